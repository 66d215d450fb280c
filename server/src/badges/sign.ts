import {SignJWT, type JWTPayload} from 'jose';

import {spanOf, type JsonObject} from '../../../src/badges/credential.js';
import {hashed, suite} from '../../../src/badges/data-integrity.js';
import {toBase58} from '../../../src/badges/encodings.js';
import type {Algorithm, IssuerKeys} from './keys.js';

/** A credential as a JWT (Open Badges 3.0, section 8.2): itself, and the same once more as claims. */
export async function asJwt(credential: JsonObject, keys: IssuerKeys, algorithm: Algorithm): Promise<string> {
  const {name, secret} = await keys.current(algorithm);
  const {from, until} = spanOf(credential);
  const {id} = credential['credentialSubject'] as JsonObject;
  const seconds = (at: string) => Math.floor(Date.parse(at) / 1_000);
  const claims: JWTPayload = {
    ...credential,
    iss: keys.did,
    jti: String(credential['id']),
    ...(typeof id === 'string' && {sub: id}),
    ...(from !== undefined && {nbf: seconds(from)}),
    ...(until !== undefined && {exp: seconds(until)}),
  };
  return new SignJWT(claims).setProtectedHeader({alg: algorithm, kid: name, typ: 'JWT'}).sign(secret);
}

/** A credential with a proof in it (Data Integrity EdDSA Cryptosuites 1.0). */
export async function withProof(
  credential: JsonObject,
  keys: IssuerKeys,
  now: () => number = Date.now,
): Promise<JsonObject> {
  const {name, secret} = await keys.current('EdDSA');
  const created = `${new Date(now()).toISOString().slice(0, 19)}Z`;
  const proof = {...suite, created, verificationMethod: name, proofPurpose: 'assertionMethod'};
  const bytes = await hashed(credential, proof);
  const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', secret as CryptoKey, bytes));
  return {...credential, proof: [{...proof, proofValue: `z${toBase58(signature)}`}]};
}
