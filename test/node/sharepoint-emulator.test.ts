import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';

import {throttled} from '../support/sharepoint/emulator.js';
import type {List} from '../support/sharepoint/site.js';
import {openSite, questions, refusalIn} from './support/sharepoint-community.js';

type Properties = Readonly<Record<string, unknown>>;

const items = "web/lists/getbytitle('Questions')/items";

/** What the adapter and Microsoft's own rules lean on; the forms of answers are held against recordings elsewhere. */
describe('the emulator of SharePoint', () => {
  let open: Awaited<ReturnType<typeof openSite>>;
  let list: List;
  let now = Date.parse('2026-03-02T08:00:00Z');

  before(async () => (open = await openSite({now: () => now})));
  after(() => open.stop());
  beforeEach(() => {
    open.site.lists.length = 0;
    list = questions(open.site);
  });

  const read = async (path: string, person = open.member) =>
    (await (await open.ask(person, path)).json()) as Properties;
  const rows = async (path: string) => (await read(path))['value'] as readonly Properties[];
  const add = async (body: object, person = open.member) => {
    const answer = await open.send(person, items, body);
    assert.equal(answer.status, 201);
    return {...((await answer.json()) as {Id: number}), etag: answer.headers.get('etag')!};
  };
  const merge = async (id: number, body: object, match: string, person = open.member) =>
    open.send(person, `${items}(${id})`, body, {'x-http-method': 'MERGE', 'if-match': match});

  /** Past the threshold, without asking for each. */
  const fill = (count: number) => {
    for (let id = 1; id <= count; id++) {
      const values = {Title: `Item ${id}`, Topic: `t${id % 10}`, Votes: id % 7};
      const at = now;
      list.items.set(id, {
        id,
        guid: crypto.randomUUID(),
        version: 1,
        values,
        author: 11,
        editor: 11,
        created: at,
        modified: at,
      });
    }
    list.next = count + 1;
  };

  it('takes no write without a digest, nor with one that is too old', async () => {
    const old = await open.digest(open.member);
    const write = async (digest?: string) =>
      open.ask(open.member, items, {
        method: 'POST',
        body: '{"Title":"A"}',
        headers: digest ? {'x-requestdigest': digest} : {},
      });
    assert.equal((await write(old)).status, 201);
    now += 1_800_000;
    for (const digest of [undefined, old, await open.digest(open.owner)]) {
      const {status, code} = await refusalIn(await write(digest));
      assert.deepEqual([status, code], [403, '-2130575252, Microsoft.SharePoint.SPException']);
    }
    assert.equal((await write(await open.digest(open.member))).status, 201);
  });

  it('changes an item only for whoever knows how it is', async () => {
    const {Id, etag} = await add({Title: 'First'});
    const changed = await merge(Id, {Title: 'Second'}, etag);
    assert.equal(changed.status, 204);
    assert.notEqual(changed.headers.get('etag'), etag);
    const {status, says} = await refusalIn(await merge(Id, {Title: 'Third'}, etag));
    assert.equal(status, 412);
    assert.match(says, /The request ETag value '".*,1"' does not match the object's ETag value '".*,2"'\./);
    assert.equal((await read(`${items}(${Id})`))['Title'], 'Second');
    assert.equal((await merge(Id, {Title: 'Third'}, '*')).status, 204);
    const gone = await open.send(open.member, `${items}(${Id})`, undefined, {
      'x-http-method': 'DELETE',
      'if-match': etag,
    });
    assert.equal(gone.status, 412);
    assert.equal(list.items.size, 1);
  });

  it('keeps author and times itself, whatever is sent', async () => {
    const {Id} = await add({Title: 'Forged', AuthorId: 10, Created: '2001-01-01T00:00:00Z'});
    const item = await read(`${items}(${Id})?$select=Id,Created,AuthorId,Author/Title,Author/EMail&$expand=Author`);
    assert.equal(item['AuthorId'], open.member.id);
    assert.equal(item['Created'], new Date(now).toISOString().replace('.000', ''));
    assert.deepEqual(item['Author'], {Title: 'Mo Farouk', EMail: 'mo.farouk@contoso.example'});
  });

  it('refuses what is no column, and what is no value of its kind', async () => {
    const nothing = await refusalIn(await open.send(open.member, items, {Titel: 'A'}));
    assert.equal(nothing.status, 400);
    assert.match(nothing.says, /'Titel' does not exist on type 'SP.Data.QuestionsListItem'/);
    for (const body of [{Votes: 'three'}, {Title: 'x'.repeat(256)}, {Due: 'soon'}, {Answered: 1}])
      assert.equal((await open.send(open.member, items, body)).status, 400, JSON.stringify(body));
    assert.equal((await refusalIn(await open.ask(open.member, `${items}?$select=Titel`))).status, 400);
  });

  it('answers no more than the threshold allows', async () => {
    fill(5_001);
    for (const query of [
      '$filter=Votes eq 3',
      '$orderby=Votes',
      "$filter=Topic eq 't1' or Votes eq 3",
      "$filter=substringof('1',Topic)",
    ]) {
      const {status, code} = await refusalIn(await open.ask(open.member, `${items}?${query}`));
      assert.deepEqual([status, code], [500, '-2147024860, Microsoft.SharePoint.SPQueryThrottledException'], query);
    }
    assert.equal((await rows(`${items}?$filter=Topic eq 't1'&$top=5000`)).length, 501);
    assert.equal((await rows(`${items}?$filter=Topic eq 't1' and Votes eq 3&$top=5000`)).length, countOf('t1', 3));
    assert.equal((await rows(`${items}?$orderby=Topic desc&$top=3`))[0]!['Topic'], 't9');
    assert.equal((await rows(`${items}?$filter=Id gt 4990&$top=100`)).length, 11);
    list.items.delete(1);
    assert.equal(
      (await rows(`${items}?$filter=Votes eq 3&$top=5000`)).length,
      [...list.items.values()].filter(({values}) => values['Votes'] === 3).length,
    );
  });

  const countOf = (topic: string, votes: number) =>
    [...list.items.values()].filter(({values}) => values['Topic'] === topic && values['Votes'] === votes).length;

  it('pages through a sorted list, each item once', async () => {
    fill(53);
    const seen: number[] = [];
    let link: string | undefined = `${open.url}/_api/${items}?$orderby=Votes desc&$top=10&$select=Id,Votes`;
    let pages = 0;
    while (link !== undefined) {
      const {value, 'odata.nextLink': next} = (await read(link.slice(link.indexOf('/_api/') + 6))) as {
        value: {Id: number}[];
        'odata.nextLink'?: string;
      };
      seen.push(...value.map(({Id}) => Id));
      link = next;
      pages++;
    }
    assert.equal(pages, 6);
    assert.equal(new Set(seen).size, 53);
    const votes = seen.map((id) => Number(list.items.get(id)!.values['Votes']));
    assert.deepEqual(
      votes,
      votes.toSorted((one, other) => other - one),
    );
  });

  it('reads CAML, and pages it by its own link', async () => {
    fill(25);
    const ViewXml = `<View><Query><Where><And><Geq><FieldRef Name="Votes"/><Value Type="Number">2</Value></Geq><Eq><FieldRef Name="Author" LookupId="TRUE"/><Value Type="Integer">11</Value></Eq></And></Where><OrderBy><FieldRef Name="Votes" Ascending="FALSE"/></OrderBy></Query><RowLimit Paged="TRUE">7</RowLimit></View>`;
    const seen: string[] = [];
    let Paging: string | undefined = '';
    while (Paging !== undefined) {
      const answer = await open.send(open.member, "web/lists/getbytitle('Questions')/RenderListDataAsStream", {
        parameters: {ViewXml, ...(Paging !== '' && {Paging})},
      });
      const {Row, NextHref} = (await answer.json()) as {Row: {ID: string}[]; NextHref?: string};
      seen.push(...Row.map(({ID}) => ID));
      Paging = NextHref?.slice(1);
    }
    const wanted = [...list.items.values()].filter(({values}) => Number(values['Votes']) >= 2).length;
    assert.equal(seen.length, wanted);
    assert.equal(new Set(seen).size, wanted);
    const bad = await open.send(open.member, "web/lists/getbytitle('Questions')/RenderListDataAsStream", {
      parameters: {ViewXml: '<View><Query></View>'},
    });
    assert.equal((await refusalIn(bad)).status, 400);
  });

  it('lets each role do what it may', async () => {
    const {Id, etag} = await add({Title: 'Mine'});
    assert.equal((await open.ask(open.visitor, items)).status, 200);
    for (const answer of [
      await open.send(open.visitor, items, {Title: 'A'}),
      await merge(Id, {Title: 'B'}, etag, open.visitor),
      await open.ask(open.stranger, items),
      await open.send(open.visitor, 'web/lists', {Title: 'Theirs', BaseTemplate: 100}),
    ])
      assert.deepEqual((await refusalIn(answer)).code, '-2147024891, System.UnauthorizedAccessException');
    const masks = [open.owner, open.member, open.visitor].map(
      async (person) => (await read('web/effectivebasepermissions', person))['Low'],
    );
    assert.deepEqual(await Promise.all(masks), ['4294967295', '1011030767', '138612833']);
  });

  it('keeps an item for its author where the list says so', async () => {
    const other = open.site.addPerson('Otto Brandt', 'member');
    const {Id, etag} = await add({Title: 'Mine'});
    const asOwner = await open.send(
      open.owner,
      "web/lists/getbytitle('Questions')",
      {WriteSecurity: 2},
      {'x-http-method': 'MERGE', 'if-match': '*'},
    );
    assert.equal(asOwner.status, 204);
    assert.equal(
      (await read("web/lists/getbytitle('Questions')?$select=WriteSecurity,ReadSecurity"))['WriteSecurity'],
      2,
    );
    assert.equal((await refusalIn(await merge(Id, {Title: 'Theirs'}, etag, other))).status, 403);
    assert.equal((await merge(Id, {Title: 'Still mine'}, etag)).status, 204);
    assert.equal((await merge(Id, {Title: 'Put right'}, '*', open.owner)).status, 204);
    list.readSecurity = 2;
    assert.equal((await open.ask(other, `${items}(${Id})`)).status, 404);
  });

  it('gives a list permissions of its own', async () => {
    const of = "web/lists/getbytitle('Questions')";
    await open.send(open.owner, `${of}/breakroleinheritance(copyroleassignments=false,clearsubscopes=true)`);
    const {Id} = (await read('web/associatedmembergroup')) as {Id: number};
    const reader = (await rows('web/roledefinitions')).find(({RoleTypeKind}) => RoleTypeKind === 2)!;
    await open.send(
      open.owner,
      `${of}/roleassignments/addroleassignment(principalid=${Id},roledefid=${String(reader['Id'])})`,
    );
    assert.equal((await open.ask(open.member, items)).status, 200);
    assert.equal((await open.send(open.member, items, {Title: 'A'})).status, 403);
    assert.equal((await open.ask(open.visitor, items)).status, 403);
  });

  it('tells what was changed since a token, until the log begins anew', async () => {
    const {CurrentChangeToken} = (await read("web/lists/getbytitle('Questions')")) as {CurrentChangeToken: object};
    const first = await add({Title: 'One'});
    await add({Title: 'Two'});
    await merge(first.Id, {Title: 'Uno'}, '*');
    await open.send(open.member, `${items}(${first.Id})`, undefined, {'x-http-method': 'DELETE', 'if-match': '*'});
    const changes = async (since: unknown, more: object = {}) =>
      open.send(open.member, "web/lists/getbytitle('Questions')/getchanges", {
        query: {Add: true, Update: true, DeleteObject: true, Item: true, ChangeTokenStart: since, ...more},
      });
    const all = ((await (await changes(CurrentChangeToken)).json()) as {value: Properties[]}).value;
    assert.deepEqual(
      all.map(({ChangeType, ItemId}) => [ChangeType, ItemId]),
      [
        [1, 1],
        [1, 2],
        [2, 1],
        [3, 1],
      ],
    );
    const later = ((await (await changes(all[1]!['ChangeToken'], {Update: false})).json()) as {value: Properties[]})
      .value;
    assert.deepEqual(
      later.map(({ChangeType}) => ChangeType),
      [3],
    );
    open.site.forgetChanges();
    const {status, says} = await refusalIn(await changes(CurrentChangeToken));
    assert.deepEqual(
      [status, says],
      [400, 'The changeToken refers to a time before the start of the current change log.'],
    );
    const {CurrentChangeToken: current} = (await read("web/lists/getbytitle('Questions')")) as {
      CurrentChangeToken: object;
    };
    assert.deepEqual(await (await changes(current)).json(), {value: []});
  });

  it('does what it can of a batch, in its order', async () => {
    const {Id, etag} = await add({Title: 'Here'});
    const part = (method: string, path: string, headers: string, body = '') =>
      `--changeset_1\nContent-Type: application/http\nContent-Transfer-Encoding: binary\n\n${method} ${open.url}/_api/${path} HTTP/1.1\nAccept: application/json;odata=nometadata\n${headers}\n${body}\n\n`;
    const text = `--batch_1\nContent-Type: multipart/mixed; boundary="changeset_1"\n\n${part('POST', items, 'Content-Type: application/json\n', '{"Title":"New"}')}${part('MERGE', `${items}(99)`, 'IF-Match: *\n', '{"Title":"Gone"}')}${part('MERGE', `${items}(${Id})`, `IF-Match: ${etag}\n`, '{"Title":"There"}')}--changeset_1--\n\n--batch_1\nContent-Type: application/http\nContent-Transfer-Encoding: binary\n\nGET ${open.url}/_api/${items}?$select=Title HTTP/1.1\nAccept: application/json;odata=nometadata\n\n--batch_1--\n`;
    const answer = await open.send(open.member, '$batch', text, {'content-type': 'multipart/mixed; boundary=batch_1'});
    const says = await answer.text();
    assert.deepEqual(says.match(/HTTP\/1\.1 \d+/g), ['HTTP/1.1 201', 'HTTP/1.1 404', 'HTTP/1.1 204', 'HTTP/1.1 200']);
    assert.ok(says.includes('{"value":[{"Title":"There"},{"Title":"New"}]}'), says);
    const unsigned = await open.ask(open.member, '$batch', {
      method: 'POST',
      body: text,
      headers: {'content-type': 'multipart/mixed; boundary=batch_1'},
    });
    assert.equal(unsigned.status, 403);
  });

  it('holds a column unique', async () => {
    open.site.addField(list, {title: 'Key', type: 'Text', indexed: true, isUnique: true});
    await add({Title: 'A', Key: 'k'});
    const {code} = await refusalIn(await open.send(open.member, items, {Title: 'B', Key: 'k'}));
    assert.equal(code, '-2130575169, Microsoft.SharePoint.SPException');
    assert.equal(list.items.size, 1);
  });

  it('sends whoever asks too much away, and whoever is not signed in to sign in', async () => {
    open.sharePoint.inTheWay(1, () => throttled(429, {after: 3, reset: 7}));
    const answer = await open.ask(open.member, 'web');
    assert.deepEqual(
      [
        answer.status,
        answer.headers.get('retry-after'),
        answer.headers.get('ratelimit-reset'),
        answer.headers.get('ratelimit-remaining'),
      ],
      [429, '3', '7', '0'],
    );
    assert.equal((await open.ask(open.member, 'web')).status, 200);
    const page = await fetch(`${open.url}/_api/web`);
    assert.deepEqual([page.status, page.headers.get('content-type')], [200, 'text/html; charset=utf-8']);
    const elsewhere = await open.ask(open.member, '../../elsewhere/_api/web');
    assert.deepEqual([elsewhere.status, elsewhere.headers.get('content-type')], [404, 'text/plain']);
  });

  it('tells more of what it tells, to whoever wants it', async () => {
    const {Id} = await add({Title: 'A'});
    const of = async (odata: string) =>
      (await (
        await open.ask(open.member, `${items}(${Id})`, {headers: {accept: `application/json;odata=${odata}`}})
      ).json()) as Properties;
    assert.ok(!('odata.etag' in (await of('nometadata'))));
    assert.match(String((await of('minimalmetadata'))['odata.etag']), /^"[0-9a-f-]{36},1"$/);
    const {d} = (await of('verbose')) as {d: Properties};
    assert.equal(d['Title'], 'A');
    assert.equal((d['__metadata'] as Properties)['type'], 'SP.Data.QuestionsListItem');
    const refused = await open.ask(open.member, `${items}(77)`, {headers: {accept: 'application/json;odata=verbose'}});
    assert.ok('error' in ((await refused.json()) as Properties));
  });
});
