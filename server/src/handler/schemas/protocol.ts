import {z} from '@hono/zod-openapi';

import {errorKinds} from '../../../../src/model/errors.js';
import {kindNames, type Kind} from '../../../../src/model/kinds.js';
import type {Limits} from '../options.js';
import {restoredSchema, schemasOf} from './items.js';

/** What may be asked, within the limits of a service. */
export interface AskedSchemas {
  readonly query: z.ZodType;
  /** The batch alone; each read in it is looked at on its own, so that one that is wrong spoils no other. */
  readonly reads: z.ZodType;
  /** The batch with what each read may be, for whoever writes one. */
  readonly readsWhole: z.ZodType;
  readonly ids: z.ZodType;
  readonly restore: z.ZodType;
}

export const kindSchema = z.enum(kindNames as readonly [Kind, ...Kind[]]).openapi('Kind');

const name = z.string('This is a name.').min(1, 'This is a name.').max(100, 'No name is so long.');
const scalar = z.union([z.string().max(2_000), z.number(), z.boolean()]);
const bound = z.union([z.string().max(2_000), z.number()]);

const conditions = 'Use a value, any, all, none, from and to, or exists';

export function askedSchemas({facets, values, ids, reads, restore, page}: Limits): AskedSchemas {
  const some = z.array(scalar).max(values);
  const condition = z
    .union(
      [
        scalar,
        z.strictObject({any: some}),
        z.strictObject({all: some}),
        z.strictObject({none: some}),
        z.strictObject({exists: z.boolean()}),
        z.strictObject({from: bound, to: bound.optional()}),
        z.strictObject({to: bound}),
      ],
      `${conditions}, with at most ${values} values of at most 2000 characters.`,
    )
    .openapi('Condition', {description: conditions});
  const query = z
    .strictObject({
      text: z.string('This is a text.').max(10_000, 'Search for at most 10,000 characters.').optional(),
      where: z
        .record(name, condition, 'Write conditions by name, like {"unit":"Platform"}.')
        .refine((value) => Object.keys(value).length <= 50, 'Ask for at most 50 conditions at once.')
        .optional(),
      sort: z
        .string('This is a name.')
        .regex(/^-?[A-Za-z][\w.:-]{0,99}$/, 'Write a name, with “-” before it for the largest first.')
        .optional(),
      facets: z
        .array(name, 'This is a list of names.')
        .max(facets, `Ask for at most ${facets} facets at once.`)
        .optional(),
      fields: z.array(name, 'This is a list of names.').max(100, 'Ask for at most 100 fields at once.').optional(),
      limit: z
        .number(`Write a whole number; a page has at most ${page} items.`)
        .min(0, 'Write 0 or more.')
        .refine(Number.isInteger, 'Write a whole number.')
        .openapi({type: 'integer', minimum: 0, description: `20 where left out; a page has at most ${page} items.`})
        .optional(),
      from: z
        .union(
          [z.string().max(1_000), z.strictObject({id: z.string().min(1).max(200)})],
          'Write a value to start at, or the id of an item.',
        )
        .optional(),
      cursor: z.string('This is a text.').max(100_000, 'No cursor is so long.').optional(),
    })
    .openapi('Query');
  const someIds = z
    .array(z.string('This is an id.').min(1, 'This is an id.').max(200, 'No id is so long.'), 'This is a list of ids.')
    .max(ids, `Ask for at most ${ids} ids at once.`);
  return {
    query,
    ids: someIds,
    reads: readsOf(z.record(z.string(), z.unknown()), z.array(z.unknown()), z.string(), reads),
    readsWhole: readsOf(query, someIds, kindSchema, reads).openapi('Reads'),
    restore: z
      .strictObject({
        items: z
          .array(restoredSchema, 'This is a list of items.')
          .max(restore, `Restore at most ${restore} items at once.`),
      })
      .openapi('Restore'),
  };
}

function readsOf(query: z.ZodType, ids: z.ZodType, kind: z.ZodType, most: number): z.ZodType {
  const read = z.discriminatedUnion(
    'verb',
    [z.strictObject({verb: z.literal('list'), kind, query}), z.strictObject({verb: z.literal('get'), kind, ids})],
    'Write {"verb":"list","kind":…,"query":{…}} or {"verb":"get","kind":…,"ids":[…]}.',
  );
  return z.strictObject({
    reads: z.array(read, 'This is a list of reads.').max(most, `Send at most ${most} reads at once.`),
  });
}

export const problemSchema = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    detail: z.string().openapi({description: 'What to do, in words for the person.'}),
    kind: z.enum(errorKinds),
    fields: z.record(z.string(), z.string()).optional(),
    current: z.unknown().optional(),
    retryAfter: z.number().optional().openapi({description: 'Milliseconds.'}),
  })
  .openapi('Problem');

export const descriptionSchema = z
  .looseObject({
    contract: z.string(),
    title: z.string().optional(),
    you: z.looseObject({member: z.string(), name: z.string(), roles: z.record(z.string(), z.string())}).optional(),
    left: z.string().optional().openapi({description: 'The member a visitor was, and may tell to `return`.'}),
    kinds: z.record(
      z.string(),
      z.looseObject({
        verbs: z.array(z.string()),
        text: z.boolean(),
        sort: z.array(z.string()),
        facets: z.array(z.string()),
        limit: z.number(),
        watch: z.boolean(),
      }),
    ),
    files: z
      .looseObject({most: z.number()})
      .optional()
      .openapi({description: 'Files are taken, of at most so many bytes each.'}),
    keeps: z.boolean().optional(),
    limits: z.array(z.string()).optional(),
  })
  .openapi('Description');

const facetValue = z.looseObject({value: z.string(), count: z.number()}).openapi('FacetValue');

/** A page of items of one kind, or of any. */
export function pageSchema(kind?: Kind) {
  return z.looseObject({
    items: z.array(kind ? schemasOf(kind).item : anyItem),
    total: z.looseObject({value: z.number(), is: z.enum(['exact', 'estimate', 'unknown'])}),
    facets: z.record(z.string(), z.array(facetValue)).optional(),
    next: z.string().optional().openapi({description: 'The cursor of the next page.'}),
    previous: z.string().optional(),
    asOf: z.string().optional().openapi({description: 'Where to watch from to miss nothing.'}),
    storedAt: z.number().optional(),
    found: z.array(z.string()).optional(),
  });
}

/** A page with what its items name. */
export function listSchema(kind: Kind): z.ZodType {
  return pageSchema(kind).extend({
    included: z
      .array(anyItem)
      .optional()
      .openapi({description: 'What was to come along, as far as this reader sees it.'}),
  });
}

const anyItem = z
  .looseObject({id: z.string(), kind: z.string(), version: z.string(), state: z.string()})
  .openapi('Item', {description: 'An item of any kind.'});

export const writeResultSchema = z
  .looseObject({
    items: z.array(anyItem).openapi({description: 'The item it was about first, then others it changed.'}),
    replayed: z
      .boolean()
      .optional()
      .openapi({description: 'The key had been seen: this is the first answer once more.'}),
  })
  .openapi('WriteResult');

export const resultsSchema = z
  .strictObject({
    results: z.array(
      z.union([
        z.strictObject({page: pageSchema()}),
        z.strictObject({items: z.array(z.union([anyItem, z.null()]))}),
        z.strictObject({error: problemSchema}),
      ]),
    ),
  })
  .openapi('Results');
