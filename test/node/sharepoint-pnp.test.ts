import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';

import {throttled} from '../support/sharepoint/emulator.js';
import type {Person} from '../support/sharepoint/site.js';
import {openSite, questions} from './support/sharepoint-community.js';
import {loadPnp, type Sp} from './support/pnp.js';
import {cookieOf} from './support/sharepoint-server.js';

const pnp = await loadPnp();

/** The client that most of SharePoint's customers write against: what it takes from the real service, it takes from the emulator. */
describe('the real @pnp/sp client, against the emulator', {skip: pnp ? false : '@pnp/sp is not installed'}, () => {
  let open: Awaited<ReturnType<typeof openSite>>;

  before(async () => (open = await openSite()));
  after(() => open.stop());
  beforeEach(() => {
    open.site.lists.length = 0;
    questions(open.site);
  });

  // The client keeps one digest for an address, since a page has one person. An address does not mind capitals: each of ours has one of their own.
  const as = (person: Person): Sp => {
    const at = person.id - 8;
    const url = open.url.slice(0, -at) + open.url.at(-at)!.toUpperCase() + open.url.slice(open.url.length - at + 1);
    return pnp!(url, cookieOf(person.login));
  };
  const list = (person = open.member) => as(person).web.lists.getByTitle('Questions');

  it('reads the site and whoever is signed in', async () => {
    const {web} = as(open.member);
    assert.equal((await web()).Title, 'Community');
    assert.equal((await web.select('Url')()).Url, open.url);
    assert.equal((await web.currentUser()).Title, 'Mo Farouk');
  });

  it('makes lists, and finds them by title and by id', async () => {
    const {lists} = as(open.owner).web;
    const made = await lists.add('Practices', 'What was proved', 100, false, {NoCrawl: true});
    assert.equal(made.Title, 'Practices');
    const found = await lists.getById(made.Id).select('Title', 'NoCrawl', 'Description')();
    assert.deepEqual([found.Title, found.NoCrawl, found.Description], ['Practices', true, 'What was proved']);
    const again = await lists.ensure('Practices');
    assert.equal(again.created, false);
    await lists.getById(made.Id).update({Title: 'Proved practices'});
    assert.deepEqual(
      (await lists.select('Title')()).map(({Title}) => Title),
      ['Questions', 'Proved practices'],
    );
    await lists.getByTitle('Proved practices').delete();
    assert.equal((await lists()).length, 1);
  });

  it('makes fields, and indexes them', async () => {
    const {fields} = list(open.owner);
    const made = await fields.addText('Place', {Description: 'Where it was'});
    assert.deepEqual([made.InternalName, made.TypeAsString, made.Indexed], ['Place', 'Text', false]);
    await fields.getByInternalNameOrTitle('Place').update({Indexed: true});
    assert.equal((await fields.getById(made.Id)()).Indexed, true);
    await fields.createFieldAsXml('<Field Type="Note" Name="Notes" DisplayName="Notes" RichText="FALSE" />');
    const names = (await fields.filter('FieldTypeKind eq 3')()).map(({InternalName}) => InternalName);
    assert.deepEqual(names, ['Body', 'Notes']);
    await fields.getByTitle('Notes').delete();
    await assert.rejects(fields.getByTitle('Notes')(), {status: 404});
  });

  it('adds, changes and deletes items, each change against what is there', async () => {
    const {items} = list();
    const added = await items.add({Title: 'Why?', Topic: 'storage', Votes: 1});
    const etag = String(added['odata.etag']);
    const changed = await items.getById(added.Id).update({Votes: 2}, etag);
    assert.notEqual(changed['etag'], etag);
    await assert.rejects(items.getById(added.Id).update({Votes: 3}, etag), {status: 412});
    await assert.rejects(items.getById(added.Id).delete(etag), {status: 412});
    const item = await items.getById(added.Id).select('Votes', 'Author/Title').expand('Author')();
    assert.deepEqual([item['Votes'], item['Author']], [2, {...(item['Author'] as object), Title: 'Mo Farouk'}]);
    await items.getById(added.Id).delete();
    await assert.rejects(items.getById(added.Id)(), {status: 404});
  });

  it('filters, sorts and pages', async () => {
    const {items} = list();
    for (let index = 0; index < 12; index++)
      await items.add({Title: `Item ${index}`, Topic: index % 2 ? 'odd' : 'even', Votes: index});
    const odd = await items.filter("Topic eq 'odd' and Votes gt 4").orderBy('Votes', false).select('Votes')();
    assert.deepEqual(
      odd.map(({Votes}) => Votes),
      [11, 9, 7, 5],
    );
    const pages: number[] = [];
    for await (const page of list().items.orderBy('Votes', false).top(5)) pages.push(page.length);
    assert.deepEqual(pages, [5, 5, 2]);
    const caml = await list().getItemsByCAMLQuery({
      ViewXml:
        "<View><Query><Where><Contains><FieldRef Name='Title'/><Value Type='Text'>item 1</Value></Contains></Where></Query></View>",
    });
    assert.deepEqual(
      caml.map(({Title}) => Title),
      ['Item 1', 'Item 10', 'Item 11'],
    );
  });

  it('sends several at once', async () => {
    const [batched, execute] = as(open.member).batched();
    const results: string[] = [];
    // One of its objects goes into a batch once.
    const items = () => batched.web.lists.getByTitle('Questions').items;
    items()
      .add({Title: 'One'})
      .then(({Title}) => results.push(Title), assert.fail);
    items()
      .add({Titel: 'Two'})
      .then(
        () => assert.fail('no such column'),
        ({status}: {status: number}) => results.push(String(status)),
      );
    items()
      .select('Title')()
      .then((found) => results.push(`${found.length} there`), assert.fail);
    const asked = open.sharePoint.requests;
    await execute();
    assert.deepEqual(results.toSorted(), ['1 there', '400', 'One']);
    assert.ok(open.sharePoint.requests - asked <= 2, 'a batch, and a digest at most');
  });

  it('knows the people of a site', async () => {
    const {web} = as(open.owner);
    assert.equal((await web.siteUsers()).length, 3);
    const nia = await web.ensureUser(open.stranger.login);
    assert.equal(nia.Title, 'Nia Owusu');
    assert.equal((await web.siteUsers.getByEmail('nia.owusu@contoso.example')()).Id, nia.Id);
    assert.equal((await web.getUserById(nia.Id)()).LoginName, open.stranger.login);
    await assert.rejects(web.ensureUser('i:0#.f|membership|nobody@contoso.example'), {status: 400});
  });

  it('renders a list', async () => {
    const {items} = list();
    for (const Title of ['B', 'C', 'A']) await items.add({Title, Votes: 1_000});
    const ViewXml =
      "<View><Query><OrderBy><FieldRef Name='Title'/></OrderBy></Query><ViewFields><FieldRef Name='Title'/><FieldRef Name='Votes'/></ViewFields><RowLimit Paged='TRUE'>2</RowLimit></View>";
    const first = await list().renderListDataAsStream({ViewXml});
    assert.deepEqual(
      first.Row.map(({Title, ...row}) => [Title, row['Votes.']]),
      [
        ['A', '1000'],
        ['B', '1000'],
      ],
    );
    const rest = await list().renderListDataAsStream({ViewXml, Paging: first.NextHref!.slice(1)});
    assert.deepEqual([rest.Row.map(({Title}) => Title), rest.NextHref], [['C'], undefined]);
  });

  it('hears what was changed', async () => {
    const {CurrentChangeToken} = await list()();
    const {Id} = await list().items.add({Title: 'New'});
    await list().items.getById(Id).delete();
    const query = {Item: true, Add: true, DeleteObject: true, ChangeTokenStart: CurrentChangeToken};
    const changes = await list().getChanges(query);
    assert.deepEqual(
      changes.map(({ChangeType, ItemId}) => [ChangeType, ItemId]),
      [
        [1, Id],
        [3, Id],
      ],
    );
    open.site.forgetChanges();
    await assert.rejects(list().getChanges(query), /changeToken refers to a time before/);
  });

  it('is refused as it would be', async () => {
    await assert.rejects(list(open.visitor).items.add({Title: 'A'}), {status: 403});
    await assert.rejects(
      as(open.member).web.lists.getByTitle('Nothing')(),
      /List 'Nothing' does not exist at site with URL/,
    );
    open.sharePoint.inTheWay(1, () => throttled(429, {after: 1}));
    await assert.rejects(as(open.member).web(), {status: 429});
  });
});
