import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';

import {cases, organisation, runConformance, type Exceptions} from '../../src/conformance/index.js';
import {startWithPlugin, wordpressHarness, wordpressScript, type Started} from '../support/wordpress/harness.js';

const exceptions: Exceptions = {};

const missing = await (await wordpressScript()).wordpressIsMissing();

describe('wordpress, over a real one', {skip: missing}, () => {
  let started: Started;
  before(async () => {
    started = await startWithPlugin();
  });
  after(async () => {
    try {
      const ours = started.complaints().filter((line) => /cop-elements|CopElements/.test(line));
      assert.deepEqual(ours, [], 'PHP complains of the plugin');
    } finally {
      await started.stop();
    }
  });
  const harness = wordpressHarness(() => started);

  it('makes members of users by what their role may do, and lets them go with their user', async () => {
    await harness.open({seed: organisation});
    const said = await started.run(`
      CopElements\\load_community();
      require_once ABSPATH . 'wp-admin/includes/user.php';
      $describe = fn() => json_decode(json_encode(rest_do_request(new WP_REST_Request('GET', '/cop/v1/describe'))->get_data()));
      $found = [];
      foreach (['editor', 'contributor', 'administrator', 'guard'] as $role) {
        add_role('guard', 'Guard', ['read' => true]);
        $id = wp_insert_user(['user_login' => "new-$role", 'display_name' => ucfirst($role), 'user_pass' => 'x', 'role' => $role]);
        wp_set_current_user($id);
        $told = $describe();
        $again = $describe();
        wp_delete_user($id);
        $item = isset($told->you) ? (new CopElements\\Community\\Rows())->item($told->you->member) : null;
        $found[$role] = [
          $told->you->name ?? null, (array) ($told->you->roles ?? []), in_array('restore', $told->kinds->discussion->verbs, true),
          ($told->you->member ?? '') === ($again->you->member ?? ''), $item['state'] ?? null,
        ];
      }
      echo json_encode($found);`);
    const everywhere = {storage: 'facilitator', network: 'facilitator'};
    assert.deepEqual(JSON.parse(said), {
      editor: ['Editor', everywhere, false, true, 'moved-on'],
      contributor: ['Contributor', [], false, true, 'moved-on'],
      administrator: ['Administrator', everywhere, true, true, 'moved-on'],
      // Whom nobody gave leave to take part is a visitor.
      guard: [null, [], false, true, null],
    });
  });

  runConformance(cases, harness, {
    describe,
    it: (name, body) => it(name, (context) => body(context as never)),
    exceptions,
  });
});
