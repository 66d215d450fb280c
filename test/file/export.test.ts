import {expect} from '@open-wc/testing';

import {memory} from '../../src/adapters/memory/index.js';
import {item, organisation} from '../../src/conformance/index.js';
import {exportGroups} from '../../src/file/export.js';

describe('an export', () => {
  it('has what is kept, and nothing that is worked out for who asks', async () => {
    const items = [
      ...organisation.filter(({id}) => id !== 'mo' && id !== 'nia'),
      item('member', {id: 'mo', name: 'Mo Farouk', topics: ['Disks']}),
      item('member', {id: 'nia', name: 'Nia Owusu', topics: ['Disks']}),
    ];
    const source = memory({items, you: 'mo'});
    expect((await source.list('suggestion', {})).items).to.have.length(1);
    const kinds: string[] = [];
    for await (const [kind] of exportGroups(source)) kinds.push(kind);
    expect(kinds).to.deep.equal(['community', 'member', 'membership']);
  });
});
