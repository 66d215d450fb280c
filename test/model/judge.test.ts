import {expect} from '@open-wc/testing';

import type {Actor} from '../../src/model/actor.js';
import type {AnyItem} from '../../src/model/item.js';
import {judge, type Verdict} from '../../src/model/judge.js';
import {mayOf} from '../../src/model/may.js';
import type {Kind, Role} from '../../src/model/kinds.js';
import type {World} from '../../src/model/links.js';
import {plainItem} from '../support/plain-item.js';

const as = (member: string, role?: Role): Actor => ({member, roles: role ? {storage: role} : {}});
const [asker, nia, guest] = [as('mo', 'member'), as('nia', 'member'), as('gus', 'guest')];
const [facilitator, steward] = [as('fay', 'facilitator'), as('sten', 'steward')];

const item = (kind: Kind, id: string, more: object = {}) => plainItem(kind, id, {createdBy: 'mo', ...more});

const items = [
  item('community', 'storage', {state: 'active'}),
  item('discussion', 'd', {type: 'question'}),
  item('discussion', 'unsigned', {type: 'question', createdBy: 'nia', anonymous: true}),
  item('discussion', 'signed', {type: 'question', createdBy: 'nia'}),
  item('discussion', 'closed', {state: 'closed'}),
  item('reply', 'r', {discussion: 'd', state: 'shown', createdBy: 'nia'}),
  item('reply', 'gone', {discussion: 'd', state: 'removed'}),
  item('reply', 'elsewhere', {discussion: 'closed', state: 'shown'}),
  item('practice', 'p', {state: 'in-review', authors: ['mo', 'fay'], stewards: ['kim']}),
  item('practice', 'approved', {state: 'approved', stewards: ['kim']}),
  item('practice', 'draft', {state: 'draft'}),
  item('award', 'a', {state: 'given', member: 'nia', badge: 'b'}),
  item('member', 'nia', {state: 'active', createdBy: undefined, community: undefined}),
  item('badge', 'b', {state: 'active'}),
  item('badge', 'rare', {state: 'active', givenBy: 'facilitator'}),
  item('badge', 'old', {state: 'retired'}),
  item('adoption', 'ad', {state: 'reported', practice: 'approved', createdBy: 'nia'}),
  item('flag', 'f', {state: 'open', subject: 'approved', createdBy: 'nia'}),
];
const world: World = {item: (id) => items.find((each) => each.id === id), communitiesOf: () => []};
const of = (id: string) => world.item(id)!;

const outcome = (verdict: Verdict) => (verdict.allowed ? 'allowed' : verdict.kind);
const act = (actor: Actor, id: string, name: string, told: object = {}) =>
  outcome(
    judge(actor, {verb: 'act', kind: of(id).kind, act: name, with: told as Record<string, unknown>}, of(id), world),
  );
const create = (actor: Actor, kind: Kind, more: object) => {
  const draft = item(kind, 'new', {
    state:
      {
        reply: 'shown',
        award: 'given',
        practice: 'draft',
        adoption: 'reported',
        discussion: 'open',
        membership: 'active',
      }[kind as string] ?? 'given',
    createdBy: actor.member,
    ...more,
  });
  return outcome(judge(actor, {verb: 'create', kind, item: draft}, undefined, world));
};

describe('who may do what', () => {
  it('lets the asker, a facilitator and a steward accept an answer, and nobody else', () => {
    for (const actor of [asker, facilitator, steward])
      expect(act(actor, 'd', 'accept', {reply: 'r'})).to.equal('allowed');
    expect(act(nia, 'd', 'accept', {reply: 'r'})).to.equal('forbidden');
    expect(act({roles: {}}, 'd', 'accept', {reply: 'r'})).to.equal('not-found');
  });

  it('lets whoever wrote the first comment on a page own nothing of the others', () => {
    const page = item('discussion', 'page', {type: 'prompt', subject: 'https://intranet.example/page'});
    const own = ['update', 'remove', 'close', 'tell', 'accept'];
    const mine = mayOf(asker, page, world);
    expect(own.filter((verb) => mine.includes(verb))).to.deep.equal([]);
    expect(mine).to.include('create:reply');
    expect(mayOf(facilitator, page, world)).to.include.members(['update', 'remove', 'close', 'lock']);
    expect(mayOf(asker, of('d'), world)).to.include.members(['update', 'remove', 'close']);
    const verdict = judge(asker, {verb: 'update', kind: 'discussion', set: {title: 'Mine'}}, page, world);
    expect(verdict.allowed).to.equal(false);
  });

  it('accepts only an answer that is shown in this discussion', () => {
    for (const reply of ['gone', 'elsewhere', 'nowhere', 'p'])
      expect(act(asker, 'd', 'accept', {reply}), reply).to.equal('invalid');
  });

  it('takes back only what was accepted', () => {
    expect(act(asker, 'd', 'unaccept', {reply: 'r'})).to.equal('invalid');
  });

  it('lets nobody reply where the discussion is closed', () => {
    expect(create(nia, 'reply', {discussion: 'd', body: 'x'})).to.equal('allowed');
    expect(create(nia, 'reply', {discussion: 'closed', body: 'x'})).to.equal('invalid');
    expect(mayOf(nia, of('d'), world)).to.include('create:reply');
    expect(mayOf(nia, of('closed'), world)).not.to.include('create:reply');
    expect(mayOf(nia, of('elsewhere'), world)).not.to.include('create:reply');
  });

  it('lets a reply answer only a reply of the same discussion', () => {
    expect(create(nia, 'reply', {discussion: 'd', inReplyTo: 'r', body: 'x'})).to.equal('allowed');
    expect(create(nia, 'reply', {discussion: 'd', inReplyTo: 'elsewhere', body: 'x'})).to.equal('invalid');
    expect(create(nia, 'reply', {discussion: 'd', inReplyTo: 'gone', body: 'x'})).to.equal('invalid');
  });

  it('keeps pinning and hiding for those who lead', () => {
    for (const name of ['pin', 'hide']) {
      expect(act(asker, 'd', name), name).to.equal('forbidden');
      expect(act(steward, 'd', name), name).to.equal('allowed');
    }
  });

  it('refuses what makes no sense in the state it is in', () => {
    expect(act(facilitator, 'closed', 'close')).to.equal('invalid');
    expect(act(facilitator, 'd', 'reopen')).to.equal('invalid');
    expect(act(facilitator, 'd', 'juggle')).to.equal('unsupported');
  });

  it('lets nobody approve what they wrote, not even a facilitator', () => {
    expect(act(facilitator, 'p', 'approve')).to.equal('forbidden');
    expect(mayOf(facilitator, of('p'), world)).not.to.include('approve');
    expect(act(steward, 'p', 'approve')).to.equal('allowed');
  });

  it('lets whoever looks after a practice verify and retire it', () => {
    const keeper = as('kim', 'member');
    for (const name of ['verify', 'retire']) {
      expect(act(keeper, 'approved', name), name).to.equal('allowed');
      expect(act(nia, 'approved', name), name).to.equal('forbidden');
    }
    expect(act(keeper, 'f', 'resolve')).to.equal('allowed');
  });

  it('keeps an approved practice that somebody wants to remove', () => {
    expect(outcome(judge(facilitator, {verb: 'remove', kind: 'practice'}, of('approved'), world))).to.equal('invalid');
  });

  it('lets somebody report use of their own practice, but not of a draft', () => {
    expect(create(asker, 'adoption', {practice: 'approved', unit: 'U', again: 'yes'})).to.equal('allowed');
    expect(create(asker, 'adoption', {practice: 'draft', unit: 'U', again: 'yes'})).to.equal('invalid');
  });

  it('says of a question without a name not whose it is, whoever is asked', () => {
    expect(act(facilitator, 'signed', 'ask', {member: 'nia'})).to.equal('invalid');
    expect(act(facilitator, 'unsigned', 'ask', {member: 'nia'})).to.equal('allowed');
  });

  it('lets nobody give themselves an award', () => {
    expect(create(asker, 'award', {member: 'nia', badge: 'b'})).to.equal('allowed');
    expect(create(nia, 'award', {member: 'nia', badge: 'b'})).to.equal('forbidden');
    expect(mayOf(nia, of('nia'), world)).not.to.include('create:award');
    expect(mayOf(asker, of('nia'), world)).to.include('create:award');
  });

  it('leaves some badges to those who lead, and gives no retired one', () => {
    expect(create(asker, 'award', {member: 'nia', badge: 'rare'})).to.equal('forbidden');
    expect(create(facilitator, 'award', {member: 'nia', badge: 'rare'})).to.equal('allowed');
    expect(create(facilitator, 'award', {member: 'nia', badge: 'old'})).to.equal('invalid');
  });

  it('lets the receiver hide an award, and the giver take it back', () => {
    expect([act(nia, 'a', 'hide'), act(asker, 'a', 'hide')]).to.deep.equal(['allowed', 'forbidden']);
    expect([act(asker, 'a', 'revoke'), act(nia, 'a', 'revoke')]).to.deep.equal(['allowed', 'forbidden']);
  });

  it('lets whoever reported a use take it back', () => {
    expect([act(nia, 'ad', 'retract'), act(asker, 'ad', 'retract')]).to.deep.equal(['allowed', 'forbidden']);
  });

  it('lets a guest read and flag, and not join in', () => {
    expect(create(guest, 'reply', {discussion: 'd', body: 'x'})).to.equal('forbidden');
    expect(create(guest, 'discussion', {type: 'idea', title: 'x'})).to.equal('forbidden');
    expect(mayOf(guest, of('d'), world)).to.deep.equal(['create:flag', 'create:follow', 'create:read-mark']);
  });

  it('asks a visitor to sign in', () => {
    const open = {...of('d'), visibility: 'public'} as AnyItem;
    const only: World = {...world, item: (id) => (id === 'd' ? open : world.item(id))};
    const verdict = judge(
      {roles: {}},
      {
        verb: 'create',
        kind: 'reply',
        item: item('reply', 'new', {discussion: 'd', state: 'shown', createdBy: undefined}),
      },
      undefined,
      only,
    );
    expect(outcome(verdict)).to.equal('signed-out');
    expect(mayOf({roles: {}}, open, only)).to.deep.equal([]);
  });

  it('keeps announcements for those who speak for the community', () => {
    expect(create(nia, 'discussion', {type: 'announcement', title: 'x'})).to.equal('forbidden');
    expect(create(as('spo', 'sponsor'), 'discussion', {type: 'announcement', title: 'x'})).to.equal('allowed');
  });

  it('lets somebody ask without a name only where the community allows it', () => {
    expect(create(nia, 'discussion', {type: 'question', title: 'x', anonymous: true})).to.equal('invalid');
  });

  it('lets people join by themselves, and gives roles to nobody who asks for them', () => {
    expect(create(nia, 'membership', {member: 'nia', role: 'member'})).to.equal('allowed');
    expect(create(nia, 'membership', {member: 'nia', role: 'facilitator'})).to.equal('forbidden');
  });

  it('lets a facilitator give roles, but make nobody an administrator', () => {
    const nias = item('membership', 'm', {member: 'nia', role: 'member', state: 'active'});
    const change = (role: string) =>
      outcome(judge(facilitator, {verb: 'update', kind: 'membership', set: {role}}, nias, world));
    expect([change('steward'), change('administrator')]).to.deep.equal(['allowed', 'forbidden']);
    expect(create(facilitator, 'membership', {member: 'nia', role: 'administrator'})).to.equal('forbidden');
  });

  it('lets nobody reach in from another community', () => {
    const [elsewhere] = [{member: 'otto', roles: {storage: 'guest', network: 'member'}} as const];
    expect(create(elsewhere, 'reply', {discussion: 'd', body: 'x', community: 'network'})).to.equal('invalid');
    expect(create(elsewhere, 'reply', {discussion: 'd', body: 'x'})).to.equal('forbidden');
  });

  it('leaves importing to administrators', () => {
    expect(outcome(judge(facilitator, {verb: 'restore'}, undefined, world))).to.equal('forbidden');
    expect(outcome(judge({...facilitator, administrator: true}, {verb: 'restore'}, undefined, world))).to.equal(
      'allowed',
    );
  });
});
