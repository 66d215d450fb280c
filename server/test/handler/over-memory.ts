import {createStore} from '../../../src/adapter/store/store.js';
import type {Store} from '../../../src/adapter/store/types.js';
import {discussions, item, organisation} from '../../../src/conformance/seed.js';
import {visitor, type Actor} from '../../../src/model/actor.js';
import {CommunityError} from '../../../src/model/errors.js';
import type {Item} from '../../../src/model/item.js';
import {communityHandler, type CommunityHandler, type HandlerOptions} from '../../src/handler/index.js';

export const secret = 'a secret for these tests';

/** The store of `memory` behind the handler; whoever sends `Authorization: Bearer mo` is Mo. */
export interface OverMemory extends CommunityHandler {
  readonly store: Store;
  /** Sends a request; a body goes as JSON, a write with a key of its own. */
  send(method: string, path: string, sending?: Sending): Promise<Response>;
}

export interface Sending {
  readonly as?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export function overMemory(options: Partial<HandlerOptions> = {}, items: readonly Item[] = seed): OverMemory {
  const store = createStore({name: 'memory', load: {items}});
  const handler = communityHandler(store, {who: whoOf(knownIn(store)), secret, base: '/api', rate: false, ...options});
  return {
    ...handler,
    store,
    send: (method, path, {as = 'mo', body, headers} = {}) =>
      handler.fetch(
        new Request(`http://community.example/api/${path}`, {
          method,
          headers: {
            ...(as && {authorization: `Bearer ${as}`}),
            ...(body !== undefined && {'content-type': 'application/json'}),
            ...(method !== 'GET' && path !== 'reads' && {'idempotency-key': crypto.randomUUID()}),
            ...headers,
          },
          ...(body !== undefined && {body: typeof body === 'string' ? body : JSON.stringify(body)}),
        }),
      ),
  };
}

/** Nobody is known before the items are in. */
export function knownIn(store: Store): Known {
  return {actor: (member) => store.ready.then(() => store.actor(member))};
}

interface Known {
  actor(member: string): Actor | Promise<Actor>;
}

/** Who somebody says they are; `ada` runs the source, and nobody is called `nobody`. */
export function whoOf(store: Known): (request: Request) => Promise<Actor> {
  return async (request) => {
    const name = request.headers.get('authorization')?.replace('Bearer ', '');
    if (!name) return visitor;
    if (name === 'nobody') throw new CommunityError('signed-out', 'Your sign-in is over. Sign in again.');
    return {...(await store.actor(name)), ...(name === 'ada' && {administrator: true})};
  };
}

export const seed: readonly Item[] = [
  ...organisation,
  ...discussions(17),
  item('practice', {id: 'p-1', title: 'Snapshots before upgrades', createdBy: 'mo', state: 'draft'}),
];
