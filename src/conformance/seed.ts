import type {Item} from '../model/item.js';
import {tableOf, type Kind, type Role} from '../model/kinds.js';

/** Fields of an item, its envelope among them where it matters. */
export type Given = Readonly<Record<string, unknown>> & {readonly id: string};

/** A whole item from what a case cares about. */
export function item<K extends Kind>(kind: K, given: Given): Item<K> {
  const table = tableOf(kind);
  const createdAt = (given['createdAt'] as string | undefined) ?? '2026-01-05T09:00:00Z';
  const envelope = {
    kind,
    version: '1',
    createdAt,
    updatedAt: createdAt,
    visibility: table.visibility,
    state: table.states[0]!,
    ...(table.scope === 'community' && {community: storage}),
  };
  return {...envelope, ...given} as unknown as Item<K>;
}

/** The two communities of every case. */
export const storage = 'storage';
export const network = 'network';

const person = (id: string, name: string, more: object = {}) => item('member', {id, name, createdBy: 'ada', ...more});

const membership = (member: string, role: Role, community = storage) =>
  item('membership', {id: `${member}-${community}`, community, member, role, createdBy: 'ada'});

/** Who is there: two communities, and somebody for each role. */
export const organisation: readonly Item[] = [
  item('community', {id: storage, name: 'Storage', anonymous: true, createdBy: 'ada'}),
  item('community', {id: network, name: 'Network', createdBy: 'ada'}),
  person('ada', 'Ada Lindqvist'),
  person('fay', 'Fay Mendes'),
  person('sten', 'Sten Åkesson'),
  person('mo', 'Mo Farouk'),
  person('nia', 'Nia Owusu'),
  person('otto', 'Otto Brandt'),
  membership('ada', 'administrator'),
  membership('ada', 'administrator', network),
  membership('fay', 'facilitator'),
  membership('sten', 'steward'),
  membership('mo', 'member'),
  membership('nia', 'member'),
  // The one who is in the other community only.
  membership('otto', 'member', network),
];

/** So many discussions with one sort value shared by every three of them, `d-00` first. */
export function discussions(count: number): readonly Item<'discussion'>[] {
  return Array.from({length: count}, (_, index) => {
    const name = String(index).padStart(2, '0');
    const title = `Topic ${String(Math.floor(index / 3)).padStart(2, '0')}`;
    return item('discussion', {
      id: `d-${name}`,
      type: index % 2 ? 'question' : 'idea',
      title,
      createdBy: 'mo',
      createdAt: `2026-02-01T09:${name}:00Z`,
    });
  });
}
