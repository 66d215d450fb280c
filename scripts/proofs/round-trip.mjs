import {execFileSync} from 'node:child_process';
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join, resolve} from 'node:path';

import {build} from 'esbuild';

import {withChromium} from '../chromium.mjs';
import {root} from '../run.mjs';
import {serve} from '../serve.mjs';

export const name = 'round-trip';
export const about =
  'Export, import, export again: the two files are equal, for memory and local, written to in between or not.';

const samples = join(root, 'examples/communities');
const data = resolve(root, process.env.COP_DATA ?? '../shared/data', 'engineering-communities');

export async function run() {
  const folder = mkdtempSync(join(tmpdir(), 'cop-round-trip-'));
  try {
    const files = filesIn(folder);
    await build({
      entryPoints: [join(root, 'scripts/proofs/round-trip/page.ts')],
      bundle: true,
      format: 'esm',
      outfile: join(folder, 'page.js'),
      logLevel: 'warning',
    });
    writeFileSync(join(folder, 'index.html'), '<!doctype html><script type="module" src="page.js"></script>');
    const server = await serve({
      mounts: {'/': `${folder}/`, ...Object.fromEntries(files.map(({address, file}) => [address, file]))},
    });
    const results = await withChromium((browser) => inPage(browser, server.url, files)).finally(server.close);
    for (const {what, wrong} of results) console.log(`  ${wrong ? 'NOT' : 'ok '} ${what}${wrong ? `: ${wrong}` : ''}`);
    const equal = results.filter(({wrong}) => !wrong).length;
    return {holds: equal === results.length && equal > 0, figure: `${equal} of ${results.length} round trips equal`};
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

/** The samples, a file of everything nobody knows, and a real organisation where it is there. */
function filesIn(folder) {
  const strange = join(folder, 'strange.json');
  writeFileSync(strange, readFileSync(join(root, 'scripts/proofs/round-trip/strange.json')));
  const files = [
    ...readdirSync(samples)
      .filter((file) => file.endsWith('.json'))
      .map((file) => join(samples, file)),
    strange,
  ];
  if (existsSync(data)) {
    const real = join(folder, 'engineering-communities.json');
    execFileSync(process.execPath, [join(root, 'bin/cop-elements.mjs'), 'import', data, '-o', real, '--quiet']);
    files.push(real);
  } else console.log('  engineering-communities is absent, and left out');
  return files.map((file) => ({file, name: basename(file), address: `/files/${basename(file)}`}));
}

async function inPage(browser, url, files) {
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForFunction(() => globalThis.roundTrip);
  const results = [];
  for (const {name: file, address} of files) {
    for (const adapter of ['memory', 'local']) {
      for (const isWritten of [false, true]) {
        const wrong = await page.evaluate((...args) => globalThis.roundTrip(...args), adapter, address, isWritten);
        results.push({what: `${file} by ${adapter}${isWritten ? ', written to' : ''}`, wrong});
      }
    }
  }
  return results;
}
