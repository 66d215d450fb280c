import {fromBase58, fromBase64Url, toBase64Url} from './encodings.js';

/** What a key has to be for an algorithm, as WebCrypto calls it. RS256 is what Open Badges ask of everybody. */
const algorithms: Readonly<Record<string, {readonly kty: string; readonly crv?: string; readonly how: object}>> = {
  RS256: {kty: 'RSA', how: {name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256'}},
  PS256: {kty: 'RSA', how: {name: 'RSA-PSS', hash: 'SHA-256', saltLength: 32}},
  ES256: {kty: 'EC', crv: 'P-256', how: {name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256'}},
  ES384: {kty: 'EC', crv: 'P-384', how: {name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384'}},
  EdDSA: {kty: 'OKP', crv: 'Ed25519', how: {name: 'Ed25519'}},
  Ed25519: {kty: 'OKP', crv: 'Ed25519', how: {name: 'Ed25519'}},
};

export function isKnownAlgorithm(name: unknown): name is string {
  return typeof name === 'string' && Object.hasOwn(algorithms, name);
}

/** Does a key fit an algorithm? A key of another sort proves nothing, whatever a header says. */
export function fits(jwk: JsonWebKey, algorithm: string): boolean {
  const {kty, crv} = algorithms[algorithm]!;
  // A short key of RSA can be broken.
  const isLong = kty !== 'RSA' || (jwk.n?.length ?? 0) >= 341;
  return jwk.kty === kty && (crv === undefined || jwk.crv === crv) && isLong;
}

/** Is this the signature of these bytes, by the owner of this key? */
export async function isSignedBy(
  jwk: JsonWebKey,
  algorithm: string,
  signature: Uint8Array<ArrayBuffer>,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const {how} = algorithms[algorithm]!;
  if (!fits(jwk, algorithm)) return false;
  // What the owner of a key says of its use is for them; only what it is matters here.
  const {kty, crv, n, e, x, y} = jwk;
  const plain = JSON.parse(JSON.stringify({kty, crv, n, e, x, y})) as JsonWebKey;
  let key: CryptoKey;
  try {
    key = await crypto.subtle.importKey('jwk', plain, how as EcKeyImportParams, false, ['verify']);
  } catch (error) {
    // Chromium before version 137 knows no Ed25519.
    if (kty === 'OKP' && (error as Error).name === 'NotSupportedError') return byLibrary(x ?? '', signature, bytes);
    return false;
  }
  return crypto.subtle.verify(how as EcdsaParams, key, signature, bytes);
}

async function byLibrary(x: string, signature: Uint8Array, bytes: Uint8Array): Promise<boolean> {
  const key = fromBase64Url(x);
  if (key?.length !== 32 || signature.length !== 64) return false;
  const {verifyAsync} = await import('@noble/ed25519');
  return verifyAsync(signature, bytes, key);
}

/** A key of Ed25519 as `publicKeyMultibase` writes it (Controlled Identifiers 1.0, section 2.2.2). */
export function fromMultikey(text: unknown): JsonWebKey | undefined {
  const bytes = typeof text === 'string' && text.startsWith('z') ? fromBase58(text.slice(1)) : undefined;
  if (bytes?.[0] === 0xed && bytes[1] === 0x01 && bytes.length === 34)
    return {kty: 'OKP', crv: 'Ed25519', x: toBase64Url(bytes.subarray(2))};
  return undefined;
}
