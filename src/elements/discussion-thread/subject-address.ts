/**
 * The address that the comments of a page are kept under.
 *
 * Nothing stands for the page itself, and a relative address is read from there. The fragment is dropped, since it leads to a place in
 * the page. The query stays, for many pages differ in nothing else, and so does a slash at the end: only its server knows whether both are
 * one page. `undefined` where it is no address.
 */
export function addressOf(written: string, page = location.href): string | undefined {
  try {
    const url = new URL(written.trim(), page);
    url.hash = '';
    return url.href;
  } catch {
    return undefined;
  }
}
