import {isObject, parsedObject, type JsonObject} from './credential.js';
import {fromBase64Url, fromUtf8, toUtf8} from './encodings.js';

/** A JWT in its parts (RFC 7515, compact). */
export interface Jwt {
  readonly header: JsonObject;
  readonly payload: JsonObject;
  readonly signature: Uint8Array<ArrayBuffer>;
  /** What was signed. */
  readonly signed: Uint8Array<ArrayBuffer>;
}

export function looksLikeJwt(text: string): boolean {
  return /^[\w-]+\.[\w-]+\.[\w-]+$/.test(text);
}

/** Nothing where a part of it cannot be read. */
export function parseJwt(text: string): Jwt | undefined {
  const parts = text.split('.');
  const [header, payload] = parts.map((part) => parsedObject(fromUtf8(fromBase64Url(part) ?? Uint8Array.of(255))));
  const signature = fromBase64Url(parts[2] ?? '');
  if (!header || !payload || !signature) return undefined;
  return {header, payload, signature, signed: toUtf8(`${parts[0]}.${parts[1]}`)};
}

/** The credential a JWT is of: its payload, or a part of that as the first version of the data model had it. */
export function credentialIn({payload}: Jwt): JsonObject {
  return isObject(payload['vc']) ? payload['vc'] : payload;
}

/** Do the claims of a JWT say the same as the credential in it (Open Badges 3.0, section 8.2.4)? */
export function agrees({payload}: Jwt, credential: JsonObject, issuer: string): boolean {
  const {iss, jti, sub, nbf, exp} = payload;
  const subject = credential['credentialSubject'];
  const id = isObject(subject) ? subject['id'] : undefined;
  const isAt = (claim: unknown, ...names: readonly string[]) => {
    const said = names.map((name) => credential[name]).find((each) => each !== undefined);
    return claim === undefined || said === undefined || Math.floor(Date.parse(String(said)) / 1_000) === claim;
  };
  return (
    iss === issuer &&
    (jti === undefined || credential['id'] === undefined || jti === credential['id']) &&
    (sub === undefined || id === undefined || sub === id) &&
    isAt(nbf, 'validFrom', 'issuanceDate') &&
    isAt(exp, 'validUntil', 'expirationDate')
  );
}
