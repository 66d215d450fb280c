import {expect} from '@open-wc/testing';
import * as fc from 'fast-check';

import {originOf, originText} from '../../src/elements/best-practice-card/practice-origin.js';

const words = fc.string({minLength: 1}).map((text) => text.replace(/\s+/g, ' ').trim());
const title = words.filter((text) => text !== '' && !/^[a-z]+:\S+$/i.test(text) && !text.endsWith(')'));
const url = fc.webUrl({withQueryParameters: true, withFragments: true});
const named = fc.record({kind: fc.constantFrom('discussion', 'event', 'story'), id: fc.uuid(), title});

describe('where a practice comes from, in a line', () => {
  it('is read as it was meant', () => {
    expect(originOf('[How we found out](discussion:d-1)')).to.deep.equal({
      kind: 'discussion',
      id: 'd-1',
      title: 'How we found out',
    });
    expect(originOf(' https://intranet.example/wiki/restore_(old) ')).to.deep.equal({
      url: 'https://intranet.example/wiki/restore_(old)',
    });
    expect(originOf('[The wiki](https://intranet.example/a_(b))')).to.deep.equal({
      url: 'https://intranet.example/a_(b)',
      title: 'The wiki',
    });
    expect(originOf('A talk with Emi, in the spring')).to.deep.equal({title: 'A talk with Emi, in the spring'});
    expect(originOf('  ')).to.equal(null);
    expect(originText()).to.equal('');
  });

  it('is the same again, whatever it is', () => {
    const origin = fc.oneof(named, fc.record({url, title}), fc.record({url}), fc.record({title}));
    fc.assert(fc.property(origin, (each) => void expect(originOf(originText(each))).to.deep.equal(each)));
  });
});
