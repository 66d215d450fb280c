import {createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey} from 'jose';

import {CommunityError} from '../../../src/model/errors.js';
import {Refusal} from '../handler/refusal.js';
import type {Provider} from './provider.js';

/** What may sign a token: nothing that whoever reads it could sign as well, and not nothing. */
const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

/** Clocks may differ by so many seconds. */
const clockTolerance = 30;
/** Keys nobody knows are looked for once in so many milliseconds. */
const cooldownDuration = 5_000;

/** Access tokens of a provider (RFC 9068, JWT): whether they are good, and what they say. */
export class Tokens {
  private keys: Promise<JWTVerifyGetKey> | undefined;

  constructor(private readonly provider: Provider) {}

  /** The claims of a token. One that is not good is refused, in words that say why. */
  async verify(token: string): Promise<JWTPayload> {
    const {issuer, audience} = this.provider.settings;
    const keys = await (this.keys ??= this.keySet());
    try {
      const {payload} = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms,
        clockTolerance,
        requiredClaims: ['exp', 'sub'],
      });
      return payload;
    } catch (error) {
      const why = problemOf(error);
      if (why === undefined)
        throw new CommunityError(
          'unavailable',
          'The keys of the provider that signs people in cannot be read just now.',
          {
            retryAfter: cooldownDuration,
            cause: error,
          },
        );
      // RFC 6750, section 3, which has neither quotes nor letters beyond ASCII in its words.
      const words = why.replace(/[^ !#-[\]-~]/g, "'");
      const header = `Bearer error="invalid_token", error_description="${words}"`;
      throw new Refusal(401, 'signed-out', why, {}, {'www-authenticate': header});
    }
  }

  private async keySet(): Promise<JWTVerifyGetKey> {
    try {
      const {jwks_uri: address} = (await this.provider.discovered()).serverMetadata();
      if (address === undefined) throw new Error('The provider names no keys (jwks_uri).');
      return createRemoteJWKSet(new URL(address), {cooldownDuration});
    } catch (error) {
      this.keys = undefined;
      throw error;
    }
  }
}

/** Why a token is not good; nothing where that could not be found out. */
function problemOf(error: unknown): string | undefined {
  if (error instanceof errors.JWTExpired) return 'This token has expired. Ask for a new one.';
  if (error instanceof errors.JWTClaimValidationFailed)
    return claimProblems[error.claim] ?? `This token has no good “${error.claim}”.`;
  if (error instanceof errors.JOSEAlgNotAllowed || error instanceof errors.JOSENotSupported)
    return 'This token is not signed by a way that is accepted here.';
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys)
    return 'This token is signed with a key that its issuer does not have, or has no more. Ask for a new one.';
  if (error instanceof errors.JWSSignatureVerificationFailed)
    return 'The signature of this token is not that of its issuer.';
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid)
    return 'This is no token: send the access token as the provider gave it.';
  return undefined;
}

const claimProblems: Readonly<Record<string, string>> = {
  aud: 'This token is for another service.',
  iss: 'This token is from another issuer.',
  nbf: 'This token is not good yet.',
};
