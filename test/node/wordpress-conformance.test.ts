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

  it('says what is wrong with what nobody should send', async () => {
    await harness.open({seed: organisation});
    const said = await started.run(`
      CopElements\\load_community();
      $ask = function ($method, $path, $body = '', $query = []) {
        $request = new WP_REST_Request($method, '/cop/v1' . $path);
        $request->set_query_params($query);
        $request->set_body($body);
        $request->set_header('idempotency-key', wp_generate_uuid4());
        $answer = rest_do_request($request);
        return [$answer->get_status(), json_decode(json_encode($answer->get_data()))];
      };
      $status = fn(...$asked) => $ask(...$asked)[0];
      wp_set_current_user(wp_insert_user(['user_login' => 'tester', 'user_pass' => 'x', 'role' => 'editor']));
      $idea = ['id' => 'new', 'community' => 'storage', 'type' => 'idea', 'title' => 'New'];
      $found = [
        'a number too large' => $status('POST', '/items/discussion', str_replace('"New"', '1e999', json_encode($idea))),
        'one in a condition' => $status('GET', '/items/discussion', '', ['where' => '{"createdAt":{"any":[1e999]}}']),
        'an object as an end' => $status('GET', '/items/member', '', ['where' => '{"name":{"from":{}}}']),
        'an object as a value' => $status('GET', '/items/member', '', ['where' => '{"name":{"any":[{}]}}']),
        'no text at all' => $status('GET', '/items/member', '', ['text' => "\\xff", 'limit' => '1']),
        'a text for a list' => $status('POST', '/items/discussion', json_encode(['choices' => 'x', 'type' => 'poll'] + $idea)),
        'no id' => $status('POST', '/items/discussion', json_encode(array_diff_key($idea, ['id' => 1]))),
        'what may be sent' => $status('POST', '/items/discussion', json_encode($idea)),
      ];
      $reads = fn($query, $count) => $ask('POST', '/reads', json_encode(['reads' => array_fill(0, $count, ['verb' => 'list', 'kind' => 'member', 'query' => $query])]))[1]->results;
      $found['too many facets'] = $reads(['facets' => array_fill(0, 51, 'state')], 1)[0]->error->kind;
      $found['too many conditions'] = $reads(['where' => array_fill_keys(range(1, 51), 'x')], 1)[0]->error->kind;
      wp_set_current_user(0);
      $found['lists of a visitor'] = array_map(fn($each) => $each->error->kind ?? 'page', array_slice($reads((object) [], 21), 19));
      // Somebody else writes meanwhile: a visitor, who may not, is told so at once.
      $other = new wpdb(DB_USER, DB_PASSWORD, DB_NAME, DB_HOST);
      $lock = substr(hash('sha256', DB_NAME . CopElements\\Community\\table('items')), 0, 60);
      $held = $other->get_var($other->prepare('SELECT GET_LOCK(%s, 0)', $lock));
      $found['a visitor who writes'] = [$held, $ask('POST', '/items/discussion', json_encode(['id' => 'newer'] + $idea))[1]->kind];
      echo json_encode($found);`);
    assert.deepEqual(JSON.parse(said), {
      'a number too large': 422,
      'one in a condition': 422,
      'an object as an end': 422,
      'an object as a value': 422,
      'no text at all': 422,
      'a text for a list': 422,
      'no id': 422,
      'what may be sent': 201,
      'too many facets': 'invalid',
      'too many conditions': 'invalid',
      'lists of a visitor': ['page', 'rate-limited'],
      'a visitor who writes': ['1', 'signed-out'],
    });
  });

  it('leaves what a site took away from a role, and lets users go whatever is wrong with its tables', async () => {
    const said = await started.run(`
      CopElements\\load_community();
      require_once ABSPATH . 'wp-admin/includes/user.php';
      get_role('subscriber')->remove_cap('cop_take_part');
      CopElements\\begin();
      $taken = !get_role('subscriber')->has_cap('cop_take_part') && get_role('editor')->has_cap('cop_take_part');
      get_role('subscriber')->add_cap('cop_take_part');
      $id = wp_insert_user(['user_login' => 'leaver', 'user_pass' => 'x', 'role' => 'subscriber']);
      $table = CopElements\\Community\\table('people');
      $GLOBALS['wpdb']->query("RENAME TABLE $table TO \${table}_away");
      ini_set('error_log', '/dev/null');
      $GLOBALS['wpdb']->suppress_errors();
      wp_delete_user($id);
      $GLOBALS['wpdb']->query("RENAME TABLE \${table}_away TO $table");
      echo json_encode([$taken, get_user_by('id', $id)]);`);
    assert.deepEqual(JSON.parse(said), [true, false]);
  });

  runConformance(cases, harness, {
    describe,
    it: (name, body) => it(name, (context) => body(context as never)),
    exceptions,
  });
});
