import {item, network, organisation, storage} from '../seed.js';

const people = [
  {
    id: 'p-1',
    name: 'Amélie Dubois',
    title: 'Storage engineer',
    unit: 'Platform',
    place: 'Lyon',
    languages: ['fr', 'en'],
    helps: [{skill: 'Kubernetes', level: 4}, {skill: 'Ceph'}],
    joined: '2024-03-01',
  },
  {
    id: 'p-2',
    name: 'Bram de Vries',
    title: 'Kubernetes trainer',
    unit: 'Platform',
    place: 'Utrecht',
    languages: ['nl', 'en'],
    helps: [{skill: 'Ceph'}],
    joined: '2025-06-15',
  },
  {
    id: 'p-3',
    name: 'Chidi Okafor',
    unit: 'Data',
    place: 'Lagos',
    languages: ['en'],
    bio: 'Runs Kubernetes for fun.',
    joined: '2025-12-31',
  },
  {
    id: 'p-4',
    name: 'Dörte Groß',
    unit: 'Data',
    place: 'Kiel',
    languages: ['de'],
    helps: [{skill: 'NFS'}],
    state: 'moved-on',
    joined: '2023-01-01',
  },
] as const;

/** Everybody and the people of these cases. */
export const seed = [...organisation, ...people.map((person) => item('member', person))];
/** Of several ids those of the people of these cases. */
export const ours = (found: readonly string[]) => found.filter((id) => id.startsWith('p-'));

/** Discussions that are found by what is said and done about them. */
export const threads = [
  item('discussion', {
    id: 'd-1',
    type: 'question',
    title: 'Quiet',
    topics: ['ceph'],
    pinned: true,
    createdBy: 'mo',
    createdAt: '2026-02-01T08:00:00Z',
  }),
  item('discussion', {
    id: 'd-2',
    type: 'question',
    title: 'Lively',
    topics: ['ceph', 'nfs'],
    state: 'solved',
    createdBy: 'nia',
    createdAt: '2026-02-02T08:00:00Z',
  }),
  item('discussion', {
    id: 'd-3',
    type: 'idea',
    title: 'Elsewhere',
    community: network,
    createdBy: 'otto',
    createdAt: '2026-02-03T08:00:00Z',
  }),
  item('discussion', {
    id: 'd-4',
    type: 'idea',
    title: 'For both',
    community: network,
    alsoFor: [storage],
    createdBy: 'ada',
    createdAt: '2026-02-04T08:00:00Z',
  }),
  item('reply', {id: 'r-1', discussion: 'd-2', body: 'One', createdBy: 'mo', createdAt: '2026-02-02T09:00:00Z'}),
  item('reply', {id: 'r-2', discussion: 'd-2', body: 'Two', createdBy: 'nia', createdAt: '2026-02-02T10:00:00Z'}),
  item('reaction', {id: 'x-1', subject: 'd-1', reaction: 'helpful', createdBy: 'mo'}),
];
