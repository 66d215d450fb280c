import type {CommunityAdapter} from '../../adapter/contract.js';
import {CommunityError} from '../../model/errors.js';
import {restForPage} from '../rest/index.js';
import {addressesOf, rootInPage, settingsInPage} from './addresses.js';
import {overAddresses} from './wordpress.js';

interface Attributes {
  readonly src?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/**
 * What `<cop-community adapter="wordpress">` opens: the WordPress whose page it stands on, or the one of `src`, as whoever is signed in there;
 * answers kept for when it cannot be reached, and writes kept until it has them.
 */
export async function fromAttributes({src = rootInPage(), attributes = {}}: Attributes): Promise<CommunityAdapter> {
  if (!src)
    throw new CommunityError(
      'invalid',
      'This page does not say which WordPress it belongs to: give <cop-community adapter="wordpress"> its address, src="https://intranet.example/".',
    );
  const addresses = addressesOf(src, attributes['nonces']);
  // What proves to this site that its own page asks is nothing for another.
  const own = rootInPage();
  const isOwn = own !== undefined && new URL(own, location.href).origin === new URL(addresses.base).origin;
  const source = overAddresses(addresses, fetch, attributes['nonce'] ?? (isOwn ? settingsInPage()?.nonce : undefined));
  return restForPage({url: addresses.base}, source);
}
