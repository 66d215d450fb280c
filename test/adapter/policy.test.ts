import {expect} from '@open-wc/testing';

import {actorOf} from '../../src/adapter/actor-of.js';
import type {ChangeEvent, CommunityAdapter} from '../../src/adapter/contract.js';
import {policy} from '../../src/adapter/policy.js';
import {memory} from '../../src/adapters/memory/index.js';
import {item, organisation} from '../../src/conformance/index.js';
import type {Item} from '../../src/model/item.js';
import {eventually} from './eventually.js';

const inside = item('discussion', {
  id: 'inside',
  type: 'idea',
  title: 'Inside',
  visibility: 'community',
  createdBy: 'mo',
});
const everybody = item('discussion', {id: 'all', type: 'idea', title: 'For all', createdBy: 'mo'});
const seed = [...organisation, inside, everybody];

/** A source that does not care whom it answers. */
function careless(): CommunityAdapter {
  const source = memory({items: seed});
  return {
    ...source,
    list: (kind, query, {actor: _, ...options} = {}) => source.list(kind, query, options),
    get: (kind, ids, {actor: _, ...options} = {}) => source.get(kind, ids, options),
    watch: (scope, listener) => source.watch!(scope, listener),
  };
}

describe('policy', () => {
  it('asks the source on behalf of somebody, who then sees what is theirs to see', async () => {
    const source = memory({items: seed});
    const titles = async (member: string) => {
      const {items, total} = await policy(source, () => actorOf(source, member)).list('discussion', {sort: 'title'});
      expect(total.value).to.equal(items.length);
      return items.map(({title}) => title);
    };
    expect(await titles('mo')).to.deep.equal(['For all', 'Inside']);
    expect(await titles('otto')).to.deep.equal(['For all']);
  });

  it('shows nothing of what a careless source lets slip', async () => {
    const adapter = policy(careless(), {member: 'otto', roles: {network: 'member'}});
    expect((await adapter.list('discussion', {})).items.map(({id}) => id)).to.deep.equal(['all']);
    expect((await adapter.get('discussion', ['inside', 'all'])).map((found) => found?.id)).to.deep.equal([
      undefined,
      'all',
    ]);
  });

  it('tells nobody of changes they may not see, careless as the source may be', async () => {
    const source = careless();
    const adapter = policy(source, {member: 'otto', roles: {network: 'member'}});
    const told: ChangeEvent[] = [];
    const stop = adapter.watch!({kinds: ['discussion']}, (event) => told.push(event));
    await adapter.describe();
    for (const {id, title} of [inside, everybody]) {
      await source.write!({verb: 'update', kind: 'discussion', id, set: {title: `${title}!`}}, {key: id});
    }
    await eventually(() => told.some((event) => event.type === 'changed' && event.id === 'all'));
    expect(told.filter((event) => 'id' in event && event.id === 'inside')).to.deep.equal([]);
    stop();
  });

  it('learns of a new role while the page is open', async () => {
    const source = memory({items: seed});
    const otto = policy(source, () => actorOf(source, 'otto'));
    expect((await otto.get('discussion', ['inside']))[0]).to.equal(undefined);
    await otto.write!(
      {verb: 'create', kind: 'membership', item: {id: 'new', community: 'storage', member: 'otto', role: 'member'}},
      {key: 'join'},
    );
    expect((await otto.get('discussion', ['inside']))[0]?.title).to.equal('Inside');
  });

  it('refuses a change with a reason that can be shown', async () => {
    const source = memory({items: seed});
    const nia = policy(source, () => actorOf(source, 'nia'));
    const refused = await nia.write!(
      {verb: 'update', kind: 'discussion', id: 'all', set: {title: 'Mine'}},
      {key: 'x'},
    ).catch((error: unknown) => error);
    expect(refused).to.include({kind: 'forbidden', message: 'You may not update this discussion.'});
    expect(((await source.get('discussion', ['all']))[0] as Item<'discussion'>).title).to.equal('For all');
  });

  it('says so to whoever watches, where nobody can tell who that is', async () => {
    const events: ChangeEvent[] = [];
    const unknown = policy(memory({items: seed}), () => Promise.reject(new Error('The directory is away.')));
    unknown.watch!({}, (event) => events.push(event));
    await eventually(() => events.length === 1);
    expect(events[0]).to.have.property('error').that.includes({kind: 'unavailable', message: 'The directory is away.'});
  });

  it('offers no verb that the source has not', () => {
    const adapter = policy(memory({items: seed, readOnly: true}), {roles: {}});
    expect(adapter.write).to.equal(undefined);
    expect(adapter.watch).to.be.a('function');
  });
});

describe('who somebody is', () => {
  it('is what their memberships make of them, the strongest role of each community', async () => {
    const more = [
      item('membership', {id: 'more', member: 'mo', role: 'steward'}),
      item('membership', {id: 'left', member: 'mo', community: 'network', role: 'facilitator', state: 'left'}),
    ];
    const source = memory({items: [...seed, ...more]});
    expect(await actorOf(source, 'mo')).to.deep.equal({member: 'mo', roles: {storage: 'steward'}});
    expect(await actorOf(source, 'ada')).to.include({administrator: true});
    expect(await actorOf(source, 'nobody')).to.deep.equal({member: 'nobody', roles: {}});
  });
});
