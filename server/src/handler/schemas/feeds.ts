import {z, type RouteConfig} from '@hono/zod-openapi';

import {answer} from './answer.js';

const feedSchema = z
  .object({id: z.string(), member: z.string(), community: z.string().optional(), at: z.iso.datetime()})
  .openapi('Feed');
const madeSchema = feedSchema
  .extend({rss: z.string(), atom: z.string(), json: z.string()})
  .openapi('MadeFeed', {description: 'The addresses hold its secret; they are said this once.'});
const tags = ['service'];
const path = (name: string) => z.string().openapi({param: {name, in: 'path'}});

/** The addresses of feeds, where a service has them. */
export const feedRoutes: readonly RouteConfig[] = [
  {
    tags,
    method: 'get',
    path: '/feeds',
    operationId: 'feeds',
    summary: 'One’s own feeds',
    responses: answer('Without the secrets in their addresses.', z.object({feeds: z.array(feedSchema)})),
  },
  {
    tags,
    method: 'post',
    path: '/feeds',
    operationId: 'makeFeed',
    summary: 'Make a feed for a reader that cannot sign in',
    request: {
      body: {
        required: false,
        content: {'application/json': {schema: z.strictObject({community: z.string().max(200).optional()})}},
      },
    },
    responses: {201: {description: 'The feed.', content: {'application/json': {schema: madeSchema}}}},
  },
  {
    tags,
    method: 'delete',
    path: '/feeds/{id}',
    operationId: 'revokeFeed',
    summary: 'Take a feed back',
    request: {params: z.object({id: path('id')})},
    responses: {204: {description: 'Its address leads nowhere any more.'}},
  },
  {
    tags,
    method: 'get',
    path: '/feeds/{secret}/{format}',
    operationId: 'feed',
    summary: 'The latest discussions, as RSS, Atom or JSON Feed',
    security: [],
    request: {params: z.object({secret: path('secret'), format: z.enum(['rss', 'atom', 'json'])})},
    responses: {
      200: {
        description: 'What the owner of the feed sees now.',
        content: {
          'application/rss+xml': {schema: z.string()},
          'application/atom+xml': {schema: z.string()},
          'application/feed+json': {schema: z.looseObject({version: z.string()})},
        },
      },
    },
  },
];
