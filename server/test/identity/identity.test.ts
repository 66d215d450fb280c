import {strict as assert} from 'node:assert';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {describe, it} from 'node:test';

import {createStore} from '../../../src/adapter/store/store.js';
import {organisation} from '../../../src/conformance/seed.js';
import {OwnPages, People, Provider} from '../../src/identity/index.js';
import {Tokens} from '../../src/identity/tokens.js';
import {readConfig} from '../../src/service/index.js';

const settings = {
  memberClaim: 'sub',
  rolesClaim: 'groups',
  roles: [
    {value: 'leads', role: 'facilitator', community: 'storage'},
    {value: 'readers', role: 'guest', community: 'storage'},
    {value: 'platform', role: 'administrator'},
  ],
  joins: true,
} as const;

async function people(more: Partial<typeof settings> | {joins: boolean} = {}) {
  const store = createStore({name: 'test', load: {items: organisation}});
  await store.ready;
  const source = {...store, actor: (member: string) => Promise.resolve(store.actor(member))};
  return {source, people: new People(source, {...settings, ...more})};
}

describe('people of a provider', () => {
  it('are the members whose id a claim holds, with the roles of their memberships and groups', async () => {
    const {people: known} = await people();
    const roles = async (claims: object) => (await known.enter({sub: 'mo', ...claims})).actor;
    assert.deepEqual(await roles({}), {member: 'mo', roles: {storage: 'member'}});
    assert.deepEqual(await roles({groups: ['leads', 'others']}), {member: 'mo', roles: {storage: 'facilitator'}});
    assert.deepEqual(await roles({groups: 'readers'}), {member: 'mo', roles: {storage: 'member'}});
    assert.equal((await roles({groups: ['platform']})).administrator, true);
  });

  it('become members when they first come, once, with what their token says of them', async () => {
    const {people: known, source} = await people();
    const claims = {sub: 'new|1', name: 'New Here', email: 'new@example.org'};
    const both = await Promise.all([known.enter(claims), known.enter(claims)]);
    assert.deepEqual(
      both.map(({actor}) => actor),
      [
        {member: 'new|1', roles: {}},
        {member: 'new|1', roles: {}},
      ],
    );
    const [found] = await source.get('member', ['new|1']);
    assert.deepEqual([found?.name, found?.mail], ['New Here', 'new@example.org']);
  });

  it('stay visitors where nobody is to join, whatever their groups', async () => {
    const {people: known} = await people({joins: false});
    assert.deepEqual((await known.enter({sub: 'new', groups: ['platform']})).actor, {roles: {}});
  });

  it('are refused where the provider does not say who they are', async () => {
    const {people: known} = await people();
    for (const sub of [undefined, '', 7, 'x'.repeat(201)])
      await assert.rejects(known.enter({sub}), {kind: 'forbidden', message: /no claim “sub”/});
  });
});

describe('tokens', () => {
  it('cannot be judged while the provider is away, and that is said', async () => {
    const taken = createServer().listen(0);
    const {port} = taken.address() as AddressInfo;
    await new Promise((resolve) => taken.close(resolve));
    const tokens = new Tokens(new Provider({issuer: `http://localhost:${port}`, audience: 'us'}));
    await assert.rejects(tokens.verify('a.b.c'), {kind: 'unavailable', retryAfter: 2_000});
  });
});

describe('pages that may act for somebody', () => {
  const pages = new OwnPages(new URL('https://intranet.example.org/api/v1/'), ['https://portal.example.org']);

  it('are those of the site and those that are named', () => {
    const ask = (headers: Record<string, string>, method = 'POST') =>
      pages.check(new Request('https://intranet.example.org/api/v1/', {method, headers}));
    ask({'sec-fetch-site': 'same-origin'});
    ask({origin: 'https://portal.example.org', 'sec-fetch-site': 'same-site'});
    ask({origin: 'https://evil.example'}, 'GET');
    for (const headers of [{}, {origin: 'https://evil.example'}, {origin: 'null'}, {'sec-fetch-site': 'same-site'}])
      assert.throws(() => ask(headers as Record<string, string>), {kind: 'forbidden'});
  });

  it('are the only ones somebody is sent back to', () => {
    const home = 'https://intranet.example.org/';
    assert.equal(pages.back('/page?x#y'), `${home}page?x#y`);
    assert.equal(pages.back('https://portal.example.org/p'), 'https://portal.example.org/p');
    for (const page of [
      null,
      '//evil.example',
      'https://evil.example',
      'javascript:alert(1)',
      '\\\\evil.example',
      'http://[',
    ])
      assert.equal(pages.back(page), home);
  });
});

describe('the settings of a provider', () => {
  it('say what they lack, and what is wrong with a rule', () => {
    const refused = (given: Record<string, string>, words: RegExp) => assert.throws(() => readConfig(given), words);
    const issuer = {OIDC_ISSUER: 'https://login.example.org'};
    refused(issuer, /OIDC_AUDIENCE: say what/);
    refused({OIDC_AUDIENCE: 'us'}, /OIDC_ISSUER: say which/);
    refused({...issuer, OIDC_AUDIENCE: 'us', DEVELOPMENT_SIGN_IN: 'true'}, /Take one of them away/);
    refused({...issuer, OIDC_AUDIENCE: 'us', OIDC_CLIENT_ID: 'x'}, /PUBLIC_URL: say where/);
    refused({OIDC_ROLES: 'a=king@storage'}, /OIDC_ROLES.*“a=king@storage” is not a rule/);
    refused({OIDC_ROLES: 'a=member'}, /is not a rule/);
    const {OIDC_ROLES: rules} = readConfig({OIDC_ROLES: 'a=b=member@storage, all=administrator'});
    assert.deepEqual(rules, [
      {value: 'a=b', role: 'member', community: 'storage'},
      {value: 'all', role: 'administrator'},
    ]);
  });
});
