import {createHash} from 'node:crypto';

import {EncryptJWT, jwtDecrypt} from 'jose';
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';

import {CommunityError} from '../../../src/model/errors.js';
import type {Claims} from './people.js';
import type {Provider} from './provider.js';

/** A sign-in takes at most so many seconds. */
export const patience = 600;

interface Pending {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly back: string;
}

/** Signs people in by a page of their provider: the authorization code flow of OpenID Connect, with PKCE (RFC 7636). */
export class CodeFlow {
  private readonly key: Uint8Array;

  constructor(
    private readonly provider: Provider,
    /** Where the provider sends people back to. */
    private readonly callback: string,
    secret: string,
  ) {
    this.key = createHash('sha256').update(`sign-in ${secret}`).digest();
  }

  /** Where to send somebody, and what their browser keeps meanwhile, sealed. */
  async begin(back: string): Promise<{readonly url: string; readonly sealed: string}> {
    const configuration = await this.provider.discovered();
    const pending: Pending = {state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier(), back};
    const url = buildAuthorizationUrl(configuration, {
      redirect_uri: this.callback,
      scope: 'openid profile email',
      state: pending.state,
      nonce: pending.nonce,
      code_challenge: await calculatePKCECodeChallenge(pending.verifier),
      code_challenge_method: 'S256',
    });
    const sealed = await new EncryptJWT({...pending})
      .setProtectedHeader({alg: 'dir', enc: 'A256GCM'})
      .setExpirationTime(`${patience}s`)
      .encrypt(this.key);
    return {url: url.href, sealed};
  }

  /** Who came back with a code, and where they wanted to go. */
  async end(search: string, sealed: string | undefined): Promise<{readonly claims: Claims; readonly back: string}> {
    const {state, nonce, verifier, back} = await this.opened(sealed);
    const configuration = await this.provider.discovered();
    try {
      const tokens = await authorizationCodeGrant(configuration, Object.assign(new URL(this.callback), {search}), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims() as Claims & {readonly sub: string};
      return {claims: {...(await this.told(tokens.access_token, claims.sub)), ...claims}, back};
    } catch (cause) {
      throw new CommunityError('signed-out', `${refusalOf(cause)} Sign in once more.`, {cause});
    }
  }

  /** What the provider tells beside the ID token (OpenID Connect Core 1.0, section 5.4); without it, that is enough. */
  private async told(token: string, subject: string): Promise<Claims> {
    const configuration = await this.provider.discovered();
    if (configuration.serverMetadata().userinfo_endpoint === undefined) return {};
    return fetchUserInfo(configuration, token, subject).catch(() => ({}));
  }

  private async opened(sealed: string | undefined): Promise<Pending> {
    try {
      const {payload} = await jwtDecrypt<Pending>(sealed ?? '', this.key);
      return payload;
    } catch (cause) {
      throw new CommunityError(
        'signed-out',
        'This sign-in was not begun in this browser, or too long ago. Sign in once more.',
        {
          cause,
        },
      );
    }
  }
}

/** The provider's own words for a person who said no, or who may not (RFC 6749, section 4.1.2.1). */
function refusalOf(cause: unknown): string {
  const {error, error_description: words} = cause as {error?: string; error_description?: string};
  if (error === 'access_denied') return 'You were not signed in.';
  return words === undefined ? 'The provider did not sign you in.' : `The provider did not sign you in: ${words}.`;
}
