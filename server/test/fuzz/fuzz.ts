import {Ajv2020} from 'ajv/dist/2020.js';
import * as fc from 'fast-check';

import {kindNames} from '../../../src/model/kinds.js';
import type {World} from './arbitraries.js';
import {requestsOf, type Document, type Fuzzed} from './requests.js';

/** What a fuzz was about, and what it found. */
export interface Fuzz {
  /** Answers a request below the address of the service. */
  readonly send: (request: Fuzzed) => Promise<Response>;
  /** Ids that are there, by kind. */
  readonly ids: Readonly<Record<string, readonly string[]>>;
  readonly people: readonly string[];
  readonly count: number;
  readonly seed?: number;
}

export interface Fuzzing {
  readonly count: number;
  /** How many answers had which status. */
  readonly statuses: Readonly<Record<number, number>>;
  /** How many operations were answered with success at least once, of how many there are. */
  readonly reached: readonly [number, number];
}

/** Sends requests made from the document; fails at the first that is answered with 5xx, or not as described. */
export async function fuzz({send, ids, people, count, seed}: Fuzz): Promise<Fuzzing> {
  const document = (await (await send({method: 'GET', path: '/openapi.json', headers: {}})).json()) as Document;
  const world: World = {
    schemas: document.components.schemas,
    idsOf: (kind) => (kind === undefined ? undefined : ids[kind]) ?? Object.values(ids).flat(),
  };
  const check = answerCheck(document);
  const statuses: Record<number, number> = {};
  const reached = new Set<string>();
  await fc.assert(
    fc.asyncProperty(requestsOf(document, world, people), async (request) => {
      const response = await send(request);
      const problem = await check(request, response);
      if (problem) throw new Error(`${request.method} ${request.path}: ${problem}`);
      statuses[response.status] = (statuses[response.status] ?? 0) + 1;
      if (response.ok && request.pattern) reached.add(`${request.method} ${request.pattern}`);
    }),
    {numRuns: count, ...(seed !== undefined && {seed})},
  );
  const operations = Object.values(document.paths).flatMap((methods) => Object.keys(methods));
  return {count, statuses, reached: [reached.size, operations.length]};
}

/** What is wrong with an answer, if anything is. */
function answerCheck(document: Document): (request: Fuzzed, response: Response) => Promise<string | undefined> {
  const ajv = new Ajv2020({strict: false, allErrors: false, logger: false});
  ajv.addSchema(document, 'api');
  return async ({method, pattern}, response) => {
    const {status} = response;
    if (status >= 500) return `answered with ${status}: ${await response.text()}`;
    const type = response.headers.get('content-type');
    if (type === 'text/event-stream') return void (await response.body?.cancel());
    if (status === 304 || status === 204 || method === 'HEAD') return undefined;
    const body = await response.text();
    const isProblem = type === 'application/problem+json';
    if (status >= 400 !== isProblem) return `answered with ${status} as ${type}`;
    if (isProblem) return valid(ajv, 'api#/components/schemas/Problem', body);
    const schema = pattern && schemaOf(document, pattern, method, status);
    if (!schema)
      return type === 'application/json' || !pattern ? undefined : `answered with ${status}, which is not described`;
    return valid(ajv, schema, body);
  };
}

function schemaOf(document: Document, pattern: string, method: string, status: number): string | undefined {
  const operation = document.paths[pattern]?.[method.toLowerCase()] as
    {readonly responses?: Readonly<Record<string, unknown>>} | undefined;
  if (!operation?.responses?.[status]) return undefined;
  const path = [
    'paths',
    pattern,
    method.toLowerCase(),
    'responses',
    String(status),
    'content',
    'application/json',
    'schema',
  ];
  return `api#/${path.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;
}

function valid(ajv: Ajv2020, schema: string, body: string): string | undefined {
  const validate = ajv.getSchema(schema);
  if (!validate) return `there is no schema ${schema}`;
  return validate(JSON.parse(body))
    ? undefined
    : `not as described: ${ajv.errorsText(validate.errors)} in ${body.slice(0, 400)}`;
}

/** Ids of items by kind, as a fuzz wants them. */
export function idsByKind(items: Iterable<{readonly kind: string; readonly id: string}>): Record<string, string[]> {
  const ids: Record<string, string[]> = {};
  for (const {kind, id} of items) (ids[kind] ??= []).push(id);
  for (const kind of kindNames) ids[kind] ??= ['nobody'];
  return ids;
}
