import {strict as assert} from 'node:assert';

import {withChromium} from '../chromium.mjs';
import {mediawikiIsMissing, startMediaWiki} from '../mediawiki.mjs';
import {packageMediawiki} from '../package-mediawiki.mjs';
import {followed} from './mediawiki/followed.mjs';
import {startPeople} from './mediawiki/people.mjs';
import {underPolicies} from './mediawiki/policies.mjs';
import {signedIn} from './mediawiki/signed-in.mjs';
import {writtenBadly} from './mediawiki/written-badly.mjs';

export const name = 'mediawiki';
export const about =
  'Who follows docs/mediawiki.md word for word has the directory on a real MediaWiki, from its caches and under its policy too; what is written badly is told and does no harm.';

/** In the long form a newer one as well, but for its policies: since 1.42 MediaWiki's own scripts do not pass the strict ones. */
export async function run({short}) {
  const missing = await mediawikiIsMissing();
  if (missing) return {skipped: missing};
  const figures = [await prove('bookworm')];
  if (!short) {
    const why = await mediawikiIsMissing('trixie');
    figures.push(why ? `trixie left out, ${why}` : await prove('trixie', {isStrict: false}));
  }
  return {holds: true, figure: figures.join('; ')};
}

async function prove(release, {isStrict = true} = {}) {
  const seen = [];
  const say = (line) => {
    seen.push(line);
    console.log(`  ok  ${release}: ${line}`);
  };
  const {file: archive, elements} = await packageMediawiki();
  const wiki = await startMediaWiki(release);
  try {
    const service = await startPeople(wiki);
    try {
      const steps = await withChromium(async (browser) => {
        const told = await followed({browser, wiki, archive, say});
        await writtenBadly({browser, wiki, elements, say});
        await signedIn({browser, wiki, service, say});
        return told;
      });
      if (isStrict) await underPolicies({wiki, service, say});
      const complaints = wiki.complaints().filter((line) => line.includes('CopElements'));
      assert.deepEqual(complaints, [], 'PHP complains of the extension');
      return `${release}: ${steps}; ${seen.length} things seen`;
    } finally {
      await service.stop();
    }
  } finally {
    await wiki.stop();
  }
}
