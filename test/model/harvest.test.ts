import {expect} from '@open-wc/testing';

import {item} from '../../src/conformance/seed.js';
import {harvest} from '../../src/model/harvest.js';

const members = new Map([
  ['ada', {name: 'Ada Lindqvist', unit: 'Rivers'}],
  ['mo', {name: 'Mo [the] Farouk', unit: 'Lakes'}],
]);
const memberOf = (id: string) => members.get(id);
const asked = (more: object = {}) =>
  item('discussion', {
    ...{id: 'd', type: 'question', title: 'How do we drain a node?  ', body: ' It hangs.\n', topics: ['nodes']},
    ...{state: 'solved', accepted: ['a', 'b'], createdBy: 'nia', ...more},
  });
const said = (id: string, body: string, minute: number, more: object = {}) =>
  item('reply', {
    ...{id, discussion: 'd', body, createdBy: 'mo'},
    createdAt: `2026-02-01T10:${String(minute).padStart(2, '0')}:00Z`,
    ...more,
  });
const replies = [
  said('before', 'Me too.', 1),
  said('b', 'Or wait.', 3, {createdBy: 'mo'}),
  said('a', 'Cordon it first.\n\nThen drain.', 2, {createdBy: 'ada'}),
  said('worked', 'That worked, in 3 minutes.\nThanks!', 5, {createdBy: 'nia'}),
  said('also', 'Here too.', 4, {inReplyTo: 'deeper', createdBy: 'otto'}),
  said('deeper', 'And with Ceph?', 4, {inReplyTo: 'a'}),
  said('aside', 'Lunch?', 6),
];

describe('harvest', () => {
  it('makes a problem of the question, steps of the accepted answers, and evidence of what was said of them', () => {
    expect(harvest(asked(), replies, memberOf)).to.deep.equal({
      title: 'How do we drain a node',
      problem: 'It hangs.',
      steps: 'Cordon it first.\n\nThen drain.\n\n---\n\nOr wait.',
      evidence: [
        '> Here too.\n>\n> — [@otto](member:otto)',
        '> And with Ceph?\n>\n> — [@Mo \\[the\\] Farouk](member:mo)',
        '> That worked, in 3 minutes.\n> Thanks!\n>\n> — [@nia](member:nia)',
      ].join('\n\n'),
      authors: ['ada', 'mo'],
      tags: ['nodes'],
      visibility: 'organisation',
    });
  });

  it('is nothing where no answer was accepted, or what was is hidden', () => {
    expect(harvest(asked({accepted: []}), replies, memberOf)).to.equal(undefined);
    const hidden = replies.map((reply) => ({...reply, state: 'hidden'}) as typeof reply);
    expect(harvest(asked(), hidden, memberOf)).to.equal(undefined);
  });

  it('credits nobody who did not sign, and whoever answered twice once', () => {
    const anonymous = replies.map((reply) => ({...reply, anonymous: true}) as typeof reply);
    const unsigned = harvest(asked(), anonymous, memberOf)!;
    expect(unsigned.authors).to.deep.equal([]);
    expect(unsigned.evidence).to.not.include('member:');
    const twice = [said('a', 'One', 1), said('b', 'Two', 2)];
    expect(harvest(asked(), twice, memberOf)!.authors).to.deep.equal(['mo']);
  });

  it('says which unit it comes from, where all who are credited are of one', () => {
    const one = asked({accepted: ['a']});
    expect(harvest(one, replies, memberOf)!.unit).to.equal('Rivers');
    expect(harvest(asked(), replies, memberOf)!.unit).to.equal(undefined);
    const unknown = (id: string) => (id === 'ada' ? {name: 'Ada'} : undefined);
    expect(harvest(one, replies, unknown)!.unit).to.equal(undefined);
  });

  it('asks what the title asks where nothing else was asked, and cuts long evidence at a word', () => {
    const long = harvest(
      asked({body: undefined}),
      [...replies, said('x', 'word '.repeat(500), 7, {createdBy: 'nia'})],
      memberOf,
    )!;
    expect(long.problem).to.equal('How do we drain a node?  ');
    expect(long.evidence).to.include('word word …');
    expect(long.evidence.length).to.be.below(1_500);
  });

  it('is seen by no more people than anything it was made from', () => {
    const seenBy = (discussion: object, more: object) =>
      harvest(
        asked(discussion),
        replies.map((reply) => ({...reply, ...(reply.id === 'also' && more)}) as typeof reply),
        memberOf,
      )!.visibility;
    expect(seenBy({visibility: 'community'}, {})).to.equal('community');
    expect(seenBy({visibility: 'public'}, {visibility: 'pair'})).to.equal('pair');
    expect(seenBy({visibility: 'public'}, {})).to.equal('organisation');
  });

  it('bears replies that answer each other in a circle', () => {
    const circle = [...replies, said('x', 'X', 8, {inReplyTo: 'y'}), said('y', 'Y', 8, {inReplyTo: 'x'})];
    expect(harvest(asked(), circle, memberOf)!.evidence).to.not.include('> X');
  });
});
