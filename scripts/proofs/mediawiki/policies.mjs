import {strict as assert} from 'node:assert';
import {copyFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {root} from '../../run.mjs';
import {inThreeBrowsers} from '../../three-browsers.mjs';

/** What is asked of the page, in it; `watch.js` has collected what went wrong by then. */
const check = `
  await globalThis.showsMembers(document, 4);
  await globalThis.finish();
`;

/** The page is watched from its first script, and asked at its end; both are files of the wiki, so that its policy is not touched. */
const watching = `$wgHooks['BeforePageDisplay'][] = static function ( $page ) {
	if ( $page->getRequest()->getCheck( 'watch' ) ) {
		$page->addHeadItem( 'a-watch', '<script src="/watch.js"></script><script type="module" src="/check.js"></script>' );
	}
};`;

/** MediaWiki's own, and as strict as it makes one. */
const usual = 'true';
const strict = "[ 'default-src' => true, 'unsafeFallback' => false, 'includeCORS' => false ]";

/** With the community in a file of the wiki and at a service on another host: in three browsers, with no report and nothing on the console. */
export async function underPolicies({wiki, service, say}) {
  const address = await wiki.write('Policy', '<cop-member-directory />');
  copyFileSync(join(root, 'scripts/proofs/recipes/watch.js'), join(wiki.site, 'watch.js'));
  writeFileSync(join(wiki.site, 'check.js'), check);
  wiki.add(watching);
  const file = '/extensions/CopElements/resources/sample.json';
  const cases = [
    {adapter: 'static', source: file, policy: usual},
    {adapter: 'static', source: file, policy: strict},
    {adapter: 'rest', source: service.address, policy: strict},
  ];
  await inThreeBrowsers(async (browser, visit) => {
    for (const {adapter, source, policy} of cases) {
      wiki.add(`$wgCopElementsAdapter = '${adapter}';
$wgCopElementsSource = '${source}';
$wgCSPHeader = ${policy};`);
      const {wrong} = await visit(`${address}?watch=1`);
      assert.deepEqual(wrong, [], `${browser}, ${adapter}, under ${policy}`);
    }
  });
  const sent = (await fetch(address)).headers.get('content-security-policy');
  assert.match(sent, /script-src (?![^;]*'unsafe-inline')[^;]*; default-src 'self'/);
  const main = (await fetch(`${wiki.url}index.php/Main_Page`)).headers.get('content-security-policy');
  const origin = new URL(service.address).origin;
  assert.deepEqual([sent.includes(origin), main.includes(origin)], [true, false]);
  say('three browsers load it from a file and from a service, under two policies, without a report');
}
