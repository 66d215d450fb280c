import type {IncomingMessage, ServerResponse} from 'node:http';

import {getRequestListener} from '@hono/node-server';

import {communityHandler} from '../../server/src/handler/index.js';
import {createStore} from '../../src/adapter/store/store.js';
import {asArtalk} from './as-artalk.js';
import {asWaline} from './as-waline.js';
import {community} from './said.js';

/*
 * Stands in for three services on one port: ours is the service's own handler over a store in memory; those of Artalk and Waline are
 * what their clients ask of them when a page opens and when somebody posts, answered from memory as well. Nobody waits for a database.
 */

export interface StandIn {
  readonly path: string;
  answer(request: IncomingMessage, response: ServerResponse): void;
  close(): void;
}

export function standIn(): StandIn {
  const store = createStore({name: 'memory', load: {items: community}});
  const handler = communityHandler(store, {
    // Whoever says nothing is Amara, who looks at the page.
    who: async (request) => {
      await store.ready;
      return store.actor(request.headers.get('x-member') ?? 'amara');
    },
    secret: 'a secret for this bench alone',
    base: '/api/cop',
    rate: false,
  });
  const ours = getRequestListener((request) => handler.fetch(request));
  return {
    path: '/api/',
    answer: (request, response) => {
      if (request.url!.startsWith('/api/cop/')) void ours(request, response);
      else void peers(request, response);
    },
    close: () => handler.close(),
  };
}

/** What a peer's server does with one request; nothing where it has no such address. */
export type Answering = (asked: Asked) => unknown;

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, string>>;
}

async function peers(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const {pathname, searchParams} = new URL(request.url!, 'http://localhost');
  const asked = {
    method: request.method!,
    path: pathname,
    query: searchParams,
    body: request.method === 'POST' ? await bodyOf(request) : {},
  };
  const answer = pathname.startsWith('/api/v2/') ? asArtalk(asked) : asWaline(asked);
  if (answer === undefined) console.error(`The stand-in has no ${asked.method} ${pathname}.`);
  response
    .writeHead(answer === undefined ? 404 : 200, {'content-type': 'application/json; charset=utf-8'})
    .end(JSON.stringify(answer ?? {}));
}

async function bodyOf(request: IncomingMessage): Promise<Asked['body']> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk as string;
  return text ? (JSON.parse(text) as Asked['body']) : {};
}
