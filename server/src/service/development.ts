import {createHmac, timingSafeEqual} from 'node:crypto';

import {Hono} from 'hono';
import {getCookie, setCookie} from 'hono/cookie';
import {parse} from 'hono/utils/cookie';

import type {CommunityAdapter} from '../../../src/adapter/contract.js';
import {visitor, type Actor} from '../../../src/model/actor.js';
import {CommunityError} from '../../../src/model/errors.js';

const cookie = 'cop-development';

interface Known {
  actor(member: string): Promise<Actor>;
}

/**
 * Sign-in for trying out: whoever asks says who they are, and is believed. Never in production.
 *
 * The choice is a signed cookie, for pages of the same site.
 */
export class DevelopmentSignIn {
  readonly routes = new Hono();

  constructor(
    private readonly source: CommunityAdapter & Known,
    private readonly secret: string,
  ) {
    this.routes.get('/', async (context) => {
      const {items} = await source.list('member', {
        where: {state: 'active', account: {none: ['guest', 'service']}},
        sort: 'name',
        fields: ['name'],
        limit: 1_000,
      });
      const member = this.memberIn(getCookie(context, cookie));
      return context.json({
        ...(member !== undefined && {member}),
        people: items.map(({id, ...item}) => ({id, name: 'name' in item ? item.name : id})),
      });
    });
    this.routes.post('/', async (context) => {
      const {member} = await context.req.json<{member?: unknown}>().catch(() => ({member: undefined}));
      const [found] = typeof member === 'string' ? await source.get('member', [member]) : [];
      if (!found) return context.json({detail: 'There is no such member.'}, 422);
      setCookie(context, cookie, `${found.id}.${this.seal(found.id)}`, {path: '/', httpOnly: true, sameSite: 'Strict'});
      return context.json({member: found.id});
    });
  }

  /** Who sent a request; a visitor where nobody signed in. */
  async who(request: Request): Promise<Actor> {
    const value = parse(request.headers.get('cookie') ?? '', cookie)[cookie];
    if (value === undefined) return visitor;
    const member = this.memberIn(value);
    if (member === undefined) throw new CommunityError('signed-out', 'This sign-in is over. Choose who you are again.');
    return this.source.actor(member);
  }

  private memberIn(value: string | undefined): string | undefined {
    const dot = value?.lastIndexOf('.') ?? -1;
    if (value === undefined || dot < 0) return undefined;
    const [member, seal] = [value.slice(0, dot), Buffer.from(value.slice(dot + 1))];
    const right = Buffer.from(this.seal(member));
    return seal.length === right.length && timingSafeEqual(seal, right) ? member : undefined;
  }

  private seal(member: string): string {
    return createHmac('sha256', this.secret).update(`development ${member}`).digest('base64url');
  }
}
