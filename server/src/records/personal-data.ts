import {sql, type Kysely} from 'kysely';

import type {Actor} from '../../../src/model/actor.js';
import type {CommunityAdapter} from '../../../src/adapter/contract.js';
import {computedNames, type AnyItem} from '../../../src/model/item.js';
import type {Kind} from '../../../src/model/kinds.js';
import type {Tables} from '../database/tables.js';
import {readAuditOf} from './audit.js';
import {patiently} from '../database/patiently.js';
import {mentionsOf, patternsFor} from './references.js';

/** Everything that is kept about one person (GDPR, articles 15 and 20). */
export interface PersonalData {
  readonly about: string;
  /** RFC 3339. */
  readonly at: string;
  /** False where somebody else asked: what the person keeps to themselves, or wrote without their name, is told to them alone. */
  readonly isWhole: boolean;
  /** Who they are, and what they wrote, as it is kept. */
  readonly items: readonly object[];
  /** What others wrote that names them, as they may see it. */
  readonly named: readonly object[];
  /** What the company's directory says of them. */
  readonly directory: readonly object[];
  /** The files they added. */
  readonly files: readonly object[];
  /** The awards they took elsewhere as badges. */
  readonly badges: readonly object[];
  /** Until when they are signed in by a page, RFC 3339. */
  readonly sessions: readonly string[];
  /** What was done by the power of a role, by them or to them. */
  readonly audit: readonly object[];
}

interface Source extends CommunityAdapter {
  actor(member: string): Promise<Actor>;
}

/** So many items are asked for at once. */
const batch = 500;

/** `asker` is whoever asks; left out for whoever runs the service, who may see what is in the database anyway. */
export async function personalDataOf(
  db: Kysely<Tables>,
  source: Source,
  member: string,
  asker?: Actor,
): Promise<PersonalData | undefined> {
  const items = await itemsNaming(db, member);
  if (!items.some(({kind, id}) => kind === 'member' && id === member)) return undefined;
  // Whom they made a member is somebody else.
  const isTheirs = ({kind, id, createdBy}: AnyItem) => (kind === 'member' ? id : createdBy) === member;
  const actor = await source.actor(member);
  const [directory, files, badges, sessions, audit] = await Promise.all([
    db.selectFrom('directory_entry').select('resource').where('type', '=', 'User').where('id', '=', member).execute(),
    db.selectFrom('attachment').select(['id', 'community', 'name', 'type', 'size']).where('by', '=', member).execute(),
    db.selectFrom('badge_issued').select(['id', 'award']).where('member', '=', member).execute(),
    db.selectFrom('session').select('until').where('member', '=', member).execute(),
    readAuditOf(db, member),
  ]);
  const theirs = items.filter(isTheirs);
  const named = await asSeenBy(
    source,
    actor,
    items.filter((item) => !isTheirs(item)),
  );
  const isWhole = !asker || asker.member === member;
  const seen = async (all: readonly AnyItem[]) => (isWhole ? all : plain(await asSeenBy(source, asker, signed(all))));
  return {
    about: member,
    at: new Date().toISOString(),
    isWhole,
    items: await seen(theirs),
    named: await seen(named),
    directory: isWhole ? directory.map(({resource}) => resource) : [],
    files: isWhole ? files : [],
    badges: isWhole ? badges : [],
    sessions: sessions.map(({until}) => new Date(Number(until)).toISOString()),
    audit,
  };
}

/** Nobody else learns who wrote without their name. */
function signed(items: readonly AnyItem[]): readonly AnyItem[] {
  return items.filter((item) => item['anonymous'] !== true || item.kind === 'community');
}

/** Without what is worked out for whoever asks. */
function plain(items: readonly AnyItem[]): readonly AnyItem[] {
  const computed: ReadonlySet<string> = new Set(computedNames);
  return items.map(
    (item) => Object.fromEntries(Object.entries(item).filter(([name]) => !computed.has(name))) as unknown as AnyItem,
  );
}

/** The person, what they wrote, and whatever names them. */
export async function itemsNaming(db: Kysely<Tables>, member: string): Promise<readonly AnyItem[]> {
  const patterns = patternsFor(member).map((pattern) => JSON.stringify(pattern));
  const mentions = mentionsOf(member).map((mention) => `%${likeOf(mention)}%`);
  // What an item was before it changed, and what somebody would have it say, is kept as JSON within a text.
  const within = `%${likeOf(JSON.stringify(member))}%`;
  const rows = await patiently(
    db,
    sql<{doc: AnyItem}>`select doc from item where (id = ${member} and kind = 'member')
    or doc @> any(${patterns}::jsonb[]) or doc::text like any(${mentions}::text[])
    or (kind in ('revision', 'amendment') and concat(doc->>'before', doc->>'after') like ${within})`,
  );
  return rows.map(({doc}) => doc);
}

function likeOf(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

async function asSeenBy(source: Source, actor: Actor, items: readonly AnyItem[]): Promise<readonly AnyItem[]> {
  const seen: AnyItem[] = [];
  for (const kind of new Set(items.map((item) => item.kind as Kind))) {
    const ids = items.filter((item) => item.kind === kind).map(({id}) => id);
    for (let start = 0; start < ids.length; start += batch) {
      const found = await source.get(kind, ids.slice(start, start + batch), {actor});
      for (const item of found) if (item) seen.push(item as unknown as AnyItem);
    }
  }
  return seen;
}
