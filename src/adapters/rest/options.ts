/** Why a token is wanted: there is none yet, or the service refused the one it was given. */
export type TokenReason = 'first' | 'refused';

export interface RestOptions {
  /** The address of the service, under which `describe` and `items` are. */
  readonly url: string;
  /** Answers what to send as `Authorization: Bearer`; nothing for a page that signs in by a cookie, or a visitor. */
  readonly token?: (reason: TokenReason) => string | undefined | Promise<string | undefined>;
  /** Whether cookies go along: `same-origin` where left out. */
  readonly credentials?: RequestCredentials;
  /** More headers for every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** In place of the page's own `fetch`. */
  readonly fetch?: typeof fetch;
  /** How long an answer is waited for, in milliseconds; 30 s where left out. */
  readonly timeout?: number;
}
