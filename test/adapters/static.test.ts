import {expect} from '@open-wc/testing';

import {staticFile} from '../../src/adapters/static/index.js';
import {communityText} from '../support/community-file.js';

const src = 'https://community.example/public.json';

function over(body: BodyInit | null, init: ResponseInit = {}) {
  return staticFile({src, fetch: () => Promise.resolve(new Response(body, init))});
}

async function messageOf(body: BodyInit | null, init?: ResponseInit): Promise<string> {
  return over(body, init)
    .list('member', {})
    .then(
      () => 'fine',
      (error: {kind: string; message: string}) => `${error.kind}: ${error.message}`,
    );
}

describe('static', () => {
  it('searches and counts a file in the page', async () => {
    const adapter = over(communityText());
    const page = await adapter.list('member', {text: 'backups', facets: ['place'], limit: 1});
    expect(page.total).to.deep.equal({value: 2, is: 'exact'});
    expect(page.items).to.have.length(1);
    expect(page.facets?.['place']?.map(({count}) => count)).to.deep.equal([1, 1]);
  });

  it('can be read and not changed, and says so', async () => {
    const adapter = over(communityText());
    const {title, kinds, limits} = await adapter.describe();
    expect(adapter.write).to.equal(undefined);
    expect(adapter.watch).to.equal(undefined);
    expect(Object.values(kinds).flatMap(({verbs}) => verbs)).to.deep.equal([]);
    expect(title).to.equal('Example');
    expect(limits?.join()).to.contain('not changed');
  });

  it('loads once for all who ask at the same time', async () => {
    let asked = 0;
    const adapter = staticFile({
      src,
      fetch: () => {
        asked++;
        return Promise.resolve(new Response(communityText()));
      },
    });
    await Promise.all([adapter.describe(), adapter.list('member', {}), adapter.get('member', ['mo'])]);
    expect(asked).to.equal(1);
  });

  it('tries again after a failure, when somebody asks again', async () => {
    const answers = [new Response('', {status: 503}), new Response(communityText())];
    const adapter = staticFile({src, fetch: () => Promise.resolve(answers.shift()!)});
    expect(await adapter.describe().catch((error: {kind: string}) => error.kind)).to.equal('unavailable');
    expect((await adapter.list('member', {})).total.value).to.equal(2);
  });

  it('stops loading when everybody who waited has left', async () => {
    let signal: AbortSignal | undefined;
    const adapter = staticFile({
      src,
      fetch: (_, init) => {
        signal = init?.signal ?? undefined;
        return new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal?.reason)));
      },
    });
    const leaving = new AbortController();
    const answer = adapter.describe({signal: leaving.signal}).catch((error: Error) => error.name);
    leaving.abort();
    expect(await answer).to.equal('AbortError');
    expect(signal?.aborted).to.equal(true);
  });

  it('goes on loading for whoever stays', async () => {
    let answer: (response: Response) => void = () => {};
    const adapter = staticFile({src, fetch: () => new Promise((resolve) => (answer = resolve))});
    const leaving = new AbortController();
    const left = adapter.describe({signal: leaving.signal}).catch((error: Error) => error.name);
    const stays = adapter.list('member', {});
    leaving.abort();
    expect(await left).to.equal('AbortError');
    answer(new Response(communityText()));
    expect((await stays).total.value).to.equal(2);
  });

  it('tells how much has arrived', async () => {
    const seen: number[] = [];
    const text = communityText();
    await staticFile({
      src,
      fetch: () => Promise.resolve(new Response(text)),
      onProgress: ({bytes}) => seen.push(bytes),
    }).describe();
    expect(seen.at(-1)).to.equal(new TextEncoder().encode(text).length);
  });

  it('fetches the parts of a large community from beside it', async () => {
    const asked: string[] = [];
    const files: Readonly<Record<string, string>> = {
      'https://community.example/c/public.json?v=2': JSON.stringify({
        format: 'cop-elements-community',
        version: '1.0',
        parts: [{href: 'public.1.jsonl'}],
      }),
      'https://community.example/c/public.1.jsonl':
        '{"kind":"member","id":"mo","name":"Mo"}\n{"kind":"member","id":"nia","name":"Nia"}\n',
    };
    const fetch = (address: RequestInfo | URL) => {
      asked.push(String(address));
      return Promise.resolve(new Response(files[String(address)]));
    };
    const adapter = staticFile({src: 'https://community.example/c/public.json?v=2', fetch});
    expect((await adapter.list('member', {})).total.value).to.equal(2);
    expect(asked).to.deep.equal(Object.keys(files));
  });

  describe('refuses, in words for the author of the page,', () => {
    it('a missing address', async () => {
      const error = await staticFile({})
        .describe()
        .catch((reason: Error) => reason.message);
      expect(error).to.contain('src="community.json"');
    });

    it('an address where nothing is', async () => {
      expect(await messageOf('', {status: 404})).to.equal(
        `invalid: There is no community file at ${src}. Look at the address in src="…".`,
      );
    });

    it('a host that cannot be reached', async () => {
      const adapter = staticFile({src, fetch: () => Promise.reject(new TypeError('Failed to fetch'))});
      expect(await adapter.describe().catch((error: {kind: string}) => error.kind)).to.equal('offline');
    });

    it('a web page with status 200', async () => {
      expect(await messageOf('<!doctype html><title>Sign in</title>')).to.contain('invalid: This is a web page');
    });

    it('a file that breaks off, and says where', async () => {
      expect(await messageOf(communityText().split('İzmir')[0]!)).to.contain(
        'invalid: The community file breaks off in items.member[1], line 1',
      );
    });

    it('another version', async () => {
      expect(await messageOf(communityText({version: '2.0'}))).to.contain(
        '"2.0" is a version this copy of CoP Elements cannot read',
      );
    });

    it('wrong types, with the place and the fix', async () => {
      expect(await messageOf(communityText({}, {}, {joined: '31.12.2026'}))).to.contain(
        'items.member[0].joined: "31.12.2026" is not a date; write 2026-12-31',
      );
    });

    it('a file that is too large, before it has come whole', async () => {
      let sent = 0;
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          controller.enqueue(new Uint8Array(1024 * 1024).fill(32));
          if (++sent === 200) controller.close();
        },
      });
      expect(await messageOf(body)).to.contain('64 MB at most');
      expect(sent).to.be.lessThan(80);
      expect(await messageOf('{}', {headers: {'content-length': String(200 * 1024 * 1024)}})).to.contain('has 200 MB');
    });

    it('more than a guest may see, where the file was exported for nobody', async () => {
      for (const visibility of ['person', 'pair', 'community']) {
        const message = await messageOf(
          communityText({}, {term: [{id: 'raid', community: 'storage', name: 'RAID', visibility}]}),
        );
        expect(message)
          .to.contain('invalid: ')
          .and.to.contain('term raid')
          .and.to.contain('cop-elements export public.json --as guest');
      }
    });

    it('a draft, a narrower field, and the author of what is anonymous', async () => {
      const draft = await messageOf(
        communityText({}, {practice: [{id: 'p', community: 'storage', title: 'Not yet', createdBy: 'mo'}]}),
      );
      expect(draft).to.contain('practice p');
      const field = await messageOf(communityText({}, {}, {phone: '1', fieldVisibility: {phone: 'person'}}));
      expect(field).to.contain('“phone” of the member mo');
      const author = await messageOf(
        communityText(
          {},
          {
            discussion: [
              {id: 'a', community: 'storage', type: 'question', title: 'Who?', anonymous: true, createdBy: 'mo'},
            ],
          },
        ),
      );
      expect(author).to.contain('anonymous discussion a');
    });

    it('everything, where the file was exported for an administrator', async () => {
      expect(await messageOf(communityText({as: 'administrator'}))).to.contain('invalid: ');
    });
  });

  it('takes for a member what a member may see', async () => {
    const text = communityText(
      {as: 'member'},
      {term: [{id: 'raid', community: 'storage', name: 'RAID', visibility: 'community'}]},
    );
    expect((await over(text).list('term', {})).total.value).to.equal(1);
  });
});
