import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import {describe, it} from 'node:test';
import {promisify} from 'node:util';

import {build} from 'esbuild';

const run = promisify(execFile);
const page = resolve('docs/write-an-adapter.md');

/** The files a reader of the page would make: each block of code that begins with its name. */
async function filesOf(path: string): Promise<Map<string, string>> {
  const text = await readFile(path, 'utf8');
  const blocks = [...text.matchAll(/^```js\n\/\/ (\S+\.js)\n([\s\S]*?)^```$/gm)];
  return new Map(blocks.map(([, name, code]) => [name!, code!]));
}

describe('the page that says how to write an adapter', () => {
  it('makes one that passes the conformance kit', async () => {
    const folder = await mkdtemp(resolve('node_modules/.cop-write-an-adapter-'));
    try {
      const files = await filesOf(page);
      assert.deepEqual([...files.keys()], ['bulletin.js', 'bulletin.test.js', 'bulletin-service.js']);
      for (const [name, code] of files) await writeFile(join(folder, name), code);
      await build({
        entryPoints: [join(folder, 'bulletin.test.js')],
        outfile: join(folder, 'built.test.mjs'),
        bundle: true,
        platform: 'node',
        format: 'esm',
        logLevel: 'error',
        alias: {
          'cop-elements/adapter': resolve('src/adapter/index.ts'),
          'cop-elements/conformance': resolve('src/conformance/index.ts'),
          'cop-elements/model': resolve('src/model/index.ts'),
        },
      });
      // A runner within a runner reports to the outer one unless it is told that there is none.
      const {NODE_TEST_CONTEXT: _, ...env} = process.env;
      const {stdout} = await run(process.execPath, ['--test', '--test-reporter=tap', join(folder, 'built.test.mjs')], {
        env,
        timeout: 120_000,
      }).catch((error: {stdout: string}) => error);
      const count = (word: string) => Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(stdout)?.[1]);
      assert.equal(
        count('fail'),
        0,
        stdout
          .split('\n')
          .filter((line) => /not ok|error:/.test(line))
          .join('\n'),
      );
      assert.ok(count('pass') >= 20, `${count('pass')} cases passed`);
    } finally {
      await rm(folder, {recursive: true});
    }
  });
});
