import {strict as assert} from 'node:assert';

import {php} from './browsing.mjs';

/** On a network each site has a community of its own, and answers for itself when the plugin is deleted. */
export async function onANetwork({wordpress, plugin, say}) {
  await wordpress.becomeNetwork();
  const second = await wordpress.run(`
    require_once ABSPATH . 'wp-admin/includes/file.php';
    require_once ABSPATH . 'wp-admin/includes/plugin.php';
    WP_Filesystem();
    $done = unzip_file(${php(plugin.file)}, WP_PLUGIN_DIR);
    if (is_wp_error($done)) throw new RuntimeException($done->get_error_message());
    $failed = activate_plugin('cop-elements/cop-elements.php', '', true);
    if (is_wp_error($failed)) throw new RuntimeException($failed->get_error_message());
    $site = wp_insert_site(['domain' => get_network()->domain, 'path' => '/second/', 'title' => 'Second', 'user_id' => 1]);
    if (is_wp_error($site)) throw new RuntimeException($site->get_error_message());
    // WordPress takes the port out of a new site's domain, and leaves it in that of the first.
    $wpdb->update($wpdb->blogs, ['domain' => get_network()->domain], ['blog_id' => $site]);
    clean_blog_cache($site);
    foreach (['home', 'siteurl'] as $option) update_blog_option($site, $option, ${php(`${wordpress.url}second`)});
    foreach ([get_main_site_id() => false, $site => true] as $id => $deletes) {
      switch_to_blog($id);
      update_option('cop_elements', ['source' => 'service', 'service' => "http://service-$id.example/api/v1/", 'delete_all' => $deletes]);
      wp_insert_post(['post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Ours', 'post_content' => '[cop-member-directory]']);
      restore_current_blog();
    }
    echo $site;`);
  const shown = async (path) => {
    const answer = await fetch(`${wordpress.url}${path}`);
    assert.equal(answer.status, 200, path);
    return /<cop-community adapter="rest" src="([^"]*)"/.exec(await answer.text())?.[1];
  };
  assert.equal(await shown('ours/'), 'http://service-1.example/api/v1/');
  assert.equal(await shown('second/?pagename=ours'), `http://service-${second}.example/api/v1/`);
  say('activated for a network, each site shows the community it has chosen');

  await tablesApart({wordpress, second, say});

  await wordpress.run(`
    require_once ABSPATH . 'wp-admin/includes/plugin.php';
    require_once ABSPATH . 'wp-admin/includes/file.php';
    deactivate_plugins('cop-elements/cop-elements.php', true, true);
    if (delete_plugins(['cop-elements/cop-elements.php']) !== true) throw new RuntimeException('not deleted');`);
  const kept = JSON.parse(
    await wordpress.run(
      `echo json_encode([is_array(get_blog_option(1, 'cop_elements')), get_blog_option(${second}, 'cop_elements')]);`,
    ),
  );
  assert.deepEqual(kept, [true, false]);
  assert.deepEqual(await tablesOf(wordpress), ['wp_cop_items']);
  say('deleted there, it deletes what the one site asked for, and leaves the other alone');
}

/** Two sites of a network: what is written in one is not in the other, not even its people. */
async function tablesApart({wordpress, second, say}) {
  const ask = (site, code) =>
    wordpress.run(`
      switch_to_blog(${site});
      update_option('cop_elements', ['source' => 'wordpress'] + get_option('cop_elements'));
      wp_set_current_user(1);
      $ask = function ($method, $path, $body = null) {
        $request = new WP_REST_Request($method, "/cop/v1/$path");
        $request->set_header('idempotency-key', wp_generate_uuid4());
        $request->set_header('content-type', 'application/json');
        if ($body) $request->set_body(json_encode($body));
        return json_decode(json_encode(rest_do_request($request)->get_data()));
      };
      ${code}`);
  const write = `
    $place = $ask('GET', 'items/community')->items[0];
    $made = $ask('POST', 'items/discussion', ['id' => 'only-here', 'type' => 'idea', 'title' => 'Only here', 'community' => $place->id]);
    if (($made->items[0]->title ?? null) !== 'Only here') throw new RuntimeException(json_encode($made));`;
  const read = `echo json_encode([$ask('GET', 'items/discussion')->total->value, $ask('GET', 'items/community')->items[0]->name, $ask('GET', 'items/member')->total->value, $ask('GET', 'describe')->you->member]);`;
  await ask(1, write);
  const [first, other] = [JSON.parse(await ask(1, read)), JSON.parse(await ask(second, read))];
  assert.deepEqual(
    [first.slice(0, 3), other.slice(0, 3)],
    [
      [1, 'Intranet', 1],
      [0, 'Second', 1],
    ],
  );
  assert.notEqual(first[3], other[3]);
  assert.deepEqual(await tablesOf(wordpress), ['wp_cop_items', `wp_${second}_cop_items`].sort());
  say('each site of a network has tables, people and threads of its own');
}

async function tablesOf(wordpress) {
  const found = await wordpress.run(
    `global $wpdb; echo json_encode($wpdb->get_col("SHOW TABLES LIKE '%cop\\_items'"));`,
  );
  return JSON.parse(found).sort();
}
