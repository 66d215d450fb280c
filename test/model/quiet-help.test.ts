import {expect} from '@open-wc/testing';
import * as fc from 'fast-check';

import type {Item} from '../../src/model/index.js';
import {helpOf, inTurn, isThanked, recognisedIn, type Help, type HelpRead} from '../../src/model/quiet-help.js';
import {item} from '../../stories/support/items.js';

const [since, late, early] = ['2026-09-01', '2026-10-05T09:00:00Z', '2026-08-05T09:00:00Z'];
const nothing: HelpRead = {
  ...{discussions: [], replies: [], practices: [], amendments: [], gathered: [], mentorships: []},
};
const solved = (id: string, more: Partial<Item<'discussion'>> = {}) =>
  item('discussion', {
    ...{id, type: 'question', title: `About ${id}`, createdBy: 'asker', state: 'solved', accepted: [`${id}-r`]},
    ...{acceptedOn: late.slice(0, 10), ...more},
  });
const answerTo = (id: string, more: Partial<Item<'reply'>> = {}) =>
  item('reply', {id: `${id}-r`, discussion: id, body: 'So.', createdBy: 'ana', ...more});
const approved = (id: string, more: Partial<Item<'practice'>> = {}) =>
  item('practice', {
    ...{id, title: `How to ${id}`, state: 'approved', createdBy: 'writer', authors: ['writer'], reviewers: ['rita']},
    ...{verifiedAt: late.slice(0, 10), createdAt: late, updatedAt: late, ...more},
  });
const award = (more: Partial<Item<'award'>>) =>
  item('award', {id: 'w', badge: 'b', member: 'ana', createdBy: 'asker', createdAt: late, ...more});

const told = (read: Partial<HelpRead>, you = 'reader') =>
  helpOf({...nothing, ...read}, {you, since}).map(({what, member, on}) => `${member} ${what} ${on?.id ?? ''}`.trim());

describe('help that nobody was thanked for', () => {
  it('is an accepted answer of somebody else, with a name, that is there', () => {
    const read = (more: Partial<Item<'reply'>> = {}, of: Partial<Item<'discussion'>> = {}) =>
      told({discussions: [solved('d', of)], replies: [answerTo('d', more)]});
    expect(read()).to.deep.equal(['ana answer d']);
    expect(read({createdBy: 'asker'}), 'to oneself').to.deep.equal([]);
    expect(read({anonymous: true}), 'without a name').to.deep.equal([]);
    expect(read({state: 'hidden'}), 'hidden').to.deep.equal([]);
    expect(read({counts: {'reaction:thanks': 1}}), 'thanked there').to.deep.equal([]);
    expect(read({}, {acceptedOn: early.slice(0, 10)}), 'long ago').to.deep.equal([]);
    expect(told({discussions: [solved('d')], replies: [answerTo('d')]}, 'ana'), 'one’s own').to.deep.equal([]);
  });

  it('is an answer that others came to use: in a practice, or for a question that was asked again', () => {
    const origin = {kind: 'discussion', id: 'd'};
    const old = solved('d', {acceptedOn: early.slice(0, 10)});
    const read = {discussions: [old], replies: [answerTo('d')]};
    expect(told({...read, practices: [approved('p', {origin, reviewers: []})]})).to.deep.equal(['ana reuse p']);
    expect(told({...read, practices: [approved('p', {origin, reviewers: [], createdBy: 'ana'})]})).to.deep.equal([]);
    expect(told({...read, practices: [approved('p', {origin, reviewers: [], createdAt: early})]})).to.deep.equal([]);
    const merged = solved('d', {mergedFrom: ['other']});
    expect(told({discussions: [merged], replies: [answerTo('d')]})).to.deep.equal(['ana reuse d']);
  });

  it('is a review of what changed lately, not by who wrote it', () => {
    expect(told({practices: [approved('p')]})).to.deep.equal(['rita review p']);
    expect(told({practices: [approved('p', {reviewers: ['writer']})]})).to.deep.equal([]);
    expect(told({practices: [approved('p', {state: 'in-review'})]})).to.deep.equal([]);
    // Somebody verified it again; what it says was reviewed long ago.
    expect(told({practices: [approved('p', {changedAt: early})]})).to.deep.equal([]);
  });

  it('is a suggested change that was taken, and what was gathered', () => {
    const amendment = (more: Partial<Item<'amendment'>> = {}) =>
      item('amendment', {
        ...{id: 'a', practice: 'p', before: '{}', after: '{}', createdBy: 'sam', state: 'accepted'},
        ...{updatedAt: late, ...more},
      });
    const practices = [approved('p', {reviewers: []})];
    expect(told({practices, amendments: [amendment()]})).to.deep.equal(['sam change p']);
    expect(told({practices, amendments: [amendment({createdBy: 'writer'})]})).to.deep.equal([]);
    expect(told({practices, amendments: [amendment({state: 'declined'})]})).to.deep.equal([]);
    const collection = (more: Partial<Item<'collection'>> = {}) =>
      item('collection', {id: 'c', title: 'First', practices: ['p'], createdBy: 'cleo', createdAt: late, ...more});
    const term = item('term', {id: 't', name: 'Quorum', createdBy: 'tia', createdAt: late});
    expect(told({gathered: [collection(), term]})).to.deep.equal(['cleo gathering c', 'tia gathering t']);
    expect(told({gathered: [collection({practices: []}), collection({state: 'retired'})]})).to.deep.equal([]);
  });

  it('is mentoring for whoever was mentored alone, with nothing that others could follow', () => {
    const pair = (more: Partial<Item<'mentorship'>> = {}) =>
      item('mentorship', {
        ...{id: 'm', mentor: 'mo', mentee: 'reader', form: 'mentoring', state: 'active', createdAt: late},
        ...more,
      });
    const help = helpOf({...nothing, mentorships: [pair()]}, {you: 'reader', since});
    expect(help).to.deep.equal([{what: 'mentoring', member: 'mo', at: late, communities: []}]);
    expect(told({mentorships: [pair({mentee: 'other'})]})).to.deep.equal([]);
    expect(told({mentorships: [pair({state: 'requested'})]})).to.deep.equal([]);
    expect(told({mentorships: [pair({mentor: 'reader', mentee: 'pia', form: 'peer'})]})).to.deep.equal([
      'pia mentoring',
    ]);
    expect(told({mentorships: [pair({circle: 'c', form: 'circle'})]})).to.deep.equal([]);
    const [mine] = help;
    expect(isThanked(mine!, [award({member: 'mo', createdBy: 'reader'})], 'reader')).to.equal(true);
    expect(isThanked(mine!, [award({member: 'mo', createdBy: 'asker'})], 'reader')).to.equal(false);
    expect(isThanked(mine!, [award({member: 'mo', createdBy: 'reader', createdAt: early})], 'reader')).to.equal(false);
  });

  it('is thanked for by an award to that person for that very thing', () => {
    const [help] = helpOf({...nothing, discussions: [solved('d')], replies: [answerTo('d')]}, {you: 'reader', since});
    const isBy = (more: Partial<Item<'award'>>) => isThanked(help!, [award(more)], 'reader');
    expect(isBy({evidence: [{kind: 'discussion', id: 'd'}]})).to.equal(true);
    expect(isBy({evidence: [{kind: 'reply', id: 'd-r'}]})).to.equal(true);
    expect(isBy({evidence: [{kind: 'discussion', id: 'other'}]})).to.equal(false);
    expect(isBy({evidence: [{url: 'https://example.com'}]})).to.equal(false);
    expect(isBy({})).to.equal(false);
    expect(isBy({member: 'rita', evidence: [{kind: 'discussion', id: 'd'}]})).to.equal(false);
    expect(isBy({state: 'revoked', evidence: [{kind: 'discussion', id: 'd'}]})).to.equal(false);
  });

  it('names everybody once before anybody twice, the newest first, in whatever order it was found', () => {
    const piece = fc.record({
      what: fc.constant('answer' as const),
      member: fc.constantFrom('a', 'b', 'c'),
      at: fc.constantFrom(late, early, '2026-11-01', '2026-11-02'),
      on: fc.uuid().map((id) => ({kind: 'discussion' as const, id, title: id})),
      communities: fc.constant([]),
    });
    fc.assert(
      fc.property(fc.array(piece, {maxLength: 12}), (help: readonly Help[]) => {
        const turns = inTurn(help);
        expect([...turns].sort(byId)).to.deep.equal([...help].sort(byId));
        const people = new Set(help.map(({member}) => member));
        expect(new Set(turns.slice(0, people.size).map(({member}) => member)).size).to.equal(people.size);
        for (const who of people) {
          const own = turns.filter(({member}) => member === who).map(({at}) => at);
          expect(own).to.deep.equal([...own].sort().reverse());
        }
      }),
    );
  });
});

const byId = (a: Help, b: Help) => (a.on!.id < b.on!.id ? -1 : 1);

describe('a behaviour that a community wants to recognise', () => {
  const now = Date.parse('2026-10-20T00:00:00Z');
  const help = helpOf({...nothing, discussions: [solved('d')], replies: [answerTo('d')]}, {you: 'reader', since});
  const of = (behaviour: object, awards: readonly Item<'award'>[]) =>
    recognisedIn({text: 'Helps', ...behaviour}, {awards, help, now});

  it('is recognised by its badge, as often as it says', () => {
    const given = award({badge: 'b', createdAt: '2026-10-05T00:00:00Z'});
    expect(of({badge: 'b', every: 'month'}, [given])).to.deep.equal({last: given.createdAt, isDue: false});
    expect(of({badge: 'b', every: 'week'}, [given])).to.deep.equal({last: given.createdAt, isDue: true});
    expect(of({badge: 'other', every: 'quarter'}, [given])).to.deep.equal({last: undefined, isDue: true});
    expect(of({badge: 'other'}, [given]), 'whenever it is seen').to.deep.equal({last: undefined, isDue: false});
    expect(of({badge: 'b'}, [award({state: 'revoked'})]).last).to.equal(undefined);
  });

  it('is recognised, without a badge of its own, by thanks for such help', () => {
    const given = award({badge: 'any', createdAt: '2026-10-18T00:00:00Z', evidence: [{kind: 'reply', id: 'd-r'}]});
    expect(of({help: 'answer', every: 'week'}, [given])).to.deep.equal({last: given.createdAt, isDue: false});
    expect(of({help: 'review', every: 'week'}, [given])).to.deep.equal({last: undefined, isDue: true});
  });
});
