import * as fc from 'fast-check';

import {hostile, valuesOf, type Schema, type World} from './arbitraries.js';

/** The document, as much of it as requests are made of. */
export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {readonly schemas: Readonly<Record<string, Schema>>};
}

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly required?: boolean;
    readonly content: {readonly 'application/json': {readonly schema: Schema}};
  };
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: Schema;
}

/** One request, and the operation it is of; without one, it is of none. */
export interface Fuzzed {
  readonly method: string;
  readonly path: string;
  readonly pattern?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

type Fill = Readonly<Record<string, unknown>>;

/** Requests of every operation: as they should be, a little wrong, and as nobody should send them. */
export function requestsOf(document: Document, world: World, people: readonly string[]): fc.Arbitrary<Fuzzed> {
  const operations = Object.entries(document.paths).flatMap(([pattern, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({pattern, method: method.toUpperCase(), operation})),
  );
  return fc.constantFrom(...operations).chain(({pattern, method, operation}) => {
    const {parameters = [], requestBody} = operation;
    const schema = requestBody?.content['application/json'].schema;
    const kind = /^\/items\/([^/]+)/.exec(pattern)?.[1];
    const right = fc.record({
      as: fc.constantFrom(...people),
      path: fillOf(parameters, 'path', () => idsOf(kind, world)),
      query: fillOf(parameters, 'query', ({name, schema}) =>
        name === 'where' ? wheres(world) : valuesOf(schema, world),
      ),
      headers: fillOf(parameters, 'header', headerOf),
      body: schema ? bodiesOf(schema, world) : fc.constant(undefined),
    });
    return fc
      .tuple(right, fc.option(wrongs, {freq: 2}))
      .map(([filled, wrong]) => spoiled(requestOf(pattern, method, filled), wrong));
  });
}

function requestOf(
  pattern: string,
  method: string,
  {as, path, query, headers, body}: {as: string; path: Fill; query: Fill; headers: Fill; body: unknown},
): Fuzzed {
  const filled = pattern.replace(/\{(\w+)\}/g, (_, name: string) => encoded(String(path[name])));
  const parameters = Object.entries(query).map(([name, value]) => `${encoded(name)}=${encoded(String(value))}`);
  return {
    method,
    pattern,
    path: `${filled}${parameters.length > 0 ? `?${parameters.join('&')}` : ''}`,
    headers: {
      ...(as && {authorization: `Bearer ${as}`}),
      ...(Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name, String(value)]),
      ) as Fuzzed['headers']),
      ...(body !== undefined && {'content-type': 'application/json'}),
    },
    ...(body !== undefined && {body: JSON.stringify(body)}),
  };
}

function fillOf(
  parameters: readonly Parameter[],
  place: Parameter['in'],
  valueOf: (parameter: Parameter) => fc.Arbitrary<unknown>,
): fc.Arbitrary<Fill> {
  const own = parameters.filter((each) => each.in === place);
  const needed = own.filter(({required}) => required).map(({name}) => name);
  const optional = own.filter(({required}) => !required).map(({name}) => name);
  return fc.subarray(optional, {maxLength: Math.min(2, optional.length)}).chain((some) => {
    const names = new Set([...needed, ...some]);
    return fc.record(
      Object.fromEntries(own.filter(({name}) => names.has(name)).map((each) => [each.name, valueOf(each)])),
    );
  });
}

/** Items that are there, mostly. */
function idsOf(kind: string | undefined, world: World): fc.Arbitrary<string> {
  return fc.oneof(
    {arbitrary: fc.constantFrom(...world.idsOf(kind)), weight: 6},
    {arbitrary: fc.constantFrom('nobody', 'a/b', '%', '%2e', ' ', 'ü', '0', '"', '?', '#', '\0'), weight: 1},
  );
}

function headerOf({name}: Parameter): fc.Arbitrary<string> {
  if (name === 'idempotency-key')
    return fc.oneof({arbitrary: fc.uuid(), weight: 9}, {arbitrary: fc.constant('again'), weight: 1});
  return fc.constantFrom('"1"', '*', '"2"', '"%"', 'W/"1"', '"1;abc"', 'x');
}

/** A body as the schema says; one that creates has an id nobody has had. */
function bodiesOf(schema: Schema, world: World): fc.Arbitrary<unknown> {
  return fc
    .tuple(valuesOf(schema, world), fc.uuid())
    .map(([body, id]) =>
      typeof body === 'object' && body !== null && 'id' in body ? {...body, id, community: 'storage'} : body,
    );
}

function wheres(world: World): fc.Arbitrary<string> {
  const names = fc.constantFrom(
    'community',
    'createdBy',
    'state',
    'type',
    'member',
    'parent',
    'counts.replies',
    'title',
  );
  return fc
    .dictionary(names, valuesOf(world.schemas['Condition']!, world), {maxKeys: 2})
    .map((where) => JSON.stringify(where));
}

type Wrong = (request: Fuzzed) => Fuzzed;

/** One thing that is wrong with a request. */
const wrongs: fc.Arbitrary<Wrong> = fc.oneof(
  // Something else for one value of the body, or beside them.
  fc
    .tuple(hostile, fc.nat(), fc.constantFrom('', 'stranger', '__proto__', 'constructor'))
    .map(([value, index, name]): Wrong => (request) => ({
      ...request,
      ...jsonBody(replaced(request.body, value, index, name)),
    })),
  hostile.map((value): Wrong => (request) => ({...request, ...jsonBody(value)})),
  fc
    .constantFrom('{', '{"id":', 'null', '[]', '"', '\u0000', '', '{"a":1}{"b":2}', '['.repeat(50_000))
    .map((body): Wrong => (request) => ({
      ...request,
      body,
      headers: {...request.headers, 'content-type': 'application/json'},
    })),
  fc
    .constantFrom('text/plain', 'application/xml', 'multipart/form-data', 'application/json; charset=latin1', '')
    .map((type): Wrong => (request) => ({...request, headers: {...request.headers, 'content-type': type}})),
  fc
    .constantFrom('PUT', 'OPTIONS', 'PATCH', 'DELETE', 'POST', 'HEAD', 'PROPFIND')
    .map((method): Wrong => ({pattern: _, ...request}) => ({...request, method})),
  fc
    .tuple(fc.constantFrom('limit', 'where', 'sort', 'facets', 'from', 'cursor', 'dryRun', 'odd', 'kinds'), hostile)
    .map(([name, value]): Wrong => (request) => ({
      ...request,
      path: `${request.path}${request.path.includes('?') ? '&' : '?'}${name}=${encoded(asText(value))}`,
    })),
  fc
    .constantFrom(
      '/items',
      '/items/',
      '//',
      '/%',
      '/items/%E0%A4%A/x',
      '/items/member/%00',
      '/items/../describe',
      '/x?y',
      '/items/toString/hasOwnProperty/constructor',
    )
    .map((path): Wrong => ({pattern: _, ...request}) => ({...request, path})),
  fc
    .tuple(
      fc.constantFrom(
        'if-match',
        'idempotency-key',
        'if-none-match',
        'last-event-id',
        'accept-encoding',
        'origin',
        'x-request-id',
      ),
      fc.string({maxLength: 300}),
    )
    .map(([name, value]): Wrong => (request) => ({
      ...request,
      headers: {...request.headers, [name]: value.replace(/[^\x21-\x7e]/g, '~')},
    })),
);

function spoiled(request: Fuzzed, wrong: Wrong | null): Fuzzed {
  return wrong ? wrong(request) : request;
}

function jsonBody(value: unknown): Pick<Fuzzed, 'body'> {
  return {body: JSON.stringify(value) ?? 'undefined'};
}

function replaced(body: string | undefined, value: unknown, index: number, name: string): unknown {
  const parsed: unknown = body === undefined ? {} : JSON.parse(body);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return value;
  const names = Object.keys(parsed);
  const at = name || names[index % Math.max(1, names.length)] || 'id';
  return Object.fromEntries([...Object.entries(parsed).filter(([each]) => each !== at), [at, value]]);
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 9_000) : (JSON.stringify(value) ?? '');
}

function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '~'));
}
