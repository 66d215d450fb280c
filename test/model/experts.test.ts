import {expect} from '@open-wc/testing';
import * as fc from 'fast-check';

import {chooseExpert, expertDue, type Candidate} from '../../src/model/experts.js';
import type {AnyItem} from '../../src/model/item.js';
import type {Kind, Role} from '../../src/model/kinds.js';
import type {Circle} from '../../src/model/notices.js';

const hour = 3_600_000;
const now = Date.parse('2026-03-10T09:00:00Z');
const item = (kind: Kind, id: string, more: object = {}): AnyItem =>
  ({
    id,
    kind,
    version: '1',
    createdAt: '2026-03-01T09:00:00Z',
    updatedAt: '2026-03-01T09:00:00Z',
    visibility: 'organisation',
    state: 'open',
    ...more,
  }) as AnyItem;
const question = (more: object = {}) =>
  item('discussion', 'asked', {
    ...{community: 'storage', type: 'question', title: 'Why?', createdBy: 'mo', topics: ['Backup', 'Disks']},
    ...more,
  });
const somebody = (id: string, helps: readonly object[], more: object = {}, role: Role = 'member'): Candidate => {
  const {askedAt, administrator, ...fields} = more as {askedAt?: number; administrator?: true};
  return {
    member: item('member', id, {state: 'active', name: id, helps, ...fields}),
    actor: {member: id, roles: {storage: role}, ...(administrator && {administrator})},
    askedAt,
  };
};
const circle: Circle = {
  item: () => undefined,
  communitiesOf: () => ['storage'],
  follows: () => [],
  topics: (community) => [item('topic', 'backup', {community, state: 'active', name: 'Backup', aliases: ['Restore']})],
  leaders: () => [],
  actor: () => undefined,
};
const choose = (candidates: readonly Candidate[], asked = question()) =>
  chooseExpert(asked, candidates, circle, now)?.member;
const backup = {skill: 'backup', level: 3};

describe('when an expert is asked', () => {
  const due = (more: object = {}, replies: readonly AnyItem[] = [], hours = 48) =>
    expertDue(question(more), replies, hours);
  const began = Date.parse('2026-03-01T09:00:00Z');
  const reply = (createdBy: string, state = 'shown') => item('reply', 'r', {createdBy, state, discussion: 'asked'});

  it('is so many hours after a question, or after the last who was asked', () => {
    expect(due()).to.equal(began + 48 * hour);
    expect(due({asked: [{member: 'nia', at: '2026-03-04T09:00:00Z'}]})).to.equal(began + (72 + 48) * hour);
  });

  it('is never where somebody answered, where nothing was asked, and where the community wants none', () => {
    expect(due({}, [reply('nia')])).to.equal(undefined);
    expect(due({state: 'solved'})).to.equal(undefined);
    expect(due({state: 'hidden'})).to.equal(undefined);
    expect(due({type: 'idea'})).to.equal(undefined);
    expect(due({}, [], 0)).to.equal(undefined);
    const asked = ['a', 'b', 'c'].map((member) => ({member, at: '2026-03-04T09:00:00Z'}));
    expect(due({asked})).to.equal(undefined);
  });

  it('does not count what the asker added, or what was hidden', () => {
    expect(due({}, [reply('mo'), reply('nia', 'hidden')])).to.equal(began + 48 * hour);
  });
});

describe('who is asked', () => {
  it('is whoever helps with most of it, then goes furthest, then was asked longest ago', () => {
    const both = somebody('both', [backup, {skill: 'Disks', level: 3}]);
    const one = somebody('one', [{skill: ' Backup ', level: 4}]);
    expect(choose([one, both])).to.equal('both');
    expect(choose([somebody('less', [backup]), one])).to.equal('one');
    const [long, never] = [somebody('a', [backup], {askedAt: now - 200 * hour}), somebody('b', [backup])];
    expect(choose([long, never])).to.equal('b');
    expect(chooseExpert(question(), [both], circle, now)?.skills).to.deep.equal(['backup', 'Disks']);
  });

  it('is found by the other words of a topic', () => {
    expect(choose([somebody('nia', [{skill: 'restore'}])])).to.equal('nia');
  });

  it('is nobody who does not know enough of it', () => {
    expect(
      choose([
        somebody('nia', [
          {skill: 'backup', level: 2},
          {skill: 'Cooking', level: 4},
        ]),
      ]),
    ).to.equal(undefined);
  });

  it('is nobody who asked, was asked of it before, or of anything these days', () => {
    expect(choose([somebody('mo', [backup])])).to.equal(undefined);
    expect(choose([somebody('nia', [backup])], question({asked: [{member: 'nia'}]}))).to.equal(undefined);
    expect(choose([somebody('nia', [backup], {askedAt: now - 71 * hour})])).to.equal(undefined);
  });

  it('is nobody who left, declines, is no person, or is not there', () => {
    for (const more of [{state: 'moved-on'}, {declinesQuestions: true}, {account: 'service'}, {visibility: 'person'}])
      expect(choose([somebody('nia', [backup], more)]), JSON.stringify(more)).to.equal(undefined);
    expect(choose([somebody('nia', [backup], {}, 'guest')])).to.equal(undefined);
    const elsewhere = {...somebody('otto', [backup]), actor: {member: 'otto', roles: {network: 'member' as const}}};
    expect(choose([elsewhere])).to.equal(undefined);
    expect(choose([elsewhere], question({alsoFor: ['network']}))).to.equal('otto');
  });

  it('is nobody who may not see it, an administrator among them', () => {
    const hidden = question({visibility: 'person'});
    expect(choose([somebody('nia', [backup]), somebody('ada', [backup], {administrator: true})], hidden)).to.equal(
      undefined,
    );
  });

  it('is nobody who keeps to themselves what they help with', () => {
    for (const helps of ['person', 'community'])
      expect(choose([somebody('nia', [backup], {fieldVisibility: {helps}})])).to.equal(undefined);
    expect(choose([somebody('nia', [backup], {fieldVisibility: {helps: 'organisation', mail: 'person'}})])).to.equal(
      'nia',
    );
  });

  it('does not depend on the order in which people come', () => {
    const person = fc.record({
      level: fc.option(fc.integer({min: 1, max: 4}), {nil: undefined}),
      skill: fc.constantFrom('backup', 'Disks', 'restore', 'Cooking'),
      askedAt: fc.option(fc.integer({min: now - 200 * hour, max: now}), {nil: undefined}),
    });
    fc.assert(
      fc.property(fc.array(person, {maxLength: 8}), fc.func(fc.integer()), (several, order) => {
        const people = several.map(({askedAt, ...skill}, index) => somebody(`p${index}`, [skill], {askedAt}));
        const others = people.toSorted((a, b) => order(a.member.id) - order(b.member.id));
        return choose(people) === choose(others);
      }),
    );
  });
});
