import {Hono, type Context} from 'hono';
import {deleteCookie, getCookie, setCookie} from 'hono/cookie';
import {parse} from 'hono/utils/cookie';

import {visitor, type Actor} from '../../../src/model/actor.js';
import {CommunityError} from '../../../src/model/errors.js';
import {CodeFlow, patience} from './code-flow.js';
import type {OwnPages} from './own-pages.js';
import type {People} from './people.js';
import type {Provider} from './provider.js';
import type {Sessions} from './sessions.js';
import {Tokens} from './tokens.js';

interface Parts {
  readonly provider: Provider;
  readonly people: People;
  readonly sessions: Sessions;
  readonly pages: OwnPages;
  /** Seals what a browser keeps while somebody signs in. */
  readonly secret: string;
}

/**
 * Who sends a request: whoever an access token speaks of, or whoever signed in by a page of this site; else a visitor.
 *
 * Its routes sign people in and out, for pages that have no tokens of their own.
 */
export class Identity {
  readonly routes = new Hono();
  private readonly tokens: Tokens;
  private readonly cookie: string;
  private readonly isSecure: boolean;

  constructor(private readonly parts: Parts) {
    const {home} = parts.pages;
    this.tokens = new Tokens(parts.provider);
    this.isSecure = home.protocol === 'https:';
    // A prefix that a browser takes from nobody but this very host (RFC 6265bis, section 4.1.3).
    this.cookie = this.isSecure ? '__Host-cop-session' : 'cop-session';
    const {provider, secret} = parts;
    if (provider.settings.client)
      this.addRoutes(new CodeFlow(provider, new URL('session/callback', home).href, secret));
  }

  /** Whether the provider answers as it should; fails where it does not, and why is its cause. */
  async check(): Promise<void> {
    await this.parts.provider.discovered();
  }

  async who(request: Request): Promise<Actor> {
    const {people, sessions, pages} = this.parts;
    const [, token] = /^bearer +(\S+) *$/i.exec(request.headers.get('authorization') ?? '') ?? [];
    if (token !== undefined) return (await people.enter(await this.tokens.verify(token))).actor;
    const secret = parse(request.headers.get('cookie') ?? '', this.cookie)[this.cookie];
    if (secret === undefined) return visitor;
    pages.check(request);
    const person = await sessions.find(secret);
    if (!person)
      throw new CommunityError('signed-out', 'You were signed out, or it was too long ago. Sign in once more.');
    return people.actorOf(person);
  }

  /** Forgets sessions that are over. */
  sweep(): Promise<void> {
    return this.parts.sessions.sweep();
  }

  private addRoutes(flow: CodeFlow): void {
    const {people, sessions, pages} = this.parts;
    const pending = 'cop-sign-in';
    const path = `${pages.home.pathname}session/`;
    this.routes.get('/sign-in', async (context) => {
      const {url, sealed} = await flow.begin(pages.back(context.req.query('return') ?? null));
      this.keep(context, pending, sealed, {path, maxAge: patience});
      return context.redirect(url);
    });
    this.routes.get('/callback', async (context) => {
      const {search} = new URL(context.req.url);
      const {claims, back} = await flow.end(search, getCookie(context, pending));
      const {person} = await people.enter(claims);
      const secret = await sessions.begin(person);
      // Whoever signs in anew is not known by the former cookie any more.
      await this.endSession(context);
      deleteCookie(context, pending, {path});
      this.keep(context, this.cookie, secret, {path: '/', maxAge: sessions.length / 1_000});
      return context.redirect(back);
    });
    this.routes.post('/sign-out', async (context) => {
      pages.check(context.req.raw);
      await this.endSession(context);
      deleteCookie(context, this.cookie, {path: '/', secure: this.isSecure});
      return context.body(null, 204);
    });
  }

  private async endSession(context: Context): Promise<void> {
    const secret = getCookie(context, this.cookie);
    if (secret !== undefined) await this.parts.sessions.end(secret);
  }

  private keep(context: Context, name: string, value: string, where: {path: string; maxAge: number}): void {
    setCookie(context, name, value, {...where, httpOnly: true, secure: this.isSecure, sameSite: 'Lax'});
  }
}
