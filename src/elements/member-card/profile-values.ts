import type {Item, Patch} from '../../model/item.js';
import {listOf} from '../../ui/in-json.js';
import {visibilities, type Visibility} from '../../model/choices.js';

type Member = Item<'member'>;

/** Fields of one line or one text. */
export const lines = [
  'name',
  'title',
  'unit',
  'place',
  'timeZone',
  'bio',
  'picture',
  'mail',
  'phone',
  'officeHours',
] as const;
/** Fields of several values, each kept in the form as JSON. */
export const lists = ['languages', 'topics', 'helps', 'seeks', 'links'] as const;
export const switches = ['declinesQuestions', 'declinesSuggestions', 'hidesAwards'] as const;

export type ProfileLine = (typeof lines)[number];
export type ProfileList = (typeof lists)[number];
export type ProfileSwitch = (typeof switches)[number];
export type ProfileField = ProfileLine | ProfileList | ProfileSwitch | 'custom' | 'visibility' | 'fieldVisibility';

/** The fields a profile is made of, as texts. */
export type ProfileValues = Readonly<Record<ProfileField, string>>;

export interface Skill {
  readonly skill: string;
  readonly level?: number;
}

export interface Link {
  readonly title?: string;
  readonly url: string;
}

/** What stands in the form for a member as they are. */
export function valuesOf(member: Member): ProfileValues {
  const skills = (all: Member['helps'] = []) => all.map(({skill, level}) => ({skill, ...(level && {level})}));
  const links = (member.links ?? []).map(({title, url}) => ({...(title && {title}), url}));
  return {
    ...Object.fromEntries(lines.map((name) => [name, member[name] ?? ''])),
    ...Object.fromEntries(switches.map((name) => [name, member[name] ? 'yes' : ''])),
    languages: JSON.stringify(member.languages ?? []),
    topics: JSON.stringify(member.topics ?? []),
    helps: JSON.stringify(skills(member.helps)),
    seeks: JSON.stringify(skills(member.seeks)),
    links: JSON.stringify(links),
    custom: mapText(member.custom ?? {}),
    visibility: member.visibility,
    fieldVisibility: mapText(member.fieldVisibility ?? {}),
  } as ProfileValues;
}

/** Values by name: what an organisation adds, or who sees which field where that is fewer than see the profile. */
export function mapOf(text: string): Readonly<Record<string, string>> {
  try {
    return JSON.parse(text) as Readonly<Record<string, string>>;
  } catch {
    return {};
  }
}

/** One text for one meaning: the names in their order. */
export function mapText(map: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** Fewer people than see the whole profile, the widest first. */
export function narrowerThan(visibility: Visibility): readonly Visibility[] {
  return visibilities
    .slice(0, visibilities.indexOf(visibility))
    .filter((each) => each !== 'pair')
    .reverse();
}

/** What is written for the fields of those names; an empty one is taken away. */
export function patchOf(values: ProfileValues, names: readonly ProfileField[]): Patch<'member'> {
  return Object.fromEntries(names.map((name) => [name, valueOf(name, values[name])]));
}

function valueOf(name: ProfileField, text: string): unknown {
  if (name === 'visibility') return text;
  if (name === 'fieldVisibility') return orNothing(mapOf(text));
  // The name of what is empty stays: it is the organisation's.
  if (name === 'custom')
    return orNothing(Object.fromEntries(Object.entries(mapOf(text)).map(([label, value]) => [label, value.trim()])));
  if (includes(switches, name)) return text === 'yes' || null;
  if (name === 'links') {
    const links = listOf<Link>(text).filter(({url}) => url.trim());
    const neat = links.map(({title = '', url}) => ({...(title.trim() && {title: title.trim()}), url: url.trim()}));
    return orNothing(neat);
  }
  return includes(lists, name) ? orNothing(listOf(text)) : text.trim() || null;
}

function orNothing<T extends object>(all: T): T | null {
  return Object.keys(all).length > 0 ? all : null;
}

function includes<T extends string>(all: readonly T[], name: string): name is T {
  return (all as readonly string[]).includes(name);
}
