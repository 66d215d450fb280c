import type {Item} from '../../model/item.js';
import {originText} from './practice-origin.js';

export type Said = Readonly<Record<string, unknown>>;

/** What people write of a practice, in the order it is read. */
export const written = [
  'title',
  'summary',
  'problem',
  'context',
  'forces',
  'steps',
  'result',
  'rationale',
  'evidence',
  'useWhen',
  'notWhen',
  'effort',
  'risk',
  'outcome',
  'authors',
  'stewards',
  'reviewers',
  'unit',
  'tags',
  'related',
  'replacedBy',
  'origin',
  'sections',
] as const;

/** Those that name people, or other practices, by their ids. */
const refs: ReadonlySet<string> = new Set(['authors', 'stewards', 'reviewers', 'related', 'replacedBy']);

/** What it said until this change. */
export function saidBefore({before}: Item<'revision'>): Said {
  return saidIn(before);
}

/** Fields as they are kept in a text; nothing of what cannot be read. */
export function saidIn(json: string): Said {
  try {
    const said: unknown = JSON.parse(json);
    return typeof said === 'object' && said !== null ? (said as Said) : {};
  } catch {
    return {};
  }
}

export interface FieldChange {
  readonly name: (typeof written)[number];
  readonly from: string;
  readonly to: string;
}

/**
 * Part by part, what is not the same.
 *
 * @param nameOf What somebody, or a practice, is called that a field names by its id.
 */
export function changesBetween(
  before: Said,
  after: Said,
  nameOf: (field: string, id: string) => string = (_, id) => id,
): readonly FieldChange[] {
  return written.flatMap((name) => {
    const [from, to] = [asText(before[name]), asText(after[name])];
    if (from === to) return [];
    if (!refs.has(name)) return [{name, from, to}];
    const named = (ids: string) => (ids ? ids.split('\n').map((id) => nameOf(name, id)) : []).join('\n');
    return [{name, from: named(from), to: named(to)}];
  });
}

/** What has to be set to make it say that again; nothing where it does. */
export function restoring(practice: Item<'practice'>, before: Said): Said | undefined {
  const now = practice as unknown as Said;
  const changed = changesBetween(before, now).map(({name}) => [name, before[name] ?? null] as const);
  // What nobody can do without stays; what stands in its place goes with being retired, which is another act.
  const set = changed.filter(([name, value]) => name !== 'replacedBy' && (name !== 'title' || value !== null));
  return set.length > 0 ? Object.fromEntries(set) : undefined;
}

/** A list a line each, sections with their headings, a choice as it is called, where it comes from as it is written. */
export function asText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(asText).join('\n');
  if (typeof value !== 'object') return String(value);
  const {heading, body} = value as Readonly<Record<string, string | undefined>>;
  return heading === undefined ? originText(value) : `## ${heading}\n\n${body ?? ''}`;
}
