import {z} from '@hono/zod-openapi';

import type {Fields} from '../../../../src/model/fields.js';
import {computedNames} from '../../../../src/model/item.js';
import {kindNames, tableOf, visibilities, type Kind} from '../../../../src/model/kinds.js';
import {permissions} from '../../../../src/model/permissions.js';
import {fieldSchema, instantSchema, type Use} from './fields.js';

/** What can be said about items of one kind. */
export interface KindSchemas {
  readonly item: z.ZodType;
  readonly draft: z.ZodType;
  readonly patch: z.ZodType;
  /** What each act is told. */
  readonly acts: ReadonlyMap<string, z.ZodType>;
}

const made = new Map<Kind, KindSchemas>();

/** The schemas of a kind, made from its table when they are first asked for. */
export function schemasOf(kind: Kind): KindSchemas {
  let schemas = made.get(kind);
  if (!schemas) made.set(kind, (schemas = make(kind)));
  return schemas;
}

const id = z.string().min(1).max(200).openapi({description: 'A UUIDv7, made by whoever creates.'});
const extra = z.record(z.string(), z.unknown()).openapi({description: 'What no field is for; it is kept as it is.'});
const visibility = z.enum(visibilities);
const alsoFor = z.array(z.string()).openapi({description: 'Ids of other communities it is meant for.'});

/** Whatever the store computes may be sent back, and is not looked at. */
const computed = Object.fromEntries(computedNames.map((name) => [name, z.unknown().optional()]));
const ignored = z.string().optional().openapi({description: 'The service says; what is sent is not looked at.'});

function make(kind: Kind): KindSchemas {
  const {fields} = tableOf(kind);
  const {acts = {}} = permissions[kind];
  return {
    item: itemSchema(kind).openapi(nameOf(kind)),
    draft: z
      .strictObject({
        ...optional(fields, 'written', 'draft'),
        ...computed,
        id,
        kind: ignored,
        version: ignored,
        createdAt: ignored,
        createdBy: ignored,
        updatedAt: ignored,
        updatedBy: ignored,
        community: z.string().optional(),
        alsoFor: alsoFor.optional(),
        language: z.string().optional(),
        visibility: visibility.optional(),
        state: z.string().optional(),
        extra: extra.optional(),
      })
      .openapi(`${nameOf(kind)}Draft`),
    patch: z
      .strictObject({
        ...optional(fields, 'written', 'patch'),
        ...computed,
        alsoFor: alsoFor.optional(),
        language: z.string().optional(),
        visibility: visibility.optional(),
        extra: extra.optional(),
      })
      .openapi(`${nameOf(kind)}Patch`),
    acts: new Map(
      Object.entries(acts).map(([name, act]) => [name, z.strictObject(optional(act.with ?? {}, 'written', 'draft'))]),
    ),
  };
}

/** `draft`: what is not required may be null, which says nothing. `patch`: nothing need be there, and null takes away. */
function optional(fields: Fields, use: Use, way: 'draft' | 'patch'): Record<string, z.ZodType> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const schema = fieldSchema(field, use);
      if (field.required) return [name, way === 'draft' ? schema : schema.optional()];
      return [name, schema.nullable().optional()];
    }),
  );
}

const mark = z
  .looseObject({id: z.string(), version: z.string(), until: z.string().optional()})
  .openapi('Mark', {description: 'What the reader did, enough to undo it.'});

/** An item as it is answered; of a list with `fields`, not all of it is there. */
function itemSchema(kind: Kind): z.ZodType {
  const {fields} = tableOf(kind);
  const own = Object.entries(fields).map(([name, field]) => [name, fieldSchema(field, 'read').optional()]);
  return z.looseObject({
    ...(Object.fromEntries(own) as Record<string, z.ZodType>),
    id: z.string(),
    kind: z.literal(kind),
    version: z.string(),
    community: z.string().optional(),
    alsoFor: alsoFor.optional(),
    createdAt: instantSchema,
    createdBy: z.string().optional(),
    updatedAt: instantSchema,
    updatedBy: z.string().optional(),
    language: z.string().optional(),
    visibility,
    state: z.string(),
    extra: extra.optional(),
    counts: z.record(z.string(), z.number()).optional(),
    mine: z.record(z.string(), mark).optional(),
    may: z.array(z.string()).optional(),
    activityAt: z.string().optional(),
    depth: z.number().optional(),
  });
}

/** An item as an administrator restores it: with its envelope, whatever its fields; those are looked at by the store. */
export const restoredSchema = z
  .looseObject({
    id,
    kind: z.enum(kindNames as readonly [Kind, ...Kind[]]),
    version: z.string(),
    createdAt: instantSchema,
    updatedAt: instantSchema,
    visibility,
    state: z.string(),
  })
  .openapi('Restored');

/** The name of a kind in the document: `read-mark` is `ReadMark`. */
export function nameOf(kind: Kind): string {
  return kind.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
