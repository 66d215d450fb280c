import {refusals} from './errors.js';
import type {List, Person, Site, StoredItem} from './site.js';

/** What somebody may do, as SharePoint's two halves of 64 bits. */
export interface Mask {
  readonly High: number;
  readonly Low: number;
}

/** The permission levels a new site has, by their kind of role. `Edit` is what members of a modern site hold: they may manage lists. */
export const levels = {
  none: {role: 0, id: 0, name: 'None', mask: {High: 0, Low: 0}},
  read: {role: 2, id: 1073741826, name: 'Read', mask: {High: 176, Low: 138612833}},
  contribute: {role: 3, id: 1073741827, name: 'Contribute', mask: {High: 432, Low: 1011028719}},
  edit: {role: 6, id: 1073741830, name: 'Edit', mask: {High: 432, Low: 1011030767}},
  full: {role: 5, id: 1073741829, name: 'Full Control', mask: {High: 2147483647, Low: 4294967295}},
} as const;

export type Level = keyof typeof levels;

export type Group = 'owner' | 'member' | 'visitor';

/** The groups a new site has. */
export const groups: Readonly<Record<Group, {readonly id: number; readonly title: string; readonly level: Level}>> = {
  owner: {id: 3, title: 'Owners', level: 'full'},
  visitor: {id: 4, title: 'Visitors', level: 'read'},
  member: {id: 5, title: 'Members', level: 'edit'},
};

/** Rights, as bits of the lower half. */
export const rights = {
  view: 0x1,
  add: 0x2,
  edit: 0x4,
  remove: 0x8,
  // “Override list behaviors”: whoever holds it may change what is only its author's.
  override: 0x100,
  manageLists: 0x800,
  managePermissions: 0x2000000,
} as const;

export function maskOf(person: Person, list?: List): Mask {
  if (person.isSiteAdmin) return levels.full.mask;
  if (!person.group) return levels.none.mask;
  const level = list?.levels ? (list.levels[person.group] ?? 'none') : groups[person.group].level;
  return levels[level].mask;
}

export function may(person: Person, right: keyof typeof rights, list?: List): boolean {
  return (maskOf(person, list).Low & rights[right]) !== 0;
}

export function demand(person: Person, right: keyof typeof rights, list?: List): void {
  if (!may(person, right, list)) throw refusals.denied();
}

/** May this item be changed by this person? `WriteSecurity`: 1 by all who may edit, 2 by its author, 4 by nobody. */
export function mayChange(person: Person, right: 'edit' | 'remove', list: List, item: StoredItem): boolean {
  if (!may(person, right, list)) return false;
  if (list.writeSecurity === 1 || may(person, 'override', list)) return true;
  return list.writeSecurity === 2 && item.author === person.id;
}

/** `ReadSecurity`: 1 everybody reads all, 2 everybody their own. */
export function maySee(person: Person, list: List, item: StoredItem): boolean {
  if (!may(person, 'view', list)) return false;
  return list.readSecurity === 1 || item.author === person.id || may(person, 'override', list);
}

/** The mask as rows of a rendered list write it. */
export function hexOf({High, Low}: Mask): string {
  return `0x${((BigInt(High) << 32n) | BigInt(Low)).toString(16)}`;
}

/** Principals are people and groups, in one row of numbers. */
export function groupOfPrincipal(id: number, site: Site): Group | undefined {
  const found = (Object.keys(groups) as Group[]).find((name) => groups[name].id === id);
  return found ?? site.people.find((person) => person.id === id)?.group;
}
