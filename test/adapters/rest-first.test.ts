import {expect} from '@open-wc/testing';

import {batch} from '../../src/adapter/batch.js';
import {contractVersion, type CommunityAdapter} from '../../src/adapter/contract.js';
import {rest} from '../../src/adapters/rest/index.js';
import {isCommunityError} from '../../src/model/errors.js';
import {item} from '../../src/conformance/seed.js';

const post = (id: string, createdBy: string) => item('discussion', {id, title: id, createdBy, community: 'storage'});
const people = ['ada', 'mo'].map((id) => item('member', {id, name: id}));

/** A service that writes down what it is asked. */
class Service {
  readonly asked: string[] = [];
  /** How often it is not there, before it is. */
  failures = 0;
  knowsInclude = true;
  refusesInclude = false;

  open(): CommunityAdapter {
    const url = `https://service.example/${crypto.randomUUID()}/`;
    return rest({url, fetch: async (input, init) => this.answer(new Request(input, init), url)});
  }

  private async answer(request: Request, url: string): Promise<Response> {
    const {pathname, searchParams} = new URL(request.url);
    const path = pathname.slice(new URL(url).pathname.length);
    if (this.failures-- > 0) return new Response('{}', {status: 409, headers: {'content-type': 'application/json'}});
    const include = searchParams.get('include');
    if (include && this.refusesInclude)
      return new Response('{"kind":"invalid"}', {status: 422, headers: {'content-type': 'application/problem+json'}});
    if (path === 'describe') {
      this.asked.push(path);
      return Response.json({contract: contractVersion, kinds: {}, you: {member: 'mo', name: 'Mo', roles: {}}});
    }
    if (path === 'reads') {
      const {reads} = (await request.json()) as {reads: readonly {ids: readonly string[]}[]};
      this.asked.push(...reads.map(({ids}) => `get ${ids.join(' ')}`));
      const known = [...people, item('community', {id: 'storage', name: 'Storage'})];
      return Response.json({
        results: reads.map(({ids}) => ({items: ids.map((id) => known.find((each) => each.id === id) ?? null)})),
      });
    }
    this.asked.push(include ? `${path} with ${include}` : path);
    return Response.json({
      items: [post('a', 'ada'), post('b', 'mo')],
      total: {value: 2, is: 'exact'},
      ...(include && this.knowsInclude && {included: people}),
    });
  }
}

describe('rest, when a page opens', () => {
  it('asks once what the service is, whoever asks of it in that moment', async () => {
    const service = new Service();
    const source = service.open();
    const first = await Promise.all([source.describe(), source.describe()]);
    expect(first.map(({you}) => you?.member)).to.deep.equal(['mo', 'mo']);
    await source.describe();
    expect(service.asked).to.deep.equal(['describe']);
    await source.describe({freshness: 'fresh'});
    expect(service.asked).to.deep.equal(['describe', 'describe']);
  });

  it('asks again after a failure, and after a while', async () => {
    const service = new Service();
    const source = service.open();
    service.failures = 1;
    const failure: unknown = await source.describe().catch((error: unknown) => error);
    expect(isCommunityError(failure)).to.equal(true);
    expect((await source.describe()).you?.member).to.equal('mo');
    await new Promise((done) => setTimeout(done, 1_100));
    await source.describe();
    expect(service.asked).to.deep.equal(['describe', 'describe']);
  });

  it('lets one leave who waits for the same answer as others', async () => {
    const source = new Service().open();
    const leaving = new AbortController();
    const [gone, there] = [source.describe({signal: leaving.signal}), source.describe()];
    leaving.abort();
    expect(await gone.catch((error: Error) => error.name)).to.equal('AbortError');
    expect((await there).you?.member).to.equal('mo');
  });

  it('has the names with the first list, each for the first who asks', async () => {
    const service = new Service();
    const source = batch(service.open());
    const page = await source.list('discussion', {});
    expect(page).not.to.have.property('included');
    const [members, communities] = await Promise.all([
      source.get('member', ['mo', 'ada']),
      source.get('community', ['storage']),
    ]);
    expect(members.map((member) => member?.name)).to.deep.equal(['mo', 'ada']);
    expect(communities[0]?.name).to.equal('Storage');
    await source.get('member', ['mo']);
    await source.list('discussion', {});
    expect(service.asked).to.deep.equal([
      'items/discussion with createdBy,community',
      'get storage',
      'get mo',
      'items/discussion',
    ]);
  });

  it('asks for names where the service brings none along, or a fresh answer is wanted', async () => {
    const service = new Service();
    const source = service.open();
    await source.list('discussion', {});
    await source.get('member', ['mo'], {freshness: 'fresh'});
    service.knowsInclude = false;
    await source.list('reply', {});
    await source.get('member', ['ada', 'gone']);
    expect(service.asked.filter((each) => each.startsWith('get'))).to.deep.equal(['get mo', 'get ada gone']);
  });

  it('reads on where the service does not know that names can come along', async () => {
    const service = new Service();
    service.refusesInclude = true;
    const page = await service.open().list('discussion', {});
    expect(page.items.map(({id}) => id)).to.deep.equal(['a', 'b']);
    expect(service.asked).to.deep.equal(['items/discussion']);
  });

  it('has the names with the first list among several reads', async () => {
    const service = new Service();
    const source = batch(service.open());
    const [page, members] = await Promise.all([source.list('discussion', {}), source.get('member', ['gone'])]);
    expect([page.total.value, members]).to.deep.equal([2, [undefined]]);
    expect((await source.get('member', ['ada']))[0]?.name).to.equal('ada');
    expect(service.asked.toSorted()).to.deep.equal(['get gone', 'items/discussion with createdBy,community']);
  });

  it('does not keep for others what was asked for in part', async () => {
    const service = new Service();
    const source = service.open();
    await source.list('discussion', {});
    await source.get('member', ['mo', 'gone']);
    await source.get('member', ['mo']);
    expect(service.asked.slice(1)).to.deep.equal(['get mo gone', 'get mo']);
  });

  it('asks for names once something was written here', async () => {
    const service = new Service();
    const source = service.open();
    await source.list('discussion', {});
    await source.write!({verb: 'update', kind: 'member', id: 'mo', set: {}}, {key: crypto.randomUUID()});
    await source.get('member', ['mo']);
    expect(service.asked.at(-1)).to.equal('get mo');
  });

  it('does not bring along what a list for its counts alone, or a later page, names', async () => {
    const service = new Service();
    const source = service.open();
    for (const query of [{limit: 0}, {cursor: 'c'}, {fields: ['title']}]) await source.list('discussion', query);
    expect(service.asked).to.deep.equal(['items/discussion', 'items/discussion', 'items/discussion']);
  });
});
