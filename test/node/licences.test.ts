import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';

import {rollup, type Plugin} from 'rollup';

const script = fileURLToPath(new URL('../../scripts/rollup/licences.mjs', import.meta.url));
const {licences} = (await import(script)) as {licences(file: string): readonly Plugin[]};

const folder = mkdtempSync(join(tmpdir(), 'cop-licences-'));
after(() => rmSync(folder, {recursive: true}));

/** Bundles a page that uses a package, with what that says of itself; answers the text of licences. */
async function textFor(name: string, about: object, text?: string): Promise<string> {
  const place = join(folder, 'node_modules', name);
  mkdirSync(place, {recursive: true});
  writeFileSync(join(place, 'package.json'), JSON.stringify({name, version: '1.2.3', ...about}));
  writeFileSync(join(place, 'index.js'), `console.log('${name}');\n`);
  if (text !== undefined) writeFileSync(join(place, 'LICENSE'), text);
  const file = join(folder, `${name}.txt`);
  const bundle = await rollup({input: join(place, 'index.js'), plugins: [...licences(file)], onwarn: () => undefined});
  await bundle.generate({format: 'es'});
  await bundle.close();
  return readFileSync(file, 'utf8');
}

describe('the licences of what is bundled', () => {
  it('are named with their text, and those of what is copied beside them', async () => {
    const text = await textFor('kind', {license: 'ISC'}, 'Do with it what you like, and keep this line.');
    assert.match(text, /^kind 1\.2\.3, ISC\n\nDo with it what you like, and keep this line\.$/m);
    assert.match(text, /^lucide-static [\d.]+, ISC$/m);
  });

  it('stop the build where nobody has allowed one, where there is none, and where its text is missing', async () => {
    await assert.rejects(
      textFor('jealous', {license: 'GPL-3.0-only'}, 'Share alike.'),
      /jealous.*license|license.*jealous/is,
    );
    await assert.rejects(textFor('silent', {}, 'All rights reserved.'), /silent/);
    await assert.rejects(textFor('wordless', {license: 'MIT'}), /wordless brings no text of its licence/);
  });
});
