import * as fc from 'fast-check';

/** A JSON Schema, as much of it as the document uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly pattern?: string;
  readonly description?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
}

/** What stands for a schema that is referred to, and what ids there are of a kind. */
export interface World {
  readonly schemas: Readonly<Record<string, Schema>>;
  idsOf(kind: string | undefined): readonly string[];
}

/** Values that a schema accepts. */
export function valuesOf(schema: Schema, world: World): fc.Arbitrary<unknown> {
  const {$ref, type, anyOf, oneOf} = schema;
  if ($ref) return valuesOf(world.schemas[$ref.split('/').at(-1)!]!, world);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const among = anyOf ?? oneOf;
  if (among) return fc.oneof(...among.map((each) => valuesOf(each, world)));
  const types = typeof type === 'string' ? [type] : (type ?? []);
  if (types.length === 0) return fc.jsonValue({maxDepth: 2});
  return fc.oneof(...types.map((each) => valuesOfType(each, schema, world)));
}

function valuesOfType(type: string, schema: Schema, world: World): fc.Arbitrary<unknown> {
  switch (type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({min: schema.minimum ?? -1_000, max: schema.maximum ?? 1_000});
    case 'number':
      return fc
        .double({min: schema.minimum ?? -1e9, max: schema.maximum ?? 1e9, noNaN: true})
        .map((value) => value + 0);
    case 'array':
      return fc.array(valuesOf(schema.items ?? {}, world), {maxLength: Math.min(3, schema.maxItems ?? 3)});
    case 'object':
      return objectsOf(schema, world);
    default:
      return textsOf(schema, world);
  }
}

function objectsOf(
  {properties = {}, required = [], additionalProperties}: Schema,
  world: World,
): fc.Arbitrary<unknown> {
  const others = Object.keys(properties).filter((name) => !required.includes(name));
  // Few at a time: of thirty fields that may be wrong for other reasons, one would be.
  const own = fc.subarray(others, {maxLength: Math.min(3, others.length)}).chain((some) => {
    const names = [...required, ...some];
    return fc.record(Object.fromEntries(names.map((name) => [name, valuesOf(properties[name] ?? {}, world)])));
  });
  if (typeof additionalProperties !== 'object' || others.length + required.length > 0) return own;
  return fc.dictionary(fc.string({minLength: 1, maxLength: 12}), valuesOf(additionalProperties, world), {maxKeys: 3});
}

/** Texts of the patterns the document knows; any other shows that this list is too short. */
function textsOf(schema: Schema, world: World): fc.Arbitrary<string> {
  const {pattern, description = '', minLength = 0, maxLength = 40} = schema;
  const [, kind] = /^The id of an? (\S+)\.$/.exec(description) ?? [];
  if (kind) return fc.constantFrom(...world.idsOf(kind === 'item' ? undefined : kind));
  switch (pattern) {
    case undefined:
      return fc.oneof(
        {arbitrary: fc.string({minLength, maxLength: Math.min(maxLength, 40), unit: 'grapheme'}), weight: 9},
        {arbitrary: fc.constant('x'.repeat(Math.min(maxLength, 2_000))), weight: 1},
      );
    case String.raw`\S`:
      return fc.string({maxLength: Math.min(maxLength, 40) - 1, unit: 'grapheme'}).map((text) => `a${text}`);
    case String.raw`^\d{4}-\d\d-\d\d$`:
      return days.map((day) => day.toISOString().slice(0, 10));
    case String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$`:
      return days.map((day) => day.toISOString());
    case String.raw`^[^\s<>"]*$`:
      return fc.webUrl();
    case String.raw`^-?[A-Za-z][\w.:-]{0,99}$`:
      return fc.constantFrom(
        'name',
        '-createdAt',
        'title',
        'relevance',
        'thread',
        'counts.replies',
        '-activityAt',
        'x',
      );
    default:
      throw new Error(`Nobody knows how to write a text of the pattern ${pattern}.`);
  }
}

const days = fc.date({min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true});

/** Values nobody should send. */
export const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    '\0',
    '\ud800',
    'x'.repeat(300_000),
    '__proto__',
    '<script>alert(1)</script>',
    "'; drop table items; --",
    '%00',
    '../../etc/passwd',
    -1,
    0,
    1e308,
    1.5,
    Number.MAX_SAFE_INTEGER + 2,
    [],
    {},
    [[[[[]]]]],
    {any: 5},
    {any: [null]},
    {from: {}},
    {toString: 1, valueOf: 2},
    nested(200),
  ),
  fc.anything({maxDepth: 2, withNullPrototype: false}).filter(isJson),
  fc.string({unit: 'binary', maxLength: 30}),
);

function nested(depth: number): unknown {
  return depth === 0 ? 1 : {a: nested(depth - 1)};
}

function isJson(value: unknown): boolean {
  try {
    return JSON.stringify(value) !== undefined;
  } catch {
    return false;
  }
}
