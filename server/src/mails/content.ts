import type {Kysely} from 'kysely';

import type {CommunityAdapter} from '../../../src/adapter/contract.js';
import {policy} from '../../../src/adapter/policy.js';
import type {Actor} from '../../../src/model/actor.js';
import type {AnyItem} from '../../../src/model/item.js';
import type {Kind} from '../../../src/model/kinds.js';
import {mentoringKinds} from '../../../src/model/mentoring-notices.js';
import type {Tables} from '../database/tables.js';

/** One thing that somebody is told. */
export interface Entry {
  readonly reason: string;
  /** Who did it, where they signed. */
  readonly who?: string;
  /** What it is about; left out where that is nothing for a mail. */
  readonly title?: string;
  readonly because?: string;
  /** The beginning of what was written. */
  readonly excerpt?: string;
  readonly kind: Kind;
  readonly id: string;
}

/** So many characters of a text are in a mail: it is an invitation to read on. */
const most = 300;

/** What somebody did not read yet, of all that they may see at this moment. */
export async function entriesFor(
  db: Kysely<Tables>,
  source: CommunityAdapter,
  actor: Actor,
  ids: readonly string[],
): Promise<readonly Entry[]> {
  const seen = policy(source, actor);
  const notices = (await seen.get('notice', ids)).flatMap((notice) =>
    notice?.createdBy === actor.member && notice?.state === 'unread' ? [notice] : [],
  );
  const named = notices.flatMap(({subject, about, by}) => [subject, about, by].filter((id) => id !== undefined));
  const items = await itemsNamed(db, seen, named);
  return notices.flatMap(({reason, subject, about, by, because}) => {
    const [on, at] = [items.get(subject ?? ''), items.get(about ?? '')];
    if (!on || (about !== undefined && !at)) return [];
    const who = items.get(by ?? '')?.['name'];
    // What two people write to each other as mentor and mentee goes through no mail: it says that there is something, and where.
    if (mentoringKinds.has(on.kind)) return [{reason, kind: on.kind, id: on.id, ...(typeof who === 'string' && {who})}];
    const text = excerptOf(at ?? on, reason);
    // A badge says what it is, and the award is where they are thanked.
    const to = at?.kind === 'award' ? at : on;
    const entry: Entry = {
      reason,
      title: titleOf(on),
      kind: to.kind,
      id: to.id,
      ...(typeof who === 'string' && {who}),
      // Of a practice that wants a look it is a word of ours, which the line says.
      ...(because !== undefined && reason !== 'review' && {because}),
      ...(text !== '' && {excerpt: text}),
    };
    return [entry];
  });
}

async function itemsNamed(
  db: Kysely<Tables>,
  seen: CommunityAdapter,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AnyItem>> {
  const found = new Map<string, AnyItem>();
  if (ids.length === 0) return found;
  const places = await db.selectFrom('place').select(['id', 'kind']).where('id', 'in', ids).execute();
  for (const kind of new Set(places.map((place) => place.kind))) {
    const items = await seen.get(
      kind,
      places.filter((place) => place.kind === kind).map(({id}) => id),
    );
    for (const item of items) if (item) found.set(item.id, item as unknown as AnyItem);
  }
  return found;
}

function titleOf(item: AnyItem): string {
  const title = item['title'] ?? item['name'] ?? item['message'] ?? item['body'];
  return typeof title === 'string' ? plain(title, 200) : '…';
}

/** What was said; of a report and of what was hidden nothing but that it was. */
function excerptOf(item: AnyItem, reason: string): string {
  if (reason === 'flag' || reason === 'hidden' || reason === 'worked') return '';
  const text = item['body'] ?? item['summary'];
  return typeof text === 'string' ? plain(text, most) : '';
}

/** A text without line breaks, signs that show nothing, and addresses of links; cut at a word. */
export function plain(text: string, length: number): string {
  const words = text
    .slice(0, 4 * length)
    // Mails have no room for letters that steer a terminal or turn a line around.
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ')
    .replace(/!?\[([^[\]]{0,200})\]\([^()\s]{0,500}\)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  return words.length > length ? `${words.slice(0, length).replace(/\s+\S*$/, '')} …` : words;
}
