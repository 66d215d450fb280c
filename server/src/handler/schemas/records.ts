import {z, type RouteConfig} from '@hono/zod-openapi';

import {auditPage} from '../records.js';
import {answer} from './answer.js';

const auditEntrySchema = z
  .object({
    number: z.string(),
    at: z.iso.datetime(),
    community: z.string().optional(),
    by: z.string().optional(),
    what: z.string(),
    kind: z.string().optional(),
    id: z.string().optional(),
    whom: z.string().optional(),
    detail: z.record(z.string(), z.unknown()),
  })
  .openapi('AuditEntry');

const auditPageSchema = z
  .object({entries: z.array(auditEntrySchema), next: z.string().optional()})
  .openapi('AuditPage');

const person = z.object({id: z.string().openapi({param: {in: 'path'}})});
/** The addresses of what was done and of people, where a service keeps records. */
export const recordRoutes: readonly RouteConfig[] = [
  {
    tags: ['service'],
    method: 'get',
    path: '/audit',
    operationId: 'audit',
    summary: 'What was done by the power of a role, the latest first',
    description: 'For those who lead the community; without one, for administrators.',
    request: {
      query: z.object({
        community: z.string().optional(),
        before: z.string().optional().openapi({description: '`next` of the page before.'}),
        limit: z.coerce.number().int().min(1).max(auditPage).optional(),
      }),
    },
    responses: answer('Entries, and `next` where there are more.', auditPageSchema),
  },
  {
    tags: ['service'],
    method: 'get',
    path: '/people/{id}/data',
    operationId: 'personalData',
    summary: 'What is kept about a person',
    description:
      'To whom it is about everything; to administrators (`isWhole` is false) what they may see: without what the person keeps to themselves or wrote without their name, what their directory says and their files.',
    request: {params: person},
    responses: answer(
      'What they wrote, what names them, and what stands beside it.',
      z.looseObject({about: z.string(), isWhole: z.boolean()}),
    ),
  },
  {
    tags: ['service'],
    method: 'delete',
    path: '/people/{id}',
    operationId: 'erasePerson',
    summary: 'Take a person out',
    description: 'For administrators. What they wrote for others stays, under nobody’s name.',
    request: {params: person},
    responses: {204: {description: 'Nobody has this id any more.'}},
  },
];
