import type {CommunityAdapter} from '../../adapter/contract.js';
import {contractVersion} from '../../adapter/contract.js';
import {CommunityError, toCommunityError} from '../../model/errors.js';
// As a page fetches it, and nothing else of it: taken apart, it would be two files for whoever has the service.
import {rest} from '../rest/index.js';
import {addressesOf, type Addresses} from './addresses.js';
import {Session} from './session.js';

export interface WordPressOptions {
  /** The address of the site, of its REST interface, or of the namespace `cop/v1`. */
  readonly site: string;
  /** A nonce that the page holds already; where left out, or refused, one is asked for. */
  readonly nonce?: string;
  /** Where a nonce is asked for; `wp-admin/admin-ajax.php?action=cop-nonce` below the site where left out. */
  readonly nonces?: string;
  /** In place of the page's own `fetch`. */
  readonly fetch?: typeof fetch;
}

/** A community kept in a WordPress by our plugin, as whoever is signed in there. It speaks the protocol of the service, in the manner of WordPress. */
export function wordPress({site, nonce, nonces, fetch: send = fetch}: WordPressOptions): CommunityAdapter {
  return overAddresses(addressesOf(site, nonces), send, nonce);
}

export function overAddresses(addresses: Addresses, send: typeof fetch, nonce?: string): CommunityAdapter {
  const session = new Session(addresses, (...call) => send(...call), nonce);
  const source = rest({url: addresses.base, fetch: session.fetch});
  // Nothing streams out of a WordPress, and it takes no files.
  const {list, get, many, write, close} = source;
  return {
    name: 'wordpress',
    describe: async (call) => {
      try {
        return await source.describe(call);
      } catch (error) {
        throw toCommunityError(error).kind === 'unsupported' ? ofOtherVersion(error) : error;
      }
    },
    ...{list, get, many: many!, write: write!, close: close!},
  };
}

/** The elements of a page may come from elsewhere than the plugin: then one of them is behind the other. */
function ofOtherVersion(cause: unknown): CommunityError {
  const {message} = toCommunityError(cause);
  const words = /contract/.test(message)
    ? `The plugin of this WordPress is of another version than the elements of this page, which speak ${contractVersion}. Whoever looks after the site updates both, and empties its page cache. ${message}`
    : message;
  return new CommunityError('unsupported', words, {cause});
}
