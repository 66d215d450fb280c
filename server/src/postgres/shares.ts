import {sql} from 'kysely';

import type {Condition, Scalar} from '../../../src/adapter/contract.js';
import {kindNames, tableOf, type Kind} from '../../../src/model/kinds.js';
import {Asking} from './columns.js';
import {look, scaled} from './facets.js';
import {orderOf} from './order.js';
import type {Db} from './world.js';

/** About so many items are looked at. */
const sampled = 20_000;
/** What everybody of the organisation sees, and no more: what others can be told about how much there is. */
const anybody = new Asking({member: '', roles: {}});

interface Known {
  readonly total: number;
  /** By the name of a facet: which part of all items has a value. */
  readonly values: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

type Where = Readonly<Record<string, Condition | undefined>>;

/**
 * How common the values of facets are, from a sample.
 *
 * PostgreSQL keeps no statistics of what is within a document: it takes every value for rare, and looks up and sorts a quarter of a
 * million questions to show twenty of them.
 */
export class Shares {
  private known: ReadonlyMap<Kind, Known> = new Map();

  constructor(
    private readonly db: Db,
    /** Of kinds with fewer items nothing is known, and nothing needs to be. */
    private readonly many = 50_000,
  ) {}

  /** Looks at samples of large kinds; what it learned holds until it looks again. */
  async learn(): Promise<void> {
    const {rows} = await sql<{kind: Kind; total: number}>`select value as kind, frequency * reltuples as total
      from pg_stats s join pg_class c on c.oid = format('%I.%I', s.schemaname, s.tablename)::regclass,
      unnest(s.most_common_vals::text::text[], s.most_common_freqs) as common(value, frequency)
      where s.tablename = 'item' and s.attname = 'kind' and s.schemaname = current_schema()`.execute(this.db);
    const known = new Map<Kind, Known>();
    for (const {kind, total} of rows)
      if (kindNames.includes(kind) && total >= this.many) known.set(kind, await this.sample(kind, total));
    this.known = known;
  }

  /** About how many items of a kind, that everybody of the organisation sees, meet these conditions, as far as that can be known; nothing where it cannot. */
  expected(kind: Kind, where: Where = {}): number | undefined {
    const known = this.known.get(kind);
    const conditions = Object.entries(where).filter(([, condition]) => condition !== undefined);
    if (!known || conditions.length === 0) return undefined;
    let share = 1;
    for (const [name, condition] of conditions) {
      const values = known.values.get(name);
      const wanted = wantedBy(condition!);
      if (!values || !wanted) return undefined;
      share *= Math.min(
        1,
        wanted.reduce<number>((sum, value) => sum + (values.get(String(value)) ?? 0), 0),
      );
    }
    return share * known.total;
  }

  /** Are these values so common that a list meets enough of them sooner in its own order than by looking them all up? */
  areCommon(kind: Kind, where: Where | undefined, limit: number): boolean {
    const expected = this.expected(kind, where);
    if (expected === undefined || expected === 0) return false;
    const met = ((limit + 1) * this.known.get(kind)!.total) / expected;
    return met < expected;
  }

  private async sample(kind: Kind, total: number): Promise<Known> {
    const values = new Map<string, ReadonlyMap<string, number>>();
    const where = sql<boolean>`(i.kind = ${sql.lit(kind)} and i.reach >= 1)`;
    const order = orderOf(kind, {}, anybody);
    const names = Object.entries(tableOf(kind).fields).flatMap(([name, field]) =>
      'facet' in field && field.facet ? [name] : [],
    );
    const share = Math.min(1, sampled / total);
    const {facets} = await look(this.db, {kind, asking: anybody, order}, {where, names, share});
    for (const [name, found] of Object.entries(facets))
      values.set(name, new Map(scaled(found, 1 / share).map(({value, count}) => [value, count / total])));
    return {total, values};
  }
}

/** The values of which one is enough; nothing for conditions of another kind. */
function wantedBy(condition: Condition): readonly Scalar[] | undefined {
  if (typeof condition !== 'object') return condition === false ? undefined : [condition];
  return 'any' in condition ? condition.any : undefined;
}
