import {allowInsecureRequests, ClientSecretPost, discovery, None, type Configuration} from 'openid-client';

import {CommunityError} from '../../../src/model/errors.js';

/** An OpenID provider, and what we are to it. */
export interface ProviderSettings {
  /** The issuer's address, under which `/.well-known/openid-configuration` stands. */
  readonly issuer: string;
  /** What access tokens for this service name as their audience. */
  readonly audience: string;
  /** As what we are registered, for people who sign in by a page. */
  readonly client?: {readonly id: string; readonly secret?: string};
}

/** So long, in milliseconds, a provider that did not answer is not asked again. */
const pause = 2_000;

/** What a provider says of itself (OpenID Connect Discovery 1.0): asked when it is first needed, and again where it did not answer. */
export class Provider {
  private found: Promise<Configuration> | undefined;

  constructor(readonly settings: ProviderSettings) {}

  discovered(): Promise<Configuration> {
    return (this.found ??= this.discover());
  }

  private async discover(): Promise<Configuration> {
    const {issuer, client} = this.settings;
    const url = new URL(issuer);
    try {
      return await discovery(
        url,
        client?.id ?? 'unused',
        undefined,
        client?.secret === undefined ? None() : ClientSecretPost(client.secret),
        // A provider on this machine, for trying out; every other one has a certificate.
        url.protocol === 'http:' ? {execute: [allowInsecureRequests]} : {},
      );
    } catch (cause) {
      setTimeout(() => (this.found = undefined), pause).unref();
      throw new CommunityError('unavailable', 'The provider that signs people in does not answer just now.', {
        retryAfter: pause,
        cause,
      });
    }
  }
}
