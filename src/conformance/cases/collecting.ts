import {equal, equalSets, eventually, ok, rejects} from '../assert.js';
import {act, all, create, ids, maybe, one, part, remove, update} from '../tools.js';
import {practice, practiceSeed} from './practice.js';

const define = part('collections');
const verbs = ['create', 'update', 'remove', 'retire', 'reinstate'];
const needs = [{kind: 'collection', verbs}, {kind: 'practice'}] as const;
/** One that its writer alone knows of. */
const own = practice('own', {visibility: 'person', createdBy: 'mo', authors: ['mo'], stewards: []});
const seed = [...practiceSeed, own];

export const collecting = [
  define('somebody gathers practices in an order of their own, under a name', needs, async (harness) => {
    const nia = await harness.open({seed, as: 'nia'});
    const mo = await harness.open({as: 'mo'});
    const made = await create(nia, 'collection', {title: 'First week', body: 'Read these.', practices: ['tried', 'p']});
    const seen = await one(mo, 'collection', made.id);
    equal([seen['title'], seen['body'], seen.state], ['First week', 'Read these.', 'active'], 'what others read');
    equal(seen['practices'], ['tried', 'p'], 'in which order');
    const turned = await update(nia, made, {practices: ['p', 'tried']});
    equal(turned['practices'], ['p', 'tried'], 'the order it is put in');
    equal((await update(nia, turned, {practices: ['tried']}))['practices'], ['tried'], 'what is left of it');
    await create(nia, 'collection', {title: 'Afterwards'});
    equal(
      (await all(mo, 'collection')).map(({title}) => title),
      ['Afterwards', 'First week'],
      'collections, by title',
    );
  }),

  define('whoever made a collection changes it, and those who lead; nobody else', needs, async (harness) => {
    const nia = await harness.open({seed, as: 'nia'});
    const mo = await harness.open({as: 'mo'});
    const sten = await harness.open({as: 'sten'});
    const made = await create(nia, 'collection', {title: 'First week', practices: ['p']});
    const read = async (who: typeof nia) => (await one(who, 'collection', made.id)).may ?? [];
    equalSets(await read(mo), [], 'what others may do with it');
    equalSets(await read(sten), ['update', 'retire'], 'what a steward may do');
    equalSets(await read(nia), ['update', 'remove', 'retire'], 'what whoever made it may do');
    await rejects(update(mo, made, {title: 'Mine'}), 'forbidden', 'a change by somebody else');
    await rejects(act(mo, made, 'retire'), 'forbidden', 'retiring what somebody else made');
    equal((await act(sten, made, 'retire')).state, 'retired', 'a steward retires it');
    equal((await act(nia, made, 'reinstate')).state, 'active', 'taken up again');
    const visitor = await harness.open({});
    await rejects(create(visitor, 'collection', {title: 'Mine'}), 'signed-out', 'a collection of nobody');
    await remove(nia, await one(nia, 'collection', made.id));
    equal(await maybe(mo, 'collection', made.id), undefined, 'what there is of it');
    ok(await maybe(mo, 'practice', 'p'), 'what it listed is there');
  }),

  define('a practice that somebody may not see is on no list they read', needs, async (harness) => {
    const mo = await harness.open({seed, as: 'mo'});
    const nia = await harness.open({as: 'nia'});
    const made = await create(mo, 'collection', {title: 'Mine', practices: ['own', 'p']});
    const alone = await create(mo, 'collection', {title: 'Secret', practices: ['own']});
    equal(made['practices'], ['own', 'p'], 'what whoever made it reads');
    equal((await one(nia, 'collection', made.id))['practices'], ['p'], 'what somebody else reads');
    equal((await one(nia, 'collection', alone.id))['practices'], undefined, 'what is left where it is all');
    const listed = await all(nia, 'collection');
    equal(
      listed.map(({practices}) => practices),
      [['p'], undefined],
      'the same in a list',
    );
    const holding = (id: string): object => ({where: {practices: id}});
    equal(await ids(nia, 'collection', holding('own')), [], 'where she finds what she may not see');
    equal(await ids(nia, 'collection', holding('p')), [made.id], 'where she finds what she may');
    equal(await ids(nia, 'collection', {where: {practices: {exists: true}}}), [made.id], 'which are not empty, to her');
    equalSets(await ids(mo, 'collection', holding('own')), [made.id, alone.id], 'where its writer finds it');
  }),

  define('whoever changes a collection loses nothing of it that they may not see', needs, async (harness) => {
    const mo = await harness.open({seed, as: 'mo'});
    const fay = await harness.open({as: 'fay'});
    const made = await create(mo, 'collection', {title: 'Mine', practices: ['p', 'own', 'tried']});
    const seen = await one(fay, 'collection', made.id);
    equal(seen['practices'], ['p', 'tried'], 'what a facilitator reads');
    const turned = await update(fay, seen, {practices: ['tried', 'p']});
    equal(turned['practices'], ['tried', 'p'], 'how they turn it');
    equal((await one(mo, 'collection', made.id))['practices'], ['tried', 'own', 'p'], 'what whoever made it finds');
    await update(fay, turned, {practices: []});
    equal((await one(mo, 'collection', made.id))['practices'], ['own'], 'what is left once they took off the rest');
    equal((await one(fay, 'collection', made.id))['practices'], undefined, 'what they read of it then');
  }),

  define(
    'what is hidden later leaves the lists it is on, and comes back to them',
    [needs[0], {kind: 'practice', verbs: ['update', 'remove']}],
    async (harness) => {
      const mo = await harness.open({seed, as: 'mo'});
      const nia = await harness.open({as: 'nia'});
      const {id} = await create(mo, 'collection', {title: 'Mine', practices: ['p', 'draft']});
      const read = async () => (await one(nia, 'collection', id))['practices'];
      equal(await read(), ['p'], 'without a draft of others');
      const narrowed = await update(mo, await one(mo, 'practice', 'p'), {visibility: 'person'});
      equal(await read(), undefined, 'once the other is for its writer alone');
      await update(mo, narrowed, {visibility: 'organisation'});
      equal(await read(), ['p'], 'once it is for all again');
      await remove(mo, await one(mo, 'practice', 'draft'));
      equal((await one(mo, 'collection', id))['practices'], ['p'], 'without what is gone');
    },
  ),

  define(
    'others hear that a collection changed',
    [{kind: 'collection', verbs: ['create', 'update'], watch: true}, {kind: 'practice'}],
    async (harness) => {
      const nia = await harness.open({seed, as: 'nia'});
      const mo = await harness.open({as: 'mo'});
      const made = await create(nia, 'collection', {title: 'First week', practices: ['p']});
      const heard: string[] = [];
      const stop = mo.watch!({kinds: ['collection']}, (event) => 'id' in event && heard.push(event.id));
      await update(nia, made, {practices: ['p', 'tried']});
      await eventually(() => heard.includes(made.id), 'it is told that the collection changed');
      stop();
    },
  ),
];
