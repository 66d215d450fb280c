import {z, type RouteConfig} from '@hono/zod-openapi';

import {answer} from './answer.js';
import {schemasOf} from './items.js';

const tags = ['service'];
const anything = z.looseObject({});
const inPath = (name: string) => z.string().openapi({param: {name, in: 'path'}});
const issue = z.strictObject({
  award: z.string(),
  as: z.enum(['text', 'svg', 'png']),
  proof: z.enum(['jwt', 'data-integrity']),
  to: z
    .union([
      z.strictObject({mail: z.email().optional()}),
      z.strictObject({did: z.string()}),
      z.strictObject({name: z.literal(true)}),
    ])
    .optional()
    .openapi({
      description:
        'By which whom it was given to is known; the mail address of their profile, as a digest, where left out.',
    }),
});
const file = z.object({name: z.string(), type: z.string(), data: z.base64()}).openapi('BadgeFile');
const documentAt = z.union([
  z.object({document: z.unknown()}),
  z.object({missing: z.enum(['missing', 'unreachable'])}),
]);

/** What any service with badges does. */
export const badgeRoutes: readonly RouteConfig[] = [
  {
    tags,
    method: 'get',
    path: '/badges/documents',
    operationId: 'badgeDocument',
    summary: 'What stands at an address of an issuer of badges',
    description:
      'Keys and lists of what was revoked, for a page that may not fetch them: JSON or a JWT, never from an inner network.',
    request: {query: z.object({url: z.url()})},
    responses: answer('The document, or why there is none.', documentAt),
  },
  {
    tags,
    method: 'post',
    path: '/badges/taken',
    operationId: 'takeBadge',
    summary: 'Take a badge of elsewhere in to one’s own profile',
    request: {
      query: z.object({visibility: z.enum(['person', 'organisation']).optional()}),
      body: {required: true, content: {'application/octet-stream': {schema: z.string()}}},
    },
    responses: {
      201: {
        description: 'It is valid, and kept.',
        content: {'application/json': {schema: schemasOf('credential').item}},
      },
    },
  },
];

/** What one does that issues. */
export const issuerRoutes: readonly RouteConfig[] = [
  {
    tags,
    method: 'post',
    path: '/badges/issued',
    operationId: 'issueBadge',
    summary: 'Take an award of one’s own elsewhere, as an Open Badge 3.0',
    request: {body: {required: true, content: {'application/json': {schema: issue}}}},
    responses: answer('The file, its bytes in base64.', file),
  },
  {
    ...open('/did.json', 'issuerDid', 'What the name of the issuer leads to (did:web)'),
    responses: {200: {description: 'Its keys.', content: {'application/did+json': {schema: anything}}}},
  },
  {
    ...open('/badges/jwks', 'issuerKeys', 'The keys of the issuer (RFC 7517)'),
    responses: answer('Its keys.', anything),
  },
  {...open('/badges/issuer', 'issuerProfile', 'Who issues'), responses: answer('The profile.', anything)},
  {
    ...open('/badges/emblems/{id}', 'badgeEmblem', 'The drawing of a badge'),
    request: {params: z.object({id: inPath('id')}), query: z.object({level: z.string().optional()})},
    responses: {200: {description: 'A picture.', content: {'image/svg+xml': {schema: z.string()}}}},
  },
  {
    ...open('/badges/status/{list}', 'badgeStatus', 'Which badges were revoked (Bitstring Status List 1.0)'),
    request: {params: z.object({list: inPath('list')})},
    responses: {
      200: {
        description: 'A list, signed.',
        content: {'application/vc+ld+json': {schema: anything}, 'application/vc+jwt': {schema: z.string()}},
      },
    },
  },
];

/** Anybody reads it, signed in or not. */
function open(path: string, operationId: string, summary: string) {
  return {tags, method: 'get' as const, path, operationId, summary, security: []};
}
