import {strict as assert} from 'node:assert';
import {rmSync} from 'node:fs';

import {packageWordpress} from '../../package-wordpress.mjs';
import {until} from '../../page.mjs';
import {asPerson, publish, sees, uploadPlugin} from './browsing.mjs';

/** What stands on pages: every block, shortcodes as people write them, and nothing where nothing is ours. */
export async function onPages({browser, wordpress, plugin, say}) {
  const tags = Object.keys(plugin.elements);
  const blocks = tags.map((tag) => `<!-- wp:cop-elements/${tag.slice('cop-'.length)} ${attributesFor(tag)}/-->`);
  const all = await publish(wordpress, 'Everything', blocks.join('\n\n'));
  const short = await publish(
    wordpress,
    'Short',
    `[cop-member-directory view="table" no-letters no-search="false" bogus="1" community="data-practice" text='" onclick="alert(1)']`,
  );
  const links = await publish(
    wordpress,
    'Links',
    '[cop-unread-count href="javascript:alert(1)"][cop-unread-count href="/news/?a=1&b=2"]',
  );
  const plain = await publish(wordpress, 'Plain', '<!-- wp:paragraph --><p>Nothing of ours.</p><!-- /wp:paragraph -->');

  await asPerson(browser, wordpress, undefined, async (page, complaints) => {
    await page.goto(all);
    await until(
      page,
      (...wanted) => wanted.every((tag) => document.querySelector(tag) && customElements.get(tag)),
      {what: 'every element is defined'},
      ...tags,
    );
    await sees(page, 'Amara Okafor');
    assert.deepEqual(complaints, []);
    say(`each of ${tags.length} blocks draws its element, with nothing on the console`);

    await page.goto(short);
    await until(page, () => Boolean(document.querySelector('cop-member-directory')?.shadowRoot));
    const found = await page.evaluate(() => ({
      own: Object.fromEntries(
        [...document.querySelector('cop-member-directory').attributes].map(({name, value}) => [name, value]),
      ),
      community: document.querySelector('cop-community').community,
    }));
    assert.deepEqual(
      [found.own.view, found.own['no-letters'], found.own['no-search'], found.own.bogus],
      ['table', '', undefined, undefined],
    );
    assert.equal(found.community, 'data-practice');
    assert.deepEqual([found.own.text, found.own.onclick], ['" onclick="alert(1)', undefined], JSON.stringify(found));
    say('a shortcode takes attributes as HTML does, leaves out what it does not know, and escapes what it is given');

    await page.goto(links);
    const hrefs = await page.evaluate(() =>
      [...document.querySelectorAll('cop-unread-count')].map((each) => each.getAttribute('href')),
    );
    assert.deepEqual(hrefs, [null, '/news/?a=1&b=2']);
    say('an address that is a script is left out');

    await page.goto(plain);
    assert.equal(await page.evaluate(() => document.querySelectorAll('script[src*="cop-elements"]').length), 0);
    say('a page without elements loads nothing of ours');
  });
  await aCachedPage({browser, wordpress, plugin, address: all, say});
}

/** A page cache keeps what was written before an update; its addresses have to stay good. */
async function aCachedPage({browser, wordpress, plugin, address, say}) {
  const cached = await (await fetch(address)).text();
  const to = `${plugin.file}.next.zip`;
  const next = await packageWordpress({version: `${plugin.version}.1`, to});
  await asPerson(browser, wordpress, 'admin', async (page) => {
    await uploadPlugin(page, wordpress, next.file);
    await Promise.all([page.waitForNavigation(), page.click('.update-from-upload-overwrite')]);
    await sees(page, 'Plugin updated successfully.');
  });
  rmSync(to);
  const fresh = await (await fetch(address)).text();
  assert.ok(fresh.includes(`cop.js?ver=${next.version}`), 'the new page names the new version');
  assert.ok(!cached.includes(next.version));
  await asPerson(browser, wordpress, undefined, async (page, complaints) => {
    await page.setRequestInterception(true);
    page.on('request', (request) =>
      request.url() === address
        ? void request.respond({contentType: 'text/html; charset=utf-8', body: cached})
        : void request.continue(),
    );
    await page.goto(address);
    await sees(page, 'Amara Okafor');
    assert.deepEqual(complaints, []);
    say('a page cached before an update finds the elements after it');
  });
}

function attributesFor(tag) {
  const about = {
    'cop-best-practice-card': {practice: 'none'},
    'cop-discussion-thread': {subject: ''},
    'cop-member-card': {member: 'amara-okafor'},
    'cop-recognition-badge': {badge: 'none'},
  };
  return about[tag] ? `${JSON.stringify(about[tag])} ` : '';
}
