import {strict as assert} from 'node:assert';
import {beforeEach, describe, it} from 'node:test';

import {organisation} from '../../../src/conformance/seed.js';
import {CommunityError} from '../../../src/model/errors.js';
import {Directory} from '../../src/directory/index.js';
import type {PostgresSource} from '../../src/postgres/index.js';
import {ada, enterprise, group, patch, user} from './messages.js';
import {oneDatabase} from '../support/one-database.js';

const token = 'a-secret-of-more-than-thirty-two-characters';
interface Told {
  readonly id: string;
  readonly [name: string]: unknown;
}

describe('a directory', () => {
  const database = oneDatabase();
  let source: PostgresSource;
  let directory: Directory;

  beforeEach(async () => {
    source = await database.fresh(organisation);
    directory = new Directory({
      source,
      db: database.connection.db,
      token,
      attribute: 'externalId',
      rules: [
        {value: 'Storage leads', role: 'facilitator', community: 'storage'},
        {value: 'g-2', role: 'member', community: 'storage'},
        {value: 'Ghosts', role: 'member', community: 'nowhere'},
      ],
      log: (error) => assert.fail(error as Error),
    });
  });

  async function send(method: string, path: string, body?: unknown, secret = token) {
    const answer = await directory.routes.request(`http://here${path}`, {
      method,
      headers: {authorization: `Bearer ${secret}`, 'content-type': 'application/scim+json'},
      ...(body !== undefined && {body: typeof body === 'string' ? body : JSON.stringify(body)}),
    });
    const text = await answer.text();
    if (text) assert.match(answer.headers.get('content-type') ?? '', /^application\/scim\+json/);
    return {status: answer.status, told: (text ? JSON.parse(text) : {}) as Told, headers: answer.headers};
  }
  const member = async (id: string) => (await source.get('member', [id]))[0];
  const roleOf = async (id: string) => (await source.actor(id)).roles['storage'];

  it('makes members, with what it says of them, and shows them as it sent them', async () => {
    const {status, told, headers} = await send('POST', '/Users', ada);
    assert.equal(status, 201);
    assert.equal(headers.get('location'), 'http://here/scim/v2/Users/ada%7C1');
    assert.equal(told.id, 'ada|1');
    assert.equal(told['password'], undefined);
    assert.deepEqual(told[enterprise], {department: 'Engines'});
    const made = await member('ada|1');
    assert.deepEqual(
      [made?.name, made?.title, made?.unit, made?.mail, made?.timeZone, made?.state],
      ['Ada Byron', 'Engineer', 'Engines', 'ada@example.org', 'Europe/London', 'active'],
    );
    const kept = await database.connection.db.selectFrom('directory_entry').selectAll().execute();
    assert.doesNotMatch(JSON.stringify(kept), /never kept/);
  });

  it('is found again by its own names for people, however they are written', async () => {
    await send('POST', '/Users', ada);
    for (const filter of [
      'userName eq "ADA.byron@example.org"',
      'externalId eq "ada|1"',
      'id eq "ada|1"',
      'emails[type eq "work"].value eq "ada@example.org"',
      'active eq true and title sw "Eng"',
    ]) {
      const {told} = await send('GET', `/Users?filter=${encodeURIComponent(filter)}`);
      assert.equal(told['totalResults'], 1, filter);
    }
    const {told: none} = await send('GET', `/Users?filter=${encodeURIComponent('userName eq "bob"')}`);
    assert.deepEqual([none['totalResults'], none['Resources']], [0, []]);
  });

  it('goes through pages, and asks for some attributes alone', async () => {
    for (const name of ['a', 'b', 'c']) await send('POST', '/Users', {...ada, externalId: name, userName: name});
    const {told} = await send('GET', '/Users?startIndex=2&count=1&attributes=userName');
    assert.deepEqual([told['totalResults'], told['startIndex'], told['itemsPerPage']], [3, 2, 1]);
    const [only] = told['Resources'] as Told[];
    assert.deepEqual([only?.id, only?.['userName'], only?.['title']], ['b', 'b', undefined]);
    assert.deepEqual((await send('GET', '/Users?count=0')).told['totalResults'], 3);
    const search = {
      ...{schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'], filter: 'userName eq "C"'},
      ...{startIndex: 1, count: 5, attributes: ['userName']},
    };
    const {told: searched} = await send('POST', '/Users/.search', search);
    assert.deepEqual(
      (searched['Resources'] as Told[]).map(({id}) => id),
      ['c'],
    );
  });

  it('changes what it knows of somebody, and leaves what they wrote themselves', async () => {
    await send('POST', '/Users', ada);
    const set = {bio: 'I write programs.', phone: '1'};
    await source.write!({verb: 'update', kind: 'member', id: 'ada|1', set}, {key: 'k'});
    const {status} = await send(
      'PATCH',
      '/Users/ada%7C1',
      patch(
        {op: 'Replace', path: 'emails[type eq "work"].value', value: 'ada.l@example.org'},
        {op: 'Replace', path: 'displayName', value: 'Ada Lovelace'},
        {op: 'Remove', path: 'title'},
      ),
    );
    assert.equal(status, 200);
    const changed = await member('ada|1');
    assert.deepEqual(
      [changed?.name, changed?.mail, changed?.title, changed?.bio, changed?.phone],
      ['Ada Lovelace', 'ada.l@example.org', undefined, 'I write programs.', '1'],
    );
    // PUT replaces everything it knows (RFC 7644, section 3.5.1).
    await send('PUT', '/Users/ada%7C1', {schemas: [user], externalId: 'ada|1', userName: 'ada', displayName: 'Ada'});
    const replaced = await member('ada|1');
    assert.deepEqual(
      [replaced?.name, replaced?.unit, replaced?.mail, replaced?.bio],
      ['Ada', undefined, undefined, 'I write programs.'],
    );
  });

  it('says who left: they have moved on, may do nothing any more, and what they wrote stays', async () => {
    await send('POST', '/Users', {...ada, externalId: 'mo', userName: 'mo'});
    const wrote = async () => (await source.list('discussion', {where: {createdBy: 'mo'}, limit: 0})).total.value;
    const before = await wrote();
    // As Microsoft Entra sends it.
    await send('PATCH', '/Users/mo', patch({op: 'Replace', path: 'active', value: 'False'}));
    assert.equal((await member('mo'))?.state, 'moved-on');
    assert.equal((await source.actor('mo')).member, undefined);
    assert.equal(await wrote(), before);
    // As Okta does.
    await send('PATCH', '/Users/mo', patch({op: 'replace', value: {active: true}}));
    assert.equal((await member('mo'))?.state, 'active');
    assert.equal(await roleOf('mo'), 'member');
    assert.equal((await send('DELETE', '/Users/mo')).status, 204);
    assert.equal((await member('mo'))?.state, 'moved-on');
    assert.equal((await send('GET', '/Users/mo')).status, 404);
    assert.equal((await send('DELETE', '/Users/mo')).status, 404);
    // And comes back.
    assert.equal((await send('POST', '/Users', {...ada, externalId: 'mo', userName: 'mo'})).status, 201);
    assert.equal((await member('mo'))?.state, 'active');
  });

  it('gives roles by groups, whoever comes first, and takes them away', async () => {
    const {told: leads} = await send('POST', '/Groups', {
      schemas: [group],
      displayName: 'Storage leads',
      members: [{value: 'ada|1'}, {value: 'mo'}],
    });
    assert.equal(await roleOf('mo'), 'facilitator');
    await send('POST', '/Users', ada);
    assert.equal(await roleOf('ada|1'), 'facilitator');
    const {told: readers} = await send('POST', '/Groups', {
      schemas: [group],
      displayName: 'Readers',
      externalId: 'g-2',
    });
    await send('PATCH', `/Groups/${readers.id}`, patch({op: 'Add', path: 'members', value: [{value: 'ada|1'}]}));
    await send('PATCH', `/Groups/${leads.id}`, patch({op: 'Remove', path: 'members[value eq "ada|1"]'}));
    assert.equal(await roleOf('ada|1'), 'member');
    const {told: shown} = await send('GET', `/Groups/${leads.id}?excludedAttributes=members`);
    assert.deepEqual([shown['displayName'], shown['members']], ['Storage leads', undefined]);
    // The group's name decides too.
    await send('PATCH', `/Groups/${leads.id}`, patch({op: 'replace', path: 'displayName', value: 'Others'}));
    assert.equal(await roleOf('mo'), undefined);
    await send('DELETE', `/Groups/${readers.id}`);
    assert.equal(await roleOf('ada|1'), undefined);
    const ghosts = await send('POST', '/Groups', {schemas: [group], displayName: 'Ghosts', members: [{value: 'mo'}]});
    assert.equal(ghosts.status, 201);
  });

  it('may send what failed half-way once more, and then nothing of it is missing', async () => {
    const members = ['mo', 'nia', 'otto'].map((value) => ({value}));
    const {told: leads} = await send('POST', '/Groups', {schemas: [group], displayName: 'Storage leads', members});
    const roles = () => Promise.all(['mo', 'nia', 'otto'].map(roleOf));
    assert.deepEqual(await roles(), ['facilitator', 'facilitator', 'facilitator']);
    const {write} = source;
    let writes = 0;
    source = Object.assign(source, {
      write: ((...change) =>
        ++writes === 2
          ? Promise.reject(new CommunityError('unavailable', 'Away.'))
          : write!(...change)) as typeof write,
    });
    const none = {schemas: [group], displayName: 'Storage leads', members: []};
    assert.equal((await send('PUT', `/Groups/${leads.id}`, none)).status, 503);
    assert.notDeepEqual(await roles(), [undefined, undefined, undefined]);
    assert.equal((await send('PUT', `/Groups/${leads.id}`, none)).status, 200);
    assert.deepEqual(await roles(), [undefined, undefined, undefined]);
    // Somebody who could not be said to have left is still there to be said so.
    await send('POST', '/Users', {...ada, externalId: 'mo', userName: 'mo'});
    writes = 1;
    assert.equal((await send('DELETE', '/Users/mo')).status, 503);
    assert.equal((await send('DELETE', '/Users/mo')).status, 204);
    assert.equal((await member('mo'))?.state, 'moved-on');
    source = Object.assign(source, {write});
  });

  it('may change the same group several times at once, and loses nothing', async () => {
    const {told: leads} = await send('POST', '/Groups', {schemas: [group], displayName: 'Storage leads'});
    const people = ['mo', 'nia', 'otto', 'sten', 'ada'];
    const add = (value: string) =>
      send('PATCH', `/Groups/${leads.id}`, patch({op: 'add', path: 'members', value: [{value}]}));
    await Promise.all([
      ...people.map(add),
      send('POST', '/Users', {...ada, externalId: 'new', userName: 'new'}),
      add('new'),
    ]);
    const {told} = await send('GET', `/Groups/${leads.id}`);
    assert.deepEqual((told['members'] as {value: string}[]).map(({value}) => value).sort(), [...people, 'new'].sort());
    for (const id of [...people, 'new']) {
      const {items} = await source.list('membership', {where: {member: id, community: 'storage'}});
      assert.deepEqual(
        items.map(({role, state}) => [role, state]),
        [['facilitator', 'active']],
        id,
      );
    }
  });

  it('is told what is wrong with what it sends', async () => {
    await send('POST', '/Users', ada);
    const cases: readonly [string, string, unknown, number, string | undefined][] = [
      ['POST', '/Users', ada, 409, 'uniqueness'],
      ['POST', '/Users', {...ada, externalId: 'other'}, 409, 'uniqueness'],
      ['POST', '/Users', {schemas: [user], userName: 'nobody'}, 400, 'invalidValue'],
      ['POST', '/Users', {...ada, externalId: 'x'.repeat(300), userName: 'x'}, 400, 'invalidValue'],
      ['POST', '/Users', {...ada, externalId: 'long', userName: 'long', title: 'x'.repeat(2_000)}, 400, 'invalidValue'],
      ['POST', '/Users', '{"schemas"', 400, 'invalidValue'],
      ['GET', '/Users?filter=userName', undefined, 400, 'invalidFilter'],
      ['GET', '/Users?count=many', undefined, 400, 'invalidValue'],
      ['GET', '/Users/nobody', undefined, 404, undefined],
      ['PUT', '/Users/nobody', ada, 404, undefined],
      ['PATCH', '/Users/ada%7C1', patch({op: 'swap', path: 'title'}), 400, undefined],
      ['GET', '/Devices', undefined, 404, undefined],
    ];
    for (const [method, path, body, status, type] of cases) {
      const answer = await send(method, path, body);
      const what = `${method} ${path} ${JSON.stringify(answer.told)}`;
      assert.equal(answer.status, status, what);
      assert.deepEqual(answer.told['schemas'], ['urn:ietf:params:scim:api:messages:2.0:Error'], what);
      if (type !== undefined) assert.equal(answer.told['scimType'], type, what);
    }
    // A person who could not be made can be sent again.
    assert.equal((await send('POST', '/Users', {...ada, externalId: 'long', userName: 'long'})).status, 201);
    assert.equal(
      (await send('PATCH', '/Users/ada%7C1', patch({op: 'add', path: 'title', value: 'Countess'}))).status,
      200,
    );
  });

  it('is nobody without the secret', async () => {
    for (const secret of ['', 'wrong', `${token}x`]) {
      const {status, headers, told} = await send('GET', '/Users', undefined, secret);
      assert.equal(status, 401);
      assert.equal(headers.get('www-authenticate'), 'Bearer');
      assert.match(String(told['detail']), /SCIM_TOKEN/);
    }
    for (let attempt = 0; attempt < 20; attempt++) await send('GET', '/Users', undefined, 'wrong');
    assert.equal((await send('GET', '/Users', undefined, 'wrong')).status, 429);
    assert.equal((await send('GET', '/Users')).status, 200);
  });

  it('reads what this service can', async () => {
    const {told} = await send('GET', '/ServiceProviderConfig');
    assert.deepEqual(
      [told['patch'], told['bulk']],
      [{supported: true}, {supported: false, maxOperations: 1000, maxPayloadSize: 1048576}],
    );
    const {told: kinds} = await send('GET', '/ResourceTypes');
    assert.deepEqual((kinds['Resources'] as Told[]).map(({id}) => id).sort(), ['Group', 'User']);
    assert.equal((await send('GET', `/Schemas/${user}`)).told.id, user);
  });
});
