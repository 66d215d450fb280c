import type {Item} from '../../../src/model/index.js';

/** Answers the members that fit what somebody typed, the best first. */
export type Find = (text: string) => readonly Item<'member'>[];

/** What makes a search over some members: it may take its time. */
export type Finder = (members: readonly Item<'member'>[]) => Promise<Find> | Find;

/** What ours searches of a member, by the names of its fields. */
export const fields = ['name', 'helps', 'title', 'place', 'topics', 'unit', 'bio', 'seeks'] as const;

/** One of them as a text. */
export function textOf(member: Item<'member'>, field: (typeof fields)[number]): string {
  const value = member[field];
  if (value === undefined || typeof value === 'string') return value ?? '';
  return value.map((each) => (typeof each === 'string' ? each : each.skill)).join(' ');
}

/** Small letters without accents, as people type them. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}
