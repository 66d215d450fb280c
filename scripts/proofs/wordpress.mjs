import {strict as assert} from 'node:assert';

import {withChromium} from '../chromium.mjs';
import {packageWordpress} from '../package-wordpress.mjs';
import {startWordPress, wordpressIsMissing} from '../wordpress.mjs';
import {badHosts} from './wordpress/bad-hosts.mjs';
import {inTheEditor} from './wordpress/editor.mjs';
import {keptHere} from './wordpress/kept-here.mjs';
import {leaving} from './wordpress/leaving.mjs';
import {onANetwork} from './wordpress/network.mjs';
import {onPages} from './wordpress/pages.mjs';
import {sourcesAndSettings} from './wordpress/settings.mjs';

export const name = 'wordpress';
export const about =
  'A real WordPress takes the zip; its editor inserts a block; an editor starts a thread, a subscriber reads it, a visitor does not; settings, networks and uninstalling do as they say.';
export const isLong = true;

export async function run() {
  const missing = await wordpressIsMissing();
  if (missing) return {skipped: missing};
  const plugin = await packageWordpress();
  const wordpress = await startWordPress();
  const seen = [];
  const say = (line) => {
    seen.push(line);
    console.log(`  ok  ${line}`);
  };
  try {
    await withChromium(async (browser) => {
      for (const part of [inTheEditor, onPages, keptHere, badHosts, sourcesAndSettings, leaving, onANetwork])
        await part({browser, wordpress, plugin, say});
    });
    // A table was taken away to see what is said of it.
    const complaints = wordpress
      .complaints()
      .filter((line) => /cop-elements|CopElements/.test(line) && !/wp_cop_items' doesn't exist/.test(line));
    assert.deepEqual(complaints, [], 'PHP complains of the plugin');
    return {holds: true, figure: `${seen.length} things seen on WordPress ${await wordpress.version()}`};
  } finally {
    await wordpress.stop();
  }
}
