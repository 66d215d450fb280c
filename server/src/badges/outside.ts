import type {FetchDocument, NoDocument} from '../../../src/badges/documents.js';
import {looksLikeJwt} from '../../../src/badges/jwt.js';
import type {Outbound} from '../outbound/index.js';

export interface OutsideOptions {
  readonly ask: Outbound;
  /** Asks by plain HTTP too: for tests alone. */
  readonly plainly?: boolean;
}

const accept =
  'application/vc+jwt, application/did+json, application/vc+ld+json, application/ld+json, application/json;q=0.9';

/** What stands at an address of the world outside, JSON or a JWT, for whoever checks a badge. Nothing else is told of it, nor why it failed. */
export function outside({ask, plainly = false}: OutsideOptions): FetchDocument {
  return async (url) => {
    try {
      const {status, body} = await ask(url, {accept, secureOnly: !plainly});
      if (status === 404 || status === 410) return 'missing';
      return status === 200 ? read(Buffer.from(body).toString().trim()) : 'unreachable';
    } catch {
      return 'unreachable';
    }
  };
}

function read(text: string): {readonly document: unknown} | NoDocument {
  if (looksLikeJwt(text)) return {document: text};
  try {
    const document: unknown = JSON.parse(text);
    return typeof document === 'object' && document !== null ? {document} : 'missing';
  } catch {
    return 'missing';
  }
}
