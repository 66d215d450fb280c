import {copyFileSync, mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

import type {CommunityAdapter} from '../../../src/adapter/contract.js';
import {wordPress} from '../../../src/adapters/wordpress/wordpress.js';
import type {Harness} from '../../../src/conformance/index.js';

/** What `scripts/wordpress.mjs` answers, as far as tests ask. */
export interface Started {
  readonly url: string;
  readonly site: string;
  readonly password: string;
  run(code: string): Promise<string>;
  complaints(): readonly string[];
  stop(): Promise<void>;
}
export interface Script {
  wordpressIsMissing(): Promise<string | undefined>;
  startWordPress(): Promise<Started>;
}

const script = (name: string): Promise<unknown> =>
  import(new URL(`../../../scripts/${name}`, import.meta.url).href) as Promise<unknown>;

export const wordpressScript = () => script('wordpress.mjs') as Promise<Script>;

/** A WordPress with the plugin in it, without what browsers load, that keeps the community itself. */
export async function startWithPlugin(): Promise<Started> {
  const {startWordPress} = await wordpressScript();
  const {programOf} = (await script('package-wordpress.mjs')) as {
    programOf(version: string, elements: object): Promise<Readonly<Record<string, string>>>;
  };
  const started = await startWordPress();
  const content = join(started.site, 'wp-content');
  for (const [path, text] of Object.entries(await programOf('0.0.0', {}))) {
    const file = join(content, 'plugins/cop-elements', path);
    mkdirSync(dirname(file), {recursive: true});
    writeFileSync(file, text);
  }
  mkdirSync(join(content, 'mu-plugins'), {recursive: true});
  copyFileSync(fileURLToPath(new URL('seed.php', import.meta.url)), join(content, 'mu-plugins/seed.php'));
  await started.run(`
    require_once ABSPATH . 'wp-admin/includes/plugin.php';
    $failed = activate_plugin('cop-elements/cop-elements.php');
    if (is_wp_error($failed)) throw new RuntimeException($failed->get_error_message());
    update_option('cop_elements', ['source' => 'wordpress']);`);
  return started;
}

/** The suite through the adapter and a WordPress that really answers; each person is known by the cookie of a user. */
export function wordpressHarness(place: () => Started): Harness {
  const cookies = new Map<string, string>();
  /** A nonce is good for a day: who has one need not ask again. */
  const nonces = new Map<string, string>();
  let opened: CommunityAdapter[] = [];
  const ask = async (what: string, body: object) => {
    const answer = await fetch(`${place().url}?cop_test=${what}`, {method: 'POST', body: JSON.stringify(body)});
    if (!answer.ok) throw new Error(`The test site answered ${answer.status}: ${(await answer.text()).slice(0, 500)}`);
    return (await answer.json()) as unknown;
  };
  return {
    async open({seed, as}) {
      if (seed) await ask('seed', {items: seed, people: [...cookies.keys()]});
      if (as !== undefined && !cookies.has(as)) {
        // Whoever the seed makes an administrator of a community runs the site.
        const role = as === 'ada' ? 'administrator' : 'subscriber';
        cookies.set(as, (await ask('sign-in', {login: as, role})) as string);
      }
      const cookie = as === undefined ? undefined : cookies.get(as)!;
      const nonce = nonces.get(cookie ?? '');
      const adapter = wordPress({
        site: `${place().url}wp-json/`,
        ...(nonce && {nonce}),
        fetch: async (address, init) => {
          const headers = {...(init?.headers as Record<string, string>), ...(cookie && {cookie})};
          const response = await fetch(address, {...init, headers});
          const next = response.headers.get('x-wp-nonce');
          if (next && cookie) nonces.set(cookie, next);
          return response;
        },
      });
      opened.push(adapter);
      return adapter;
    },
    close() {
      for (const adapter of opened) adapter.close?.();
      opened = [];
    },
  };
}
