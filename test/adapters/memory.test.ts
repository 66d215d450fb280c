import {expect} from '@open-wc/testing';

import {fromAttributes, memory} from '../../src/adapters/memory/index.js';
import {discussions, item, organisation} from '../../src/conformance/index.js';

const items = [...organisation, ...discussions(2)];

describe('memory', () => {
  it('is the page of somebody: says who, and shows what is theirs to do', async () => {
    const adapter = memory({items, you: 'nia', title: 'Guild'});
    const {you, title, keeps} = await adapter.describe();
    expect([you, title, keeps]).to.deep.equal([
      {member: 'nia', name: 'Nia Owusu', roles: {storage: 'member'}},
      'Guild',
      false,
    ]);
    const [found] = await adapter.get('discussion', ['d-01']);
    expect(found?.may).to.include('create:reply').and.not.to.include('update');
  });

  it('takes items kind by kind as well', async () => {
    const adapter = memory({
      items: {member: [item('member', {id: 'x', name: 'X'})], topic: [item('topic', {id: 't', name: 'T'})]},
    });
    expect((await adapter.list('topic', {})).items.map(({name}) => name)).to.deep.equal(['T']);
  });

  it('shows and allows everything where it is nobody’s page', async () => {
    const adapter = memory({
      items: [
        ...items,
        item('discussion', {id: 'secret', type: 'idea', title: 'S', visibility: 'person', createdBy: 'mo'}),
      ],
    });
    expect((await adapter.get('discussion', ['secret']))[0]?.may).to.include('update');
    expect((await adapter.describe()).you).to.equal(undefined);
  });

  it('shows a visitor only what is public, and asks them to sign in', async () => {
    const adapter = memory({
      items: [...items, item('discussion', {id: 'open', type: 'idea', title: 'Open', visibility: 'public'})],
      actor: {roles: {}},
    });
    expect((await adapter.list('discussion', {})).items.map(({id}) => id)).to.deep.equal(['open']);
    const refused = await adapter.write!(
      {verb: 'create', kind: 'reply', item: {id: 'r', discussion: 'open', body: 'Hi'}},
      {key: 'k'},
    ).catch((error: unknown) => error);
    expect(refused).to.include({kind: 'signed-out'});
  });

  it('can be read only, and then offers nothing to do', async () => {
    const adapter = memory({items, you: 'mo', readOnly: true});
    expect(adapter.write).to.equal(undefined);
    expect((await adapter.get('discussion', ['d-01']))[0]?.may).to.equal(undefined);
    const {kinds} = await adapter.describe();
    expect(Object.values(kinds).every(({verbs}) => verbs.length === 0)).to.equal(true);
  });

  it('opens empty from a tag, for whoever it names', async () => {
    expect((await fromAttributes({person: 'me'}).describe()).you?.member).to.equal('me');
    expect((await fromAttributes({}).list('member', {})).total.value).to.equal(0);
  });
});
