import {expect} from '@open-wc/testing';

import type {Change} from '../../src/adapter/contract.js';
import {provision, sharePoint} from '../../src/adapters/sharepoint/index.js';
import {newId} from '../../src/model/id.js';
import {SharePoint} from '../support/sharepoint/emulator.js';
import {fetchAs} from '../support/sharepoint/harness.js';

const site = 'https://contoso.example/sites/practice';

describe('sharepoint, in a page', () => {
  it('makes a site ready, and keeps there what two people write', async () => {
    const emulator = new SharePoint({url: site});
    const [owner, member] = [emulator.site.addPerson('Ada', 'owner'), emulator.site.addPerson('Mo', 'member')];
    await provision({site, fetch: fetchAs(emulator, owner)});
    const [ada, mo] = [owner, member].map((person) => sharePoint({site, fetch: fetchAs(emulator, person)}));
    const create = (adapter = ada!, kind = 'community', item: object = {}) =>
      adapter.write!({verb: 'create', kind, item: {id: newId(), ...item}} as unknown as Change, {key: newId()});
    const {items} = await create(ada, 'community', {name: 'Storage'});
    const community = items[0]!.id;
    await create(mo, 'discussion', {community, type: 'question', title: 'Why is it slow?'});
    const {items: asked} = await ada!.list('discussion', {}, {freshness: 'fresh'});
    expect(asked.map(({title, createdBy}) => [title, createdBy])).to.deep.equal([
      ['Why is it slow?', `user-${member.id}`],
    ]);
    for (const adapter of [ada!, mo!]) adapter.close!();
  });
});
