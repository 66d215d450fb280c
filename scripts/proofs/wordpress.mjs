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

/** Where scripts are no modules yet all is done; in a newer one what a newer one may do otherwise: its editor, its scripts, and what people write. */
const parts = {
  bookworm: [inTheEditor, onPages, keptHere, badHosts, sourcesAndSettings, leaving, onANetwork],
  trixie: [inTheEditor, onPages, keptHere],
};
/** In the short form that of one script as a module, and of the blocks. */
const shortParts = {...parts, trixie: [inTheEditor]};

export async function run({short}) {
  const missing = await wordpressIsMissing();
  if (missing) return {skipped: missing};
  const plugin = await packageWordpress();
  const figures = [];
  for (const [release, wanted] of Object.entries(short ? shortParts : parts)) {
    const why = await wordpressIsMissing(release);
    figures.push(why ? `${release} left out, ${why}` : await prove(release, wanted, plugin));
  }
  return {holds: true, figure: figures.join('; ')};
}

async function prove(release, wanted, plugin) {
  const wordpress = await startWordPress(release);
  const seen = [];
  try {
    const version = await wordpress.version();
    const say = (line) => {
      seen.push(line);
      console.log(`  ok  ${version}: ${line}`);
    };
    await withChromium(async (browser) => {
      for (const part of wanted) await part({browser, wordpress, plugin, say});
    });
    // A table was taken away to see what is said of it.
    const complaints = wordpress
      .complaints()
      .filter((line) => /cop-elements|CopElements/.test(line) && !/wp_cop_items' doesn't exist/.test(line));
    assert.deepEqual(complaints, [], 'PHP complains of the plugin');
    return `${seen.length} things seen on WordPress ${version}`;
  } finally {
    await wordpress.stop();
  }
}
