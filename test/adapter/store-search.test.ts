import {expect} from '@open-wc/testing';

import {createStore} from '../../src/adapter/store/store.js';
import {item, organisation} from '../../src/conformance/index.js';
import type {Actor} from '../../src/model/actor.js';

const member = (id: string, name: string, more: object = {}) => item('member', {id, name, ...more});
const people = [
  member('susana', 'Susana Lima', {title: 'Analyst'}),
  member('ana', 'Ana Kowalska', {bio: 'Mentions Kubernetes once.'}),
  member('joao', 'João Araújo', {helps: [{skill: 'Kubernetes', level: 4}]}),
  member('ole', 'Øle Ærø', {place: 'Tromsø'}),
  member('cee', 'Chris Cee', {title: 'C++ and C#'}),
  member('yuki', '田中 由紀', {place: '東京'}),
  member('dima', 'Дмитрий Ёлкин'),
  member('shy', 'Shy Person', {
    bio: 'Plays the ocarina',
    title: 'Quiet',
    fieldVisibility: {bio: 'community', title: 'person'},
  }),
];
const store = createStore({
  name: 'test',
  load: {items: [...organisation, item('membership', {id: 'shy-storage', member: 'shy', role: 'member'}), ...people]},
});
const page = (text: string, actor?: Actor) => store.list('member', {text}, actor && {actor});
const find = async (text: string, actor?: Actor) => (await page(text, actor)).items.map(({id}) => id);

describe('searching as you type', () => {
  it('puts a given name before a surname, that before a title, and a part of a word behind', async () => {
    expect(await find('ana')).to.deep.equal(['ana', 'susana']);
    expect((await find('kubernetes'))[0]).to.equal('joao');
  });

  it('forgives one letter wrong, missing, too many, or two swapped', async () => {
    for (const typed of ['kubernetez', 'kubernets', 'kuberrnetes', 'kubrenetes', 'ukbernetes']) {
      expect(await find(typed), typed).to.have.members(['joao', 'ana']);
    }
  });

  it('does not forgive two, nor any in a short word', async () => {
    expect(await find('kbernets')).to.deep.equal([]);
    expect(await find('anx')).to.deep.equal([]);
  });

  it('finds letters of other alphabets, and those that have no accent to take away', async () => {
    expect(await find('ole aero')).to.deep.equal(['ole']);
    expect(await find('tromso')).to.deep.equal(['ole']);
    expect(await find('東京')).to.deep.equal(['yuki']);
    expect(await find('елкин')).to.deep.equal(['dima']);
    expect(await find('joao araujo')).to.deep.equal(['joao']);
  });

  it('takes signs that make a word for what they are, and others for blanks', async () => {
    expect(await find('c#')).to.deep.equal(['cee']);
    expect(await find('c++')).to.deep.equal(['cee']);
    expect(await find('(kowalska')).to.deep.equal(['ana']);
    expect((await page(' .*? ')).total.value).to.equal((await page('')).total.value);
  });

  it('bears a whole page that somebody pasted', async () => {
    const started = performance.now();
    expect(await find('lorem ipsum '.repeat(5_000))).to.deep.equal([]);
    expect(await find('Ana Kowalska '.repeat(5_000))).to.deep.equal(['ana']);
    expect(performance.now() - started).to.be.lessThan(2_000);
  });

  it('says what was found, as it stands there, for marking', async () => {
    expect((await page('kubernets')).found).to.deep.equal(['kubernetes']);
    expect((await page('kub')).found).to.deep.equal(['kub']);
    expect((await store.list('member', {})).found).to.equal(undefined);
  });

  it('finds nobody by what they show to fewer people, except for those', async () => {
    const outsider: Actor = {member: 'otto', roles: {network: 'member'}};
    const colleague: Actor = {member: 'mo', roles: {storage: 'member'}};
    expect(await find('ocarina', outsider)).to.deep.equal([]);
    expect(await find('quiet', colleague)).to.deep.equal([]);
    expect(await find('ocarina', colleague)).to.deep.equal(['shy']);
    expect(await find('quiet', {member: 'shy', roles: {storage: 'member'}})).to.deep.equal(['shy']);
  });

  it('finds a page of equals after the first one, however well they fit', async () => {
    const items = Array.from({length: 25}, (_, index) =>
      member(`p${index}`, index % 5 ? `Pat ${index}` : `Someone ${index}`, {title: 'Pattern maker'}),
    );
    const many = createStore({name: 'many', load: {items}});
    const first = await many.list('member', {text: 'pat', limit: 15});
    const second = await many.list('member', {text: 'pat', limit: 15, cursor: first.next!});
    expect(new Set([...first.items, ...second.items].map(({id}) => id)).size).to.equal(25);
    expect(second.items.slice(-5).every(({name}) => name.startsWith('Someone'))).to.equal(true);
  });
});

describe('a hundred thousand members', () => {
  it('are sorted, filtered and searched without holding the page', async () => {
    const items = Array.from({length: 100_000}, (_, index) =>
      member(`m${index}`, `Person ${(index * 7919) % 100_000}`, {
        title: index % 3 ? 'Engineer' : 'Designer',
        unit: `Unit ${index % 50}`,
      }),
    );
    const large = createStore({name: 'large', load: {items}});
    await large.ready;
    // Whoever else is on the page gets in between: so often, that nobody waits as long as a person would notice.
    let turns = 0;
    const beat = setInterval(() => turns++, 4);
    const started = performance.now();
    const page = await large.list('member', {
      text: 'desgner',
      where: {unit: {any: ['Unit 7', 'Unit 8']}},
      facets: ['unit', 'initial'],
      sort: 'name',
      limit: 10,
    });
    const took = performance.now() - started;
    clearInterval(beat);
    expect(page.total.value).to.equal(
      items.filter((each, index) => index % 3 === 0 && /Unit [78]$/.test(String(each.unit))).length,
    );
    expect(page.items).to.have.length(10);
    expect(turns).to.be.greaterThan(took / 100);
    const all = await large.list('member', {limit: 100_000});
    expect(all.items).to.have.length(100_000);
  });

  it('are no longer looked through once nobody wants the answer', async () => {
    const items = Array.from({length: 50_000}, (_, index) => member(`m${index}`, `Person ${index}`));
    const large = createStore({name: 'large', load: {items}});
    await large.ready;
    const controller = new AbortController();
    const answer = large.list('member', {text: 'person'}, {signal: controller.signal}).then(
      () => 'answered',
      (error: Error) => error.name,
    );
    setTimeout(() => controller.abort(), 0);
    expect(await answer).to.equal('AbortError');
  });
});
