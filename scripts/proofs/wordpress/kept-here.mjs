import {strict as assert} from 'node:assert';

import {until} from '../../page.mjs';
import {asPerson, php, publish, sees} from './browsing.mjs';
import {insert, publishIt} from './editor.mjs';
import {choose} from './settings.mjs';

/** What a browser writes down where a nonce was refused, before the fresh one. */
const refused = [/the server responded with a status of 403/];

/** A community kept in WordPress itself: who writes in it, who reads, who does not, and whatever nonce a page comes with. */
export async function keptHere({browser, wordpress, say}) {
  const title = 'Which disks do we trust';
  // Pictures of people are at somebody else's.
  await wordpress.run(`update_option('show_avatars', 0);`);
  const address = await asPerson(browser, wordpress, 'admin', async (tab) => {
    await choose(tab, wordpress, {source: 'wordpress', service: ''});
    await insert(tab, wordpress, 'Talk', 'Discussion feed');
    await until(tab, () => globalThis.cop.find('.start'), {what: 'the preview of an empty community'});
    return publishIt(tab);
  });
  await asPerson(browser, wordpress, 'editor', async (tab, complaints) => {
    await tab.goto(address);
    await startThread(tab, title);
    await tab.reload();
    await sees(tab, title);
    assert.deepEqual(complaints, []);
  });
  say('a block is inserted and published; an editor starts a thread on its page, which is there after a reload');

  await asPerson(browser, wordpress, 'subscriber', async (tab, complaints) => {
    await tab.goto(address);
    await sees(tab, title);
    const {you, kinds} = await asked(tab, 'describe');
    assert.deepEqual(Object.values(you.roles), ['member']);
    assert.ok(kinds.discussion.verbs.includes('create') && !kinds.discussion.verbs.includes('hide'));
    for (const kept of await cachesOf(tab)) assert.match(kept, /no-store/);
    assert.deepEqual(complaints, []);
    say('a subscriber, who is a member from the first look on, reads it, and no cache keeps it for the next');
  });

  await asPerson(browser, wordpress, undefined, async (tab, complaints) => {
    await tab.goto(address);
    await until(
      tab,
      () => globalThis.cop.find('cop-discussion-feed')?.shadowRoot?.textContent.includes('You can read here'),
      {
        what: 'the words for a visitor',
      },
    );
    assert.ok(!(await tab.evaluate(() => globalThis.cop.text())).includes(title));
    assert.deepEqual(complaints, []);
    const [{items, total}, {id}] = [await asked(tab, 'items/discussion'), await theThread(wordpress, title)];
    assert.deepEqual([items, total.value], [[], 0]);
    const [byId, {included}] = [await asked(tab, `items/discussion/${id}`), await asked(tab, 'items/reply')];
    assert.deepEqual([byId.kind, included], ['not-found', undefined]);
    const answer = await fetch(`${wordpress.url}wp-json/cop/v1/items/discussion`);
    assert.match(answer.headers.get('cache-control'), /no-store/);
    assert.match(answer.headers.get('vary'), /Cookie/);
    say('a visitor finds neither it nor a word of it, and no cache may keep an answer');
  });
  await forged({browser, wordpress, say});
  await oldNonces({browser, wordpress, title, address, say});
  await plainAddresses({browser, wordpress, title, say});
}

/** Starts a question in the feed of a page, as somebody does it who can type. */
async function startThread(tab, title) {
  await until(tab, () => {
    const start = globalThis.cop.find('.start');
    start?.click();
    return Boolean(start);
  });
  const fill = (selector, value) =>
    until(
      tab,
      (wanted, words) => {
        const field = globalThis.cop.find(wanted);
        if (!field) return false;
        field.value = words;
        field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
        return true;
      },
      {what: selector},
      selector,
      value,
    );
  await fill('.title-field', title);
  await fill('.composer textarea', 'For ten years, in a cellar.');
  const stored = tab.waitForResponse(
    (answer) => answer.request().method() === 'POST' && /items\/discussion/.test(decodeURIComponent(answer.url())),
  );
  await tab.evaluate(() => globalThis.cop.find('.composer-foot .primary').click());
  assert.equal((await stored).status(), 201);
}

/** Asks the namespace from within a page, with no nonce and so as a visitor unless the page's own address is taken. */
async function asked(tab, path) {
  return tab.evaluate(async (below) => {
    const {src, attributes} = document.querySelector('cop-community');
    const nonce = await (await fetch(attributes.nonces.value)).text();
    return (await fetch(src + below, {headers: nonce ? {'x-wp-nonce': nonce} : {}})).json();
  }, path);
}

/** What caches are told of a nonce, and of what is answered to whoever is signed in. */
async function cachesOf(tab) {
  return tab.evaluate(async () => {
    const {src, attributes} = document.querySelector('cop-community');
    const given = await fetch(attributes.nonces.value);
    const answer = await fetch(`${src}describe`, {headers: {'x-wp-nonce': await given.text()}});
    return [given, answer].map(({headers}) => headers.get('cache-control'));
  });
}

async function theThread(wordpress, title) {
  const found = await wordpress.run(`
    CopElements\\load_community();
    foreach ((new CopElements\\Community\\Rows())->of('discussion') as $item)
      if ($item['title'] === ${php(title)}) echo json_encode($item);`);
  return JSON.parse(found);
}

/** Another site that sends its visitors' cookies along is answered as a visitor is. */
async function forged({browser, wordpress, say}) {
  await asPerson(browser, wordpress, 'admin', async (tab) => {
    await tab.goto(wordpress.url);
    const [you, status, nonce] = await tab.evaluate(async () => {
      const base = '/wp-json/cop/v1/';
      const headers = {'content-type': 'application/json', 'idempotency-key': 'forged'};
      const body = JSON.stringify({id: 'forged', name: 'Forged'});
      const written = await fetch(`${base}items/community`, {method: 'POST', headers, body});
      const open = await fetch(`${base}describe`);
      return [(await open.json()).you ?? null, written.status, open.headers.get('x-wp-nonce')];
    });
    assert.deepEqual([you, status, nonce], [null, 401, null]);
  });
  const elsewhere = await fetch(`${wordpress.url}wp-admin/admin-ajax.php?action=cop-nonce`, {
    headers: {origin: 'https://evil.example'},
  });
  assert.equal(elsewhere.headers.get('access-control-allow-origin'), null);
  say('a cookie without a nonce reads and writes as nobody, and no other site can read a nonce');
}

/** Pages out of a cache: the same for everybody, and where somebody has put a nonce into one, a day old or a visitor's. */
async function oldNonces({browser, wordpress, title, address, say}) {
  const community = async (page) => /<cop-community [^>]*>/.exec(page)?.[0];
  const forVisitors = await community(await (await fetch(address)).text());
  await asPerson(
    browser,
    wordpress,
    'subscriber',
    async (tab, complaints) => {
      assert.equal(await community(await (await tab.goto(address)).text()), forVisitors);
      const tag = forVisitors.replace(
        '<cop-community',
        `<cop-community nonce="${await nonceOfYesterday(tab, wordpress)}"`,
      );
      const cached = await publish(
        wordpress,
        'Cached',
        `[cop-unread-count]<!-- wp:html -->${tag}<cop-discussion-feed></cop-discussion-feed></cop-community><!-- /wp:html -->`,
      );
      const seen = [];
      tab.on('response', (answer) => seen.push([answer.status(), decodeURIComponent(answer.url())]));
      await tab.goto(cached);
      await sees(tab, title);
      const refusals = seen.filter(([status]) => status === 403);
      assert.ok(refusals.length > 0 && refusals.length <= 3, JSON.stringify(refusals));
      assert.deepEqual(complaints, []);
      await startThread(tab, 'Written from a cached page');
    },
    {allow: refused},
  );
  say('a page is the same for everybody; with a nonce a day old in it, people read and write all the same');
}

/** As WordPress would have made it for this very session then. */
async function nonceOfYesterday(tab, wordpress) {
  const cookies = await tab.browserContext().cookies();
  const [, , token] = decodeURIComponent(cookies.find(({name}) => name.startsWith('wordpress_logged_in')).value).split(
    '|',
  );
  const made = (ago) =>
    wordpress.run(`
      $tick = ceil(time() / (DAY_IN_SECONDS / 2)) - ${ago};
      $id = get_user_by('login', 'subscriber')->ID;
      echo substr(wp_hash($tick . '|wp_rest|' . $id . '|' . ${php(token)}, 'nonce'), -12, 10);`);
  const now = await tab.evaluate(async () => {
    const {nonces} = document.querySelector('cop-community').attributes;
    return (await fetch(nonces.value)).text();
  });
  assert.equal(await made(0), now, 'nonces are made as we think');
  return made(2);
}

/** Without pretty addresses there is no /wp-json/. */
async function plainAddresses({browser, wordpress, title, say}) {
  const links = (structure) =>
    wordpress.run(
      `global $wp_rewrite; $wp_rewrite->set_permalink_structure(${php(structure)}); $wp_rewrite->flush_rules();`,
    );
  await links('');
  try {
    const address = await publish(wordpress, 'Plainly', '[cop-discussion-feed]');
    await asPerson(browser, wordpress, 'subscriber', async (tab, complaints) => {
      await tab.goto(address);
      await sees(tab, title);
      const sent = [];
      tab.on('request', (request) => sent.push(request.url()));
      await startThread(tab, 'Where addresses are plain');
      assert.ok(
        sent.some((each) => each.includes('?rest_route=%2Fcop%2Fv1%2F')),
        sent.join('\n'),
      );
      assert.deepEqual(complaints, []);
    });
  } finally {
    await links('/%postname%/');
  }
  say('where the addresses of the site are plain, people read and write as well');
}
