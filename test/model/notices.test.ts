import {expect} from '@open-wc/testing';
import * as fc from 'fast-check';

import type {Actor} from '../../src/model/actor.js';
import type {AnyItem} from '../../src/model/item.js';
import type {Role} from '../../src/model/kinds.js';
import {mentionsInText} from '../../src/model/mentions.js';
import {noticeReasons, tellingsOf, worked, type Circle, type Happening} from '../../src/model/notices.js';
import {maySee} from '../../src/model/visibility.js';
import {plainItem as item} from '../support/plain-item.js';

const follow = (createdBy: string, subject: string, topic?: string) =>
  item('follow', `${createdBy}-${subject}-${topic ?? ''}`, {createdBy, subject, ...(topic && {topic})});

const asked = item('discussion', 'asked', {type: 'question', title: 'Why?', createdBy: 'mo', accepted: []});
const practice = item('practice', 'practice', {state: 'approved', title: 'Ours', createdBy: 'mo', stewards: ['sten']});
const answer = item('reply', 'answer', {state: 'shown', discussion: 'asked', body: 'x', createdBy: 'nia'});
const things = [
  asked,
  practice,
  answer,
  item('topic', 'backup', {state: 'active', name: 'Backup', aliases: ['restore']}),
];
const usualFollows = [
  follow('kim', 'asked'),
  follow('kim', 'storage'),
  follow('lea', 'storage', 'backup'),
  follow('otto', 'backup'),
  follow('sten', 'mo'),
  follow('nia', 'practice'),
];
const usualRoles: Readonly<Record<string, Role>> = {
  mo: 'member',
  nia: 'member',
  kim: 'member',
  lea: 'member',
  gus: 'guest',
  sten: 'steward',
  fay: 'facilitator',
};

function circleOf({
  items = things,
  follows = usualFollows,
  roles = usualRoles,
  left = [] as readonly string[],
} = {}): Circle {
  return {
    item: (id) => items.find((each) => each.id === id),
    communitiesOf: (member) => (member in roles ? ['storage'] : []),
    follows: (id) => follows.filter(({['subject']: subject}) => subject === id),
    topics: () => items.filter(({kind}) => kind === 'topic'),
    leaders: () => Object.keys(roles).filter((id) => roles[id] === 'facilitator' || roles[id] === 'steward'),
    actor: (member): Actor | undefined =>
      left.includes(member) ? undefined : {member, roles: roles[member] ? {storage: roles[member]} : {}},
  };
}

const reasons = (happening: Happening, circle = circleOf()) =>
  Object.fromEntries(tellingsOf(happening, circle).map(({to, reason}) => [to, reason]));
const reply = (more: object) => item('reply', 'new', {state: 'shown', discussion: 'asked', body: 'x', ...more});
const post = (more: object) => item('discussion', 'new', {type: 'idea', title: 'New', createdBy: 'mo', ...more});
const changed = (before: AnyItem, more: object) => ({before, after: {...before, version: '2', ...more} as AnyItem});

describe('who is told what', () => {
  it('is whoever began a discussion or follows it, and whose reply was answered', () => {
    expect(reasons({after: reply({createdBy: 'fay', inReplyTo: 'answer'}), by: 'fay'})).to.deep.equal({
      mo: 'reply',
      kim: 'reply',
      nia: 'answer',
    });
  });

  it('is whoever a text names, and of a changed one whoever it did not name before', () => {
    const body = 'Ask [@Lea](member:lea), [@A \\] b](member:gus), not [Kim](member:kim) or @kim.';
    expect(reasons({after: reply({createdBy: 'mo', body}), by: 'mo'})).to.deep.include({
      lea: 'mention',
      gus: 'mention',
    });
    const before = reply({createdBy: 'mo', body: '[@Lea](member:lea)'});
    const after = {body: '[@Lea](member:lea) and [@Kim](member:kim)'};
    expect(reasons({...changed(before, after), by: 'mo'})).to.deep.equal({kim: 'mention'});
    const section = {sections: [{heading: 'Who', body: '[@Lea](member:lea)'}]};
    expect(reasons({...changed(practice, section), by: 'mo'})).to.deep.include({lea: 'mention', nia: 'practice'});
  });

  it('is whose reply was accepted', () => {
    const [telling, ...others] = tellingsOf(
      {...changed(asked, {accepted: ['answer'], state: 'solved'}), by: 'mo'},
      circleOf(),
    );
    expect(telling).to.include({to: 'nia', reason: 'accepted', subject: 'asked', about: 'answer', by: 'mo'});
    expect(others).to.deep.equal([]);
    expect(reasons(changed({...asked, accepted: ['answer']} as AnyItem, {title: 'Other'}))).to.deep.equal({});
  });

  it('is who follows the community, its topic or the person', () => {
    expect(reasons({after: post({}), by: 'mo'})).to.deep.equal({kim: 'community', sten: 'person'});
    const onTopic = {kim: 'community', lea: 'topic', otto: 'topic', sten: 'person'};
    expect(reasons({after: post({topics: ['backup']}), by: 'mo'})).to.deep.equal(onTopic);
    expect(reasons({after: post({topics: ['Restore']}), by: 'mo'})).to.deep.include({otto: 'topic'});
    const announced = reasons({after: post({type: 'announcement', createdBy: 'fay'}), by: 'fay'});
    expect(announced).to.deep.equal({kim: 'community', lea: 'community'});
  });

  it('is who follows somebody that began a practice, once it is no draft', () => {
    const draft = item('practice', 'new', {state: 'draft', title: 'New', createdBy: 'mo'});
    expect(reasons({after: draft, by: 'mo'})).to.deep.equal({});
    expect(reasons({...changed(draft, {state: 'in-review'}), by: 'mo'})).to.deep.equal({sten: 'person'});
  });

  it('is the expert who was asked, and why', () => {
    const after = {asked: [{member: 'lea', because: 'You know disks.'}]};
    const [telling] = tellingsOf(changed(asked, after), circleOf());
    expect(telling).to.include({to: 'lea', reason: 'asked', because: 'You know disks.'});
    expect(telling).not.to.have.property('by');
  });

  it('is those who lead of a report, and who looks after a reported practice', () => {
    const report = item('flag', 'flag', {subject: 'practice', reason: 'wrong', createdBy: 'kim'});
    expect(reasons({after: report, by: 'kim'})).to.deep.equal({fay: 'flag', sten: 'flag', nia: 'practice'});
    const ofReply = item('flag', 'flag', {subject: 'answer', reason: 'spam', createdBy: 'kim'});
    const [telling] = tellingsOf({after: ofReply, by: 'kim'}, circleOf());
    expect(telling).to.include({subject: 'asked', about: 'flag', by: 'kim'});
  });

  it('is whom somebody asks to meet, and who asked once they are glad to', () => {
    const between = {
      createdBy: 'mo',
      member: 'nia',
      message: 'Shall we talk?',
      visibility: 'pair',
      community: undefined,
    };
    const wish = item('introduction', 'wish', {state: 'asked', ...between});
    const circle = circleOf({items: [...things, wish]});
    expect(reasons({after: wish, by: 'mo'}, circle)).to.deep.equal({nia: 'introduction'});
    const accepted = changed(wish, {state: 'accepted', answer: 'Tuesday.'});
    const [telling, ...others] = tellingsOf({...accepted, by: 'nia'}, circle);
    expect(telling).to.include({to: 'mo', reason: 'introduced', because: 'Tuesday.', subject: 'wish', by: 'nia'});
    expect(others).to.deep.equal([]);
    expect(reasons({...changed(wish, {state: 'declined'}), by: 'nia'}, circle)).to.deep.equal({});
    expect(reasons({...changed(wish, {state: 'withdrawn'}), by: 'mo'}, circle)).to.deep.equal({});
  });

  it('is who looks after a practice that somebody would change, and who proposed it of what came of that', () => {
    const wish = item('amendment', 'wish', {state: 'open', practice: 'practice', createdBy: 'kim', note: 'It is old.'});
    const circle = circleOf({items: [...things, wish]});
    expect(reasons({after: wish, by: 'kim'}, circle)).to.deep.equal({mo: 'amendment', sten: 'amendment'});
    const [told] = tellingsOf({after: wish, by: 'kim'}, circle);
    expect(told).to.include({subject: 'practice', about: 'wish', because: 'It is old.', by: 'kim'});
    const declined = changed(wish, {state: 'declined', answer: 'Not yet.'});
    const [telling, ...others] = tellingsOf({...declined, by: 'sten'}, circle);
    expect(telling).to.include({to: 'kim', reason: 'amendment-answer', because: 'Not yet.', subject: 'practice'});
    expect(others).to.deep.equal([]);
    expect(reasons({...changed(wish, {state: 'withdrawn'}), by: 'kim'}, circle)).to.deep.equal({});
    expect(reasons({...changed(declined.after, {state: 'open'}), by: 'sten'}, circle)).to.deep.equal({});
  });

  it('is who may give a badge that somebody is nominated for, and who nominated them of what came of that', () => {
    const badge = item('badge', 'badge', {name: 'Saver', criteria: 'Saves.', givenBy: 'facilitator', createdBy: 'fay'});
    const nominated = {badge: 'badge', member: 'nia', because: 'She did.', visibility: 'community', createdBy: 'mo'};
    const wish = item('nomination', 'wish', {state: 'open', ...nominated});
    const circle = circleOf({items: [...things, badge, wish]});
    const [told, ...more] = tellingsOf({after: wish, by: 'mo'}, circle);
    expect(told).to.include({to: 'fay', reason: 'nomination', subject: 'wish', by: 'mo'});
    expect(more).to.deep.equal([]);
    const stewards = {...badge, givenBy: 'steward'} as AnyItem;
    const both = reasons({after: wish, by: 'mo'}, circleOf({items: [...things, stewards, wish]}));
    expect(both).to.deep.equal({fay: 'nomination', sten: 'nomination'});
    const leader = {...wish, member: 'fay'} as AnyItem;
    expect(reasons({after: leader, by: 'mo'}, circleOf({items: [...things, stewards, leader]}))).to.deep.equal({
      sten: 'nomination',
    });
    for (const state of ['accepted', 'declined']) {
      const decided = {...changed(wish, {state, answer: 'So.'}), by: 'fay'};
      expect(reasons(decided, circle), state).to.deep.equal({mo: 'nomination-answer'});
      expect(tellingsOf(decided, circle)[0]).to.include({because: 'So.'});
    }
    expect(reasons({...changed(wish, {state: 'withdrawn'}), by: 'mo'}, circle)).to.deep.equal({});
  });

  it('is whoever is given an award, and whoever it is taken back from, but of what they did themselves', () => {
    const badge = item('badge', 'badge', {state: 'active', name: 'Saver', createdBy: 'fay'});
    const given = {state: 'given', badge: 'badge', member: 'nia', message: ' You saved it. ', createdBy: 'mo'};
    const award = item('award', 'award', given);
    const items = [...things, badge, item('member', 'nia', {state: 'active', name: 'Nia'}), award];
    const circle = circleOf({items});
    const [told, ...more] = tellingsOf({after: award, by: 'mo'}, circle);
    const about = {subject: 'badge', about: 'award', by: 'mo'};
    expect(told).to.include({to: 'nia', reason: 'thanked', because: 'You saved it.', ...about});
    expect(more).to.deep.equal([]);
    // By a rule they took it themselves.
    expect(reasons({after: {...award, createdBy: 'nia'} as AnyItem, by: 'nia'}, circle)).to.deep.equal({});
    expect(reasons({after: award, by: 'mo'}, circleOf({items, left: ['nia']}))).to.deep.equal({});
    expect(reasons({...changed(award, {state: 'hidden'}), by: 'nia'}, circle)).to.deep.equal({});
    expect(reasons({...changed(award, {message: 'More.'}), by: 'mo'}, circle)).to.deep.equal({});
    for (const by of ['mo', 'fay']) {
      const revoked = {...changed(award, {state: 'revoked'}), by};
      expect(reasons(revoked, circle), by).to.deep.equal({nia: 'taken-back'});
      expect(tellingsOf(revoked, circle)[0]).to.include({subject: 'badge', about: 'award', by});
    }
    const badgeUnseen = items.map((each) => (each === badge ? {...badge, visibility: 'person'} : each)) as AnyItem[];
    expect(reasons({after: award, by: 'mo'}, circleOf({items: badgeUnseen})), 'a badge they may not see').to.deep.equal(
      {},
    );
  });

  it('is whose post was hidden, and why', () => {
    const hidden = changed(answer, {state: 'hidden', hiddenBecause: 'An advertisement.'});
    const [telling, ...others] = tellingsOf({...hidden, by: 'fay'}, circleOf());
    expect(telling).to.include({to: 'nia', reason: 'hidden', because: 'An advertisement.', subject: 'asked'});
    expect(others).to.deep.equal([]);
  });

  it('is who looks after a practice, or follows it, that was changed', () => {
    expect(reasons({...changed(practice, {title: 'New'}), by: 'mo'})).to.deep.equal({
      sten: 'practice',
      nia: 'practice',
    });
  });

  it('is whoever asked, some days after an answer was accepted, until they say whether it worked', () => {
    const solved = {...asked, state: 'solved', accepted: ['answer']} as AnyItem;
    expect(worked(solved, circleOf())).to.include({to: 'mo', reason: 'worked', subject: 'asked'});
    expect(worked({...solved, worked: 'yes'} as AnyItem, circleOf())).to.equal(undefined);
    expect(worked({...solved, accepted: []} as AnyItem, circleOf())).to.equal(undefined);
    expect(worked(solved, circleOf({left: ['mo']}))).to.equal(undefined);
  });

  it('names nobody who did not sign, and tells nobody else whom it is for', () => {
    const unsigned = post({anonymous: true});
    const tellings = tellingsOf({after: unsigned, by: 'mo'}, circleOf());
    expect(JSON.stringify(tellings)).not.to.contain('mo');
    expect(tellings.map(({to, reason}) => [to, reason])).to.deep.equal([['kim', 'community']]);
    const items = [...things, unsigned];
    const toAsker = tellingsOf({after: reply({discussion: 'new', createdBy: 'nia'}), by: 'nia'}, circleOf({items}));
    expect(toAsker).to.have.length(1);
    expect(toAsker[0]).to.include({to: 'mo', anonymous: true, by: 'nia'});
  });

  it('reads mentions as they are written, and is not slow about texts that look like many', () => {
    expect(
      mentionsInText('[@A (B)](member:a%20b) [@C](member:c(d)) [@x](member:%E0%A4%A) [@[y](member:z)'),
    ).to.deep.equal(['a b', 'c(d)']);
    const began = performance.now();
    mentionsInText('[@'.repeat(100_000) + '\\'.repeat(50_000));
    mentionsInText(`[@a](member:${'('.repeat(100_000)}`);
    expect(performance.now() - began).to.be.below(1_000);
  });
});

describe('whatever happens', () => {
  const people = ['mo', 'nia', 'kim', 'lea', 'gus', 'sten', 'fay', 'otto', 'ada'];
  const person = fc.constantFrom(...people);
  const text = fc.array(
    fc.oneof(
      fc.constant('word'),
      person.map((id) => `[@${id}](member:${id})`),
    ),
    {maxLength: 4},
  );
  const body = text.map((parts) => parts.join(' '));
  const visibility = fc.constantFrom('organisation', 'community', 'pair', 'person', 'public');
  const some = {visibility, createdBy: fc.option(person, {nil: undefined}), anonymous: fc.boolean()};
  const discussion = fc
    .record({...some, body, type: fc.constantFrom('idea', 'announcement'), topics: fc.subarray(['backup', 'disks'])})
    .map((fields) => item('discussion', 'new', {title: 'New', ...fields}));
  const madeReply = fc
    .record({...some, body, inReplyTo: fc.constantFrom(undefined, 'answer'), state: fc.constantFrom('shown', 'hidden')})
    .map((fields) => item('reply', 'new', {discussion: 'asked', ...fields}));
  const flag = fc
    .record({visibility, createdBy: person, subject: fc.constantFrom('asked', 'answer', 'practice')})
    .map((fields) => item('flag', 'new', {reason: 'wrong', ...fields}));
  const madePractice = fc
    .record({visibility, createdBy: person, body, state: fc.constantFrom('draft', 'in-review', 'approved')})
    .map(({body: steps, ...fields}) => item('practice', 'practice', {...practice, ...fields, steps, version: '2'}));
  const marked = fc
    .record({accepted: fc.subarray(['answer']), asked: fc.uniqueArray(person, {maxLength: 3})})
    .map(({asked: members, accepted}) =>
      item('discussion', 'asked', {...asked, version: '2', accepted, asked: members.map((member) => ({member}))}),
    );
  const happening = fc
    .record({
      after: fc.oneof(discussion, madeReply, flag, madePractice, marked),
      by: fc.option(person, {nil: undefined}),
      isChange: fc.boolean(),
    })
    .map(({after, by, isChange}): Happening => {
      const known = things.find(({id}) => id === after.id);
      const before = known ?? (isChange ? ({...after, version: '0', body: '', state: 'shown'} as AnyItem) : undefined);
      return {before, after, by: before ? by : after.createdBy};
    });
  const world = fc.record({
    follows: fc.array(
      fc
        .record({
          who: person,
          subject: fc.constantFrom('asked', 'storage', 'practice', 'backup', ...people),
          topic: fc.constantFrom(undefined, 'backup'),
        })
        .map(({who, subject, topic}) => follow(who, subject, topic)),
    ),
    roles: fc.dictionary(person, fc.constantFrom<Role>('guest', 'member', 'steward', 'facilitator')),
    left: fc.subarray(people),
  });
  const always = (holds: (happening: Happening, circle: Circle, left: readonly string[]) => void) =>
    fc.assert(
      fc.property(happening, world, (change, around) => holds(change, circleOf(around), around.left)),
      {numRuns: 500},
    );

  it('nobody is told what they did, twice, or what they may not see', () => {
    always((change, circle, left) => {
      const tellings = tellingsOf(change, circle);
      const told = tellings.map(({to}) => to);
      expect(new Set(told).size).to.equal(told.length);
      for (const {to, subject, about, reason} of tellings) {
        expect(to).not.to.equal(change.by);
        expect(left).not.to.contain(to);
        expect(noticeReasons).to.contain(reason);
        const seen = [change.after.id, subject, about ?? subject].map((id) =>
          id === change.after.id ? change.after : circle.item(id)!,
        );
        for (const each of seen) expect(maySee(circle.actor(to)!, each, circle)).to.equal(true);
      }
    });
  });

  it('nobody is named who did not sign', () => {
    always((change, circle) => {
      const {after} = change;
      if (after['anonymous'] !== true || after.createdBy === undefined) return;
      const writer = after.createdBy;
      for (const {to, by, anonymous} of tellingsOf(change, circle)) {
        expect(by).not.to.equal(writer);
        if (to === writer) expect(anonymous).to.equal(true);
      }
    });
  });

  it('the same is told for the same, whatever the order of follows', () => {
    fc.assert(
      fc.property(happening, world, (change, around) => {
        const once = tellingsOf(change, circleOf(around));
        const reversed = {...around, follows: around.follows.toReversed()};
        expect(tellingsOf(change, circleOf(reversed))).to.deep.equal(once);
      }),
      {numRuns: 300},
    );
  });
});
