import {expect} from '@open-wc/testing';
import {LitElement, html} from 'lit';

import type {ChangeEvent, CommunityAdapter, Page} from '../../src/adapter/contract.js';
import {CommunityQuery} from '../../src/context/community-query.js';
import {provideAdapter} from '../../src/context/provide.js';
import {CommunitySource} from '../../src/context/source.js';
import {CommunityError} from '../../src/model/errors.js';
import type {Item} from '../../src/model/item.js';
import {eventually} from '../adapter/eventually.js';

class TopicList extends LitElement {
  readonly source = new CommunitySource(this);
  readonly topics = new CommunityQuery(this, this.source, {kind: 'topic', query: () => ({limit: 5})});

  protected override render() {
    return html`${this.topics.items.map(({name}) => name).join(', ')}`;
  }
}
customElements.define('test-topic-list', TopicList);

class TopicCount extends LitElement {
  readonly source = new CommunitySource(this);
  readonly topics = new CommunityQuery(this, this.source, {kind: 'topic', query: () => ({limit: 0}), onNews: 'count'});
}
customElements.define('test-topic-count', TopicCount);

const topic = (id: string, name: string) => ({id, kind: 'topic', name, version: name}) as unknown as Item<'topic'>;

/** An adapter that answers a list when it is told to, and reports what it is told to. */
function slowAdapter() {
  let tell: (event: ChangeEvent) => void = () => undefined;
  const asked: ((page: Page<'topic'> | Promise<never>) => void)[] = [];
  const now = new Map<string, Item<'topic'>>();
  const adapter: CommunityAdapter = {
    name: 'slow',
    describe: () => Promise.resolve({contract: '1.0', kinds: {}}),
    list: (() => new Promise((answer) => asked.push(answer))) as unknown as CommunityAdapter['list'],
    get: ((_kind: string, ids: readonly string[]) =>
      Promise.resolve(ids.map((id) => now.get(id)))) as unknown as CommunityAdapter['get'],
    watch: (_scope, listener) => {
      tell = listener;
      return () => undefined;
    },
  };
  const changed = (item: Item<'topic'>) => {
    now.set(item.id, item);
    tell({type: 'changed', kind: 'topic', id: item.id, item: item as Item, at: '2'});
  };
  const tellOf = (event: ChangeEvent) => tell(event);
  return {adapter, tell: tellOf, changed, asked, now};
}

describe('CommunityQuery', () => {
  let stop: () => void;
  afterEach(() => {
    stop();
    document.body.replaceChildren();
  });

  async function mounted() {
    const slow = slowAdapter();
    stop = provideAdapter(slow.adapter, {target: document.body});
    const list = document.createElement('test-topic-list') as TopicList;
    document.body.append(list);
    await eventually(() => slow.asked.length === 1);
    return {list, ...slow};
  }

  const page = (...items: Item<'topic'>[]): Page<'topic'> => ({items, total: {value: items.length, is: 'exact'}});

  it('shows the newer of two: what was read, and what was reported while it was read', async () => {
    const {list, changed, asked} = await mounted();
    asked[0]!(page(topic('t1', 'as it was')));
    await eventually(() => list.topics.status === 'ready');
    const reading = list.topics.reload();
    await eventually(() => asked.length === 2);
    changed(topic('t1', 'as it is now'));
    asked[1]!(page(topic('t1', 'as it was')));
    await reading;
    await eventually(() => list.topics.items[0]?.name === 'as it is now');
    expect(list.topics.items.map(({name}) => name)).to.deep.equal(['as it is now']);
  });

  it('is read again when a source is back that could not be read', async () => {
    const {list, tell, asked} = await mounted();
    asked[0]!(Promise.reject(new CommunityError('unavailable', 'A fake is away.')));
    await eventually(() => list.topics.status === 'failed');
    tell({type: 'status', status: 'live'});
    await eventually(() => asked.length === 2);
    asked[1]!(page(topic('t1', 'here')));
    await eventually(() => list.topics.status === 'ready');
    expect(list.topics.items.map(({name}) => name)).to.deep.equal(['here']);
    tell({type: 'status', status: 'live'});
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(asked).to.have.length(2);
  });

  it('asks nothing about items where only counts are shown', async () => {
    const slow = slowAdapter();
    const asked: string[] = [];
    const {get} = slow.adapter;
    const adapter = {
      ...slow.adapter,
      get: ((kind: 'topic', ids: readonly string[]) => (asked.push(...ids), get(kind, ids))) as CommunityAdapter['get'],
    };
    stop = provideAdapter(adapter, {target: document.body});
    const count = document.createElement('test-topic-count') as TopicCount;
    document.body.append(count);
    await eventually(() => slow.asked.length === 1);
    slow.asked[0]!(page());
    await eventually(() => count.topics.status === 'ready');
    slow.changed(topic('t1', 'new'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(asked).to.deep.equal([]);
    expect(count.topics.news).to.equal(0);
  });

  it('does not bring back what was removed while the list was read', async () => {
    const {list, tell, asked, now} = await mounted();
    now.set('t1', topic('t1', 'stays'));
    asked[0]!(page(topic('t1', 'stays'), topic('t2', 'goes')));
    await eventually(() => list.topics.status === 'ready');
    const reading = list.topics.reload();
    await eventually(() => asked.length === 2);
    tell({type: 'removed', kind: 'topic', id: 't2', at: '2'});
    asked[1]!(page(topic('t1', 'stays'), topic('t2', 'goes')));
    await reading;
    await eventually(() => list.topics.items.length === 1);
    expect(list.topics.items.map(({name}) => name)).to.deep.equal(['stays']);
  });

  it('shows what an item is, whatever order news of it come in', async () => {
    const {list, tell, changed, asked, now} = await mounted();
    asked[0]!(page(topic('t1', 'first'), topic('t2', 'hidden and shown again')));
    await eventually(() => list.topics.status === 'ready');
    now.set('t2', topic('t2', 'hidden and shown again'));
    changed(topic('t1', 'second'));
    tell({type: 'changed', kind: 'topic', id: 't1', item: topic('t1', 'first') as Item, at: '1'});
    tell({type: 'removed', kind: 'topic', id: 't2', at: '1'});
    await eventually(() => list.topics.items[0]?.name === 'second');
    expect(list.topics.items.map(({name}) => name)).to.deep.equal(['second', 'hidden and shown again']);
  });
});
