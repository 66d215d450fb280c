import {expect} from '@open-wc/testing';

import type {Change} from '../../src/adapter/contract.js';
import {createStore} from '../../src/adapter/store/store.js';
import type {Batch, StoreOptions} from '../../src/adapter/store/types.js';
import {item, organisation} from '../../src/conformance/index.js';
import type {AnyItem, Item} from '../../src/model/item.js';

const late = {mentor: 'nia', mentee: 'mo', form: 'mentoring', createdBy: 'mo', expiresAt: '2026-01-19T09:00:00Z'};
const seed = [...organisation, item('mentorship', {id: 'late', ...late})];
const open = (options: Partial<StoreOptions> = {}) => createStore({name: 'test', load: {items: seed}, ...options});
const mo = {member: 'mo', roles: {storage: 'member'}} as const;
const fay = {member: 'fay', roles: {storage: 'facilitator'}} as const;
const topic = {id: 'new', community: 'storage', type: 'idea', title: 'New'} as const;

describe('mentoring in the store', () => {
  it('shows a request that is over though that cannot be kept, and lets everybody write on', async () => {
    let isFull = true;
    const store = open({commit: () => (isFull ? Promise.reject(new Error('disk full')) : Promise.resolve())});
    const states = async () => (await store.list('mentorship', {}, {actor: mo})).items.map(({state}) => state);
    expect(await states()).to.deep.equal(['requested']);
    isFull = false;
    await store.write!({verb: 'create', kind: 'discussion', item: topic}, {key: 'k', actor: mo});
    expect(await states()).to.deep.equal(['expired']);
  });

  it('keeps no pair with the key of whoever paired them', async () => {
    const kept: Batch[] = [];
    const said = ['nia', 'mo'].map((member) =>
      item('mentoring', {
        ...{id: `of-${member}`, member, createdBy: member, offers: true, seeks: member === 'mo'},
        ...{topics: ['Disks'], programmes: ['round']},
      }),
    );
    const round = item('programme', {id: 'round', title: 'Spring', form: 'mentoring', createdBy: 'fay'});
    const store = open({
      load: {items: [...seed, ...said, round] as readonly Item[]},
      commit: async (batch) => void kept.push(batch),
    });
    const match = {verb: 'act', kind: 'programme', id: 'round', version: round.version, act: 'match'};
    await store.write!(match as unknown as Change, {key: 'k', actor: fay});
    const {put, key} = kept.at(-1)!;
    const kinds = (items: readonly unknown[]) => (items as readonly AnyItem[]).map(({kind}) => kind);
    expect(kinds(put)).to.deep.equal(['programme', 'mentorship', 'mentorship']);
    expect(kinds(key!.answer)).to.deep.equal(['programme']);
  });
});
