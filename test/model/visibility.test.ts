import {expect} from '@open-wc/testing';

import type {Actor} from '../../src/model/actor.js';
import type {AnyItem} from '../../src/model/item.js';
import type {Kind, Visibility} from '../../src/model/kinds.js';
import type {World} from '../../src/model/links.js';
import {hiddenFields, maySee} from '../../src/model/visibility.js';
import {plainItem} from '../support/plain-item.js';

const item = (kind: Kind, more: object) => plainItem(kind, 'x', {createdBy: 'mo', ...more});
const empty: World = {item: () => undefined, communitiesOf: () => []};

const people: Readonly<Record<string, Actor>> = {
  visitor: {roles: {}},
  stranger: {member: 'otto', roles: {network: 'facilitator'}},
  guest: {member: 'gus', roles: {storage: 'guest'}},
  colleague: {member: 'nia', roles: {storage: 'member'}},
  facilitator: {member: 'fay', roles: {storage: 'facilitator'}},
  author: {member: 'mo', roles: {}},
  administrator: {member: 'ada', roles: {}, administrator: true},
};
const whoSees = (what: AnyItem, world = empty) =>
  Object.keys(people).filter((name) => maySee(people[name]!, what, world));
const except = (...names: string[]) => Object.keys(people).filter((name) => !names.includes(name));

describe('who sees an item', () => {
  const cases: Readonly<Record<Visibility, readonly string[]>> = {
    public: except(),
    organisation: except('visitor'),
    community: ['colleague', 'facilitator', 'author', 'administrator'],
    pair: ['author', 'administrator'],
    person: ['author', 'administrator'],
  };
  for (const [visibility, expected] of Object.entries(cases)) {
    it(`that is for the ${visibility}: ${expected.join(', ')}`, () => {
      expect(whoSees(item('discussion', {visibility}))).to.deep.equal(expected);
    });
  }

  it('that nominates somebody: not they, nor a role that anybody may have, until they are given the badge', () => {
    const nomination = (state: string) => item('nomination', {visibility: 'community', state, member: 'fay'});
    expect(whoSees(nomination('open'))).to.deep.equal(['colleague', 'author']);
    expect(whoSees(nomination('accepted'))).to.deep.equal(['colleague', 'facilitator', 'author']);
    expect(whoSees(nomination('declined'))).to.deep.equal(['author']);
    const anyone = {roles: {storage: 'member'}} as const;
    expect(maySee(anyone, nomination('open'), empty)).to.equal(false);
    expect(maySee(anyone, nomination('accepted'), empty)).to.equal(true);
  });

  it('is also whoever a pair names', () => {
    expect(whoSees(item('award', {visibility: 'pair', state: 'given', member: 'nia'}))).to.deep.equal([
      'colleague',
      'author',
      'administrator',
    ]);
  });

  it('is also another community that it is meant for', () => {
    expect(whoSees(item('discussion', {visibility: 'community', alsoFor: ['network']}))).to.include('stranger');
  });

  it('is its author and those who lead, once it is hidden', () => {
    expect(whoSees(item('discussion', {state: 'hidden'}))).to.deep.equal(['facilitator', 'author', 'administrator']);
  });

  it('is nobody but those who work on it, while a practice is a draft', () => {
    expect(whoSees(item('practice', {state: 'draft', authors: ['nia']}))).to.deep.equal([
      'colleague',
      'facilitator',
      'author',
      'administrator',
    ]);
    expect(whoSees(item('practice', {state: 'draft'}))).not.to.include('colleague');
  });

  it('is nobody who may not see what it hangs on', () => {
    const world: World = {...empty, item: () => item('discussion', {visibility: 'community'})};
    expect(whoSees(item('reply', {state: 'shown', discussion: 'd'}), world)).to.deep.equal([
      'colleague',
      'facilitator',
      'author',
      'administrator',
    ]);
  });

  it('is whoever gave an award and whoever got it, where that person keeps their recognition to themselves', () => {
    const world: World = {...empty, item: () => item('member', {id: 'nia', hidesAwards: true})};
    expect(whoSees(item('award', {state: 'given', member: 'nia'}), world)).to.deep.equal([
      'colleague',
      'author',
      'administrator',
    ]);
  });
});

describe('fields for fewer people', () => {
  const person = item('member', {
    id: 'nia',
    createdBy: 'ada',
    community: undefined,
    fieldVisibility: {mail: 'community', phone: 'person', name: 'person', bio: 'nonsense'},
  });
  const world: World = {...empty, communitiesOf: () => ['storage']};
  const hidden = (name: string) => hiddenFields(people[name]!, person, world);

  it('are hidden from others, and so is the list of them', () => {
    expect(hidden('stranger')).to.deep.equal(['fieldVisibility', 'mail', 'phone', 'bio']);
    expect(hidden('facilitator')).to.deep.equal(['fieldVisibility', 'phone', 'bio']);
  });

  it('are there for whoever they belong to', () => {
    expect(hidden('colleague')).to.deep.equal([]);
  });

  it('are there for administrators where others see them too, also for the one who made the member', () => {
    expect(hidden('administrator')).to.deep.equal(['phone', 'bio']);
    const elsewhere = hiddenFields(people['administrator']!, {...person, createdBy: 'nia'}, empty);
    expect(elsewhere).to.deep.equal(['phone', 'bio']);
  });

  it('never hide the name', () => {
    for (const name of Object.keys(people)) expect(hidden(name)).not.to.include('name');
  });
});
