import type {Item} from '../../src/model/index.js';
import {daysAgo, item} from './items.js';

// prettier-ignore
export const badges: readonly Item<'badge'>[] = [
  item('badge', {id: 'b-helper', name: 'Helping hand', description: 'Helped somebody out of a hole.', criteria: 'Answer a question so that the asker could **go on**.', level: 'first'}),
  item('badge', {id: 'b-teacher', name: 'Patient teacher', description: 'Explained it again, kindly.', criteria: 'Teach somebody a skill that they now use.', level: 'second'}),
  item('badge', {id: 'b-steward', name: 'Steward of the year', description: 'Looked after what others rely on.', criteria: 'Keep three practices verified for a year.', level: 'third', givenBy: 'facilitator'}),
  item('badge', {id: 'b-writer', name: 'Wrote it down', description: 'Turned what everybody knew into a practice.', criteria: 'Write a practice that another team used.', level: 'second'}),
  item('badge', {id: 'b-bridge', name: 'Bridge builder', description: 'Brought two teams together.', criteria: 'Bring people together who then did something.', level: 'first'}),
  item('badge', {id: 'b-failure', name: 'Best failure', description: 'Shared a failure that spared others theirs.', criteria: 'Tell a failure at the community day.', level: 'third'}),
];

/** Badges that whoever comes so far takes themselves. */
// prettier-ignore
export const ruled: readonly Item<'badge'>[] = [
  item('badge', {id: 'b-answer', name: 'First answer', criteria: 'Answer a question so that the asker **accepts** it.', level: 'first', rule: {count: 'accepted', from: 1}}),
  item('badge', {id: 'b-answers', name: 'Ten answers', criteria: 'Answer ten of them.', level: 'third', rule: {count: 'accepted', from: 10}}),
  item('badge', {id: 'b-known', name: 'Known for it', criteria: 'Be known for what you can.', level: 'second', rule: {count: 'endorsements', from: 5}}),
];

const award = (
  id: string,
  badge: string,
  member: string,
  createdBy: string,
  days: number,
  message: string,
  more: Partial<Item<'award'>> = {},
) => item('award', {id, badge, member, createdBy, createdAt: daysAgo(days), message, ...more});

// prettier-ignore
export const awards: readonly Item<'award'>[] = [
  award('w-1', 'b-helper', 'amara', 'farid', 2, 'You saved my release, and told me *why* it works.', {evidence: [{kind: 'discussion', id: 'd-drain', title: 'How do you drain a node without losing long uploads?'}]}),
  award('w-2', 'b-writer', 'emi', 'chidi', 5, 'We found two tables without a backup because of this.', {evidence: [{kind: 'practice', id: 'p-restore', title: 'Rehearse the restore'}]}),
  award('w-3', 'b-teacher', 'bjorn', 'farid', 12, 'For the third explanation of quorum.'),
  award('w-4', 'b-bridge', 'grace', 'dalia', 19, 'Mobile and Security had not spoken for a year. Now they share a whiteboard, and I have stopped being the messenger between them.'),
  award('w-5', 'b-failure', 'dalia', 'grace', 26, 'One shared login, one silenced alarm, one honest talk.', {evidence: [{kind: 'practice', id: 'p-shared-login', title: 'One shared login for dashboards'}, {url: 'https://example.com/talks/shared-login', title: 'the talk'}]}),
  award('w-6', 'b-steward', 'emi', 'grace', 40, 'Three practices, twelve months, not one out of date.'),
  award('w-7', 'b-helper', 'chidi', 'amara', 55, ''),
  award('w-8', 'b-teacher', 'amara', 'grace', 70, 'Half of the new colleagues say your name when asked who helped them.', {visibility: 'pair'}),
];

// prettier-ignore
export const nominations: readonly Item<'nomination'>[] = [
  item('nomination', {id: 'n-chidi', badge: 'b-steward', member: 'chidi', createdBy: 'farid', createdAt: daysAgo(1), because: 'Every table of ours has an owner now, because **he asked until somebody said yes**.', evidence: [{kind: 'practice', id: 'p-restore', title: 'Rehearse the restore'}]}),
  item('nomination', {id: 'n-emi', badge: 'b-steward', member: 'emi', createdBy: 'amara', createdAt: daysAgo(3), because: 'A second year without one practice out of date.'}),
  item('nomination', {id: 'n-amara', badge: 'b-steward', member: 'amara', createdBy: 'chidi', createdAt: daysAgo(4), because: 'She reads what others only rely on.'}),
  item('nomination', {id: 'n-dalia', badge: 'b-steward', member: 'dalia', createdBy: 'amara', createdAt: daysAgo(30), updatedBy: 'grace', state: 'declined', because: 'The threat models are always there when I need them.', answer: 'Two of them wait for their review since May. Once they are through, gladly.'}),
];

/** Two stand behind one of them. */
export const standingBehind = ['emi', 'bjorn'].map((createdBy) =>
  item('endorsement', {id: `stands-${createdBy}`, subject: 'n-chidi', visibility: 'community', createdBy}),
);

/** All that belongs to the wall, for `parameters.community`. */
export const recognition = {badge: badges, award: awards};

export function manyAwards(count: number): readonly Item<'award'>[] {
  return Array.from({length: count}, (_, index) => {
    const each = awards[index % awards.length]!;
    return {...each, id: `${each.id}-${index}`, createdAt: daysAgo(1 + index), updatedAt: daysAgo(1 + index)};
  });
}

export const longWords = {
  badge: [
    item('badge', {
      id: 'b-long',
      name: 'Donaudampfschifffahrtsgesellschaftskapitänsauszeichnung',
      criteria: 'x',
      level: 'third',
    }),
  ],
  award: [
    award(
      'w-long',
      'b-long',
      'emi',
      'dalia',
      1,
      'https://registry.example.com/a/very/long/address/without/any/space/in/it/at/all/that/nobody/would/ever/type/by/hand/index.html',
      {
        evidence: [
          {
            url: 'https://registry.example.com/a/very/long/address/without/any/space/in/it/at/all/that/nobody/would/ever/type/by/hand/index.html',
          },
        ],
      },
    ),
  ],
} as const;

// prettier-ignore
export const arabic = {
  badge: [item('badge', {id: 'b-arabic', name: 'يد العون', description: 'ساعد زميلاً في الخروج من مأزق.', criteria: 'أجب عن سؤال.', level: 'second'})],
  award: [award('w-arabic', 'b-arabic', 'dalia', 'farid', 3, 'شكراً لأنك شرحت لي نموذج التهديدات مرة ثالثة.', {evidence: [{kind: 'practice', id: 'p-threat', title: 'نمذجة التهديدات في أربعين دقيقة'}]})],
};
