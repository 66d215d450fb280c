import {CommunityError} from '../../model/errors.js';

/** Where a WordPress is asked. */
export interface Addresses {
  /** Of the namespace, without a slash at its end; on a site whose addresses are plain, `…/?rest_route=/cop/v1`. */
  readonly base: string;
  /** Where it says a fresh nonce to whoever is signed in. */
  readonly nonces: string;
}

const namespace = 'cop/v1';
const plain = '?rest_route=';

/** What WordPress says of itself to scripts on its pages, where one of its own has asked for it. */
interface ApiSettings {
  readonly root?: string;
  readonly nonce?: string;
}

export function settingsInPage(): ApiSettings | undefined {
  return (globalThis as {wpApiSettings?: ApiSettings}).wpApiSettings;
}

/** The address of the REST interface, as the page says it: every page of a WordPress names it in its head. */
export function rootInPage(): string | undefined {
  const link = document.querySelector<HTMLLinkElement>('link[rel="https://api.w.org/"]');
  return settingsInPage()?.root ?? link?.href;
}

/**
 * Makes the addresses of what somebody says is one: that of the namespace, of the REST interface, or of the site itself.
 *
 * Of a site alone nobody knows whether its addresses are pretty; the plain form is understood by all.
 */
export function addressesOf(src: string, nonces?: string): Addresses {
  const page = globalThis.location?.href;
  if (!URL.canParse(src, page))
    throw new CommunityError(
      'invalid',
      `“${src}” is no address of a WordPress. Say one like https://intranet.example/.`,
    );
  const url = new URL(src, page);
  const {base, site} = url.searchParams.has('rest_route') ? plainOf(url) : prettyOf(url);
  return {base, nonces: new URL(nonces ?? 'wp-admin/admin-ajax.php?action=cop-nonce', site).href};
}

function plainOf({origin, pathname}: URL) {
  return {base: `${origin}${pathname}${plain}/${namespace}`, site: folderOf(origin + pathname)};
}

function prettyOf(url: URL) {
  const address = `${url.origin}${url.pathname}`.replace(/\/+$/, '');
  const root = address.replace(new RegExp(`/${namespace}$`), '');
  if (root !== address) return {base: address, site: folderOf(root)};
  if (root.endsWith('/wp-json')) return {base: `${root}/${namespace}`, site: folderOf(root)};
  return {base: `${address}/${plain}/${namespace}`, site: `${address}/`};
}

/** What stands before the last name of an address. */
function folderOf(address: string): string {
  return address.slice(0, address.lastIndexOf('/') + 1);
}

/** An address below the base as WordPress takes it: where addresses are plain, a path is a value, and its parameters stand beside it. */
export function sendable(address: string): string {
  const at = address.indexOf(plain);
  if (at < 0) return address;
  const [front, rest] = [address.slice(0, at + plain.length), address.slice(at + plain.length)];
  const query = rest.indexOf('?');
  const path = query < 0 ? rest : rest.slice(0, query);
  return `${front}${encodeURIComponent(path)}${query < 0 ? '' : `&${rest.slice(query + 1)}`}`;
}
