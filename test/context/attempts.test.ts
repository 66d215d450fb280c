import {expect} from '@open-wc/testing';

import {Attempts} from '../../src/context/attempts.js';
import {draftStore} from '../../src/context/draft-store.js';

const attempts = (draft = 'reply/d-1', person = 'amara') => new Attempts(draftStore('rest', person), draft);

describe('attempts at sending', () => {
  beforeEach(() => localStorage.clear());

  it('are one as long as the words are the same, also for a page that was loaded again', () => {
    const first = attempts().for({body: 'Once', discussion: 'd-1'});
    expect(attempts().for({discussion: 'd-1', body: 'Once'})).to.deep.equal(first);
  });

  it('are another one for other words, another draft, or another person', () => {
    const {id, key} = attempts().for({body: 'Once'});
    for (const other of [
      attempts().for({body: 'Once more'}),
      attempts('reply/d-2').for({body: 'Once'}),
      attempts('reply/d-1', 'bela').for({body: 'Once'}),
    ]) {
      expect(other.id).to.not.equal(id);
      expect(other.key).to.not.equal(key);
    }
  });

  it('are another one when the last is in safe hands', () => {
    const mine = attempts();
    const {id} = mine.for({body: 'Thanks!'});
    mine.forget();
    expect(mine.for({body: 'Thanks!'}).id).to.not.equal(id);
  });

  it('are the same one in another tab that still shows what was sent a moment ago, and no longer', () => {
    const content = {body: 'Thanks, all!'};
    const store = draftStore('rest', 'amara');
    const there = 'reply/d-1/attempt';
    attempts().for(content);
    const [print] = store.read(there)!.split(' ');
    for (const [ago, isSame] of [
      [2_000, true],
      [120_000, false],
      [-120_000, false],
    ] as const) {
      store.write(there, [print, 'id-there', `key${ago}`, Date.now() - ago].join(' '));
      expect(attempts().for(content).id === 'id-there').to.equal(isSame);
    }
  });

  it('leave word for another tab when they are in safe hands', () => {
    const mine = attempts();
    const {id, key} = mine.for({body: 'Thanks!'});
    mine.forget();
    expect(draftStore('rest', 'amara').read('reply/d-1/attempt')).to.include(`${id} ${key} `);
  });

  it('forget what a page left behind of what it had sent when it ended, and nothing else', () => {
    const store = draftStore('rest', 'amara');
    const there = 'new/attempt';
    attempts('new').for({title: 'Why?', body: 'Because'});
    attempts('new').forget('Because');
    const [print, id, , sentAt, part] = store.read(there)!.split(' ');
    // As another page would have left it: what was sent here is known here.
    const left = (key: string, at = sentAt) => {
      store.write(there, [print, id, key, at, part].join(' '));
      store.write('new/body', 'Because');
      attempts('new').forgetLeft('new/body');
      return store.read('new/body');
    };
    expect(left('a-key')).to.equal(undefined);
    expect(left('another', String(Date.now() - 120_000))).to.equal('Because');
    store.write('new/body', 'Because of that');
    store.write(there, [print, id, 'a-key', sentAt, part].join(' '));
    attempts('new').forgetLeft('new/body');
    expect(store.read('new/body')).to.equal('Because of that');
  });

  it('start anew where what was kept is no attempt', () => {
    const store = draftStore('rest', 'amara');
    store.write('reply/d-1/attempt', 'rubbish');
    const {id, key} = attempts().for({body: 'Once'});
    expect(id).to.be.a('string').and.not.equal('');
    expect(attempts().for({body: 'Once'})).to.deep.equal({id, key});
  });
});
