import {strict as assert} from 'node:assert';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {freePort} from '../../free-port.mjs';
import {openFolder, root} from '../../run.mjs';
import {startService} from '../../service.mjs';
import {asPerson, pressAndGo, publish, sees} from './browsing.mjs';

const page = 'wp-admin/options-general.php?page=cop-elements';

const community = (as) =>
  JSON.stringify({
    format: 'cop-elements-community',
    version: '1.0',
    ...(as && {as}),
    organisation: {name: 'Example'},
    items: {
      community: [{id: 'storage', name: 'Storage', visibility: 'public'}],
      member: [{id: 'mo', name: 'Mo of the file', visibility: 'public'}],
    },
  });

/** The status of a file that is sent without the nonce of the form. */
function sendsFile(tab, wordpress) {
  return tab.evaluate(async (action) => {
    const body = new FormData();
    body.set('action', 'cop_elements_file');
    return (await fetch(action, {method: 'POST', body})).status;
  }, `${wordpress.url}wp-admin/admin-post.php`);
}

/** Where the community is, chosen by whoever may, refused to everybody else. */
export async function sourcesAndSettings({browser, wordpress, say}) {
  const folder = mkdtempSync(join(tmpdir(), 'cop-files-'));
  const file = (name, text) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const address = await publish(wordpress, 'Directory', '[cop-member-directory]');
  try {
    await asPerson(browser, wordpress, 'editor', async (tab) => {
      const {status, said} = await open(tab, wordpress.url + page);
      assert.equal(status, 403, said);
      assert.equal(await sendsFile(tab, wordpress), 403);
      say('an editor may neither see the settings nor send a file');
    });
    await asPerson(browser, wordpress, 'admin', async (tab) => {
      assert.equal(await sendsFile(tab, wordpress), 403);
      say('without its nonce a file is refused to an administrator, too');

      await choose(tab, wordpress, {source: 'service', service: 'javascript:alert(1)'});
      await sees(tab, 'The service needs an address that starts with https://');
      await tab.goto(address);
      await sees(tab, 'The address of the service is missing. Choose where it is');
      say('a service without an address is said on the settings page, and on the page to whoever can change it');

      await choose(tab, wordpress, {source: 'file', service: ''});
      await sees(tab, 'There is no community file yet: choose one below.');
      await send(tab, wordpress, file('recipe.json', '{"format": "recipe"}'));
      await sees(tab, 'This is not a community file.');
      await send(tab, wordpress, file('everything.json', community()));
      await sees(tab, 'This file holds everything, and everybody who reaches this site could read it.');
      say('a file that is no community, or holds more than a site may show, is refused with what to do');

      await send(tab, wordpress, file('public.json', community('guest')));
      await sees(tab, 'The community file is in place.');
    });
    await asPerson(browser, wordpress, undefined, async (tab, complaints) => {
      await tab.goto(address);
      await sees(tab, 'Mo of the file');
      assert.deepEqual(complaints, []);
      say('a visitor sees the people of the uploaded file');
    });
    await aService({browser, wordpress, address, say});
  } finally {
    rmSync(folder, {recursive: true});
  }
}

/** Of a service at a wrong address, and of one that does not know this site, the settings page says what to do. */
async function aService({browser, wordpress, address, say}) {
  const data = openFolder('cop-wordpress-service-');
  const start = (env) =>
    startService(join(root, 'examples/communities/merrow-water.json'), {data, env, isPrepared: true});
  let service = await start({});
  try {
    await asPerson(browser, wordpress, 'admin', async (tab) => {
      const set = (service) => choose(tab, wordpress, {source: 'service', service});
      await set(`http://localhost:${await freePort()}/`);
      await sees(tab, 'This server could not reach the service');
      await set(`${wordpress.url}wp-login.php?of=`);
      await sees(tab, 'answered with a page');
      await set(`${wordpress.url}wp-json/`);
      await sees(tab, 'it is no community service');
      const own = new URL(wordpress.url).origin;
      await set(`http://localhost:${service.port}/api/v1/`);
      await sees(tab, `Start it with ORIGINS=${own}`);
      say('a service that is not there, a page, something else, and one that does not know this site are told apart');
      await service.stop();
      service = await start({ORIGINS: own});
      await set(`http://localhost:${service.port}/api/v1/`);
      await sees(tab, 'The service answers.');
    });
    await asPerson(browser, wordpress, undefined, async (tab, complaints) => {
      // In a tab of its own: what the service's pages lack is not what is looked at.
      const other = await tab.browserContext().newPage();
      await other.goto(`http://localhost:${service.port}/api/v1/session/development`);
      const body = JSON.stringify({member: 'amara-okafor'});
      const headers = {'content-type': 'application/json'};
      assert.ok(await other.evaluate((how) => fetch('', how).then(({ok}) => ok), {method: 'POST', headers, body}));
      await other.close();
      await tab.goto(address);
      await sees(tab, 'Amara Okafor');
      assert.deepEqual(complaints, []);
      say('whoever is signed in at the service sees its people on the page');
    });
  } finally {
    await service.stop();
    rmSync(data, {recursive: true, force: true});
  }
}

async function open(tab, address) {
  const answer = await tab.goto(address);
  return {status: answer.status(), said: await answer.text()};
}

export async function choose(tab, wordpress, {source, service}) {
  await tab.goto(wordpress.url + page);
  await tab.click(`input[name="cop_elements[source]"][value=${source}]`);
  await tab.$eval(
    '#cop-service',
    (field, value) => {
      // The browser's own check is not what is looked at here.
      field.form.noValidate = true;
      field.value = value;
    },
    service,
  );
  await tab.$eval('[name="cop_elements[cookies]"]', (box) => (box.checked = true));
  await pressAndGo(tab, '#submit');
}

async function send(tab, wordpress, path) {
  await tab.goto(wordpress.url + page);
  const field = await tab.$('#cop-community-file');
  await field.uploadFile(path);
  await pressAndGo(tab, '#cop-use-file');
}
