import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {describe, it, type TestContext} from 'node:test';

/** What the script answers, as far as these tests ask. */
interface Started {
  readonly url: string;
  readonly site: string;
  readonly password: string;
  run(code: string): Promise<string>;
  stop(): Promise<void>;
}
interface Script {
  wordpressIsMissing(): Promise<string | undefined>;
  startWordPress(): Promise<Started>;
}

const {wordpressIsMissing, startWordPress} = (await import(
  new URL('../../scripts/wordpress.mjs', import.meta.url).href
)) as Script;

describe('a WordPress for tests', () => {
  it('is a real one, signs people in by their roles, and leaves nothing behind', async (context: TestContext) => {
    const missing = await wordpressIsMissing();
    if (missing) return context.skip(missing);
    const {url, site, password, run, stop} = await startWordPress();
    try {
      const hello = await fetch(`${url}hello-world/`);
      assert.equal(hello.status, 200);
      assert.match(await hello.text(), /Welcome to WordPress/);
      assert.equal((await fetch(`${url}no-such-page/`)).status, 404);
      const {name, url: said} = (await (await fetch(`${url}wp-json/`)).json()) as {name: string; url: string};
      assert.deepEqual([name, `${said}/`], ['Intranet', url]);

      const may = await run(`
        foreach (['admin', 'editor', 'author', 'subscriber'] as $login) {
          $user = wp_authenticate($login, '${password}');
          echo (int) user_can($user, 'manage_options'), (int) user_can($user, 'edit_others_posts'), (int) user_can($user, 'publish_posts'), (int) user_can($user, 'read'), ' ';
        }`);
      assert.equal(may, '1111 0111 0011 0001 ');
      await assert.rejects(run('echo no_such_function();'), /no_such_function/);
    } finally {
      await stop();
    }
    assert.ok(!existsSync(site));
    await assert.rejects(fetch(url));
  });
});
