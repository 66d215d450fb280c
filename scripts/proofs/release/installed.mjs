import {execFileSync, spawnSync} from 'node:child_process';
import {chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';

import {root} from '../../run.mjs';
import {isForNode} from './entries.mjs';

/** Packs what was built; the scripts of the package would build it again. Answers the tarball, and what npm says of it. */
export function pack(folder, cwd = root) {
  const parameters = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const [packed] = JSON.parse(execFileSync('npm', parameters, {cwd, encoding: 'utf8', maxBuffer: 64e6}));
  return {...packed, tarball: join(folder, basename(packed.filename))};
}

/**
 * Puts a package into an empty folder, and beside it what it says it needs and nothing else. npm would lay those that are needed in turn
 * beside it as well, where one that is used and not named is found by chance. Answers the folder of the package.
 */
export function unpack(tarball, folder, name = 'cop-elements') {
  const place = join(folder, 'node_modules', name);
  mkdirSync(place, {recursive: true});
  execFileSync('tar', ['-xzf', tarball, '-C', place, '--strip-components=1']);
  const {dependencies, bin} = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8'));
  mkdirSync(join(folder, 'node_modules/.bin'));
  for (const [command, file] of Object.entries(bin)) {
    chmodSync(join(place, file), 0o755);
    symlinkSync(join(place, file), join(folder, 'node_modules/.bin', command));
  }
  for (const needed of Object.keys(dependencies)) {
    const link = join(folder, 'node_modules', needed);
    mkdirSync(dirname(link), {recursive: true});
    symlinkSync(join(root, 'node_modules', needed), link, 'dir');
  }
  return place;
}

/** What goes wrong for a script in Node, which knows no page: each source is asked for, one of them is used, and the command answers. */
export async function askedForInNode(place, entries) {
  const folder = dirname(dirname(place));
  const names = entries.filter(isForNode).map(({name}) => name.replace('.', 'cop-elements'));
  writeFileSync(join(folder, 'package.json'), '{"private": true, "type": "module"}\n');
  const file = join(folder, 'script.mjs');
  writeFileSync(file, script(names));
  const asked = spawnSync(process.execPath, [file], {cwd: folder, encoding: 'utf8'});
  const said = asked.stdout.trim().split('\n');
  const command = spawnSync(process.execPath, [join(place, 'bin/cop-elements.mjs'), 'check', '--help'], {
    encoding: 'utf8',
  });
  const absent = entries
    .flatMap(({file: code, types}) => [code, types])
    .filter((path) => path && !existsSync(join(place, path)));
  return [
    ...absent.map((path) => `${path} is named and not there`),
    ...(asked.status === 0 && said.at(-1) === `all ${names.length}` ? [] : [asked.stderr || said.at(-1)]),
    ...(command.status === 0 ? [] : [`the command says ${command.stderr || command.stdout}`]),
  ];
}

/** The same of the service: it is loaded, and its command answers. What it needs may bring programs, which are not started. */
export function serviceAskedFor(place) {
  const folder = dirname(dirname(place));
  const file = join(folder, 'service.mjs');
  writeFileSync(
    file,
    `const {communityHandler, startService} = await import('cop-elements-server');\nconsole.log(typeof communityHandler, typeof startService);\n`,
  );
  const loaded = spawnSync(process.execPath, [file], {cwd: folder, encoding: 'utf8'});
  const command = spawnSync(process.execPath, [join(place, 'bin/cop-elements-server.mjs'), 'serve', '--help'], {
    encoding: 'utf8',
  });
  return [
    ...(loaded.stdout.trim() === 'function function' ? [] : [loaded.stderr || loaded.stdout]),
    ...(command.status === 0 ? [] : [`the command of the service says ${command.stderr || command.stdout}`]),
  ];
}

/** Each is loaded; and a community in memory is asked for who is in it, as an author of a source would try theirs. */
function script(names) {
  return `
import assert from 'node:assert/strict';
let loaded = 0;
for (const name of ${JSON.stringify(names)}) {
  const module = await import(name).catch((error) => {
    throw new Error(name + ' cannot be loaded in Node: ' + error.message);
  });
  assert.ok(Object.keys(module).length > 0, name + ' has nothing in it');
  loaded++;
}
const {memory} = await import('cop-elements/adapters/memory');
const {rest} = await import('cop-elements/adapters/rest');
const source = memory({items: [{kind: 'member', id: 'ada', name: 'Ada'}], you: 'ada'});
const {items} = await source.list('member', {});
assert.equal(items[0].name, 'Ada');
const answer = {contract: (await source.describe()).contract, kinds: {}};
const service = rest({url: 'http://service.example/', fetch: async () => Response.json(answer)});
assert.deepEqual(await service.describe(), answer);
console.log('all ' + loaded);
`;
}
