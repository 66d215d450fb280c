import {expect} from '@open-wc/testing';

import {decode, Fingerprint} from '../../src/file/bytes.js';
import {
  checkRefs,
  lineOf,
  readCommunity,
  unknownInstant,
  writeCommunity,
  writeParts,
  type Problem,
} from '../../src/file/index.js';
import {communityText} from '../support/community-file.js';

async function refusal(text: string): Promise<string> {
  return readCommunity(text).then(
    () => 'fine',
    (error: Error) => error.message,
  );
}

async function* inPieces(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function* bytesOf(...pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

function written(text: string): Promise<string> {
  return readCommunity(text).then(({header, items}) => [...writeCommunity(header, items)].join(''));
}

describe('a community file', () => {
  it('fills in what it leaves out', async () => {
    const {header, items} = await readCommunity(communityText());
    expect(header.organisation?.name).to.equal('Example');
    expect(items.find(({id}) => id === 'storage')).to.include({
      kind: 'community',
      version: '1',
      state: 'active',
      visibility: 'organisation',
      createdAt: unknownInstant,
      updatedAt: unknownInstant,
    });
    expect(items.find(({id}) => id === 'first')).to.include({state: 'open', updatedAt: '2026-03-01T09:00:00Z'});
  });

  it('is read the same in pieces of any size', async () => {
    const text = communityText({}, {}, {bio: 'Says "hello" \\ and {braces}, [brackets] and \n new lines.'});
    const whole = await readCommunity(text);
    for (const size of [1, 2, 7, 64, 1000]) expect(await readCommunity(inPieces(text, size))).to.deep.equal(whole);
  });

  it('is written the same however it was written', async () => {
    const text = communityText({you: 'mo'}, {}, {extra: {b: 1, a: {d: 2, c: [3]}}});
    const parsed = JSON.parse(text) as {items: Record<string, Record<string, unknown>[]>};
    const turned = Object.fromEntries(
      Object.entries(parsed.items)
        .reverse()
        .map(([kind, items]) => [
          kind,
          items.map((item) => Object.fromEntries(Object.entries(item).reverse())).reverse(),
        ]),
    );
    const once = await written(text);
    expect(await written(JSON.stringify({...parsed, items: turned}))).to.equal(once);
    expect(await written(once)).to.equal(once);
    expect(once).to.contain('"member": [\n{"id":"mo","name":"Mo Farouk","place":"Cairo"');
  });

  it('leaves out what everybody expects and everything that is computed', async () => {
    const text = communityText(
      {},
      {},
      {version: '1', state: 'active', visibility: 'organisation', counts: {awards: 3}, may: ['update']},
    );
    expect(await written(text)).to.equal(await written(communityText()));
  });

  it('keeps kinds, fields and names of its head that nobody knows', async () => {
    const text = await written(
      communityText({version: '1.9', colour: 'green'}, {zoo: [{id: 'gnu', state: 'awake', legs: 4}]}, {nickname: 'M'}),
    );
    expect(text)
      .to.contain('"colour": "green"')
      .and.to.contain('"zoo": [\n{"id":"gnu","state":"awake","legs":4}')
      .and.to.contain('"nickname":"M"');
    expect(await written(text)).to.equal(text);
  });

  it('reads UTF-8 with its mark, and UTF-16, cut anywhere', async () => {
    const text = communityText();
    const utf8 = new TextEncoder().encode(`\uFEFF${text}`);
    const utf16 = new Uint8Array(new Uint16Array([...`\uFEFF${text}`].map((letter) => letter.charCodeAt(0))).buffer);
    for (const bytes of [utf8, utf16]) {
      const {items} = await readCommunity(decode(bytesOf(bytes.subarray(0, 301), bytes.subarray(301))));
      expect(items.find(({id}) => id === 'nia')).to.include({name: 'Nia Ünal', place: 'İzmir'});
    }
  });

  it('is read out of its parts, which say where they are wrong', async () => {
    const head = JSON.stringify({
      format: 'cop-elements-community',
      version: '1.0',
      organisation: {name: 'Example'},
      parts: [{href: 'a.1.jsonl'}, {href: 'a.2.jsonl'}],
    });
    const {header, items} = await readCommunity(communityText({}, {zoo: [{id: 'gnu', legs: 4}]}));
    const texts = [...writeParts(items, 200)];
    expect(texts.length).to.be.greaterThan(2);
    const parts: Record<string, string> = {'a.1.jsonl': texts[0]!, 'a.2.jsonl': texts.slice(1).join('')};
    const read = (part?: (name: string) => AsyncIterable<string>) => readCommunity(head, {part});
    const whole = await read((name) => inPieces(parts[name]!, 7));
    expect([...writeCommunity(whole.header, whole.items)].join('')).to.equal(
      [...writeCommunity(header, items)].join(''),
    );
    const said = async (second: string) =>
      read((name) => inPieces(name === 'a.1.jsonl' ? texts[0]! : second, 50)).then(
        () => 'fine',
        (error: Error) => error.message,
      );
    expect(await said('{"kind":"topic","id":"t","community":"storage"}\n')).to.contain('a.2.jsonl:1.name: is missing');
    expect(await said('\n')).to.contain('a.2.jsonl:1 is not JSON');
    expect(await said('{"id":"t"}')).to.contain('a.2.jsonl:1 is no item with a kind');
    expect(await said(texts[0]!)).to.contain('a.2.jsonl:1.id: "storage" is the id of a.1.jsonl:1 too');
    expect(await read().catch((error: Error) => error.message)).to.contain(
      'a.1.jsonl, a part of the community file, lies beside it',
    );
    expect(await refusal(head.replace('a.1.jsonl', '../secret.jsonl'))).to.contain(
      'parts: [{"href":"../secret.jsonl"}',
    );
  });

  it('has one fingerprint however it arrives', async () => {
    const bytes = new TextEncoder().encode(communityText());
    const print = async (...pieces: readonly Uint8Array[]) => {
      const fingerprint = new Fingerprint();
      for await (const _ of fingerprint.over(bytesOf(...pieces))) continue;
      return fingerprint.value;
    };
    expect(await print(bytes)).to.equal(await print(bytes.subarray(0, 9), bytes.subarray(9)));
    expect(await print(bytes)).to.not.equal(await print(bytes.subarray(1), bytes.subarray(0, 1)));
  });

  describe('is refused, with the place and the fix,', () => {
    const cases: Readonly<Record<string, readonly [text: string, message: string]>> = {
      'when it is empty': ['', 'The community file is empty.'],
      'when it is a list': ['[]', 'This is not a community file'],
      'when it is a web page': ['\n<html></html>', 'This is a web page'],
      'when it breaks off within an item': [
        communityText().split('"facilitator"')[0]!,
        'breaks off in items.membership[0], line 1',
      ],
      'when it breaks off between two': [
        communityText().slice(0, communityText().indexOf(',"membership"')),
        'breaks off in items, line 1',
      ],
      'when it goes on after its end': [`${communityText()} {}`, 'goes on after its end'],
      'when a comma stands before an end': [
        communityText().replace('"role":"member"}]', '"role":"member"},]'),
        'items.membership[2], line 1: is missing after a comma; take the comma out',
      ],
      'when it is no community file': ['{"format": "other", "version": "1.0"}', 'format: "other" is another format'],
      'when it says no version': ['{"format": "cop-elements-community", "items": {}}', 'version: is missing'],
      'when it is of another version': [communityText({version: '2.0'}), 'version: "2.0" is a version'],
      'when items are no list': [
        communityText({}, {topic: {id: 'x'}}),
        'items.topic, line 1: has "{" where [ should stand',
      ],
      'when an item is none': [
        communityText({}, {topic: ['x']}),
        'items.topic[0]: "x" is not an item; write {"id": …}',
      ],
      'when an id is missing': [
        communityText({}, {topic: [{community: 'storage', name: 'x'}]}),
        'items.topic[0].id: is missing',
      ],
      'when an id is given twice': [
        communityText({}, {topic: [{id: 'mo', community: 'storage', name: 'x'}]}),
        'items.topic[0].id: "mo" is the id of items.member[0] too',
      ],
      'when a required field is missing': [
        communityText({}, {topic: [{id: 'x', community: 'storage'}]}),
        'items.topic[0].name: is missing; write a text',
      ],
      'when nobody knows where it belongs': [
        communityText({}, {topic: [{id: 'x', name: 'x'}]}),
        'items.topic[0].community: is missing',
      ],
      'when a date is none': [
        communityText({}, {}, {joined: '31.12.2026'}),
        '"31.12.2026" is not a date; write 2026-12-31',
      ],
      'when an instant has an offset': [
        communityText({}, {}, {createdAt: '2026-03-01T10:00:00+01:00'}),
        'write 2026-03-01T09:00:00Z',
      ],
      'when a list is one value': [
        communityText({}, {}, {topics: 'storage'}),
        'items.member[0].topics: "storage" is not a list; write ["storage"]',
      ],
      'when a number is written as text': [
        communityText({}, {}, {helps: [{skill: 'x', level: '3'}]}),
        'items.member[0].helps[0].level: "3" is not a number; write 3',
      ],
      'when a text is a number': [
        communityText({}, {}, {place: 12}),
        'items.member[0].place: 12 is not text; write "12"',
      ],
      'when a visibility is unknown': [
        communityText({}, {}, {visibility: 'friends'}),
        'write one of person, pair, community, organisation, public',
      ],
      'when a text is too long': [communityText({}, {}, {bio: 'é'.repeat(200_000)}), 'items.member[0].bio: "ééé'],
      'when a name belongs to the language': [
        communityText().replace('"place":"Cairo"', '"__proto__":{"isAdmin":true}'),
        'items.member[0].__proto__: is a name no value may have',
      ],
      'when such a name hides in extra': [
        communityText().replace('"place":"Cairo"', '"extra":{"a":[{"__proto__":1}]}'),
        'items.member[0].extra.a[0].__proto__',
      ],
      'when it is nested without end': [
        communityText().replace('"place":"Cairo"', `"extra":{"a":${'['.repeat(200)}${']'.repeat(200)}}`),
        'nested more than 64 deep',
      ],
    };
    for (const [title, [text, message]] of Object.entries(cases)) {
      it(title, async () => {
        expect(await refusal(text)).to.contain(message);
      });
    }

    it('when it is not text', async () => {
      const error = await readCommunity(decode(bytesOf(new Uint8Array([0x7b, 0xff, 0xfe, 0x80])))).catch(
        (reason: Error) => reason.message,
      );
      expect(error).to.contain('not written in UTF-8');
    });
  });

  it('changes nobody by a poisoned name', async () => {
    await refusal(communityText().replace('"place":"Cairo"', '"__proto__":{"isAdmin":true}'));
    expect(({} as {isAdmin?: boolean}).isAdmin).to.equal(undefined);
  });

  it('names the first error and counts the others, and has them all by place', async () => {
    const error = (await readCommunity(communityText({}, {}, {place: 1, unit: 2, title: 3})).catch(
      (reason: unknown) => reason,
    )) as {message: string; fields: object};
    expect(error.message).to.contain('(and 2 more; cop-elements check lists them all)');
    expect(Object.keys(error.fields)).to.have.length(3);
  });

  it('takes kinds by names that everything has for what they are', async () => {
    const text = await written(communityText({}, {toString: [{id: 'odd', valueOf: 1}]}));
    expect(text).to.contain('"toString": [\n{"id":"odd","valueOf":1}');
    expect(await refusal(communityText({}, {constructor: [{id: 'odd'}]}))).to.contain(
      'items.constructor: is a name no kind may have',
    );
  });

  it('does not take for written what a store computes', async () => {
    const practice = {id: 'p', community: 'storage', title: 'P'};
    expect(await written(communityText({}, {practice: [{...practice, maturity: 'proven'}]}))).to.equal(
      await written(communityText({}, {practice: [practice]})),
    );
  });

  it('tells what is worth knowing without refusing', async () => {
    const problems: Problem[] = [];
    const text = communityText(
      {},
      {discussion: [{id: 'd', community: 'storage', type: 'rant', title: 'x', createdBy: 'ghost', state: 'odd'}]},
      {nickname: 'M'},
    );
    const {items} = await readCommunity(text, {report: (problem) => problems.push(problem)});
    checkRefs(items, (problem) => problems.push(problem));
    expect(problems.every(({is}) => is === 'note')).to.equal(true);
    const lines = problems.map(lineOf).join('\n');
    for (const place of [
      'items.member[0].nickname',
      'items.discussion[0].type',
      'items.discussion[0].state',
      'items.discussion[0].createdBy',
    ])
      expect(lines).to.contain(place);
  });

  it('lets the page breathe while it is read', async () => {
    const practice = Array.from({length: 3000}, (_, index) => ({
      id: `p${index}`,
      community: 'storage',
      title: `Practice ${index}`,
      problem: 'word '.repeat(1000),
    }));
    const text = communityText({}, {practice});
    let longest = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 0);
    const {items} = await readCommunity(inPieces(text, 65_536));
    clearInterval(timer);
    expect(items.length).to.equal(3006);
    expect(longest).to.be.lessThan(200);
  });
});
