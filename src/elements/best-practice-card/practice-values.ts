import type {Draft, Item, Patch} from '../../model/item.js';
import {listOf} from '../../ui/in-json.js';
import {originOf, originText} from './practice-origin.js';

type Practice = Item<'practice'>;

/** Parts that are texts, in the order in which they are read. */
export const texts = ['problem', 'context', 'forces', 'steps', 'result', 'rationale', 'evidence'] as const;
/** Fields of several values, one a line. */
export const lines = ['useWhen', 'notWhen', 'tags'] as const;
/** People by their ids, kept in the form as JSON. */
export const people = ['authors', 'stewards', 'reviewers'] as const;
/** What is kept in the form by its ids, as JSON. */
export const refs = [...people, 'related'] as const;
export const choices = {
  outcome: ['works', 'failed'],
  effort: ['hours', 'days', 'weeks', 'months'],
  risk: ['low', 'medium', 'high'],
} as const;

export type PracticeText = (typeof texts)[number];
export type PracticeLines = (typeof lines)[number];
export type PracticePeople = (typeof people)[number];
export type PracticeChoice = keyof typeof choices;
export type PracticeField =
  | 'title'
  | 'summary'
  | 'unit'
  | PracticeText
  | PracticeLines
  | PracticePeople
  | PracticeChoice
  | 'related'
  | 'origin'
  | 'sections';

/** The fields a practice is made of, as texts. */
export type PracticeValues = Readonly<Record<PracticeField, string>>;

export interface Section {
  readonly heading: string;
  readonly body: string;
}

/** What stands in the form for a practice as it is; for a new one, nothing but what is given. */
export function valuesOf(practice: Partial<Practice>): PracticeValues {
  const one = ['title', 'summary', 'unit', ...texts, ...(Object.keys(choices) as PracticeChoice[])] as const;
  const sections = (practice.sections ?? []).map(({heading, body}) => ({heading, body}));
  return {
    ...Object.fromEntries(one.map((name) => [name, practice[name] ?? ''])),
    ...Object.fromEntries(lines.map((name) => [name, (practice[name] ?? []).join('\n')])),
    ...Object.fromEntries(refs.map((name) => [name, JSON.stringify(practice[name] ?? [])])),
    origin: originText(practice.origin),
    sections: JSON.stringify(sections),
  } as PracticeValues;
}

/** What is written for the fields of those names; an empty one is taken away. */
export function patchOf(values: PracticeValues, names: readonly PracticeField[]): Patch<'practice'> {
  return Object.fromEntries(names.map((name) => [name, valueOf(name, values[name])]));
}

/** A new practice of what stands in the form. */
export function draftOf(values: PracticeValues, id: string, community: string | undefined): Draft<'practice'> {
  return {...filled(values), id, ...(community && {community})} as unknown as Draft<'practice'>;
}

/** A practice as it would be with what stands in the form, to be looked at. */
export function filledIn(practice: Practice, values: PracticeValues): Practice {
  const kept = Object.entries(practice).filter(([name]) => !Object.hasOwn(values, name));
  return {...Object.fromEntries(kept), title: '', ...filled(values)} as unknown as Practice;
}

function filled(values: PracticeValues): Readonly<Record<string, unknown>> {
  const entries = Object.entries(patchOf(values, Object.keys(values) as PracticeField[]));
  return Object.fromEntries(entries.filter(([, value]) => value !== null));
}

function valueOf(name: PracticeField, text: string): unknown {
  if (name === 'sections') {
    const sections = listOf<Section>(text).filter(({heading, body}) => heading.trim() || body.trim());
    return orNothing(sections.map(({heading, body}) => ({heading: heading.trim(), body: body.trim()})));
  }
  if (name === 'origin') return originOf(text);
  if (includes(refs, name)) return orNothing(listOf<string>(text));
  if (includes(lines, name)) return orNothing(linesOf(text));
  return text.trim() || null;
}

function linesOf(text: string): readonly string[] {
  const all = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return [...new Set(all)];
}

function orNothing<T>(all: readonly T[]): readonly T[] | null {
  return all.length > 0 ? all : null;
}

function includes<T extends string>(all: readonly T[], name: string): name is T {
  return (all as readonly string[]).includes(name);
}
