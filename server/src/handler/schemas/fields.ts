import {z} from '@hono/zod-openapi';

import type {Field, Fields} from '../../../../src/model/fields.js';
import {limits} from '../../../../src/model/lengths.js';

/** `written`: as a draft or patch must be. `read`: as an answer may be, with choices of a newer contract in it. */
export type Use = 'written' | 'read';

/** The schema of one field, which accepts what `validate()` accepts. */
export function fieldSchema(field: Field, use: Use): z.ZodType {
  const isNeeded = use === 'written' && field.required === true;
  switch (field.type) {
    case 'text':
      return needed(letters(field.max ?? limits.text), isNeeded);
    case 'prose':
      return needed(
        z
          .string()
          .refine((value) => Buffer.byteLength(value) <= limits.prose)
          .openapi({maxLength: limits.prose, description: 'Markdown, at most 256 kB in UTF-8.'}),
        isNeeded,
      );
    case 'instant':
      return needed(instantSchema, isNeeded);
    case 'date':
      return z
        .string()
        .refine(isDate)
        .openapi({pattern: String.raw`^\d{4}-\d\d-\d\d$`, example: '2026-03-12'});
    case 'number':
      return numberSchema(field);
    case 'flag':
      return z.boolean();
    case 'url':
      return z
        .string()
        .max(2_000)
        .regex(/^[^\s<>"]*$/);
    case 'choice':
      return use === 'written'
        ? z.enum(field.of as readonly [string, ...string[]])
        : z.string().openapi({examples: [...field.of], description: 'A newer service may know others.'});
    case 'ref':
      return use === 'written'
        ? z
            .string()
            .min(1)
            .max(200)
            .openapi({description: field.to ? `The id of a ${field.to}.` : 'The id of an item.'})
        : z.string();
    case 'map':
      return z
        .record(z.string(), z.string().max(limits.text))
        .refine((value) => Object.keys(value).length <= limits.map)
        .openapi({maxProperties: limits.map});
    case 'list':
      return z.array(fieldSchema(field.of, use)).max(limits.list);
    case 'group':
      return groupSchema(field.of, use);
  }
}

/** An RFC 3339 instant in UTC. */
export const instantSchema = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/)
  .refine((value) => !Number.isNaN(Date.parse(value)))
  .openapi({example: '2026-03-12T09:30:00Z'});

/** Named values that belong together: of a written one, required ones are there and no others. */
function groupSchema(fields: Fields, use: Use): z.ZodType {
  const shape = Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      const schema = fieldSchema(field, use);
      return [name, use === 'written' && field.required ? schema : schema.optional()];
    }),
  );
  return use === 'written' ? z.strictObject(shape) : z.looseObject(shape);
}

function numberSchema({integer, min, max}: Extract<Field, {type: 'number'}>): z.ZodType {
  let schema = z.number();
  if (min !== undefined) schema = schema.min(min);
  if (max !== undefined) schema = schema.max(max);
  if (!integer) return schema;
  return schema.refine(Number.isInteger).openapi({
    type: 'integer',
    ...(min !== undefined && {minimum: min}),
    ...(max !== undefined && {maximum: max}),
  });
}

/** Counted in characters, as a person counts, not in the units of UTF-16. */
function letters(most: number): z.ZodString {
  return z
    .string()
    .refine((value) => value.length <= most || [...value].length <= most)
    .openapi({maxLength: most});
}

/** A needed text says something. */
function needed(schema: z.ZodString, isNeeded: boolean): z.ZodType {
  return isNeeded ? schema.regex(/\S/) : schema;
}

function isDate(value: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const time = Date.parse(value);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
