import {expect} from '@open-wc/testing';

import type {ChangeEvent, CommunityAdapter} from '../../src/adapter/contract.js';
import {forget, local, type LocalOptions} from '../../src/adapters/local/index.js';
import {exportCommunity} from '../../src/file/index.js';
import {isCommunityError} from '../../src/model/errors.js';
import {newId} from '../../src/model/id.js';
import {communityText, textOf} from '../support/community-file.js';

describe('local', () => {
  let database: string;
  const opened: CommunityAdapter[] = [];

  const open = (options: LocalOptions = {}) => {
    const adapter = local({file: fileOf(communityText()), database, person: 'mo', ...options});
    opened.push(adapter);
    return adapter;
  };

  beforeEach(() => {
    database = `test ${newId()}`;
  });

  afterEach(async () => {
    for (const adapter of opened.splice(0)) adapter.close?.();
    await forget(database);
  });

  it('keeps what was written when the page is opened again', async () => {
    const first = open();
    const {items} = await ask(first, 'How do you back up?');
    first.close?.();
    const again = await open().get('discussion', [items[0]!.id]);
    expect(again[0]?.title).to.equal('How do you back up?');
    expect(again[0]?.createdBy).to.equal('mo');
  });

  it('needs no file any more once it has one', async () => {
    const first = open();
    await ask(first, 'Kept');
    first.close?.();
    const again = open({file: undefined});
    expect((await again.list('discussion', {text: 'kept'})).total.value).to.equal(1);
  });

  it('is whoever the file calls you, where nobody says who', async () => {
    const adapter = open({person: undefined, file: fileOf(communityText({you: 'nia'}))});
    expect((await adapter.describe()).you?.member).to.equal('nia');
  });

  it('shows what a guest may see to nobody in particular, says so, and takes nothing from them', async () => {
    const adapter = open({person: undefined});
    const {you, limits} = await adapter.describe();
    expect(you).to.equal(undefined);
    expect(limits?.join()).to.contain('who you are');
    expect((await adapter.list('member', {})).total.value).to.equal(2);
    expect(await failure(ask(adapter, 'May I?'))).to.be.oneOf(['signed-out', 'forbidden']);
  });

  it('tells a person nobody knows that they can only read', async () => {
    const adapter = open({person: 'ghost'});
    expect((await adapter.describe()).limits?.join()).to.contain('Nobody here has the id “ghost”');
    expect((await adapter.list('member', {})).total.value).to.equal(2);
    expect(await failure(ask(adapter, 'May I?'))).to.be.oneOf(['signed-out', 'forbidden']);
  });

  it('says that it keeps what is written, and whose page it is', async () => {
    const {title, keeps, you, limits} = await open().describe();
    expect({title, keeps, member: you?.member, limits}).to.deep.equal({
      title: 'Example',
      keeps: true,
      member: 'mo',
      limits: undefined,
    });
  });

  it('shows one tab what another wrote', async () => {
    const [one, other] = [open(), open()];
    await other.describe();
    const heard = next(other);
    const {items} = await ask(one, 'Anybody there?');
    const event = await heard;
    expect(event).to.include({type: 'changed', kind: 'discussion', id: items[0]!.id});
    expect((await other.list('discussion', {text: 'anybody'})).total.value).to.equal(1);
  });

  it('answers a conflict with the present item when another tab was quicker', async () => {
    const [one, other] = [open(), open()];
    const [mine] = await one.get('discussion', ['first']);
    await other.describe();
    await one.write!(
      {verb: 'update', kind: 'discussion', id: 'first', version: mine!.version, set: {title: 'By one'}},
      {key: newId()},
    );
    // Asked in the same moment, before any tab can have heard.
    const error = await other.write!(
      {verb: 'update', kind: 'discussion', id: 'first', version: mine!.version, set: {title: 'By the other'}},
      {key: newId()},
    ).catch((reason: unknown) => reason);
    expect(isCommunityError(error) && error.kind).to.equal('conflict');
    expect((error as {current: {title: string}}).current.title).to.equal('By one');
  });

  it('makes one change of the same key in two tabs', async () => {
    const [one, other] = [open(), open()];
    await Promise.all([one.describe(), other.describe()]);
    const [mine] = await one.get('discussion', ['first']);
    const change = {
      verb: 'update',
      kind: 'discussion',
      id: 'first',
      version: mine!.version,
      set: {title: 'Once'},
    } as const;
    const key = newId();
    await one.write!(change, {key});
    expect((await other.write!(change, {key})).replayed).to.equal(true);
  });

  it('keeps all of forty writes from two tabs at once', async () => {
    const [one, other] = [open(), open()];
    await Promise.all(Array.from({length: 40}, (_, index) => ask(index % 2 ? one : other, `Number ${index}`)));
    one.close?.();
    other.close?.();
    expect((await open().list('discussion', {text: 'number', limit: 0})).total.value).to.equal(40);
  });

  it('gives no id twice, not even that of a removed item', async () => {
    const first = open();
    const {items} = await ask(first, 'Soon gone');
    const {id, version} = items[0]!;
    await first.write!({verb: 'remove', kind: 'discussion', id, version}, {key: newId()});
    first.close?.();
    const again = open();
    expect(await again.get('discussion', [id])).to.deep.equal([undefined]);
    const outcome = await again.write!(
      {verb: 'create', kind: 'discussion', item: {id, community: 'storage', type: 'question', title: 'Back'}},
      {key: newId()},
    ).then(
      () => 'taken',
      (error: {kind: string}) => error.kind,
    );
    expect(outcome).to.not.equal('taken');
  });

  it('takes a changed file where nothing was written here', async () => {
    const first = open();
    await first.describe();
    first.close?.();
    const {title} = await open({file: fileOf(communityText({organisation: {name: 'Renamed'}}))}).describe();
    expect(title).to.equal('Renamed');
  });

  it('shows a tab that was open all the while the file that another took in', async () => {
    const first = open();
    await first.list('member', {});
    const heard = new Promise((resolve) => {
      first.watch!({kinds: ['member']}, (event) => event.type === 'removed' && resolve(event.id));
    });
    const changed = communityText({}, {member: [{id: 'mo', name: 'Mo Renamed'}]});
    await open({file: fileOf(changed)}).describe();
    expect(await heard).to.equal('nia');
    const {items, total} = await first.list('member', {});
    expect([total.value, items[0]?.name]).to.deep.equal([1, 'Mo Renamed']);
  });

  it('asks before it gives up what was written for a changed file, and says so when it goes on', async () => {
    const first = open();
    await ask(first, 'Mine');
    first.close?.();
    let asked = 0;
    const changed = fileOf(communityText({}, {}, {name: 'Mo Renamed'}));
    const kept = open({file: changed, onChanged: () => (asked++, 'keep')});
    const {limits} = await kept.describe();
    expect(asked).to.equal(1);
    expect((await kept.get('member', ['mo']))[0]?.name).to.equal('Mo Farouk');
    expect(limits?.join()).to.contain('has changed');
    kept.close?.();
    const replaced = open({file: changed, onChanged: () => 'replace'});
    expect((await replaced.get('member', ['mo']))[0]?.name).to.equal('Mo Renamed');
    expect((await replaced.list('discussion', {text: 'mine'})).total.value).to.equal(0);
  });

  it('keeps two organisations that take turns at one address apart', async () => {
    const other = fileOf(communityText({organisation: {name: 'Another'}}));
    const written = async (options: LocalOptions) => {
      const adapter = open(options);
      const {title} = await adapter.describe();
      await ask(adapter, `Asked at ${title}`);
      const {items} = await adapter.list('discussion', {text: 'asked', sort: 'title'});
      adapter.close?.();
      return items.map((item) => item.title);
    };
    expect(await written({})).to.deep.equal(['Asked at Example']);
    expect(await written({file: other})).to.deep.equal(['Asked at Another']);
    expect(await written({})).to.deep.equal(['Asked at Example', 'Asked at Example']);
    expect(await written({file: other})).to.deep.equal(['Asked at Another', 'Asked at Another']);
    await forget(`${database} of Another`);
  });

  it('goes on with its copy when the file cannot be had, and says so', async () => {
    const src = `https://community.example/${database}.json`;
    const served = () => Promise.resolve(new Response(communityText()));
    const first = open({file: undefined, src, fetch: served});
    await ask(first, 'Before the night');
    first.close?.();
    const again = open({file: undefined, src, fetch: () => Promise.reject(new TypeError('Failed to fetch'))});
    expect((await again.list('discussion', {text: 'night'})).total.value).to.equal(1);
    expect((await again.describe()).limits?.join()).to.contain('cannot be reached');
  });

  it('works as long as the page is open where the browser keeps nothing', async () => {
    const original = indexedDB.open;
    indexedDB.open = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    try {
      const adapter = open();
      const {keeps, limits} = await adapter.describe();
      expect(keeps).to.equal(false);
      expect(limits?.join()).to.contain('keeps nothing');
      const {items} = await ask(adapter, 'For now');
      expect((await adapter.get('discussion', [items[0]!.id]))[0]?.title).to.equal('For now');
    } finally {
      indexedDB.open = original;
    }
  });

  it('gives way when the place is deleted by another page', async () => {
    const adapter = open();
    await adapter.describe();
    // Would wait for ever if we held on.
    await forget(database);
    expect(await failure(ask(adapter, 'Too late'))).to.equal('unavailable');
  });

  it('carries unknown kinds and fields through its place and out again', async () => {
    const text = communityText({}, {zoo: [{id: 'gnu', legs: 4}]}, {nickname: 'M'});
    const first = open({file: fileOf(text), actor: {roles: {}, administrator: true}});
    const out = await textOf(exportCommunity(first));
    expect(out).to.contain('"zoo": [\n{"id":"gnu","legs":4}').and.to.contain('"nickname":"M"');
    first.close?.();
    expect(await textOf(exportCommunity(open({file: undefined, actor: {roles: {}, administrator: true}})))).to.equal(
      out,
    );
  });

  it('says which file is missing', async () => {
    const error = await local({person: 'mo'})
      .describe()
      .catch((reason: unknown) => reason);
    expect((error as Error).message).to.contain('src="community.json"');
  });
});

function ask(adapter: CommunityAdapter, title: string) {
  return adapter.write!(
    {verb: 'create', kind: 'discussion', item: {id: newId(), community: 'storage', type: 'question', title}},
    {key: newId()},
  );
}

function next(adapter: CommunityAdapter): Promise<ChangeEvent> {
  return new Promise((resolve) => {
    const stop = adapter.watch!({kinds: ['discussion']}, (event) => {
      if (event.type !== 'changed') return;
      stop();
      resolve(event);
    });
  });
}

async function failure(work: Promise<unknown>): Promise<string | undefined> {
  return work.then(
    () => undefined,
    (error: {kind: string}) => error.kind,
  );
}

function fileOf(text: string): Blob {
  return new Blob([text], {type: 'application/json'});
}
