import {strict as assert} from 'node:assert';

import {withChromium} from '../chromium.mjs';
import {packageWordpress} from '../package-wordpress.mjs';
import {startWordPress, wordpressIsMissing} from '../wordpress.mjs';
import {inTheEditor} from './wordpress-plugin/editor.mjs';
import {leaving} from './wordpress-plugin/leaving.mjs';
import {onANetwork} from './wordpress-plugin/network.mjs';
import {onPages} from './wordpress-plugin/pages.mjs';
import {sourcesAndSettings} from './wordpress-plugin/settings.mjs';

export const name = 'wordpress-plugin';
export const about =
  'A real WordPress takes the zip; its editor inserts a block, the page shows it to visitors; settings, files, networks and uninstalling do as they say.';
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
      for (const part of [inTheEditor, onPages, sourcesAndSettings, leaving, onANetwork])
        await part({browser, wordpress, plugin, say});
    });
    const complaints = wordpress.complaints().filter((line) => /cop-elements|CopElements/.test(line));
    assert.deepEqual(complaints, [], 'PHP complains of the plugin');
    return {holds: true, figure: `${seen.length} things seen on WordPress ${await wordpress.version()}`};
  } finally {
    await wordpress.stop();
  }
}
