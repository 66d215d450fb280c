import type {Journal} from './journal.js';
import type {About, Entry, Shared} from './kept.js';
import {opaqueId} from './seal.js';

/** What came of a copy. */
export interface TakenIn {
  readonly taken: number;
  /** Were here already: they stay as they are here. */
  readonly known: number;
  /** Could not be read. */
  readonly wrong: number;
}

type Copied = Omit<Entry, 'type' | 'id' | 'place'> & {readonly id: string | undefined};
type Told = Readonly<Record<string, unknown>>;

/** No copy is so long, in bytes: it is not even read. */
const longest = 100_000_000;
/** As long as a text may be, in characters. */
const longestText = 250_000;

/**
 * Takes entries back from a copy that their owner saved as JSON. Those that are here already are left alone, so that nothing is doubled or
 * lost; the others stand where they were written. Answers nothing where it is no such copy: then nothing was changed.
 */
export async function takeIn(journal: Journal, file: Blob): Promise<TakenIn | undefined> {
  const copied = file.size > longest ? undefined : copiedIn(await file.text().catch(() => ''));
  if (!copied) return undefined;
  const {entries} = journal;
  const [ids, said] = [new Set(entries.map(({id}) => id)), new Set(entries.map(nameOf))];
  const found: Copied[] = [];
  for (const one of copied.entries) {
    if ((one.id !== undefined && ids.has(one.id)) || said.has(nameOf(one))) continue;
    if (one.id !== undefined) ids.add(one.id);
    said.add(nameOf(one));
    found.push(one);
  }
  for (const [place, {id = opaqueId(), ...rest}] of placed(found, entries))
    await journal.change<Entry>(id, (now) => now ?? {type: 'entry', id, place, ...rest});
  return {taken: found.length, known: copied.entries.length - found.length, wrong: copied.wrong};
}

/** Copies of older ones of us have no ids: what was written at the same moment in the same words is the same. */
function nameOf({writtenAt, text, draft = ''}: Pick<Entry, 'writtenAt' | 'text' | 'draft'>): string {
  return JSON.stringify([writtenAt, text, draft]);
}

/** Each with its place among those that are here, by when it was written. */
function placed(found: readonly Copied[], here: readonly Entry[]): readonly (readonly [number, Copied])[] {
  const known = here.toReversed();
  const gaps = new Map<number, Copied[]>();
  for (const one of found.toSorted((a, b) => Date.parse(a.writtenAt) - Date.parse(b.writtenAt))) {
    const gap = known.findLastIndex(({writtenAt}) => Date.parse(writtenAt) <= Date.parse(one.writtenAt)) + 1;
    gaps.set(gap, [...(gaps.get(gap) ?? []), one]);
  }
  return [...gaps].flatMap(([gap, some]) => {
    const room = some.length + 1;
    const after = known[gap]?.place;
    const before = known[gap - 1]?.place ?? (after ?? room) - room;
    const step = ((after ?? before + room) - before) / room;
    return some.map((one, index) => [before + step * (index + 1), one] as const);
  });
}

/** The entries of a copy; nothing where it is none, or one of a newer kind. */
function copiedIn(text: string): {readonly entries: readonly Copied[]; readonly wrong: number} | undefined {
  let file: Told | undefined;
  try {
    file = objectOf(JSON.parse(text));
  } catch {
    return undefined;
  }
  if (file?.['format'] !== 'cop-elements.journal' || file['version'] !== 1 || !Array.isArray(file['entries']))
    return undefined;
  const all = file['entries'] as readonly unknown[];
  const entries = all.flatMap((each) => copiedOf(objectOf(each)) ?? []);
  return {entries, wrong: all.length - entries.length};
}

function copiedOf(told: Told | undefined): Copied | undefined {
  const [writtenAt, text, draft] = [instantOf(told?.['writtenAt']), told?.['text'], told?.['draft'] ?? undefined];
  if (!told || !writtenAt || typeof text !== 'string' || (draft !== undefined && typeof draft !== 'string'))
    return undefined;
  if (!(text + (draft ?? '')) || Math.max(text.length, draft?.length ?? 0) > longestText) return undefined;
  const {id, prompt} = told;
  const [changedAt, about] = [instantOf(told['changedAt']), aboutOf(objectOf(told['about']))];
  const shared = (Array.isArray(told['shared']) ? told['shared'] : []).flatMap(
    (each) => sharedOf(objectOf(each)) ?? [],
  );
  return {
    // Ours are made of chance, and written so; whatever else is said there is no id of ours.
    id: typeof id === 'string' && /^[0-9a-f]{32}$/.test(id) ? id : undefined,
    ...{writtenAt, text},
    ...(changedAt && {changedAt}),
    ...(typeof prompt === 'string' && {prompt: prompt.slice(0, 1000)}),
    ...(about && {about}),
    ...(draft !== undefined && {draft}),
    ...(shared.length > 0 && {shared}),
  };
}

function aboutOf(told: Told | undefined): About | undefined {
  const {title, kind, id} = told ?? {};
  if (typeof title !== 'string') return undefined;
  return {title, ...(typeof kind === 'string' && typeof id === 'string' && {kind, id})};
}

function sharedOf(told: Told | undefined): Shared | undefined {
  const {id, title, community} = told ?? {};
  const at = instantOf(told?.['at']);
  if (!at || ![id, title, community].every((each) => typeof each === 'string')) return undefined;
  return {id, title, community, at} as Shared;
}

function instantOf(value: unknown): string | undefined {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : undefined;
}

function objectOf(value: unknown): Told | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Told) : undefined;
}
