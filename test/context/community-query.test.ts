import {expect} from '@open-wc/testing';
import {LitElement, html} from 'lit';

import type {ChangeEvent, CommunityAdapter, Page} from '../../src/adapter/contract.js';
import {CommunityQuery} from '../../src/context/community-query.js';
import {provideAdapter} from '../../src/context/provide.js';
import {CommunitySource} from '../../src/context/source.js';
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

const topic = (id: string, name: string) => ({id, kind: 'topic', name, version: name}) as unknown as Item<'topic'>;

/** An adapter that answers a list when it is told to, and reports what it is told to. */
function slowAdapter() {
  let tell: (event: ChangeEvent) => void = () => undefined;
  const asked: ((page: Page<'topic'>) => void)[] = [];
  const adapter: CommunityAdapter = {
    name: 'slow',
    describe: () => Promise.resolve({contract: '1.0', kinds: {}}),
    list: (() => new Promise((answer) => asked.push(answer))) as unknown as CommunityAdapter['list'],
    get: () => Promise.resolve([]),
    watch: (_scope, listener) => {
      tell = listener;
      return () => undefined;
    },
  };
  return {adapter, tell: (event: ChangeEvent) => tell(event), asked};
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
    const {list, tell, asked} = await mounted();
    asked[0]!(page(topic('t1', 'as it was')));
    await eventually(() => list.topics.status === 'ready');
    const reading = list.topics.reload();
    await eventually(() => asked.length === 2);
    tell({type: 'changed', kind: 'topic', id: 't1', item: topic('t1', 'as it is now') as Item, at: '2'});
    asked[1]!(page(topic('t1', 'as it was')));
    await reading;
    expect(list.topics.items.map(({name}) => name)).to.deep.equal(['as it is now']);
  });

  it('does not bring back what was removed while the list was read', async () => {
    const {list, tell, asked} = await mounted();
    asked[0]!(page(topic('t1', 'stays'), topic('t2', 'goes')));
    await eventually(() => list.topics.status === 'ready');
    const reading = list.topics.reload();
    await eventually(() => asked.length === 2);
    tell({type: 'removed', kind: 'topic', id: 't2', at: '2'});
    asked[1]!(page(topic('t1', 'stays'), topic('t2', 'goes')));
    await reading;
    expect(list.topics.items.map(({name}) => name)).to.deep.equal(['stays']);
  });
});
