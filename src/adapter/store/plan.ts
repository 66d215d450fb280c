import {theSource, type Actor} from '../../model/actor.js';
import {CommunityError} from '../../model/errors.js';
import {newId} from '../../model/id.js';
import {storeNames, type AnyItem} from '../../model/item.js';
import {judge, type Judged, type Verdict} from '../../model/judge.js';
import {tableOf, type Kind} from '../../model/kinds.js';
import {limitReached} from '../../model/limits.js';
import {linksOf, sharedBy} from '../../model/links.js';
import {unseenIn, withUnseen} from '../../model/own-fields.js';
import {permissions, type Act} from '../../model/permissions.js';
import {validate, validateFields} from '../../model/validate.js';
import {allowed} from '../../model/verdict.js';
import {maySee, sealed} from '../../model/visibility.js';
import type {Change} from '../contract.js';
import {begun} from './circle-acts.js';
import {claimed, datedByRisk} from './claims.js';
import {deepActs} from './deep-acts.js';
import {requested} from './mentoring-acts.js';
import {once} from './once.js';
import {narrower, newVersion, touched, withUnlisted, type Circumstances, type Plan, type Told} from './planned.js';
import {planRemoval} from './removal.js';
import type {Rows} from './rows.js';
import {taken} from './taken.js';
export {expiredBy} from './mentoring-acts.js';

type Of<V extends Change['verb']> = Extract<Change, {readonly verb: V}>;

/** Judges a change and works out what it comes to; nothing is changed yet. */
export function planOf(change: Change, circumstances: Circumstances): Plan {
  switch (change.verb) {
    case 'create':
      return planCreate(change, circumstances);
    case 'update':
      return planUpdate(change, circumstances);
    case 'remove':
      return planRemoval(subjectOf(change, circumstances), circumstances);
    case 'act':
      return planAct(change, circumstances);
    case 'restore':
      return planRestore(change, circumstances);
    default:
      throw new CommunityError('unsupported', `Nobody knows how to ${String((change as {verb: unknown}).verb)}.`);
  }
}

function planCreate({kind, item}: Of<'create'>, circumstances: Circumstances): Plan {
  const {rows, actor, now, shown} = circumstances;
  const given = item as unknown as Told & {readonly id: string};
  const table = tableOf(kind);
  const rules = permissions[kind];
  const by = actor?.member;
  const parent = rows.row(given[table.parent ?? ''])?.item;
  // What hangs on something belongs where that belongs, whatever its writer says.
  const community = parent?.community ?? given['community'] ?? onlyCommunity(rows, actor);
  const draft = {
    visibility: narrower(table.visibility, parent?.visibility),
    state: table.states[0]!,
    ...given,
    ...(sealed.has(kind) && {visibility: table.visibility}),
    ...(table.scope === 'community' && community !== undefined && {community}),
    ...(parent && sharedBy(parent)),
    kind,
    version: newVersion(),
    createdAt: now,
    updatedAt: now,
    ...(by !== undefined && {createdBy: by, updatedBy: by}),
  } as unknown as AnyItem;

  const known = rows.item(given.id);
  if (known) {
    // What was changed since cannot be compared any more: then the same person and the same id are enough.
    const isRepeat =
      isOfSamePage(known, draft, circumstances) ||
      (known.kind === kind && known.createdBy === by && (known.updatedAt !== known.createdAt || hasAll(known, given)));
    if (isRepeat) return {put: [], remove: [], answer: [known.id]};
    const current = actor && !maySee(actor, known, rows) ? undefined : shown(known);
    throw new CommunityError('conflict', 'There is another item with this id.', current && {current});
  }
  if (rows.gone.has(given.id))
    throw new CommunityError('conflict', 'An item with this id was there and was removed. Make a new id.');
  check(judge(actor ?? theSource, {verb: 'create', kind, item: draft}, undefined, rows));

  const {wrong} = validate(kind, draft);
  const kept = actor ? (rules.kept ?? []).filter((name) => given[name] !== undefined) : [];
  invalid({
    ...wrong,
    ...named(kept, 'This is set by what is done to it, not by whoever writes it.'),
    ...place(draft, rows),
  });
  const first = once(draft, rows, by);
  if (first) throw new CommunityError('conflict', `You have done this already.`, {current: shown(first)});
  check((parent && limitReached(draft, parent, rows)) ?? allowed);
  const valid = {...validate(kind, draft).values, kind} as unknown as AnyItem;
  const [made, ...more] = madeOf(valid, circumstances);
  return {put: [made, ...more], remove: [], answer: [made.id, ...linksOf(made, rows), ...more.map(({id}) => id)]};
}

/** An item as it is kept, and what comes with it. */
function madeOf(item: AnyItem, circumstances: Circumstances): readonly [AnyItem, ...AnyItem[]] {
  if (item.kind === 'mentorship') return [requested(item, circumstances)];
  if (item.kind === 'circle') return begun(item, circumstances);
  return [item.kind === 'award' ? taken(item, circumstances) : item];
}

/** Two people who begin the comments of a page at the same moment, under the same id, begin one discussion. */
function isOfSamePage(known: AnyItem, draft: AnyItem, {actor, rows}: Circumstances): boolean {
  return (
    [known.kind, draft.kind].every((kind) => kind === 'discussion') &&
    draft['subject'] !== undefined &&
    known['subject'] === draft['subject'] &&
    known.community === draft.community &&
    known.state !== 'hidden' &&
    (!actor || maySee(actor, known, rows))
  );
}

function planUpdate(change: Of<'update'>, circumstances: Circumstances): Plan {
  const {rows, actor, now} = circumstances;
  const subject = subjectOf(change, circumstances);
  const {kept = [], fixed = []} = permissions[change.kind];
  const set = change.set as Told;
  const {values, wrong} = validate(change.kind, set, 'patch');
  // Whom it is for is no choice of who wrote it.
  const whom = sealed.has(change.kind) ? ['visibility'] : [];
  const locked = [...kept, ...fixed, ...whom].filter(
    (name) => name in set && !isSame(set[name] ?? undefined, subject[name]),
  );
  const notTheirs = storeNames.filter((name) => name in set);
  invalid({
    ...wrong,
    ...named(locked, 'This stays as it is.'),
    ...(actor && unseenIn(set, actor, subject, rows)),
    ...named(notTheirs, 'This is not for anybody to write.'),
  });

  const told = Object.entries(withUnlisted(values, subject, circumstances));
  const changed = told.filter(([name, value]) => !isSame(value ?? undefined, subject[name]));
  if (changed.length === 0) return {put: [], remove: [], answer: [subject.id]};
  const next = claimed(subject, touched(subject, Object.fromEntries(changed), actor, now));
  const history = [...revisionOf(subject, actor, now), ...earlierThan(subject, rows)];
  return {put: [next, ...history], remove: [], answer: [next.id, ...linksOf(next, rows)]};
}

function planAct(change: Of<'act'>, circumstances: Circumstances): Plan {
  const {rows, actor, now} = circumstances;
  const subject = subjectOf(change, circumstances);
  const act: Act = permissions[change.kind].acts![change.act]!;
  const {values, wrong} = validateFields(act.with ?? {}, change.with ?? {});
  invalid(wrong);
  if (act.isDeep) return deepActs[change.kind]![change.act]!(subject, values, circumstances);
  const set: Record<string, unknown> = {};
  for (const [name, what] of Object.entries(act.set ?? {})) {
    if ('today' in what) set[name] = now.slice(0, 10);
    else if ('value' in what) set[name] = what.value;
    else if (values[what.with] !== undefined) set[name] = values[what.with];
  }
  const list = (name: string) => (subject[name] as readonly unknown[] | undefined) ?? [];
  for (const [name, told] of Object.entries(act.add ?? {})) set[name] = [...new Set([...list(name), values[told]])];
  for (const [name, told] of Object.entries(act.take ?? {})) set[name] = list(name).filter((id) => id !== values[told]);
  if (act.joins && actor?.member) set[act.joins] = [...new Set([...list(act.joins), actor.member])];
  const {to} = act;
  if (typeof to === 'string') set['state'] = to;
  else if (to) {
    const left = (set[to[0]] ?? subject[to[0]] ?? []) as readonly unknown[];
    set['state'] = left.length > 0 ? to[2] : to[1];
  }
  const next = claimed(subject, touched(subject, datedByRisk(subject, set), actor, now));
  const note = values['note'];
  const noted = typeof note === 'string' && !act.set?.['note'] ? revisionOf(subject, actor, now, note) : [];
  return {put: [next, ...noted], remove: [], answer: [next.id, ...linksOf(next, rows)]};
}

function planRestore({items}: Of<'restore'>, {rows, actor}: Circumstances): Plan {
  check(judge(actor ?? theSource, {verb: 'restore'}, undefined, rows));
  const seen = new Set<string>();
  const put = items.map((item) => {
    if (seen.has(item.id)) invalid({[item.id]: 'Two items have this id: keep one of them.'});
    seen.add(item.id);
    if (tableOf(item.kind).derived) invalid({[item.id]: `A ${item.kind} is worked out, and not kept.`});
    const {values, wrong} = validate(item.kind, item as unknown as Told, 'file');
    invalid(Object.fromEntries(Object.entries(wrong).map(([name, problem]) => [`${item.id}.${name}`, problem])));
    const known = rows.item(item.id);
    if (known && known.kind !== item.kind)
      throw new CommunityError('conflict', `The id ${item.id} is that of a ${known.kind}.`);
    const given = values as unknown as AnyItem;
    return actor && known ? withUnseen(given, actor, known, rows) : given;
  });
  return {put, remove: [], answer: put.map(({id}) => id)};
}

/** The item a change is about, when this change may be made to it, and was made against it as it is. */
function subjectOf(change: Of<'update'> | Of<'remove'> | Of<'act'>, {rows, actor, shown}: Circumstances): AnyItem {
  const found = rows.item(change.id);
  const subject = found?.kind === change.kind ? found : undefined;
  check(judge(actor ?? theSource, change as Judged, subject, rows));
  if (change.version !== undefined && change.version !== subject!.version && !permissions[change.kind].lastWins) {
    throw new CommunityError('conflict', 'Somebody changed this meanwhile.', {current: shown(subject!)});
  }
  return subject!;
}

const revised: ReadonlySet<Kind> = new Set(['practice', 'discussion', 'reply']);

/** What is kept of an item before it changes; of an anonymous one not by whom. */
function revisionOf(item: AnyItem, actor: Actor | undefined, now: string, note?: string): readonly AnyItem[] {
  if (!revised.has(item.kind)) return [];
  const {fields} = tableOf(item.kind);
  const before = Object.fromEntries(
    Object.keys(fields).flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]]])),
  );
  const by = item['anonymous'] === true ? undefined : actor?.member;
  const revision = {
    id: newId(),
    kind: 'revision',
    version: newVersion(),
    createdAt: now,
    updatedAt: now,
    ...(by !== undefined && {createdBy: by, updatedBy: by}),
    ...(item.community !== undefined && {community: item.community}),
    visibility: item.visibility,
    state: item.state === 'hidden' ? 'hidden' : 'kept',
    subject: item.id,
    of: item.version,
    before: JSON.stringify(before),
    ...(note !== undefined && {note}),
  };
  return [revision as unknown as AnyItem];
}

/** What was changed because it was hidden is not read in its history by those it was hidden from. */
function earlierThan(item: AnyItem, rows: Rows): readonly AnyItem[] {
  if (item.state !== 'hidden') return [];
  return rows
    .on(item.id)
    .filter((row) => row.item.kind === 'revision' && row.item.state === 'kept')
    .map((row) => ({...row.item, state: 'hidden', version: newVersion()}));
}

/** What belongs to a community says to which, and to one that is there. */
function place(draft: AnyItem, rows: Rows): Readonly<Record<string, string>> {
  const {scope, parent} = tableOf(draft.kind);
  if (scope !== 'community' || rows.of('community').length === 0) return {};
  if (draft.community === undefined) return parent ? {} : {community: 'Say which community this belongs to.'};
  return rows.item(draft.community)?.kind === 'community' ? {} : {community: 'There is no such community.'};
}

/** Where somebody writes who did not say where: in the only community there is, or the only one they are in. */
function onlyCommunity(rows: Rows, actor: Actor | undefined): string | undefined {
  const [first, ...others] = rows.of('community');
  if (others.length === 0) return first?.item.id;
  const mine = Object.keys(actor?.roles ?? {});
  return mine.length === 1 ? mine[0] : undefined;
}

function check(verdict: Verdict): void {
  if (verdict.allowed) return;
  const {kind, reason, fields, retryAfter} = verdict;
  throw new CommunityError(kind, reason, {...(fields && {fields}), ...(retryAfter !== undefined && {retryAfter})});
}

function invalid(wrong: Readonly<Record<string, string>>): void {
  const [first] = Object.entries(wrong);
  if (first) throw new CommunityError('invalid', `${first[0]}: ${first[1]}`, {fields: wrong});
}

function named(names: readonly string[], problem: string): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, problem]));
}

/** Does an item say everything a draft says? */
function hasAll(item: AnyItem, draft: Told): boolean {
  return Object.entries(draft).every(([name, value]) => isSame(item[name as keyof AnyItem], value));
}

/** Do two values say the same? */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false;
  return JSON.stringify(a, ordered) === JSON.stringify(b, ordered);
}

function ordered(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
