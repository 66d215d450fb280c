import {strict as assert} from 'node:assert';
import {rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';

import {importJWK, SignJWT, UnsecuredJWT} from 'jose';
import * as client from 'openid-client';

import {ensureBuilt} from '../build.mjs';
import {withChromium} from '../chromium.mjs';
import {openPage, until} from '../page.mjs';
import {openFolder, root} from '../run.mjs';
import {serve, strictPolicy} from '../serve.mjs';
import {startService} from '../service.mjs';
import {audience, newKey, startProvider} from './identity/provider.mjs';
import {stepsOf} from './real-input/steps.mjs';

export const name = 'identity';
export const about =
  'A real OpenID provider signs people in, by a page and by tokens; tokens that are not good are told apart, and roles follow groups.';

const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Communities</title>
<script type="module" src="/cop/cop.js"></script>
<cop-community adapter="rest" src="/api/v1/"><cop-discussion-feed></cop-discussion-feed></cop-community></html>`;

export async function run() {
  await ensureBuilt();
  const folder = openFolder('cop-identity-');
  writeFileSync(join(folder, 'index.html'), page);
  const ends = [];
  const later = (end) => (ends.unshift(end), end);
  try {
    // The page is there before its service, since the provider has to know where it is.
    const behind = {path: '/api/', port: 0};
    const site = await serve({
      mounts: {'/': folder, '/cop/': join(root, 'dist')},
      behind,
      headers: {'content-security-policy': strictPolicy},
    });
    later(() => site.close());
    const keys = [await newKey('first')];
    const clients = [
      {
        client_id: 'communities',
        client_secret: 'known to the two of them',
        token_endpoint_auth_method: 'client_secret_post',
        redirect_uris: [`${site.url}api/v1/session/callback`],
      },
      {client_id: 'intranet', token_endpoint_auth_method: 'none', redirect_uris: [`${site.url}signed-in`]},
    ];
    let provider = await startProvider({keys, clients});
    later(() => provider.stop());
    const service = await startService(join(root, 'examples/communities/merrow-water.json'), {
      ...{data: join(folder, 'data'), isPrepared: true},
      env: {
        DEVELOPMENT_SIGN_IN: 'false',
        PUBLIC_URL: `${site.url}api/v1/`,
        OIDC_ISSUER: provider.issuer,
        OIDC_AUDIENCE: audience,
        OIDC_CLIENT_ID: 'communities',
        OIDC_CLIENT_SECRET: 'known to the two of them',
        OIDC_ROLES: 'storage-leads=facilitator@network-reliability,platform-admins=administrator',
      },
    });
    later(() => service.stop());
    behind.port = service.port;

    const lines = await withChromium(async (browser) => [
      await bySession(browser, site.url),
      await byToken(browser, site.url, provider, keys[0]),
    ]);

    // The provider takes another key, on the same address.
    const old = await signed(keys[0], provider.issuer);
    const next = await newKey('second');
    await provider.stop();
    provider = await startProvider({keys: [next], clients, port: provider.port});
    assert.equal((await asked(site.url, old)).status, 200, 'a token of the key that is still known');
    await wait(5_500);
    assert.equal((await asked(site.url, await signed(next, provider.issuer))).status, 200, 'a token of the new key');
    const gone = await asked(site.url, old);
    assert.equal(gone.status, 401);
    assert.match(gone.told, /a key that its issuer does not have/);
    return {holds: true, figure: `${lines.join('; ')}; keys replaced while it ran`};
  } finally {
    for (const end of ends) await end();
    rmSync(folder, {recursive: true, force: true});
  }
}

/** Signs in by the provider's page, writes, and signs out. */
async function bySession(browser, site) {
  // The provider's own page wants a font from elsewhere and an icon it has not.
  const allow = [/net::ERR_ABORTED/, /fonts\.googleapis|ERR_NAME_NOT_RESOLVED|status of 40[134]|You were signed out/];
  const {page: tab, complaints} = await openPage(browser, {allow});
  await tab.goto(site);
  await until(tab, () => globalThis.cop.find('[role=status]'), {what: 'a feed for a visitor'});
  assert.equal(await you(tab), undefined, 'a visitor');
  await tab.goto(`${site}api/v1/session/sign-in?return=${encodeURIComponent('/?back')}`);
  await signIn(tab, 'nia');
  assert.equal(tab.url(), `${site}?back`, 'where somebody is after signing in');
  const nia = await you(tab);
  assert.deepEqual(
    [nia.member, nia.name, nia.roles['network-reliability']],
    ['nia', 'nia of the provider', 'facilitator'],
  );
  const title = `By somebody the provider knows, ${Date.now()}`;
  const {ask} = stepsOf(tab, until);
  await ask(title);

  const cookies = (await browser.cookies()).filter(({name: each}) => each === 'cop-session');
  assert.equal(cookies.length, 1);
  assert.ok(
    cookies[0].httpOnly && cookies[0].sameSite === 'Lax',
    'a cookie that no script reads and no other site sends',
  );
  await refusesOtherPages(site, `cop-session=${cookies[0].value}`);
  for (const elsewhere of ['https://evil.example/', '//evil.example/', 'javascript:alert(1)']) {
    await tab.goto(`${site}api/v1/session/sign-in?return=${encodeURIComponent(elsewhere)}`);
    assert.equal(new URL(tab.url()).origin, new URL(site).origin, `back from ${elsewhere}`);
  }
  const status = await tab.evaluate(async () => (await fetch('/api/v1/session/sign-out', {method: 'POST'})).status);
  assert.equal(status, 204);
  assert.equal(await you(tab), undefined, 'after signing out');
  const stale = await fetch(`${site}api/v1/describe`, {headers: {cookie: `cop-session=${cookies[0].value}`}});
  assert.equal(stale.status, 401, 'a cookie of a session that is over');
  const forged = await fetch(`${site}api/v1/session/callback?code=x&state=y`);
  assert.equal(forged.status, 401, 'a sign-in nobody began');
  assert.deepEqual(complaints, []);
  return 'a page signed somebody in, wrote as them and signed them out';
}

/** What a cookie alone may not do: a browser sends it along for whatever page asks. */
async function refusesOtherPages(site, cookie) {
  const item = {id: `forged-${Date.now()}`, type: 'idea', title: 'Forged', community: 'network-reliability'};
  const write = (headers) =>
    fetch(`${site}api/v1/items/discussion`, {
      method: 'POST',
      body: JSON.stringify(item),
      headers: {'content-type': 'application/json', 'idempotency-key': item.id, cookie, ...headers},
    });
  for (const headers of [{}, {origin: 'https://evil.example'}, {origin: 'null', 'sec-fetch-site': 'cross-site'}]) {
    const {status} = await write(headers);
    assert.equal(status, 403, `a write with ${JSON.stringify(headers)}`);
  }
  assert.equal((await fetch(`${site}api/v1/items/discussion/${item.id}`, {headers: {cookie}})).status, 404);
}

/** What the service makes of tokens, good ones and others. */
async function byToken(browser, site, provider, key) {
  const configuration = await client.discovery(new URL(provider.issuer), 'intranet', undefined, client.None(), {
    execute: [client.allowInsecureRequests],
  });
  const tokenFor = async (resource) => {
    const verifier = client.randomPKCECodeVerifier();
    const url = client.buildAuthorizationUrl(configuration, {
      redirect_uri: `${site}signed-in`,
      scope: 'openid use',
      resource,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    const tab = await browser.newPage();
    await tab.goto(url.href);
    if (!tab.url().startsWith(site)) await signIn(tab, 'ada');
    const answer = new URL(tab.url());
    await tab.close();
    const tokens = await client.authorizationCodeGrant(configuration, answer, {pkceCodeVerifier: verifier}, {resource});
    return tokens.access_token;
  };
  await browser.deleteCookie(...(await browser.cookies()));
  const good = await tokenFor(audience);
  const known = await asked(site, good);
  assert.equal(known.status, 200, known.told);
  assert.equal(known.body.you.member, 'ada');

  const now = Math.floor(Date.now() / 1_000);
  const {issuer} = provider;
  const claims = {sub: 'ada', iss: issuer, aud: audience, exp: now + 600};
  const other = await newKey('first');
  const [head, body] = good.split('.');
  const cases = [
    ['expired', await signed(key, issuer, {exp: now - 60}), /expired/],
    ['for another service', await tokenFor('https://other.example.org'), /another service/],
    ['of another issuer', await signed(key, 'https://issuer.example.org'), /another issuer/],
    ['not signed', new UnsecuredJWT(claims).encode(), /not signed by a way/],
    ['signed with what everybody knows', await symmetric(key, claims), /not signed by a way/],
    [
      'signed with a key nobody has',
      await signed({...other, kid: 'stranger'}, issuer),
      /a key that its issuer does not have/,
    ],
    ['signed with another key of the same name', await signed(other, issuer), /signature/],
    ['changed on the way', `${head}.${body}.${'A'.repeat(342)}`, /signature/],
    ['not good yet', await signed(key, issuer, {nbf: now + 600}), /not good yet/],
    ['without an end', await signed(key, issuer, {exp: undefined}), /no good “exp”/],
    ['no token at all', 'abc', /This is no token/],
  ];
  for (const [what, token, words] of cases) {
    const {status, told, header} = await asked(site, token);
    assert.equal(status, 401, `a token ${what}`);
    assert.match(told, words, `a token ${what}`);
    assert.match(header, /^Bearer error="invalid_token", error_description="/, `a token ${what}`);
  }
  return `${cases.length} kinds of tokens that are not good told apart`;
}

async function signIn(tab, login) {
  await tab.waitForSelector('input[name=login]');
  await tab.type('input[name=login]', login);
  await tab.type('input[name=password]', 'anything');
  await Promise.all([tab.waitForNavigation(), tab.click('button[type=submit]')]);
}

function you(tab) {
  return tab.evaluate(async () => (await (await fetch('/api/v1/describe')).json()).you);
}

async function asked(site, token) {
  const response = await fetch(`${site}api/v1/describe`, {headers: {authorization: `Bearer ${token}`}});
  const body = await response.json();
  return {
    status: response.status,
    body,
    told: body.detail ?? '',
    header: response.headers.get('www-authenticate') ?? '',
  };
}

/** A token as the provider would sign it, but for what is said otherwise. */
async function signed(key, issuer, claims = {}) {
  const now = Math.floor(Date.now() / 1_000);
  const all = {sub: 'ada', iss: issuer, aud: audience, iat: now, exp: now + 600, ...claims};
  return new SignJWT(JSON.parse(JSON.stringify(all)))
    .setProtectedHeader({alg: 'RS256', kid: key.kid, typ: 'at+jwt'})
    .sign(await importJWK(key));
}

/** The trick of taking the public key, which everybody may read, for a secret. */
async function symmetric({n, kid}, claims) {
  return new SignJWT(claims).setProtectedHeader({alg: 'HS256', kid}).sign(new TextEncoder().encode(n));
}
