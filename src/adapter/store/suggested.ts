import {answeredBy, signedBy, workedWith} from '../../model/acquaintances.js';
import {CommunityError} from '../../model/errors.js';
import type {AnyItem} from '../../model/item.js';
import {tableOf} from '../../model/kinds.js';
import {byFit, suggesting, weekOf, type Suggested} from '../../model/suggestions.js';
import type {Page, Query} from '../contract.js';
import {suggestionLimit} from './describe.js';
import {pick} from './list.js';
import {mentorshipsOf} from './mentoring-acts.js';
import type {Reader} from './reader.js';
import {Slices} from './slices.js';

/** Whom the reader should meet, of all in the store. */
export async function suggestions(reader: Reader, query: Query, at: number, signal?: AbortSignal): Promise<Page> {
  const {rows, actor} = reader;
  const community = communityOf(query);
  const me = rows.item(actor?.member ?? '');
  const found: Suggested[] = [];
  if (me) {
    const slices = new Slices(signal);
    const without = new Set([...known(reader, me.id), ...(await talkedWith(reader, me.id, slices))]);
    const suggestionOf = suggesting(me, {at, without});
    await slices.each(rows.of('member'), (row) => {
      if (!reader.sees(row)) return;
      const {item} = row;
      const hidden = reader.hidden(row);
      const other = hidden.length === 0 ? item : shownOf(item, hidden);
      const suggested = suggestionOf(other);
      if (suggested && (!community || rows.communitiesOf(item.id).includes(community))) found.push(suggested);
    });
  }
  return suggestionPage(me?.id, found, query, at);
}

/** Of what community people are asked for; anything else that is asked of suggestions is refused. */
export function communityOf({where = {}, text, cursor, from}: Query): string | undefined {
  const {community, ...others} = where;
  const isPlain = community === undefined || typeof community === 'string';
  if (!isPlain || Object.values(others).some((value) => value !== undefined) || text || cursor !== undefined || from)
    throw new CommunityError('invalid', 'Of suggestions only those of a community can be asked for.');
  return community;
}

/** The best of them, as items of whoever they are for. */
export function suggestionPage(me: string | undefined, found: Suggested[], query: Query, at: number): Page {
  const best = found.sort(byFit).slice(0, suggestionLimit);
  const items = best.slice(0, Math.max(0, query.limit ?? 20)).map((each) => itemOf(me!, each, weekOf(at)));
  return {
    items: items.map((item) => (query.fields ? pick(item, query.fields) : item)) as unknown as Page['items'],
    total: {value: best.length, is: 'exact'},
  };
}

function itemOf(me: string, {member, score, reasons}: Suggested, week: string): AnyItem {
  const {visibility, states} = tableOf('suggestion');
  const made = `${week}T00:00:00Z`;
  return Object.freeze({
    id: `${week}.${member}`,
    kind: 'suggestion',
    version: String(score),
    createdAt: made,
    createdBy: me,
    updatedAt: made,
    visibility,
    state: states[0]!,
    member,
    score,
    reasons,
    week,
  }) as unknown as AnyItem;
}

/** Those I answered and who answered me, each with their name; and those I work with as mentor or mentee, or did. */
async function talkedWith(reader: Reader, me: string, slices: Slices): Promise<readonly string[]> {
  const {rows} = reader;
  const [mine, theirs] = [new Set<string>(), new Set<string>()];
  await slices.each(rows.of('reply'), (row) => {
    const {item} = row;
    const from = signedBy(item);
    if (from === undefined || item.state !== 'shown') return;
    const to = signedBy(rows.item(answeredBy(item)));
    if (from === me && to !== undefined) mine.add(to);
    else if (to === me && reader.sees(row)) theirs.add(from);
  });
  return [...workedWith(me, mentorshipsOf(me, rows)), ...[...mine].filter((id) => theirs.has(id))];
}

/** Those I follow, put aside, asked to meet, or was asked by. */
function known({rows}: Reader, me: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const {item} of [...rows.of('follow'), ...rows.of('preference'), ...rows.of('introduction')]) {
    if (item.createdBy === me && item['about'] !== 'mentoring') found.add(String(item['member'] ?? item['subject']));
    else if (item.kind === 'introduction' && item['member'] === me && item.createdBy) found.add(item.createdBy);
  }
  return found;
}

function shownOf(item: AnyItem, names: readonly string[]): AnyItem {
  return Object.fromEntries(Object.entries(item).filter(([name]) => !names.includes(name))) as unknown as AnyItem;
}
