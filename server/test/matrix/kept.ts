import {createHash} from 'node:crypto';

import type {Change} from '../../../src/adapter/contract.js';
import {item} from '../../../src/conformance/seed.js';
import type {Item} from '../../../src/model/item.js';
import type {Kind} from '../../../src/model/kinds.js';
import {ground} from './items.js';

/** Something that a few may read and nobody else, whatever their role. */
export interface Kept {
  readonly kind: Kind;
  /** Where the word stands. */
  readonly field: string;
  /** All who may read it. */
  readonly readers: readonly string[];
  /** Who writes what so that it is there, with a word that is nowhere else. */
  readonly writes: (word: string) => readonly {readonly by: string; readonly change: Change}[];
  /** The item it stands in, which nobody else may know of; left out where others see the rest of the item. */
  readonly id?: (word: string) => string;
}

const [owner, other, asker] = ['the-member', 'the-steward', 'the-sponsor'] as const;

/** A field of a profile that its owner keeps to themselves. */
const own = (field: string, valueOf: (word: string) => unknown = (word) => word): Kept => ({
  kind: 'member',
  field,
  readers: [owner],
  writes: (word) => [
    {by: owner, change: {verb: 'update', kind: 'member', id: owner, set: {[field]: valueOf(word)}} as Change},
  ],
});

/** An item of a kind that is for a few, with the word in a field and in its id. */
const alone = (
  kind: Kind,
  field: string,
  readers: readonly string[],
  fields: object,
  valueOf: (word: string) => unknown = (word) => word,
): Kept => ({
  ...{kind, field, readers},
  id: (word) => `${kind}-${word}`,
  writes: (word) => [
    {
      by: readers[0]!,
      change: {
        verb: 'create',
        kind,
        item: {id: `${kind}-${word}`, ...fields, [field]: valueOf(word)},
      } as unknown as Change,
    },
  ],
});

/** One of an item's two says the word in answer to the other one. */
const answered = (
  kind: Kind,
  field: string,
  readers: readonly [string, string],
  fields: object,
  act: string,
): Kept => ({
  ...{kind, field, readers},
  id: (word) => `${kind}-${word}`,
  writes: (word) => {
    const id = `${kind}-${word}`;
    const [first, second] = readers;
    return [
      {by: first, change: {verb: 'create', kind, item: {id, ...fields}} as unknown as Change},
      {by: second, change: {verb: 'act', kind, id, act, with: {[field]: word}} as unknown as Change},
    ];
  },
});

/** What is done to an item of two that is there. */
const done = (kind: Kind, field: string, id: string, act: string, told: (word: string) => object): Kept => ({
  ...{kind, field, readers: [owner, other]},
  id: () => id,
  writes: (word) => [{by: owner, change: {verb: 'act', kind, id, act, with: told(word)} as unknown as Change}],
});

/** Those in a circle, one of them from another community. */
const circle: readonly string[] = [owner, other, 'the-outsider'];

const between = (mentor: string, mentee: string) => ({mentor, mentee, form: 'mentoring'});

/**
 * What is kept from everybody else, as people would say it: by hand, for the rules are what is tried. Of a new
 * kind that is for a few, each text is a row here.
 */
export const kept: readonly Kept[] = [
  ...['bio', 'title', 'unit', 'place', 'timeZone', 'officeHours', 'mail', 'phone'].map((field) => own(field)),
  ...['helps', 'seeks'].map((field) => own(field, (word) => [{skill: word, level: 3}])),
  ...['topics', 'languages'].map((field) => own(field, (word) => [word])),
  own('links', (word) => [{title: word, url: `https://example.org/${word}`}]),
  own('custom', (note) => ({note})),
  alone('introduction', 'message', [owner, other], {member: other}),
  answered('introduction', 'answer', [asker, owner], {member: owner, message: 'Shall we?'}, 'decline'),
  alone('preference', 'extra', [owner], {subject: other, about: 'mentoring', wanted: false}, (note) => ({note})),
  // Whoever is nominated, for a badge that facilitators give, reads nothing of it; all others of the community do.
  alone('nomination', 'because', ['the-steward', 'the-sponsor', 'the-facilitator', 'the-administrator'], {
    ...{community: 'storage', badge: 'badge-storage', member: owner},
  }),
  // What a pair in mentoring writes.
  answered('mentorship', 'answer', [asker, other], {...between(other, asker)}, 'decline'),
  alone('mentorship', 'message', [asker, other], {...between(other, asker)}),
  done('mentorship', 'goals', 'pair', 'propose', (word) => ({
    goals: [{title: word, measure: word}],
    confidentiality: word,
  })),
  done('mentorship', 'plan', 'pair', 'plan', (word) => ({plan: [{step: word}]})),
  done('mentorship', 'because', 'old-pair', 'close', (word) => ({because: word, reached: [word]})),
  ...['title', 'notes'].map((field) =>
    alone('session', field, [owner, other], {mentorship: 'pair', start: '2026-03-12T09:00:00Z'}),
  ),
  alone('check-in', 'body', [other, owner], {mentorship: 'pair', occasion: 'under-way', going: 'stuck'}),
  // What is written in a circle, and what is asked of whoever keeps it.
  alone('session', 'notes', circle, {mentorship: 'core', start: '2026-03-12T09:00:00Z'}),
  alone('check-in', 'body', circle, {mentorship: 'core', occasion: 'under-way', going: 'stuck'}),
  ...[
    done('mentorship', 'goals', 'core', 'propose', (word) => ({goals: [{title: word}], confidentiality: word})),
    done('mentorship', 'plan', 'core', 'plan', (word) => ({plan: [{step: word}]})),
  ].map((row) => ({...row, readers: circle})),
  alone('mentorship', 'message', [asker, owner], {mentor: owner, mentee: asker, form: 'circle', circle: 'face'}),
];

/** A word for each, none of them a typing error of another. */
export const words: readonly string[] = kept.map((_, index) => {
  const digits = createHash('sha256').update(`kept ${index}`).digest('hex').slice(0, 12);
  return `qz${[...digits].map((digit) => 'abcdefghijklmnop'[parseInt(digit, 16)]).join('')}z`;
});

const hidden = Object.fromEntries(kept.filter(({kind}) => kind === 'member').map(({field}) => [field, 'person']));
/** Others have values there that anybody sees, so that an order or a count would tell. */
const shown = ['a', 'zz'].map((start) =>
  item('member', {
    ...{id: `${start}-open`, name: `Open ${start}`, createdBy: 'the-administrator'},
    ...{
      title: `${start}x`,
      unit: `${start}x`,
      place: `${start}x`,
      topics: [`${start}x`],
      helps: [{skill: `${start}x`}],
    },
  }),
);

/** Everybody, made members by the administrator. Whom something is kept of is in the community, and so is a place where they speak. */
export const told: readonly Item[] = [
  ...ground.map((each) =>
    each.kind === 'member'
      ? ({
          ...each,
          createdBy: 'the-administrator',
          ...(each.id === owner ? {fieldVisibility: hidden} : {mail: `${each.id}@example.org`}),
        } as Item)
      : each,
  ),
  ...shown,
  item('mentoring', {id: 'offer', member: other, offers: true, capacity: 5, createdBy: other}),
  item('circle', {id: 'face', title: 'Leading', size: 5, owner, createdBy: owner}),
  item('mentorship', {id: 'core', mentor: owner, form: 'circle', circle: 'face', people: circle, state: 'active'}),
  ...['pair', 'old-pair'].map((id) =>
    item('mentorship', {id, ...between(other, owner), state: 'active', createdBy: owner}),
  ),
];
