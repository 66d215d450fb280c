import {strict as assert} from 'node:assert';

import {until} from '../../page.mjs';
import {asPerson, seesPeople} from './browsing.mjs';
import {colleague, me} from './people.mjs';

/** Over the service a visitor reads what is public; whoever has signed in there sees what colleagues see, where the wiki sends cookies. */
export async function signedIn({browser, wiki, service, say}) {
  const address = await wiki.write('Colleagues', '<cop-member-directory />');
  await nothingChosen(wiki, address, say);
  wiki.add(
    `$wgCopElementsAdapter = 'rest';\n$wgCopElementsSource = '${service.address}';\n$wgCopElementsCookies = true;`,
  );
  await asPerson(browser, wiki, undefined, async (tab, complaints) => {
    await tab.goto(address);
    await seesPeople(tab);
    const hidden = await tab.evaluate((name) => !globalThis.cop.text().includes(name), colleague);
    assert.ok(hidden, `${colleague} is for colleagues`);
    // In a tab of its own: what the service's pages lack is not what is looked at.
    const other = await tab.browserContext().newPage();
    await other.goto(`${service.address}session/development`);
    const how = {
      ...{method: 'POST', headers: {'content-type': 'application/json'}},
      body: JSON.stringify({member: me}),
    };
    assert.ok(await other.evaluate((asked) => fetch('', asked).then(({ok}) => ok), how));
    await other.close();
    await tab.goto(address);
    await until(tab, (name) => globalThis.cop.text().includes(name), {what: colleague}, colleague);
    assert.deepEqual(complaints, []);
    say('over the service a visitor sees what is public, and whoever has signed in there what colleagues see');
  });
}

async function nothingChosen(wiki, address, say) {
  wiki.add(`$wgCopElementsSource = '';`);
  const page = await (await fetch(address)).text();
  assert.match(page, /<strong class="error">[^<]*has not been set up yet: \$wgCopElementsSource in LocalSettings\.php/);
  assert.doesNotMatch(page, /<cop-|CopElements\/resources/);
  say('where LocalSettings.php does not say where the community is, the page says so');
}
