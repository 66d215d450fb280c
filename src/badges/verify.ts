import {
  factsOf,
  isBadge,
  isObject,
  issuerOf,
  listOf,
  parsedObject,
  spanOf,
  statusOf,
  textOf,
  type BadgeFacts,
  type JsonObject,
} from './credential.js';
import type {FetchDocument} from './documents.js';
import {fromBase58} from './encodings.js';
import {keyOf} from './issuer-key.js';
import {agrees, credentialIn, looksLikeJwt, parseJwt, type Jwt} from './jwt.js';
import {fits, isKnownAlgorithm, isSignedBy} from './signature.js';
import {isSet} from './status-list.js';

/** What became of looking at a badge. Only `valid` is one to rely on. */
export type Verdict =
  'valid' | 'tampered' | 'expired' | 'not-yet' | 'revoked' | 'unknown-issuer' | 'not-a-badge' | 'unchecked';

/**
 * Why a badge could not be checked: the page has no cryptography (plain http), its keys or its status could not be fetched, it is signed
 * in a way, or written in words, that are not known here.
 */
export type Obstacle = 'no-crypto' | 'keys' | 'status' | 'algorithm' | 'vocabulary';

export interface Checked {
  readonly verdict: Verdict;
  readonly obstacle?: Obstacle;
  /** What it says, once it is a badge: to be believed where the verdict is `valid`. */
  readonly facts?: BadgeFacts;
}

export interface VerifyOptions {
  readonly fetchDocument: FetchDocument;
  /** Epoch milliseconds. */
  readonly now?: number;
}

type Outcome = Omit<Checked, 'facts'>;

const good: Outcome = {verdict: 'valid'};
const tampered: Outcome = {verdict: 'tampered'};
const unchecked = (obstacle: Obstacle): Outcome => ({verdict: 'unchecked', obstacle});

/** Looks whether a badge is what it says: a JWT, or JSON with a proof in it. */
export async function verify(signed: string, options: VerifyOptions): Promise<Checked> {
  const text = signed.trim();
  const jwt = looksLikeJwt(text) ? parseJwt(text) : undefined;
  if (looksLikeJwt(text) && !jwt) return tampered;
  const credential = jwt ? credentialIn(jwt) : parsedObject(text);
  if (!credential || !isBadge(credential)) return {verdict: 'not-a-badge'};
  const facts = factsOf(credential);
  if (!(globalThis.crypto as Crypto | undefined)?.subtle) return {...unchecked('no-crypto'), facts};
  const {now = Date.now(), fetchDocument} = options;
  const outcome = await authentic(credential, jwt, fetchDocument);
  if (outcome.verdict !== 'valid') return {...outcome, facts};
  return {...(await current(credential, now, fetchDocument)), facts};
}

/** Is it as its issuer signed it? */
function authentic(credential: JsonObject, jwt: Jwt | undefined, fetchDocument: FetchDocument): Promise<Outcome> {
  return jwt ? authenticJwt(jwt, credential, fetchDocument) : authenticProof(credential, fetchDocument);
}

async function authenticJwt(jwt: Jwt, credential: JsonObject, fetchDocument: FetchDocument): Promise<Outcome> {
  const {alg, kid, jwk, crit} = jwt.header;
  const issuer = issuerOf(credential)!;
  // What a header says must be understood, and is not.
  if (!isKnownAlgorithm(alg) || crit !== undefined) return unchecked('algorithm');
  const name = textOf(kid);
  const brought = isObject(jwk) ? jwk : undefined;
  const found = await keyOf(issuer, name, fetchDocument, brought);
  if (found === 'unreachable') return unchecked('keys');
  // The key it brings along shows whether a badge was changed, and says nothing of who signed it.
  const isForeign = found === 'missing';
  const key = isForeign ? (brought as JsonWebKey | undefined) : found.jwk;
  if (!key || !fits(key, alg)) return isForeign ? {verdict: 'unknown-issuer'} : tampered;
  const isRight = await isSignedBy(key, alg, jwt.signature, jwt.signed);
  if (!isRight || !agrees(jwt, credential, issuer)) return tampered;
  return isForeign ? {verdict: 'unknown-issuer'} : good;
}

async function authenticProof(credential: JsonObject, fetchDocument: FetchDocument): Promise<Outcome> {
  const issuer = issuerOf(credential)!;
  const proofs = listOf(credential['proof']).filter(isObject);
  // Nobody has signed it.
  if (proofs.length === 0) return {verdict: 'unknown-issuer'};
  const {hashed, suite} = await import('./data-integrity.js');
  const proof = proofs.find(({type, cryptosuite}) => type === suite.type && cryptosuite === suite.cryptosuite);
  if (!proof) return unchecked('algorithm');
  const method = textOf(proof['verificationMethod']);
  const value = textOf(proof['proofValue']);
  const signature = value?.startsWith('z') ? fromBase58(value.slice(1)) : undefined;
  if (method === undefined || !signature || proof['proofPurpose'] !== 'assertionMethod') return tampered;
  const found = await keyOf(issuer, method, fetchDocument);
  if (found === 'unreachable') return unchecked('keys');
  if (found === 'missing') return {verdict: 'unknown-issuer'};
  try {
    const isRight = await isSignedBy(found.jwk, 'Ed25519', signature, await hashed(credential, proof));
    return isRight ? good : tampered;
  } catch (error) {
    return (error as Error).name === 'UnknownVocabulary' ? unchecked('vocabulary') : tampered;
  }
}

/** Does it still hold? */
async function current(credential: JsonObject, now: number, fetchDocument: FetchDocument): Promise<Outcome> {
  const {from, until} = spanOf(credential);
  const [begins, ends] = [from, until].map((each) => (each === undefined ? undefined : Date.parse(each)));
  // A day that cannot be read is no day on which it holds.
  if (Number.isNaN(begins) || Number.isNaN(ends)) return tampered;
  let outcome = good;
  for (const entry of statusOf(credential)) {
    if (!entry) return unchecked('status');
    if (entry.purpose !== 'revocation' && entry.purpose !== 'suspension') continue;
    const isTaken = await isTakenBack(credential, entry, fetchDocument);
    if (isTaken) return {verdict: 'revoked'};
    if (isTaken === undefined) outcome = unchecked('status');
  }
  if (begins !== undefined && begins > now) return {verdict: 'not-yet'};
  if (ends !== undefined && ends <= now) return {verdict: 'expired'};
  return outcome;
}

/** What the issuer’s list says; nothing where it cannot be had, or is not theirs. */
async function isTakenBack(
  badge: JsonObject,
  {list, index, purpose}: {readonly list: string; readonly index: number; readonly purpose: string},
  fetchDocument: FetchDocument,
): Promise<boolean | undefined> {
  const found = await fetchDocument(list);
  if (typeof found === 'string') return undefined;
  const {document} = found;
  const jwt = typeof document === 'string' && looksLikeJwt(document) ? parseJwt(document) : undefined;
  const credential = jwt ? credentialIn(jwt) : isObject(document) ? document : undefined;
  // Only whoever gave a badge can take it back.
  if (!credential || issuerOf(credential) === undefined || issuerOf(credential) !== issuerOf(badge)) return undefined;
  if (!listOf(credential['type']).includes('BitstringStatusListCredential')) return undefined;
  const {verdict} = await authentic(credential, jwt, fetchDocument);
  const {until} = spanOf(credential);
  if (verdict !== 'valid' || (until !== undefined && !(Date.parse(until) > Date.now()))) return undefined;
  return isSet(credential, index, purpose);
}
