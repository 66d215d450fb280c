import {item} from '../../../src/conformance/seed.js';
import {kindNames, tableOf, type Kind} from '../../../src/model/kinds.js';
import type {Item} from '../../../src/model/item.js';
import {seed} from '../handler/over-memory.js';

const usual: {readonly [K in Kind]?: Readonly<Record<string, unknown>>} = {
  topic: {name: 'Backups'},
  discussion: {type: 'question', title: 'Why?'},
  reply: {discussion: 'd-00', body: 'Because.'},
  reaction: {subject: 'd-00', reaction: 'helpful'},
  practice: {title: 'Test restores', authors: ['nia']},
  adoption: {practice: 'practice-approved', unit: 'Platform', again: 'yes'},
  amendment: {practice: 'practice-approved', before: '{"title":"A"}', after: '{"title":"B"}'},
  collection: {title: 'First steps', practices: ['practice-approved']},
  endorsement: {subject: 'practice-approved'},
  flag: {subject: 'practice-approved', reason: 'wrong'},
  badge: {name: 'Helper', criteria: 'Helps.'},
  award: {badge: 'badge-active', member: 'mo'},
  nomination: {badge: 'badge-active', member: 'mo', because: 'Helps.'},
  goal: {title: 'No lost data', owner: 'mo'},
  resource: {title: 'The handbook'},
  term: {name: 'RPO', meanings: [{meaning: 'How much may be lost.'}]},
  event: {title: 'Meeting', start: '2026-01-06T09:00:00'},
  story: {title: 'Saved a day', beneficiary: 'mo'},
  follow: {subject: 'd-00'},
  'read-mark': {subject: 'd-00', until: '2026-01-06T09:00:00Z'},
  notice: {subject: 'd-00', reason: 'reply'},
};

/** One of every kind beside the usual ones, in each state, by somebody who may act on it. */
export const everyKind: readonly Item[] = [
  ...seed,
  ...kindNames.flatMap((kind) =>
    kind in usual
      ? tableOf(kind).states.map((state) =>
          item(kind, {...usual[kind], id: `${kind}-${state}`, state, createdBy: kind === 'notice' ? 'mo' : 'nia'}),
        )
      : [],
  ),
];
