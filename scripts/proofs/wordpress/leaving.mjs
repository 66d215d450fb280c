import {strict as assert} from 'node:assert';
import {existsSync, readdirSync} from 'node:fs';
import {join} from 'node:path';

import {asPerson, uploadPlugin} from './browsing.mjs';

/** What is left behind: everything, unless it was asked for otherwise; on a network each site answers for itself. */
export async function leaving({browser, wordpress, plugin, say}) {
  const uploads = join(wordpress.site, 'wp-content/uploads/cop-elements');
  const option = () => wordpress.run(`echo json_encode(get_option('cop_elements'));`);
  const tables = async () =>
    (await wordpress.run(`global $wpdb; echo implode(' ', $wpdb->get_col("SHOW TABLES LIKE 'wp\\_cop\\_%'"));`))
      .split(' ')
      .filter(Boolean);
  const remove = () =>
    wordpress.run(`
      require_once ABSPATH . 'wp-admin/includes/plugin.php';
      require_once ABSPATH . 'wp-admin/includes/file.php';
      deactivate_plugins('cop-elements/cop-elements.php');
      $done = delete_plugins(['cop-elements/cop-elements.php']);
      if ($done !== true) throw new RuntimeException('not deleted');`);

  assert.equal(readdirSync(uploads).length, 1, 'one community file');
  await remove();
  assert.ok(!existsSync(join(wordpress.site, 'wp-content/plugins/cop-elements')));
  assert.equal(JSON.parse(await option()).source, 'service');
  assert.equal(readdirSync(uploads).length, 1);
  assert.equal((await tables()).length, 5);
  say('deleting the plugin leaves settings, file and what people wrote where they are');

  await asPerson(browser, wordpress, 'admin', (page) => uploadPlugin(page, wordpress, plugin.file));
  await wordpress.run(`update_option('cop_elements', ['delete_all' => true] + get_option('cop_elements'));`);
  await remove();
  assert.equal(await option(), 'false');
  assert.ok(!existsSync(uploads));
  assert.deepEqual(await tables(), []);
  const may = await wordpress.run(`echo json_encode(get_role('editor')->has_cap('cop_moderate'));`);
  assert.equal(may, 'false');
  say('where it was asked for, they go, too');
}
