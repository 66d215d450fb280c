import {expect} from '@open-wc/testing';

import type {ChangeEvent} from '../../src/adapter/contract.js';
import {createStore} from '../../src/adapter/store/store.js';
import {organisation} from '../../src/conformance/index.js';
import type {Actor} from '../../src/model/actor.js';
import type {Kind} from '../../src/model/kinds.js';
import {kindNames} from '../../src/model/kinds.js';

const mo: Actor = {member: 'mo', roles: {storage: 'member'}};
const nia: Actor = {member: 'nia', roles: {storage: 'member'}};
const fay: Actor = {member: 'fay', roles: {storage: 'facilitator'}};
const ada: Actor = {member: 'ada', roles: {storage: 'administrator'}, administrator: true};

/** Mo asks and answers without signing, edits the question, and accepts the answer. */
async function asked() {
  const store = createStore({name: 'test', load: {items: organisation}});
  const events: ChangeEvent[] = [];
  store.watch!({}, (event) => events.push(event), {actor: nia});
  store.watch!({}, (event) => events.push(event));
  let key = 0;
  const write = (change: Parameters<NonNullable<typeof store.write>>[0]) =>
    store.write!(change, {key: String(key++), actor: mo});
  const anonymous = true;
  await write({
    verb: 'create',
    kind: 'discussion',
    item: {id: 'q', community: 'storage', type: 'question', title: 'Am I lost?', anonymous},
  });
  await write({verb: 'create', kind: 'reply', item: {id: 'r', discussion: 'q', body: 'Yes', anonymous}});
  await write({verb: 'update', kind: 'discussion', id: 'q', set: {title: 'Am I the only one?'}});
  await write({verb: 'act', kind: 'discussion', id: 'q', act: 'accept', with: {reply: 'r'}});
  return {store, events};
}

describe('asking without a name', () => {
  it('shows the author to nobody but themselves', async () => {
    const {store} = await asked();
    for (const actor of [nia, fay, ada, undefined]) {
      const everything = await Promise.all(
        kindNames.map((kind: Kind) => store.list(kind, {limit: 1000}, actor && {actor})),
      );
      const written = everything
        .flatMap(({items}) => items as unknown as {id: string; kind: string}[])
        .filter(({kind}) => ['discussion', 'reply', 'revision'].includes(kind));
      expect(written.map(({kind}) => kind)).to.include.members(['discussion', 'reply', 'revision']);
      expect(JSON.stringify(written), actor?.member ?? 'an export').not.to.contain('"mo"');
    }
    const [own] = await store.get('discussion', ['q'], {actor: mo});
    expect(own?.createdBy).to.equal('mo');
  });

  it('is found by its author among what is theirs, and by nobody else', async () => {
    const {store} = await asked();
    const where = {createdBy: 'mo'};
    expect((await store.list('discussion', {where}, {actor: mo})).total.value).to.equal(1);
    for (const actor of [nia, fay, ada])
      expect((await store.list('discussion', {where}, {actor})).total.value).to.equal(0);
    const {facets} = await store.list('discussion', {facets: ['createdBy']}, {actor: nia});
    expect(facets?.['createdBy']).to.deep.equal([]);
  });

  it('is no answer that counts for anybody', async () => {
    const {store} = await asked();
    const [member] = await store.get('member', ['mo'], {actor: nia});
    expect(member?.counts?.['accepted']).to.equal(undefined);
  });

  it('is told to those who watch without saying who it was', async () => {
    const {events} = await asked();
    await Promise.resolve();
    const told = events.filter((event) => event.type === 'changed' && event.kind !== 'member');
    expect(told.length).to.be.greaterThan(4);
    expect(JSON.stringify(told)).not.to.contain('"mo"');
  });

  it('is not named in a conflict', async () => {
    const {store} = await asked();
    const change = {verb: 'update', kind: 'discussion', id: 'q', version: 'old', set: {title: 'x'}} as const;
    const error = (await store.write!(change, {key: 'f', actor: fay}).catch((reason: unknown) => reason)) as {
      kind: string;
      current: object;
    };
    expect(error.kind).to.equal('conflict');
    expect(JSON.stringify(error.current)).not.to.contain('"mo"');
  });

  it('cannot be turned on afterwards, when everybody has seen who it was', async () => {
    const {store} = await asked();
    await store.write!(
      {verb: 'create', kind: 'discussion', item: {id: 'signed', community: 'storage', type: 'idea', title: 'T'}},
      {key: 's', actor: mo},
    );
    const refused = await store.write!(
      {verb: 'update', kind: 'discussion', id: 'signed', set: {anonymous: true}},
      {key: 't', actor: mo},
    ).catch((reason: unknown) => reason);
    expect(refused).to.include({kind: 'invalid'});
  });
});
