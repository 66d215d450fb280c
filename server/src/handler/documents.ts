import type {Context} from 'hono';

import type {Env, Parts} from './calls.js';
import {docsPage, docsPolicy, docsStyles} from './docs-page.js';
import {openApiDocument, type OpenApiDocument} from './openapi.js';
import {text} from './reply.js';
import {attachmentRoutes} from './schemas/attachments.js';
import {badgeRoutes, issuerRoutes} from './schemas/badges.js';
import {feedRoutes} from './schemas/feeds.js';
import {recordRoutes} from './schemas/records.js';

type Answer = (c: Context<Env>) => Promise<Response>;

/** What the service says of itself: for programs, and for people. Made when it is first asked for; the same for everybody. */
export function documents({schemas, base, options}: Parts): {
  readonly openapi: Answer;
  readonly docs: Answer;
  readonly styles: Answer;
} {
  let document: OpenApiDocument | undefined;
  let [openapi, page] = ['', ''];
  const made = () =>
    (document ??= openApiDocument(schemas, base, [
      ...(options.records ? recordRoutes : []),
      ...(options.attachments ? attachmentRoutes : []),
      ...(options.feeds ? feedRoutes : []),
      ...(options.badges ? badgeRoutes : []),
      ...(options.badges?.issuer ? issuerRoutes : []),
    ]));
  return {
    openapi: async (c) =>
      text(c.var.to, 200, (openapi ||= JSON.stringify(made())), {'content-type': 'application/json'}),
    docs: async (c) =>
      text(c.var.to, 200, (page ||= docsPage(made())), {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': docsPolicy,
      }),
    styles: async (c) => text(c.var.to, 200, docsStyles, {'content-type': 'text/css; charset=utf-8'}),
  };
}
