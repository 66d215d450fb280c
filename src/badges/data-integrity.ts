import {canonical} from './canonical.js';
import type {JsonObject} from './credential.js';
import {joined, toUtf8} from './encodings.js';

/** The one form of proof that is known here (Data Integrity EdDSA Cryptosuites 1.0). */
export const suite = {type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022'} as const;

/** What is signed of a document with a proof: a digest of what is said of the proof, and one of the document. */
export async function hashed(document: JsonObject, options: JsonObject): Promise<Uint8Array<ArrayBuffer>> {
  const {proof: _, ...unsecured} = document;
  const {proofValue: __, ...config} = options;
  const digests = [];
  for (const each of [{...config, '@context': document['@context']}, unsecured])
    digests.push(new Uint8Array(await crypto.subtle.digest('SHA-256', toUtf8(await canonical(each)))));
  return joined(...digests);
}
