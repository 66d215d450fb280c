import {expect} from '@open-wc/testing';

import {rest} from '../../src/adapters/rest/index.js';
import type {ChangeEvent, CommunityAdapter} from '../../src/adapter/contract.js';
import {contractVersion} from '../../src/adapter/contract.js';

/** A service whose streams of events are in the hands of the test. */
class Service {
  readonly streams: Stream[] = [];
  readonly url = `https://service.example/${crypto.randomUUID()}/`;

  /** An adapter as another tab has it: in one page, channels and locks are shared like those of two. */
  tab(member?: string): CommunityAdapter {
    return rest({url: this.url, fetch: (input, init) => this.answer(new Request(input, init), member)});
  }

  get open(): readonly Stream[] {
    return this.streams.filter(({isOpen}) => isOpen);
  }

  private async answer(request: Request, member: string | undefined): Promise<Response> {
    const {pathname, searchParams} = new URL(request.url);
    if (pathname.endsWith('/events')) return this.stream(request, searchParams, member);
    const about = {contract: contractVersion, kinds: {}, ...(member && {you: {member, name: member, roles: {}}})};
    return Response.json(about);
  }

  private stream({signal}: Request, asked: URLSearchParams, member: string | undefined): Response {
    let tell!: ReadableStreamDefaultController<Uint8Array>;
    const body = new ReadableStream<Uint8Array>({start: (controller) => void (tell = controller)});
    const stream: Stream = {
      member,
      since: asked.get('since'),
      community: asked.get('community'),
      isOpen: true,
      say: (id) => {
        const event = JSON.stringify({type: 'changed', kind: 'discussion', id, at: `1.${id}`});
        tell.enqueue(new TextEncoder().encode(`event: changed\nid: 1.${id}\ndata: ${event}\n\n`));
      },
    };
    signal.addEventListener('abort', () => {
      stream.isOpen = false;
      tell.error(new DOMException('Gone.', 'AbortError'));
    });
    this.streams.push(stream);
    return new Response(body, {headers: {'content-type': 'text/event-stream'}});
  }
}

interface Stream {
  readonly member: string | undefined;
  readonly since: string | null;
  readonly community: string | null;
  isOpen: boolean;
  say(id: string): void;
}

/** What one tab is told. */
function listen(tab: CommunityAdapter, community?: string) {
  const told: string[] = [];
  const stop = tab.watch!({...(community && {community})}, (event: ChangeEvent) =>
    told.push(event.type === 'status' ? event.status : 'id' in event ? event.id : event.type),
  );
  return {told, stop};
}

async function until(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 5_000; !holds() && Date.now() < end;) await new Promise((done) => setTimeout(done, 10));
  expect(holds(), 'in time').to.equal(true);
}

const moment = () => new Promise((done) => setTimeout(done, 100));

for (const [how, locks] of [
  ['with locks', true],
  ['without locks, as over plain http', false],
] as const) {
  describe(`rest, in several tabs, ${how}`, () => {
    let service: Service;
    let tabs: CommunityAdapter[] = [];
    const open = (member?: string) => {
      const tab = service.tab(member);
      tabs.push(tab);
      return tab;
    };

    beforeEach(() => {
      service = new Service();
      if (!locks) Object.defineProperty(navigator, 'locks', {value: undefined, configurable: true});
    });

    afterEach(() => {
      for (const tab of tabs) tab.close!();
      tabs = [];
      if (!locks) delete (navigator as {locks?: unknown}).locks;
    });

    it('reads one stream, and all are told', async () => {
      const [first, second] = [listen(open('mo')), listen(open('mo'))];
      await until(() => first.told.includes('live') && second.told.includes('live'));
      const third = listen(open('mo'));
      await until(() => third.told.includes('live'));
      expect(service.streams).to.have.length(1);
      service.streams[0]!.say('7');
      for (const {told} of [first, second, third]) {
        await until(() => told.includes('7'));
        expect(told).to.deep.equal(['live', '7']);
      }
    });

    it('goes on in another tab, from the last event, when the one that read is closed', async () => {
      const first = listen(open('mo'));
      await until(() => first.told.includes('live'));
      const second = listen(open('mo'));
      service.streams[0]!.say('7');
      await until(() => second.told.includes('7'));
      tabs[0]!.close!();
      await until(() => service.open.length === 1 && service.streams.length === 2);
      expect(service.streams[1]!.since).to.equal('1.7');
      service.streams[1]!.say('8');
      await until(() => second.told.includes('8'));
      expect(first.told).to.not.include('8');
    });

    it('tells nobody what somebody else may see, nor of another community', async () => {
      const [mo, nia, storage] = [listen(open('mo')), listen(open('nia')), listen(open('mo'), 'storage')];
      const visitor = listen(open());
      await until(() => service.open.length === 4);
      service.streams.find(({member, community}) => member === 'mo' && community === null)!.say('7');
      await until(() => mo.told.includes('7'));
      await moment();
      for (const {told} of [nia, storage, visitor]) expect(told).to.not.include('7');
    });

    it('tells somebody who watches late of what happened while their page was on its way', async () => {
      const first = listen(open('mo'));
      await until(() => first.told.includes('live'));
      const late = open('mo');
      await late.describe();
      service.streams[0]!.say('7');
      await until(() => first.told.includes('7'));
      const second = listen(late);
      await until(() => second.told.includes('7') && second.told.includes('live'));
      expect(service.streams).to.have.length(1);
    });
  });
}
