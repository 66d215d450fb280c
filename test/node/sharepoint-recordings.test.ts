import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';

import {openSite, questions} from './support/sharepoint-community.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(resolve(root, process.env['COP_DATA'] ?? '../shared/data'), 'sharepoint-recordings');

type Properties = Readonly<Record<string, unknown>>;

/** One answer, by itself or taken from a batch. */
interface Recorded {
  readonly status: number;
  readonly body: unknown;
}

/**
 * What SharePoint really answered, against what the emulator answers: each property that all recorded answers of a kind have is there,
 * none is there that none of them has, and each is of a type that was seen.
 */
describe(
  'the emulator of SharePoint, beside recorded answers',
  {skip: existsSync(folder) ? false : 'COP_DATA is not there'},
  () => {
    let answers: readonly Recorded[] = [];
    let open: Awaited<ReturnType<typeof openSite>>;

    before(async () => {
      answers = readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .flatMap((name) => recordedIn(readFileSync(join(folder, name), 'utf8')));
      open = await openSite();
      questions(open.site);
      for (const title of ['One', 'Two', 'Three'])
        await open.send(open.owner, "web/lists/getbytitle('Questions')/items", {
          Title: title,
          Votes: 3,
          Answered: true,
        });
    });
    after(() => open.stop());

    const ask = async (path: string) => (await open.ask(open.owner, path)).json() as Promise<Properties>;

    it('shows lists as they were', async () => {
      const recorded = answers.map(({body}) => body).filter((body) => isListOf(body, 100));
      assert.ok(recorded.length >= 5, `${recorded.length} lists were recorded`);
      compare(recorded, await ask("web/lists/getbytitle('Questions')"));
    });

    it('shows items as they were', async () => {
      const recorded = answers.flatMap(({body}) => itemsIn(body));
      assert.ok(recorded.length >= 20, `${recorded.length} items were recorded`);
      const {value} = (await ask("web/lists/getbytitle('Questions')/items")) as {value: Properties[]};
      // Its own columns are those of no recorded list.
      const {Topic, Votes, Answered, Body, Due, AskedId, ...item} = value[0]!;
      assert.deepEqual([Topic, Votes, Answered, Body, Due, AskedId], [null, 3, true, null, null, null]);
      compare(recorded, item);
    });

    for (const [name, kind] of [
      ['text', 2],
      ['note', 3],
      ['number', 9],
    ] as const) {
      it(`shows fields of ${name} as they were`, async (context) => {
        const recorded = answers.map(({body}) => body).filter((body) => isFieldOf(body, kind));
        if (recorded.length === 0) return context.skip(`no field of ${name} was recorded`);
        const column = {2: 'Topic', 3: 'Body', 9: 'Votes'}[kind];
        const {MaximumValue, MinimumValue, ...field} = await ask(
          `web/lists/getbytitle('Questions')/fields/getbytitle('${column}')`,
        );
        if (kind === 9) assert.deepEqual([typeof MaximumValue, typeof MinimumValue], ['number', 'number']);
        compare(
          recorded.map((one) => {
            const {MaximumValue: _max, MinimumValue: _min, ...rest} = one;
            return rest;
          }),
          field,
        );
      });
    }

    it('shows people as they were', async () => {
      const recorded = answers
        .flatMap(({body}) => [body, ...arrayIn(body, 'value'), ...arrayIn(body, 'SiteUsers')])
        .filter(isUser);
      assert.ok(recorded.length >= 3, `${recorded.length} people were recorded`);
      compare(recorded, await ask('web/currentuser'));
    });

    it('refuses in the words that were recorded', async () => {
      const recorded = answers.filter(({status, body}) => status >= 400 && isRefusal(body));
      const codes = new Set(recorded.map(({status, body}) => `${status} ${refusalOf(body).code}`));
      assert.deepEqual([...codes].sort(), [
        '404 -1, System.ArgumentException',
        '404 -2130575338, System.ArgumentException',
      ]);
      const ours = [
        await open.ask(open.owner, "web/lists/getbytitle('Nothing')"),
        await open.ask(open.owner, "web/lists/getbytitle('Questions')/items(4711)"),
      ];
      for (const answer of ours) {
        const body: unknown = await answer.json();
        assert.ok(codes.has(`${answer.status} ${refusalOf(body).code}`));
        const like = recorded.find((one) => refusalOf(one.body).code === refusalOf(body).code)!;
        compare([like.body as Properties], body as Properties);
        const plain = (text: string) => text.replace(/'[^']*'/g, "''");
        assert.equal(plain(refusalOf(body).message.value), plain(refusalOf(like.body).message.value));
      }
    });

    it('leads from page to page by the link that was recorded', async () => {
      const recorded = answers
        .map(({body}) => (body as Properties | null)?.['odata.nextLink'])
        .filter((link) => typeof link === 'string');
      assert.ok(recorded.length > 0);
      const {'odata.nextLink': link} = await ask("web/lists/getbytitle('Questions')/items?$select=Id,Title&$top=2");
      const form = (text: unknown) =>
        decodeURIComponent(String(text).replaceAll('+', ' '))
          .replace(/^.*?\/_api/, '')
          .replace(/lists\(guid'[^']*'\)|lists\/getbytitle\('[^']*'\)/i, 'list')
          .replace(/=\d+/g, '=n');
      assert.ok(new Set(recorded.map(form)).has(form(link)), form(link));
    });

    it('renders lists as they were rendered', async () => {
      const recorded = answers.map(({body}) => body).filter((body) => arrayIn(body, 'Row').length > 0) as Properties[];
      assert.ok(recorded.length > 0);
      const render = async (limit: number) => {
        const ViewXml = `<View><ViewFields><FieldRef Name='Title'/><FieldRef Name='Votes'/><FieldRef Name='Answered'/></ViewFields><RowLimit Paged='TRUE'>${limit}</RowLimit></View>`;
        const answer = await open.send(open.owner, "web/lists/getbytitle('Questions')/RenderListDataAsStream", {
          parameters: {ViewXml},
        });
        return (await answer.json()) as Properties;
      };
      const page = await render(2);
      compare(recorded, page, ['Row']);
      const rows = recorded.flatMap((one) => arrayIn(one, 'Row')) as Properties[];
      const {
        Votes,
        'Votes.': plainVotes,
        Answered,
        'Answered.value': plainAnswered,
        ...row
      } = arrayIn(page, 'Row')[0] as Properties;
      assert.deepEqual([Votes, plainVotes, Answered, plainAnswered], ['3', '3', 'Yes', '1']);
      compare(rows, row);
      const form = (link: unknown) => String(link).replace(/=\d+&/g, '=n&');
      const links = recorded.flatMap(({NextHref}) => (NextHref === undefined ? [] : [form(NextHref)]));
      assert.ok(links.includes(form(page['NextHref'])), form(page['NextHref']));
      assert.ok(!('NextHref' in (await render(3))));
    });

    it('writes a batch as they were written', async () => {
      const texts = readdirSync(folder)
        .map((name) => readFileSync(join(folder, name), 'utf8'))
        .filter((text) => text.includes('--batchresponse_'))
        .map((text) => (JSON.parse(text) as {body: string}).body.replaceAll('\r', ''));
      assert.ok(texts.length > 10);
      const line = (name: string) =>
        `--b\nContent-Type: application/http\nContent-Transfer-Encoding: binary\n\nGET ${open.url}/_api/${name} HTTP/1.1\nAccept: application/json;odata=nometadata\n\n`;
      const answer = await open.send(
        open.owner,
        '$batch',
        `${line('web')}${line("web/lists/getbytitle('Nothing')")}--b--\n`,
        {
          'content-type': 'multipart/mixed; boundary=b',
        },
      );
      const ours = (await answer.text()).replaceAll('\r', '');
      const form = (text: string) => text.split('\n').slice(1, 6).join('\n');
      assert.ok(
        texts.some((text) => form(text) === form(ours)),
        form(ours),
      );
      const [boundary] = ours.split('\n');
      assert.match(boundary!, /^--batchresponse_[0-9a-f-]{36}$/);
      assert.ok(texts.every((text) => /^--batchresponse_[0-9a-f-]{36}$/.test(text.split('\n')[0]!)));
      assert.ok(
        ours.includes(
          `\nHTTP/1.1 404 Not Found\nCONTENT-TYPE: application/json;odata=nometadata;streaming=true;charset=utf-8\n\n{"odata.error"`,
        ),
      );
      assert.ok(ours.trimEnd().endsWith(`${boundary}--`));
    });
  },
);

/** The answers in one file; of those to Graph, and to its older relative, none. */
function recordedIn(text: string): readonly Recorded[] {
  const {status, body} = JSON.parse(text) as {status: number; body: string};
  if (body.includes('graph.microsoft.com')) return [];
  const plain = body.replaceAll('\r', '');
  if (!plain.startsWith('--batchresponse_')) return parsed(status, plain);
  const [boundary = ''] = plain.split('\n');
  return plain.split(boundary).flatMap((part) => {
    const [, code, rest] = /HTTP\/1\.1 (\d+) [^\n]*\n(?:[^\n]+\n)*\n([^]*)$/.exec(part) ?? [];
    return code === undefined ? [] : parsed(Number(code), rest!);
  });
}

function parsed(status: number, text: string): readonly Recorded[] {
  try {
    return [{status, body: JSON.parse(text)}];
  } catch {
    return [];
  }
}

function compare(recorded: readonly unknown[], ours: Properties, besides: readonly string[] = []): void {
  const seen = new Map<string, Set<string>>();
  const times = new Map<string, number>();
  for (const one of recorded) {
    for (const [name, value] of Object.entries(one as Properties)) {
      seen.set(name, (seen.get(name) ?? new Set()).add(typeOf(value)));
      times.set(name, (times.get(name) ?? 0) + 1);
    }
  }
  const missing = [...times]
    .filter(([name, count]) => count === recorded.length && !(name in ours))
    .map(([name]) => name);
  assert.deepEqual(missing, [], 'what all recorded answers have is there');
  for (const [name, value] of Object.entries(ours)) {
    assert.ok(seen.has(name), `${name} is in no recorded answer`);
    if (!besides.includes(name))
      assert.ok(
        seen.get(name)!.has(typeOf(value)),
        `${name} is ${typeOf(value)}, and was ${[...seen.get(name)!].join(', ')}`,
      );
  }
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'object')
    return `{${Object.keys(value as object)
      .sort()
      .join(', ')}}`;
  return typeof value;
}

function arrayIn(body: unknown, name: string): readonly unknown[] {
  const value = typeof body === 'object' && body !== null ? (body as Properties)[name] : undefined;
  return Array.isArray(value) ? value : [];
}

function isListOf(body: unknown, template: number): body is Properties {
  return (
    typeof body === 'object' &&
    body !== null &&
    'EntityTypeName' in body &&
    (body as Properties)['BaseTemplate'] === template
  );
}

/** Whole items of generic lists: what was asked for column by column, and documents, are other things. */
function itemsIn(body: unknown): readonly Properties[] {
  const all = [...arrayIn(body, 'value'), ...arrayIn(body, 'Items')] as Properties[];
  return all.filter(
    (item) =>
      'GUID' in item && 'AuthorId' in item && 'Title' in item && 'Attachments' in item && !('CheckoutUserId' in item),
  );
}

function isFieldOf(body: unknown, kind: number): body is Properties {
  return (
    typeof body === 'object' && body !== null && 'SchemaXml' in body && (body as Properties)['FieldTypeKind'] === kind
  );
}

function isUser(body: unknown): body is Properties {
  return (
    typeof body === 'object' &&
    body !== null &&
    'LoginName' in body &&
    'UserId' in body &&
    (body as Properties)['PrincipalType'] === 1
  );
}

interface RefusalBody {
  readonly code: string;
  readonly message: {readonly lang: string; readonly value: string};
}

function isRefusal(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'odata.error' in body;
}

function refusalOf(body: unknown): RefusalBody {
  return (body as {'odata.error': RefusalBody})['odata.error'];
}
