import {OpenAPIHono, z, type RouteConfig} from '@hono/zod-openapi';

import {contractVersion} from '../../../src/adapter/contract.js';
import {kindNames, tableOf, type Kind} from '../../../src/model/kinds.js';
import {permissions} from '../../../src/model/permissions.js';
import {problemType} from '../../../src/protocol/index.js';
import {answer, type Responses} from './schemas/answer.js';
import {nameOf, schemasOf} from './schemas/items.js';
import {
  descriptionSchema,
  listSchema,
  problemSchema,
  resultsSchema,
  writeResultSchema,
  type AskedSchemas,
} from './schemas/protocol.js';

export type OpenApiDocument = ReturnType<OpenAPIHono['getOpenAPI31Document']>;

type Parameters = Record<string, z.ZodType>;

/** What can go wrong, by status. */
const failures: Readonly<Record<number, string>> = {
  400: 'It cannot be read: broken JSON, a broken address, a missing key.',
  401: 'Sign in first.',
  403: 'This person may not.',
  404: 'Not there, not for this person to see, or not offered here.',
  405: 'The address does not take this method; `Allow` says which.',
  409: 'It clashes with what is there, which is `current`.',
  412: 'It was changed meanwhile; `current` is the item as it is now.',
  413: 'Too large.',
  414: 'The address is too long. Send the query to `reads`.',
  415: 'The body is not JSON.',
  422: 'Not valid; `fields` says what and why.',
  429: 'Too many requests; `Retry-After` says how long to wait.',
  431: 'The headers are too long.',
  503: 'Not available now.',
};

/** The same for all; each address refers to them. */
const problems = Object.fromEntries(
  Object.keys(failures).map((status) => [status, {$ref: `#/components/responses/Problem${status}`}]),
) as Responses;

const key = z
  .string()
  .min(1)
  .max(200)
  .openapi({description: 'Names the change through every attempt; remembered for 30 days.', example: '0197f0c2-7d1e'});
const tag = z
  .string()
  .optional()
  .openapi({description: 'The version it was made against, as its `ETag` says.', example: '"v1"'});
const dryRun = z
  .enum(['true', 'false'])
  .optional()
  .openapi({description: 'Answer what would happen, and change nothing.'});
const id = z.string().openapi({example: '0197f0c2-7d1e-7a31-9d60-1f6a2f5f0a11'});

/** The document of everything the handler answers, made from the schemas it checks with. */
export function openApiDocument(schemas: AskedSchemas, base: string, more: readonly RouteConfig[]): OpenApiDocument {
  const described = new OpenAPIHono();
  const {openAPIRegistry: registry} = described;
  registry.registerComponent('securitySchemes', 'token', {type: 'http', scheme: 'bearer'});
  for (const [status, description] of Object.entries(failures))
    registry.registerComponent('responses', `Problem${status}`, {
      description,
      content: {[problemType]: {schema: {$ref: '#/components/schemas/Problem'}}},
    });
  registry.register('Problem', problemSchema);
  for (const route of [...shared(schemas), ...more, ...kindNames.flatMap((kind) => ofKind(kind, schemas))])
    registry.registerPath({...route, responses: {...problems, ...route.responses}});
  return described.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'CoP Elements',
      version: contractVersion,
      description:
        'Communities of practice: their people, discussions, practices and recognition. Every failure is a problem (RFC 9457) whose `kind` says what can be done about it, and whose `detail` says so in words.',
      license: {name: 'MIT'},
    },
    servers: [{url: base || '/'}],
    security: [{token: []}],
    tags: [
      {name: 'service', description: 'What there is, several reads at once, restoring, and what changes.'},
      ...kindNames.map((kind) => ({name: kind, description: about(kind)})),
    ],
  });
}

function shared({readsWhole, restore}: AskedSchemas): readonly RouteConfig[] {
  const tags = ['service'];
  return [
    {
      tags,
      method: 'get',
      path: '/describe',
      operationId: 'describe',
      summary: 'What can be done here, and who asks',
      responses: answer('What this service can do, per kind.', descriptionSchema),
    },
    {
      tags,
      method: 'post',
      path: '/reads',
      operationId: 'reads',
      summary: 'Several reads as one',
      description:
        'Lists and reads by id, answered in their order, each on its own. Also for a query too long for an address.',
      request: {body: body(readsWhole)},
      responses: answer('One result for each read.', resultsSchema),
    },
    {
      tags,
      method: 'post',
      path: '/restore',
      operationId: 'restore',
      summary: 'Restore items with their own dates and authors',
      description: 'For administrators: import and move are made of it. An id that is there is replaced.',
      request: {headers: z.object({'idempotency-key': key}), query: z.object({dryRun}), body: body(restore)},
      responses: answer('The items as they are now.', writeResultSchema),
    },
    {
      tags,
      method: 'get',
      path: '/events',
      operationId: 'events',
      summary: 'What changes, as it changes',
      description:
        'Server-sent events `changed`, `removed` and `reset` (too much was missed: read again), with a comment now and then. Read it with fetch, which can send a token.',
      request: {
        headers: z.object({'last-event-id': z.string().optional()}),
        query: z.object({
          kinds: z.string().optional().openapi({description: 'Names with commas.', example: 'discussion,reply'}),
          community: z.string().optional(),
          since: z.string().optional().openapi({description: '`asOf` of a page: tell everything since.'}),
        }),
      },
      responses: {
        200: {description: 'A stream that stays open.', content: {'text/event-stream': {schema: z.string()}}},
      },
    },
  ];
}

function ofKind(kind: Kind, {query}: AskedSchemas): readonly RouteConfig[] {
  const {item, draft, patch, acts} = schemasOf(kind);
  const {create, update, remove} = permissions[kind];
  const name = nameOf(kind);
  const tags = [kind];
  const path = `/items/${kind}`;
  const one = {path: `${path}/{id}`, tags};
  const written = z.object({'idempotency-key': key, 'if-match': tag});
  const result = answer('What became of it.', writeResultSchema);
  const params = z.object({id});
  const routes: RouteConfig[] = [
    {
      tags,
      path,
      method: 'get',
      operationId: `list${name}`,
      summary: `List ${kind} items`,
      request: {query: z.object(listParameters(query))},
      responses: answer('One page.', listSchema(kind).openapi(`${name}Page`)),
    },
    {
      ...one,
      method: 'get',
      operationId: `get${name}`,
      summary: `Read one ${kind}`,
      request: {params, headers: z.object({'if-none-match': z.string().optional()})},
      responses: {...answer('The item; its version is in `ETag`.', item), 304: {description: 'As it was.'}},
    },
  ];
  const dry = z.object({dryRun});
  if (create)
    routes.push({
      tags,
      path,
      method: 'post',
      operationId: `create${name}`,
      summary: `Create a ${kind}`,
      description: 'The id is made by whoever creates, so that an attempt made twice makes one item.',
      request: {headers: z.object({'idempotency-key': key}), query: dry, body: body(draft)},
      responses: {...result, 201: {...result[200]!, description: 'It is there; `Location` says where.'}},
    });
  if (update)
    routes.push({
      ...one,
      method: 'patch',
      operationId: `update${name}`,
      summary: `Change a ${kind}`,
      description: 'What changes: `null` takes a field away, others are put whole.',
      request: {params, headers: written, query: dry, body: body(patch)},
      responses: result,
    });
  if (remove)
    routes.push({
      ...one,
      method: 'delete',
      operationId: `remove${name}`,
      summary: `Remove a ${kind}`,
      request: {params, headers: written, query: dry},
      responses: result,
    });
  for (const [act, schema] of acts)
    routes.push({
      ...one,
      path: `${path}/{id}/${act}`,
      method: 'post',
      operationId: `${act}${name}`,
      summary: `${act.charAt(0).toUpperCase()}${act.slice(1)} a ${kind}`,
      request: {params, headers: written, query: dry, body: body(schema, false)},
      responses: result,
    });
  return routes;
}

/** A query as parameters: `where` is JSON, lists have commas between their values. */
function listParameters(query: AskedSchemas['query']): Parameters {
  const {shape} = query as z.ZodObject<Parameters>;
  const of = (name: string) => shape[name]!;
  const names = z.string().optional();
  return {
    text: of('text').openapi({description: 'Words that must all be found.'}),
    where: z
      .string()
      .optional()
      .openapi({description: 'Conditions by name, as JSON.', example: '{"community":"storage"}'}),
    sort: of('sort').openapi({description: 'A name, “-” before it for the largest first.'}),
    facets: names.openapi({description: 'Names to count by, with commas.'}),
    fields: names.openapi({description: 'Only these fields beside the envelope, with commas.'}),
    limit: of('limit'),
    from: names.openapi({description: 'Start at this value of the sort.'}),
    fromId: names.openapi({description: 'Start at the item with this id.'}),
    cursor: of('cursor').openapi({description: '`next` or `previous` of a page; enough alone.'}),
    include: z
      .enum(['createdBy', 'community', 'createdBy,community'])
      .optional()
      .openapi({description: 'Fields whose items come along in `included`, with commas.'}),
  };
}

function body(schema: z.ZodType, required = true): NonNullable<NonNullable<RouteConfig['request']>['body']> {
  return {required, content: {'application/json': {schema}}};
}

function about(kind: Kind): string {
  const {states, scope, order} = tableOf(kind);
  const where = scope === 'community' ? 'Belongs to one community.' : 'One for all communities.';
  return `${where} States: ${states.join(', ')}. Sorted by ${order} where nobody says otherwise.`;
}
