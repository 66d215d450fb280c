import type {Absorbed, Batch} from '../../adapter/store/types.js';
import {CommunityError, isCommunityError} from '../../model/errors.js';
import type {AnyItem} from '../../model/item.js';
import {newId} from '../../model/id.js';
import {pathOf, placeOf, type Copy, type Place} from './copy.js';
import {inList, isDuplicate} from './refusals.js';
import {encode, encodeGone, type KeptKey} from './rows.js';
import type {Ask, Session} from './session.js';

/** One row to be written. */
interface Step {
  readonly place: Place;
  readonly id: string;
  /** The row it changes; one that is not there yet is made. */
  readonly row?: number;
  readonly ask: Ask;
}

/** Whose page this is, to SharePoint. */
export interface Me {
  readonly number: number;
  readonly isOwner: boolean;
}

/**
 * Keeps one change in the lists of a site, or answers what others made of it meanwhile.
 *
 * A batch of SharePoint undoes nothing where a part of it fails. So what is made against something goes first and alone: where that
 * fails, nothing was kept; and what follows from it goes together after it.
 */
export async function keep(session: Session, copy: Copy, me: Me, batch: Batch): Promise<Absorbed | undefined> {
  const steps = stepsOf(copy, me, batch);
  const [first, ...others] = steps;
  if (!first) return undefined;
  try {
    await session.ask(first.ask);
  } catch (error) {
    const newer = isCommunityError(error) ? await newerThan(copy, first, error) : undefined;
    if (newer) return newer;
    throw isCommunityError(error) ? inList(first.place.plan.title, error) : error;
  }
  const answers = await session.all(others.map(({ask}) => ask));
  const index = answers.findIndex((answer) => isCommunityError(answer));
  if (index < 0) return undefined;
  const cause = inList(others[index]!.place.plan.title, answers[index] as CommunityError);
  const {advice, about} = cause;
  throw new CommunityError('unavailable', `A part of this was kept, and the rest not. ${cause.message}`, {
    cause,
    ...(advice && about && {advice, about}),
  });
}

/** What is there instead, where others were quicker; nothing where that is not what went wrong. */
async function newerThan(copy: Copy, {place, id, row}: Step, error: CommunityError): Promise<Absorbed | undefined> {
  if (row !== undefined && (error.kind === 'conflict' || error.kind === 'not-found')) {
    const found = await copy.look([{place, row}]);
    return found.put.length + found.remove.length > 0 ? found : undefined;
  }
  if (row === undefined && isDuplicate(error)) {
    const found = await copy.find(place, id);
    return found.put.length > 0 ? found : undefined;
  }
  return undefined;
}

function stepsOf(copy: Copy, me: Me, {put, remove, key, expects}: Batch): readonly Step[] {
  const kept: KeptKey | undefined = key && {...key, answer: key.answer.map(({id}) => id)};
  // The change is remembered where it was made: on the item it is about.
  // What goes with an item stands before it; of an answered reply the empty place stays.
  const about = remove.length === 0 || put[0]?.state === 'removed' ? put[0] : remove.at(-1);
  const keysOf = (id: string) => [...(copy.entries.get(id)?.keys ?? []), ...(kept && id === about?.id ? [kept] : [])];
  const known = new Set(expects.filter(({version}) => version !== undefined).map(({id}) => id));
  const puts = put.filter(({kind}) => copy.places.has(kind)).map((item) => putStep(copy, item, keysOf(item.id), known));
  const removes = remove.flatMap(({id}): Step[] => {
    const entry = copy.entries.get(id);
    // What others hung on it goes with it for everybody; their rows are theirs.
    if (!entry || (entry.author !== me.number && !me.isOwner && id !== about?.id)) return [];
    const {place, row, etag} = entry;
    const ask = {
      method: 'MERGE' as const,
      path: `${pathOf(place)}/items(${row})`,
      body: encodeGone(keysOf(id)),
      etag: etag ?? '*',
    };
    return [{place, id, row, ask}];
  });
  const steps = [...puts, ...removes];
  const first = steps.find(({id}) => id === about?.id);
  return first ? [first, ...steps.filter((step) => step !== first)] : steps;
}

function putStep(copy: Copy, item: AnyItem, keys: readonly KeptKey[], known: ReadonlySet<string>): Step {
  const place = placeOf(copy.places, item.kind);
  const entry = copy.entries.get(item.id);
  const {CopId, ...body} = encode(item, keys);
  const path = `${pathOf(place)}/items`;
  if (!entry || (entry.isGone && !known.has(item.id))) {
    // Whose profile it is its author says; any other id could be taken by somebody else before.
    const id = item.kind === 'member' ? newId() : CopId;
    return {place, id: item.id, ask: {method: 'POST', path, body: {...body, CopId: id}}};
  }
  const {row, etag} = entry;
  return {place, id: item.id, row, ask: {method: 'MERGE', path: `${path}(${row})`, body, etag: etag ?? '*'}};
}
