import {z, type RouteConfig} from '@hono/zod-openapi';

import {answer} from './answer.js';

const attachmentSchema = z
  .object({
    id: z.string(),
    community: z.string(),
    name: z.string(),
    type: z.string().openapi({description: 'What it is, whatever was said of it.', example: 'image/png'}),
    size: z.number().int().openapi({description: 'Bytes.'}),
    width: z.number().int().optional().openapi({description: 'Of a picture, in pixels.'}),
    height: z.number().int().optional(),
    by: z.string().optional(),
    at: z.iso.datetime(),
  })
  .openapi('Attachment');
const linkSchema = attachmentSchema
  .omit({by: true})
  .extend({url: z.string(), until: z.iso.datetime()})
  .openapi('AttachmentLink');

const params = z.object({
  id: z.string().openapi({param: {in: 'path'}, description: 'Made by who adds it; 8 to 64 characters.'}),
});
const of = z.string().optional().openapi({description: 'An item that names it.', example: 'discussion/0197f0c2-7d1e'});
const file = {'application/octet-stream': {schema: z.string().openapi({format: 'binary'})}};
const tags = ['service'];

/** The addresses of files that belong to what people write, where a service takes them. */
export const attachmentRoutes: readonly RouteConfig[] = [
  {
    tags,
    method: 'put',
    path: '/attachments/{id}',
    operationId: 'attach',
    summary: 'Add a file',
    description:
      'The body is the file. A text names it as `attachment:{id}` from then on. Pictures are made anew, and nothing that could run is taken. The same file sent again is the same.',
    request: {
      params,
      query: z.object({community: z.string(), name: z.string().max(200)}),
      body: {required: true, content: file},
    },
    responses: {201: {description: 'What was kept.', content: {'application/json': {schema: attachmentSchema}}}},
  },
  {
    tags,
    method: 'get',
    path: '/attachments/{id}',
    operationId: 'attachment',
    summary: 'A file',
    description: 'For who added it, for whoever sees the item that names it, and by an address from `link`.',
    request: {params, query: z.object({of, until: z.string().optional(), seal: z.string().optional()})},
    responses: {200: {description: 'The file.', content: file}},
  },
  {
    tags,
    method: 'get',
    path: '/attachments/{id}/link',
    operationId: 'attachmentLink',
    summary: 'An address of a file that needs no token, for an hour or two',
    request: {params, query: z.object({of})},
    responses: answer('The address, below the service, and what is known of the file.', linkSchema),
  },
];
