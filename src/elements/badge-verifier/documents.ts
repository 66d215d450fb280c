import type {CommunityAdapter} from '../../adapter/contract.js';
import type {FetchDocument} from '../../badges/documents.js';

/** For so long an issuer may take to answer, in milliseconds. */
const patience = 8_000;

/** How a page gets at the keys of issuers: by its service, which may ask anybody; by itself where it has none. */
export function documentsOf(adapter: CommunityAdapter | undefined): FetchDocument {
  return async (url) => {
    try {
      const badges = await adapter?.badges?.();
      if (badges) {
        const found = await badges.document(url);
        return 'missing' in found ? found.missing : found;
      }
    } catch {
      // A visitor may not ask the service; the issuer answers most pages itself.
    }
    return byItself(url);
  };
}

async function byItself(url: string): ReturnType<FetchDocument> {
  try {
    const answer = await fetch(url, {
      headers: {accept: 'application/vc+jwt, application/json;q=0.9, */*;q=0.5'},
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(patience),
    });
    if (answer.status === 404 || answer.status === 410) return 'missing';
    if (!answer.ok) return 'unreachable';
    const text = (await answer.text()).trim();
    return {document: text.startsWith('{') ? (JSON.parse(text) as unknown) : text};
  } catch {
    return 'unreachable';
  }
}
