import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';

import {plans} from '../../src/adapters/sharepoint/lists.js';
import {provision} from '../../src/adapters/sharepoint/provision.js';
import {isCommunityError} from '../../src/model/errors.js';
import type {Person} from '../support/sharepoint/site.js';
import {openSite} from './support/sharepoint-community.js';
import {fetchAs} from './support/sharepoint-session.js';

describe('what a site is provisioned with', () => {
  let open: Awaited<ReturnType<typeof openSite>>;

  beforeEach(async () => (open = await openSite()));
  afterEach(() => open.stop());

  const run = (person: Person = open.owner) => provision({site: open.url, fetch: fetchAs(person)});
  const listOf = (name: string) => open.site.lists.find(({entityName}) => entityName === `${name}List`)!;
  const state = () => structuredClone(open.site.lists);
  const write = async (person: Person, name: string, id?: number, method = 'MERGE') =>
    (
      await open.send(
        person,
        `web/lists(guid'${listOf(name).id}')/items${id === undefined ? '' : `(${id})`}`,
        {CopId: crypto.randomUUID(), CopData: '{}'},
        id === undefined ? {} : {'x-http-method': method, 'if-match': '*'},
      )
    ).status;

  it('is made once, and left as it is by a second run', async () => {
    const done = await run();
    assert.equal(done.length, plans.length * 3);
    assert.equal(open.site.lists.length, plans.length);
    for (const plan of plans) {
      const list = listOf(plan.name);
      assert.equal(list.title, plan.title);
      const [id, data] = ['CopId', 'CopData'].map((name) =>
        list.fields.find(({internalName}) => internalName === name)!,
      );
      assert.deepEqual(
        [id!.type, id!.indexed, id!.isUnique, data!.type, data!.isPlainText],
        ['Text', true, true, 'Note', true],
      );
    }
    const before = state();
    const logged = open.site.log.length;
    assert.deepEqual(await run(), []);
    assert.deepEqual(state(), before);
    assert.equal(open.site.log.length, logged);
  });

  it('is completed where something is missing, and nothing else is touched', async () => {
    await run();
    await write(open.member, 'CopDiscussion');
    const before = state();
    const discussions = listOf('CopDiscussion');
    discussions.fields.splice(
      discussions.fields.findIndex(({internalName}) => internalName === 'CopData'),
      1,
    );
    const id = listOf('CopReply').fields.find(({internalName}) => internalName === 'CopId')!;
    id.indexed = id.isUnique = false;
    open.site.lists.splice(open.site.lists.indexOf(listOf('CopVote')), 1);
    listOf('CopFollow').readSecurity = 1;
    listOf('CopTopic').levels = {owner: 'full', member: 'edit', visitor: 'read'};
    listOf('CopTerm').levels = undefined;
    assert.deepEqual((await run()).toSorted(), [
      'The column CopData of “CoP discussions” was added.',
      'The column CopData of “CoP votes” was added.',
      'The column CopId of “CoP replies” has its index again.',
      'The column CopId of “CoP votes” was added.',
      'The list “CoP terms” has its permissions again.',
      'The list “CoP topics” has its permissions again.',
      'The list “CoP votes” was made.',
      'The list “CoP what people follow” says again whose rows people may change.',
    ]);
    const essence = (lists: ReturnType<typeof state>) =>
      lists
        .map(({entityName, title, readSecurity, writeSecurity, levels, fields}) => ({
          entityName,
          title,
          readSecurity,
          writeSecurity,
          levels,
          fields: fields
            .map(({internalName, type, indexed, isUnique}) => [internalName, type, indexed, isUnique].join(' '))
            .toSorted(),
        }))
        .toSorted((one, other) => (one.entityName < other.entityName ? -1 : 1));
    assert.deepEqual(essence(state()), essence(before));
    assert.equal(listOf('CopDiscussion').items.size, 1);
  });

  it('finds a list that was given another name', async () => {
    await run();
    listOf('CopDiscussion').title = 'Was uns beschäftigt';
    assert.deepEqual(await run(), []);
    assert.equal(listOf('CopDiscussion').title, 'Was uns beschäftigt');
  });

  it('lets people write what is theirs, owners everything, and visitors nothing', async () => {
    await run();
    const other = open.site.addPerson('Otto Brandt', 'member');
    assert.equal(await write(open.member, 'CopDiscussion'), 201);
    assert.deepEqual(
      [
        await write(open.member, 'CopDiscussion', 1),
        await write(other, 'CopDiscussion', 1),
        await write(open.owner, 'CopDiscussion', 1),
      ],
      [204, 403, 204],
    );
    assert.equal(await write(other, 'CopDiscussion', 1, 'DELETE'), 403);
    assert.deepEqual([await write(open.member, 'CopTopic'), await write(open.owner, 'CopTopic')], [403, 201]);
    assert.equal(await write(open.visitor, 'CopDiscussion'), 403);
    assert.equal(await write(open.member, 'CopFollow'), 201);
    assert.equal((await open.ask(other, `web/lists(guid'${listOf('CopFollow').id}')/items(1)`)).status, 404);
    // Whoever edits the site may change its other lists, and not these.
    const settings = await open.send(
      open.member,
      `web/lists(guid'${listOf('CopDiscussion').id}')`,
      {WriteSecurity: 1},
      {'x-http-method': 'MERGE', 'if-match': '*'},
    );
    assert.equal(settings.status, 403);
  });

  const refused = (wanted: string, says: RegExp) => (error: unknown) => {
    assert.ok(isCommunityError(error), String(error));
    assert.equal(error.kind, wanted);
    assert.match(error.message, says);
    return true;
  };

  it('is made by an owner, and by nobody else', async () => {
    await assert.rejects(run(open.member), refused('forbidden', /Only an owner of .* Ask one of them/));
    assert.equal(open.site.lists.length, 0);
  });

  it('says where it stopped, and goes on from there', async () => {
    let left = 12;
    open.sharePoint.obstacles.push((request) => {
      if (request.method !== 'POST' || request.url.endsWith('contextinfo') || left-- > 0) return undefined;
      return Response.json(
        {
          'odata.error': {
            code: '-2147024891, System.UnauthorizedAccessException',
            message: {lang: 'en-US', value: 'Access denied.'},
          },
        },
        {status: 403},
      );
    });
    await assert.rejects(
      run(),
      refused(
        'forbidden',
        /The list “CoP memberships” could not be finished\. .*Ask an owner.* What was made stays: run the provisioning again\./,
      ),
    );
    assert.equal(open.site.lists.length, 2);
    open.sharePoint.obstacles.length = 0;
    await run();
    assert.deepEqual(await run(), []);
    assert.equal(open.site.lists.length, plans.length);
    for (const {name, title, access} of plans) {
      assert.equal(listOf(name).title, title);
      assert.deepEqual(listOf(name).levels, {
        owner: 'full',
        member: access === 'owners' ? 'read' : 'contribute',
        visitor: 'read',
      });
    }
  });

  it('says which column is of another type', async () => {
    const list = open.site.addList('CopCommunity');
    open.site.addField(list, {title: 'CopData', type: 'Text'});
    await assert.rejects(
      run(),
      refused('conflict', /CoP communities.* column CopData is of another type.*Delete or rename/),
    );
  });
});
