import type {ChangeEvent, CommunityAdapter, WatchScope} from '../../adapter/contract.js';
import {eventually, equal, ok, pause} from '../assert.js';
import {discussions, item, network, organisation} from '../seed.js';
import {create, one, part, remove, update} from '../tools.js';

const define = part('watching');
const watches = [{kind: 'discussion', verbs: ['create', 'update', 'remove'], watch: true}] as const;
const seed = [...organisation, ...discussions(2)];
const idea = {type: 'idea', title: 'News'} as const;

/** Watches, and remembers what it heard. */
function listen(adapter: CommunityAdapter, scope: WatchScope) {
  const events: ChangeEvent[] = [];
  ok(adapter.watch, 'a source that declares that it reports changes has a verb “watch”');
  const stop = adapter.watch(scope, (event) => events.push(event));
  const of = (id: string) => events.filter((event) => 'id' in event && event.id === id);
  return {
    events,
    stop,
    of,
    heard: (id: string, type: 'changed' | 'removed' = 'changed') =>
      eventually(() => of(id).some((event) => event.type === type), `“${id}” is reported as ${type}`),
    token: () =>
      events.map((event) => ('at' in event ? event.at : undefined)).findLast((at) => at !== undefined && at !== ''),
  };
}

export const watching = [
  define('what others create, change and remove is reported', watches, async (harness) => {
    const adapter = await harness.open({seed, as: 'mo'});
    const other = await harness.open({as: 'nia'});
    const news = listen(adapter, {kinds: ['discussion']});
    const created = await create(other, 'discussion', idea);
    await news.heard(created.id);
    const updated = await update(other, created, {title: 'Newer'});
    await eventually(
      () =>
        news
          .of(created.id)
          .some((event) => event.type === 'changed' && (!event.item || event.item.version === updated.version)),
      'the change is reported',
    );
    await remove(other, updated);
    await news.heard(created.id, 'removed');
    news.stop();
  }),

  define('what somebody stopped to watch is not reported to them', watches, async (harness) => {
    const adapter = await harness.open({seed, as: 'mo'});
    const other = await harness.open({as: 'nia'});
    const [stopped, going] = [listen(adapter, {kinds: ['discussion']}), listen(adapter, {kinds: ['discussion']})];
    stopped.stop();
    stopped.stop();
    const {length} = stopped.events;
    const created = await create(other, 'discussion', idea);
    await going.heard(created.id);
    equal(stopped.events.length, length, 'the number of events after the stop');
    going.stop();
  }),

  define(
    'only the kinds and the community that were asked for are reported',
    [...watches, {kind: 'reply', verbs: ['create']}, {kind: 'reply', watch: true}],
    async (harness) => {
      const adapter = await harness.open({seed, as: 'ada'});
      const [replies, elsewhere, everything] = [
        listen(adapter, {kinds: ['reply']}),
        listen(adapter, {community: network}),
        listen(adapter, {}),
      ];
      const here = await create(adapter, 'discussion', idea);
      const there = await create(adapter, 'discussion', {...idea, community: network});
      const reply = await create(adapter, 'reply', {discussion: here.id, body: 'x'});
      for (const {id} of [here, there, reply]) await everything.heard(id);
      await replies.heard(reply.id);
      await elsewhere.heard(there.id);
      equal(
        [replies.of(here.id).length, elsewhere.of(here.id).length],
        [0, 0],
        'how often it was reported to those who did not ask',
      );
      for (const {stop} of [replies, elsewhere, everything]) stop();
    },
  ),

  define('whoever comes back is told what they missed', watches, async (harness) => {
    const adapter = await harness.open({seed, as: 'mo'});
    const other = await harness.open({as: 'nia'});
    const {asOf} = await adapter.list('discussion', {});
    ok(asOf, 'a page says where to watch from');
    const created = await create(other, 'discussion', idea);
    const gone = await create(other, 'discussion', idea);
    await remove(other, gone);
    const since = listen(adapter, {kinds: ['discussion'], since: asOf});
    await since.heard(created.id);
    await since.heard(gone.id, 'removed');
    const token = since.token();
    since.stop();
    ok(token, 'an event says where to go on');
    const later = await create(other, 'discussion', idea);
    const again = listen(adapter, {kinds: ['discussion'], since: token});
    await again.heard(later.id);
    again.stop();
  }),

  define('whoever comes back too late is told to read again', watches, async (harness) => {
    const adapter = await harness.open({seed, as: 'mo'});
    const news = listen(adapter, {kinds: ['discussion'], since: 'a token nobody gave'});
    await eventually(
      () => news.events.some(({type}) => type === 'reset'),
      'a token that means nothing any more is answered with “reset”',
    );
    const created = await create(adapter, 'discussion', idea);
    await news.heard(created.id);
    news.stop();
  }),

  define(
    'what a person may not see is not reported to them, and what they no longer may is reported as removed',
    watches,
    async (harness) => {
      const mo = await harness.open({seed, as: 'mo'});
      const otto = await harness.open({as: 'otto'});
      const news = listen(otto, {});
      const secret = await create(mo, 'discussion', {...idea, visibility: 'community'});
      const open = await create(mo, 'discussion', idea);
      await news.heard(open.id);
      await pause(50);
      equal(news.of(secret.id), [], 'what Otto heard of a discussion he may not see');
      await update(mo, await one(mo, 'discussion', open.id), {visibility: 'community', title: 'Now secret'});
      await news.heard(open.id, 'removed');
      ok(!JSON.stringify(news.events).includes('Now secret'), 'Otto does not hear what it says now');
      news.stop();
    },
  ),

  define('an event does not say who wrote what is anonymous', watches, async (harness) => {
    const nia = await harness.open({seed, as: 'nia'});
    const news = listen(await harness.open({as: 'mo'}), {});
    const {id} = await create(nia, 'discussion', {...idea, anonymous: true});
    await news.heard(id);
    ok(!JSON.stringify(news.of(id)).includes('nia'), 'no event names the author');
    news.stop();
  }),

  define(
    'a new count is a change of what it counts',
    [...watches, {kind: 'reaction', verbs: ['create']}],
    async (harness) => {
      const adapter = await harness.open({
        seed: [...seed, item('discussion', {id: 'liked', ...idea, createdBy: 'mo'})],
        as: 'mo',
      });
      const news = listen(adapter, {kinds: ['discussion']});
      await create(await harness.open({as: 'nia'}), 'reaction', {subject: 'liked', reaction: 'like'});
      await news.heard('liked');
      news.stop();
    },
  ),
];
