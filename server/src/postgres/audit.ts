import type {Generated, Transaction} from 'kysely';
import {sql} from 'kysely';

import type {Rows} from '../../../src/adapter/store/rows.js';
import type {Change} from '../../../src/adapter/contract.js';
import type {Actor} from '../../../src/model/actor.js';
import type {Role} from '../../../src/model/choices.js';
import {judge, type Judged} from '../../../src/model/judge.js';
import type {AnyItem} from '../../../src/model/item.js';
import type {Kind} from '../../../src/model/kinds.js';
import {keptFrom} from '../../../src/model/visibility.js';
import type {Tables} from '../database/tables.js';

/** What somebody did by the power of a role, or to somebody's role. */
export interface AuditTable {
  /** The community it was in, empty for the whole organisation. */
  readonly community: string;
  readonly number: Generated<string>;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Who did it; nobody where the service did, for a directory or a provider. */
  readonly by: string | null;
  /** `create`, `update`, `remove`, `restore`, `erase` or the name of an act. */
  readonly what: string;
  readonly kind: Kind | null;
  readonly id: string | null;
  /** Whom it was done to: whose role it is, or who wrote it under their name. */
  readonly whom: string | null;
  /** The names of the fields that changed, and of roles and states, what they were and what they became. */
  readonly detail: Readonly<Record<string, unknown>>;
}

declare module '../database/tables.js' {
  interface Tables {
    readonly audit: AuditTable;
  }
}

export type Audited = Omit<AuditTable, 'number' | 'at'>;

/** What is told of roles and states as it was and as it is; of other fields, the name alone. */
const told: ReadonlySet<string> = new Set(['role', 'state']);
/** What changes with every change. */
const always: ReadonlySet<string> = new Set(['version', 'updatedAt', 'updatedBy']);

/**
 * What of a change is written down: what nobody could have done without a role, and every change of somebody's role.
 *
 * `before` and `after` are the item it is about.
 */
export function audited(
  change: Change,
  actor: Actor | undefined,
  {
    before,
    after,
    rows,
  }: {readonly before: AnyItem | undefined; readonly after: AnyItem | undefined; readonly rows: Rows},
): Audited | undefined {
  const by = actor?.member ?? null;
  if (change.verb === 'restore')
    return (
      actor && {
        community: '',
        by,
        what: 'restore',
        kind: null,
        id: null,
        whom: null,
        detail: {items: change.items.length},
      }
    );
  const item = before ?? after;
  if (!item || (before && after && before.version === after.version)) return undefined;
  const judged = (change.verb === 'create' ? {verb: 'create', kind: item.kind, item} : change) as Judged;
  const needsPower = actor
    ? !judge(withoutPower(actor), judged, before, rows).allowed
    : item.kind === 'membership' || item.kind === 'member';
  if (!needsPower) return undefined;
  return {
    community: item.kind === 'community' ? item.id : (item.community ?? ''),
    // Whoever did not sign what they wrote is named nowhere.
    by: item['anonymous'] === true && item.createdBy === by ? null : by,
    what: change.verb === 'act' ? change.act : change.verb,
    kind: item.kind,
    id: item.id,
    whom: whomOf(item),
    detail: differences(before, after),
  };
}

export async function writeAudit(db: Transaction<Tables>, entry: Audited | undefined, at: number): Promise<void> {
  if (!entry) return;
  await db
    .insertInto('audit')
    .values({...entry, at, detail: sql`${JSON.stringify(entry.detail)}::jsonb` as never})
    .execute();
}

/** The same person, with no more than everybody has where they are. */
function withoutPower({member, roles}: Actor): Actor {
  const plain = Object.keys(roles).map((community) => [community, 'member' satisfies Role] as const);
  return {...(member !== undefined && {member}), roles: Object.fromEntries(plain)};
}

function whomOf(item: AnyItem): string | null {
  if (item.kind === 'member') return item.id;
  // Whoever is nominated hears of it when they are given the badge.
  if (keptFrom(item) !== undefined) return item.createdBy ?? null;
  if (typeof item['member'] === 'string') return item['member'];
  return item['anonymous'] === true ? null : (item.createdBy ?? null);
}

function differences(before: AnyItem | undefined, after: AnyItem | undefined): Readonly<Record<string, unknown>> {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const changed = names.filter(
    (name) => !always.has(name) && JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]),
  );
  return {
    ...Object.fromEntries(
      changed.filter((name) => told.has(name)).map((name) => [name, [before?.[name] ?? null, after?.[name] ?? null]]),
    ),
    ...(before && after && {fields: changed}),
  };
}
