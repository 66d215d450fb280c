import {sql, type RawBuilder} from 'kysely';

import {accessTo, boundKey, sortKey, type Access} from '../../../src/adapter/store/values.js';
import type {Actor} from '../../../src/model/actor.js';
import type {Field} from '../../../src/model/fields.js';
import {tableOf, type Kind} from '../../../src/model/kinds.js';
import {sealed} from '../../../src/model/visibility.js';
import {tokensOf} from './audience.js';

/** Who asks; without an actor everything is shown, and to an administrator all but what is sealed, or for one person alone. */
export class Asking {
  readonly tokens: readonly string[];
  readonly seesAll: boolean;
  readonly actor: Actor | undefined;

  constructor(asker: Actor | undefined) {
    const actor = asker?.isSource ? undefined : asker;
    this.actor = actor;
    this.seesAll = !actor || actor.administrator === true;
    this.tokens = actor ? tokensOf(actor) : [];
  }

  /** Are they somebody of the organisation? */
  get isInside(): boolean {
    return this.seesAll || this.tokens.length > 1;
  }

  get me(): string | null {
    return this.actor?.member ?? null;
  }

  /** Is this item, `i`, one they may know of? */
  get sees(): RawBuilder<boolean> {
    return this.seesOf('i');
  }

  /** The same of an item by another name. */
  seesOf(item: 'i' | 'm'): RawBuilder<boolean> {
    if (!this.actor) return sql`true`;
    const [reach, audience] = [sql.ref(`${item}.reach`), sql.ref(`${item}.audience`)];
    if (this.seesAll)
      return sql`(${reach} > 0 or ${sql.ref(`${item}.kind`)} <> all(${[...sealed]}::text[]) or may_see(${audience}, ${this.tokens}::text[]))`;
    return sql`(${reach} >= ${this.isInside ? 1 : 2} or (${reach} = 0 and may_see(${audience}, ${this.tokens}::text[])))`;
  }
}

/** A name that may be asked for, in SQL over the item `i`. */
export interface Column extends Pick<Access, 'name' | 'order'> {
  readonly choices?: readonly string[];
  /** Several values, as a JSON array; else one, as JSON; null where there is none. */
  readonly isList: boolean;
  readonly json: RawBuilder<unknown>;
  /** What one value sorts by, of the JSON expression that is handed over. */
  readonly keyOf: (json: RawBuilder<unknown>) => RawBuilder<unknown>;
  /** The key of the item itself. */
  readonly key: RawBuilder<unknown>;
  /** Has every item one? Then an index can say the order by itself. */
  readonly isAlways: boolean;
  /** The field of the document an equality may look up, by the shape it has there. */
  readonly lookUp?: (value: unknown) => unknown;
  readonly bound: (value: string | number, isEnd: boolean) => string | number | undefined;
  readonly sortKey: (value: unknown) => string | number | undefined;
}

/** Times that every item has, as columns of their own. */
export const times: Readonly<Record<string, RawBuilder<unknown>>> = {
  createdAt: sql`i.created_at`,
  updatedAt: sql`i.updated_at`,
  activityAt: sql`i.activity_at`,
};

/** How a name of a kind is asked for by somebody; a name nobody knows is refused. */
export function columnOf(kind: Kind, asked: string, asking: Asking): Column {
  const access = accessTo(kind, asked);
  const shape = shapeOf(kind, access.name, asked, asking);
  const json = guarded(kind, access.name, shape.json, asking);
  const keyOf = (value: RawBuilder<unknown>) => keyOfValue(access, value);
  const own = shape.isList ? sql`(${json}) -> 0` : json;
  const field = Object.hasOwn(tableOf(kind).fields, access.name) ? tableOf(kind).fields[access.name] : undefined;
  // As the indexes have it: of a text that every item has, and shows to everybody.
  const isIndexed = field?.type === 'text' && field.required === true && (kind !== 'member' || access.name === 'name');
  const indexed = sql`((i.doc ->> ${sql.lit(access.name)}) collate "und-x-icu")`;
  return {
    ...access,
    ...shape,
    json,
    keyOf,
    key: times[access.name] ?? (isIndexed ? indexed : keyOf(own)),
    isAlways: access.name in times || isIndexed,
    // What is no number is neither more nor less than one, as in JavaScript.
    bound: (value, isEnd) => (access.order === 'number' ? Number(value) : boundKey(access, value, isEnd)),
    sortKey: (value) => sortKey(access, value),
  };
}

type Shape = Pick<Column, 'isList' | 'json' | 'lookUp'>;

function shapeOf(kind: Kind, name: string, asked: string, asking: Asking): Shape {
  const dot = asked.indexOf('.');
  const [bag, key] = [asked.slice(0, Math.max(0, dot)), asked.slice(dot + 1)];
  const one = (json: RawBuilder<unknown>): Shape => ({isList: false, json});
  if (bag === 'counts') return one(sql`to_jsonb(coalesce((i.counts ->> ${key})::int, 0))`);
  if (asked === 'mine.unread') return one(unread(asking));
  if (bag === 'mine')
    return one(
      sql`(select to_jsonb(l.source) from link l where l.target = i.id and l.by = ${asking.me}::text and l.mark = ${key} limit 1)`,
    );
  if (name === 'community') return communityShape(kind);
  if (name === 'role' && kind === 'member') return roleShape(asking);
  if (name === 'createdBy')
    return one(sql`to_jsonb(case when i.created_by = ${asking.me}::text then i.created_by else i.author end)`);
  if (name === 'updatedBy')
    return one(
      sql`case when i.created_by is distinct from i.author and i.created_by is distinct from ${asking.me}::text then null else i.doc -> 'updatedBy' end`,
    );
  if (name === 'activityAt') return one(sql`to_jsonb(i.activity_at)`);
  if (name === 'maturity' && kind === 'practice') return one(sql`to_jsonb(i.maturity)`);
  if (name === 'practices' && kind === 'collection') return listedShape(asking);
  const field = Object.hasOwn(tableOf(kind).fields, name) ? tableOf(kind).fields[name] : undefined;
  return fieldShape(name, field ?? (name === 'alsoFor' ? {type: 'list', of: {type: 'ref'}} : {type: 'text'}));
}

/** As `Reader.listed` says it. */
function listedShape(asking: Asking): Shape {
  return {
    isList: true,
    json: sql`(select jsonb_agg(each.value order by each.nth) from jsonb_array_elements(i.doc -> 'practices') with ordinality as each(value, nth)
      join place p on p.id = each.value #>> '{}' join item m on m.community = p.community and m.kind = p.kind and m.id = p.id where ${asking.seesOf('m')})`,
    lookUp: (value) => ({practices: [value]}),
  };
}

/** As `Reader.isUnread` says it. */
function unread({me}: Asking): RawBuilder<unknown> {
  if (me === null) return sql`null::jsonb`;
  return sql`case when i.activity_at > coalesce(
    (select (extract(epoch from (r.doc ->> 'until')::timestamptz) * 1000)::bigint from link l
      join place p on p.id = l.source join item r on r.community = p.community and r.kind = p.kind and r.id = p.id
      where l.target = i.id and l.by = ${me}::text and l.mark = 'read' limit 1),
    case when i.created_by = ${me}::text then i.created_at end, -1) then 'true'::jsonb end`;
}

function communityShape(kind: Kind): Shape {
  if (kind === 'community') return {isList: false, json: sql`to_jsonb(i.id)`};
  if (kind === 'member')
    return {
      isList: true,
      json: sql`(select jsonb_agg(m.community order by m.community) from item m where m.kind = 'membership' and m.parent = i.id and m.doc ->> 'state' = 'active')`,
    };
  return {
    isList: true,
    json: sql`case when i.doc ? 'alsoFor' then to_jsonb(array_remove(array[i.community], '')) || (i.doc -> 'alsoFor') when i.community <> '' then to_jsonb(array[i.community]) end`,
  };
}

/** What somebody is where, `storage/steward`; of what the reader may know. */
function roleShape(asking: Asking): Shape {
  return {
    isList: true,
    json: sql`(select jsonb_agg(m.community || '/' || (m.doc ->> 'role')) from item m where m.kind = 'membership' and m.parent = i.id and m.doc ->> 'state' = 'active' and ${asking.seesOf('m')})`,
  };
}

function fieldShape(name: string, field: Field): Shape {
  const json = sql`i.doc -> ${sql.lit(name)}`;
  switch (field.type) {
    case 'map':
      return {isList: false, json: sql`case when i.doc ? ${sql.lit(name)} then 'true'::jsonb end`};
    case 'group':
      return field.key === undefined
        ? {isList: false, json: sql`case when i.doc ? ${sql.lit(name)} then 'true'::jsonb end`}
        : {isList: false, json: sql`i.doc -> ${sql.lit(name)} -> ${sql.lit(field.key)}`};
    case 'list': {
      const {of} = field;
      if (of.type !== 'group') return {isList: true, json, lookUp: (value) => ({[name]: [value]})};
      const {key} = of;
      if (key === undefined)
        return {
          isList: true,
          json: sql`jsonb_path_query_array(i.doc, ${sql.lit(`$."${name}"[*] ? (true == true)`)}::jsonpath)`,
        };
      return {
        isList: true,
        json: sql`nullif(jsonb_path_query_array(i.doc, ${sql.lit(`$."${name}"[*]."${key}"`)}::jsonpath), '[]'::jsonb)`,
        lookUp: (value) => ({[name]: [{[key]: value}]}),
      };
    }
    default:
      return {isList: false, json, lookUp: (value) => ({[name]: value})};
  }
}

/** A field that somebody shows to fewer has no value for the others. */
function guarded(
  kind: Kind,
  name: string,
  json: RawBuilder<unknown>,
  {actor, seesAll, tokens, me}: Asking,
): RawBuilder<unknown> {
  if (!actor || kind !== 'member' || name === 'name' || !Object.hasOwn(tableOf(kind).fields, name)) return json;
  if (name === 'fieldVisibility') return seesAll ? json : sql`case when i.id = ${me}::text then ${json} end`;
  return sql`case when i.guards is null or not i.guards ? ${sql.lit(name)} or (i.guards -> ${sql.lit(name)} -> 'who') ?| ${tokens}::text[] then ${json} end`;
}

function keyOfValue(
  {order, choices}: Pick<Access, 'order' | 'choices'>,
  json: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const text = sql`((${json}) #>> '{}')`;
  if (choices)
    return sql`case when ${json} is null then null else coalesce(array_position(${choices}::text[], ${text}), ${choices.length + 1}) - 1 end`;
  if (order === 'number') return sql`${text}::numeric`;
  if (order === 'instant') return sql`(extract(epoch from ${text}::timestamptz) * 1000)::bigint`;
  return order === 'collated' ? sql`(${text} collate "und-x-icu")` : sql`(${text} collate "C")`;
}
