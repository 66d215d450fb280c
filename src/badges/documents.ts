/** Why something could not be had: it is not there, or nobody could ask. */
export type NoDocument = 'missing' | 'unreachable';

/** What stands at an address: JSON, or a JWT as text. */
export type FetchDocument = (url: string) => Promise<{readonly document: unknown} | NoDocument>;

/** Where the document of a `did:web` stands (did:web method, section 2.5.2). */
export function addressOfDid(did: string): string | undefined {
  const [, method, host, ...path] = did.split(':');
  if (method !== 'web' || !host) return undefined;
  try {
    const parts = path.map((part) => encodeURIComponent(decodeURIComponent(part)));
    if (parts.some((part) => part === '' || part === '.' || part === '..')) return undefined;
    const name = decodeURIComponent(host);
    if (!/^[\w.-]+(?::\d+)?$/.test(name)) return undefined;
    return `https://${name}/${parts.length > 0 ? parts.join('/') : '.well-known'}/did.json`;
  } catch {
    return undefined;
  }
}
