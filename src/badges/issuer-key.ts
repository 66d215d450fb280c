import {isObject, listOf, parsedObject, textOf, type JsonObject} from './credential.js';
import {addressOfDid, type FetchDocument, type NoDocument} from './documents.js';
import {fromBase64Url, fromUtf8} from './encodings.js';
import {fromMultikey} from './signature.js';

export type FoundKey = {readonly jwk: JsonWebKey} | NoDocument;

/**
 * The key that an issuer signs with, by the name a signature gives it, or as it was brought along. Only what the issuer themselves name
 * counts: a key from anywhere else is nobody’s, however right the signature is.
 */
export async function keyOf(
  issuer: string,
  name: string | undefined,
  fetchDocument: FetchDocument,
  brought?: JsonObject,
): Promise<FoundKey> {
  const whole = name?.startsWith('#') ? issuer + name : name;
  if (issuer.startsWith('did:')) {
    const [owner] = whole?.split('#') ?? [issuer];
    return owner === issuer ? keyOfDid(issuer, whole ?? brought ?? {}, fetchDocument) : 'missing';
  }
  if (whole === undefined) return 'missing';
  if (whole.startsWith('did:') || originOf(whole) === undefined || originOf(whole) !== originOf(issuer))
    return 'missing';
  const found = await fetchDocument(whole);
  if (typeof found === 'string') return found;
  const {document} = found;
  if (!isObject(document)) return 'missing';
  const key = (isKey(document) && document) || methodIn(document, whole);
  // Where a key says whose it is, it has to be theirs.
  const controller = key && textOf(key['controller']);
  return controller === undefined || controller === issuer ? asJwk(key) : 'missing';
}

async function keyOfDid(did: string, name: string | JsonObject, fetchDocument: FetchDocument): Promise<FoundKey> {
  const [, method, id = ''] = did.split(':');
  if (method === 'key') return asJwk({publicKeyMultibase: id});
  if (method === 'jwk') return asJwk({publicKeyJwk: parsedObject(fromUtf8(fromBase64Url(id) ?? new Uint8Array()))});
  const address = addressOfDid(did);
  if (address === undefined) return 'missing';
  const found = await fetchDocument(address);
  if (typeof found === 'string') return found;
  const {document} = found;
  if (!isObject(document) || document['id'] !== did) return 'missing';
  // To sign badges a key has to be there for that.
  const asserted = listOf(document['assertionMethod']);
  const methods = asserted.flatMap((each) => {
    const method = isObject(each) ? each : methodIn(document, String(each), did);
    return method ? [method] : [];
  });
  return asJwk(
    methods.find((method) => (typeof name === 'string' ? sameName(method['id'], name, did) : isSame(method, name))),
  );
}

/** Is this the key that a badge brought along? */
function isSame(method: JsonObject, brought: JsonObject): boolean {
  const found = asJwk(method);
  if (typeof found === 'string' || brought['kty'] === undefined) return false;
  return (['kty', 'crv', 'n', 'e', 'x', 'y'] as const).every((part) => found.jwk[part] === brought[part]);
}

/** A method of verification, or a key of a JWKS, by its name. */
function methodIn(document: JsonObject, name: string, did?: string): JsonObject | undefined {
  const whole = did !== undefined && name.startsWith('#') ? did + name : name;
  const fragment = whole.split('#')[1];
  const all = ['verificationMethod', 'publicKey', 'keys'].flatMap((list) => listOf(document[list]));
  return all
    .filter(isObject)
    .find(({id, kid}) => sameName(id, whole, did) || (fragment !== undefined && kid === fragment) || kid === whole);
}

function sameName(id: unknown, name: string, did = ''): boolean {
  return typeof id === 'string' && (id.startsWith('#') ? did + id : id) === name;
}

function isKey({kty, publicKeyJwk, publicKeyMultibase}: JsonObject): boolean {
  return [kty, publicKeyJwk, publicKeyMultibase].some((each) => each !== undefined);
}

function asJwk(method: JsonObject | undefined): FoundKey {
  if (!method) return 'missing';
  const {kty, publicKeyJwk, publicKeyMultibase, revoked} = method;
  // Whoever takes a key back, of them nothing is true that it signed.
  if (typeof revoked === 'string' && !(Date.parse(revoked) > Date.now())) return 'missing';
  if (isObject(publicKeyJwk)) return {jwk: publicKeyJwk as JsonWebKey};
  const jwk = kty === undefined ? fromMultikey(publicKeyMultibase) : (method as JsonWebKey);
  return jwk ? {jwk} : 'missing';
}

function originOf(address: string): string | undefined {
  try {
    const {protocol, origin} = new URL(address);
    return protocol === 'https:' || protocol === 'http:' ? origin : undefined;
  } catch {
    return undefined;
  }
}
