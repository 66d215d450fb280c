import {expect} from '@open-wc/testing';

import {groupKeys, searchedNames} from '../../src/adapter/outbox-match.js';
import type {Field} from '../../src/model/fields.js';
import {kindNames, tableOf} from '../../src/model/kinds.js';

/** An outbox does without the tables of all fields: what it knows of them instead has to be what they say. */
describe('what an outbox knows of fields', () => {
  const fields = kindNames.flatMap((kind) => Object.entries(tableOf(kind).fields));

  it('is which of them are searched', () => {
    const searched = fields.filter(([, field]) => field.search).map(([name]) => name);
    expect([...searchedNames].sort()).to.deep.equal([...new Set(searched)].sort());
  });

  it('is what stands for a group', () => {
    const groups = fields.flatMap(([, field]): Field[] => (field.type === 'list' ? [field.of] : []));
    for (const group of groups) {
      if (group.type !== 'group' || !group.key) continue;
      expect(groupKeys.find((key) => key in group.of)).to.equal(group.key);
    }
  });

  it('is the one choice that lists are sorted by', () => {
    const sorted = fields.filter(([, field]) => field.type === 'choice' && field.sort).map(([name]) => name);
    expect(sorted).to.deep.equal(['maturity']);
  });
});
