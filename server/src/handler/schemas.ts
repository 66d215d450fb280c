import {z} from 'zod';

import type {Query, Read} from '../../../src/adapter/contract.js';
import {CommunityError} from '../../../src/model/errors.js';
import {kindNames} from '../../../src/model/kinds.js';
import type {Limits} from './limits.js';

/** What a request may look like: the shapes, while what they mean is for the source to judge. */
export function schemasOf(limits: Limits) {
  const name = z.string().min(1).max(200);
  const scalar = z.union([z.string().max(2_000), z.number(), z.boolean()]);
  const values = z.array(scalar).max(limits.values);
  const bound = z.union([z.string().max(200), z.number()]);
  const condition = z.union([
    scalar,
    z.strictObject({any: values}),
    z.strictObject({all: values}),
    z.strictObject({none: values}),
    z.strictObject({exists: z.boolean()}),
    z.strictObject({from: bound.optional(), to: bound.optional()}),
  ]);
  const query = z.strictObject({
    text: z.string().max(10_000).optional(),
    where: z.record(name, condition).optional(),
    sort: name.optional(),
    facets: z.array(name).max(limits.facets).optional(),
    fields: z.array(name).max(200).optional(),
    limit: z.number().int().min(0).optional(),
    from: z.union([z.string().max(2_000), z.strictObject({id: name})]).optional(),
    cursor: z.string().max(20_000).optional(),
  });
  const kind = z.enum(kindNames as [string, ...string[]]);
  const reads = z.strictObject({
    reads: z
      .array(
        z.discriminatedUnion('verb', [
          z.strictObject({verb: z.literal('list'), kind, query}),
          z.strictObject({verb: z.literal('get'), kind, ids: z.array(name).max(limits.ids)}),
        ]),
      )
      .max(limits.reads),
  });
  const fields = z.record(z.string(), z.unknown());
  return {
    query: (value: unknown) => checked(query, value) as Query,
    reads: (value: unknown) => checked(reads, value).reads as readonly Read[],
    fields: (value: unknown) => checked(fields, value),
    restore: (value: unknown) =>
      checked(z.strictObject({items: z.array(z.looseObject({id: name, kind: z.string()}))}), value).items,
  };
}

/** The value, if it has the shape; else what is wrong, by the place it is wrong in. */
function checked<S extends z.ZodType>(schema: S, value: unknown): z.infer<S> {
  const {success, data, error} = schema.safeParse(value);
  if (success) return data;
  const fields = Object.fromEntries(error.issues.map(({path, message}) => [path.join('.') || 'body', message]));
  const [[place, problem] = ['', '']] = Object.entries(fields);
  throw new CommunityError('invalid', `${place}: ${problem}`, {fields});
}
