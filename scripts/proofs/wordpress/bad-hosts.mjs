import {strict as assert} from 'node:assert';
import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {until} from '../../page.mjs';
import {asPerson, publish, sees} from './browsing.mjs';

/** What browsers write down of answers that are refusals. */
const statuses = [/the server responded with a status of [45]\d\d/, /Access to fetch|Failed to load resource/];

/** Sites that are set up so that it cannot work: each says on the page what is wrong, and what to do. */
export async function badHosts({browser, wordpress, say}) {
  const address = await publish(wordpress, 'Badly', '[cop-member-directory]');
  await asPerson(
    browser,
    wordpress,
    'subscriber',
    async (tab) => {
      const shown = async (where, words) => {
        await tab.goto(where);
        for (const each of words) await sees(tab, each);
      };
      await elsewhere({wordpress, address, shown, say});
      await closedSites({wordpress, address, shown, say});
      await otherVersions({tab, wordpress, address, shown, say});
    },
    {allow: statuses},
  );
}

/** The address of a site that is none. */
async function elsewhere({wordpress, address, shown, say}) {
  const community = /<cop-community [^>]*>/.exec(await (await fetch(address)).text())[0];
  const at = (src) => publish(wordpress, 'Elsewhere', askingAt(community, src));
  const nowhere = await at(`${wordpress.url}no-such-folder/wp-json/cop/v1/`);
  await shown(nowhere, ['No WordPress answers at', 'Look at the address.']);
  const page = await at(`${wordpress.url}hello-world/cop/v1/`);
  await shown(page, ['No WordPress answers at']);
  say('a wrong address of the site is said, with what to look at');
}

/** Sites that do not let themselves be asked. */
async function closedSites({wordpress, address, shown, say}) {
  const closed = (code, status) =>
    `add_filter('rest_authentication_errors', fn() => new WP_Error('${code}', 'REST is off.', ['status' => ${status}]));`;
  const host = (what, code, words) => ({what, code, words});
  const cases = [
    host('a security plugin that closes the REST interface', closed('rest_disabled', 403), [
      '(rest_disabled)',
      'opens the namespace cop/v1 there',
    ]),
    host('one that opens it to signed-in people alone', closed('rest_not_logged_in', 401), [
      '(rest_not_logged_in)',
      'sign in',
    ]),
    host(
      'one that sends a page to sign in on',
      `add_action('parse_request', function ($wp) { if (isset($wp->query_vars['rest_route'])) { wp_redirect(wp_login_url()); exit; } }, 1);`,
      ['You are signed out', 'Sign in to this page again'],
    ),
    host(
      'a firewall that answers with a page',
      `add_action('parse_request', function ($wp) { if (isset($wp->query_vars['rest_route'])) { status_header(403); echo '<h1>Blocked</h1>'; exit; } }, 1);`,
      ['refuses, with a page', 'lets requests to it through'],
    ),
    host(
      'a page in place of data',
      `add_action('parse_request', function ($wp) { if (isset($wp->query_vars['rest_route'])) { echo '<h1>Welcome</h1>'; exit; } }, 1);`,
      ['answers with a page instead of data', 'Look at the address'],
    ),
    host(
      'a plugin without the namespace',
      `add_filter('rest_endpoints', fn($all) => array_filter($all, fn($route) => strpos($route, '/cop/v1') !== 0, ARRAY_FILTER_USE_KEY));`,
      ['does not know', 'activates the plugin CoP Elements, or updates it'],
    ),
  ];
  const folder = join(wordpress.site, 'wp-content/mu-plugins');
  mkdirSync(folder, {recursive: true});
  for (const {what, code, words} of cases) {
    writeFileSync(join(folder, 'bad.php'), `<?php\n${code}\n`);
    await shown(address, words);
    say(`${what}: ${words.at(-1)}`);
  }
  rmSync(join(folder, 'bad.php'));
}

/** A plugin that does not fit, and one whose tables are gone. */
async function otherVersions({tab, wordpress, address, shown, say}) {
  const tables = join(wordpress.site, 'wp-content/plugins/cop-elements/community/tables.json');
  const before = readFileSync(tables, 'utf8');
  writeFileSync(tables, JSON.stringify({...JSON.parse(before), contract: '9.0'}));
  await shown(address, ['of another version than the elements', 'updates both']);
  writeFileSync(tables, before);
  say('a plugin of another version than the elements is said, with what to update');

  await wordpress.run(`global $wpdb; $wpdb->query('RENAME TABLE wp_cop_items TO wp_away');`);
  await shown(address, ['The table wp_cop_items of this WordPress is missing', 'deactivate the plugin']);
  await wordpress.run(`
    require_once ABSPATH . 'wp-admin/includes/plugin.php';
    deactivate_plugins('cop-elements/cop-elements.php');
    activate_plugin('cop-elements/cop-elements.php');`);
  await tab.reload();
  await until(tab, () => globalThis.cop.text(document.querySelector('cop-member-directory')).includes('subscriber'), {
    what: 'the first member of a community made anew',
  });
  const kept = await wordpress.run(
    `global $wpdb; $wpdb->query('DROP TABLE wp_cop_items'); $wpdb->query('RENAME TABLE wp_away TO wp_cop_items'); echo $wpdb->get_var('SELECT COUNT(*) FROM wp_cop_items');`,
  );
  assert.ok(Number(kept) > 2);
  say('missing tables are said, and made anew where the plugin is activated again');
}

/** The elements of a page that asks another address. */
function askingAt(community, src) {
  const tag = community.replace(/ src="[^"]*"/, ` src="${src}"`).replace(/ nonces="[^"]*"/, '');
  return `[cop-unread-count]<!-- wp:html -->${tag}<cop-member-directory></cop-member-directory></cop-community><!-- /wp:html -->`;
}
