import type {Context} from 'hono';

import type {Actor} from '../../../src/model/actor.js';
import {CommunityError} from '../../../src/model/errors.js';
import {fromEventParameters, headers} from '../../../src/protocol/index.js';
import {identify, parametersOf, type Env, type Parts} from './calls.js';
import {assertText} from './json.js';
import {invalid} from './refusal.js';
import {stream} from './reply.js';

const names: ReadonlySet<string> = new Set(['kinds', 'community', 'since']);

/** Nobody on the way may hold it back or pack it. */
const eventHeaders = {
  'content-type': 'text/event-stream',
  'cache-control': 'private, no-cache, no-transform',
  'x-accel-buffering': 'no',
};

/** `GET events` */
export function events(parts: Parts): (c: Context<Env>) => Promise<Response> {
  return async (c) => {
    const request = c.req.raw;
    const parameters = parametersOf(request, names);
    for (const [name, value] of parameters) {
      assertText(value, name);
      if (value.length > 1_000) throw invalid({[name]: 'Nothing here is so long.'});
    }
    const {adapter, actor, whom} = await identify(c, parts, parts.limiter.write);
    if (!adapter.watch)
      throw new CommunityError('unsupported', 'This source reports no changes. Ask again now and then.');
    const scope = fromEventParameters(parameters, c.req.header(headers.lastEvent)?.slice(0, 1_000));
    const {watch} = adapter;
    const body = parts.streams.start({
      whom,
      signal: request.signal,
      watch: (listener) => watch(scope, listener),
      isSame: async () => isSame(await parts.options.who(request), actor),
    });
    return stream(c.var.to, body, eventHeaders);
  };
}

/** May somebody see and do what they could before? */
function isSame(now: Actor, before: Actor): boolean {
  return printOf(now) === printOf(before);
}

function printOf({member, roles, administrator}: Actor): string {
  const sorted = Object.entries(roles).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([member, administrator === true, sorted]);
}
