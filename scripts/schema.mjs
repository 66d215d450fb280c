import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';

import {build} from 'esbuild';
import {format} from 'prettier';

import {root} from './run.mjs';

const file = 'schema/community-file.schema.json';

/** The JSON Schema of the community file as the tables say it now. */
export async function makeSchema() {
  const {outputFiles} = await build({
    entryPoints: [join(root, 'src/file/schema.ts')],
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
    logLevel: 'warning',
  });
  const source = `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`;
  const {communityFileSchema} = await import(source);
  return format(JSON.stringify(communityFileSchema()), {parser: 'json', printWidth: 120, bracketSpacing: false});
}

/** What is wrong with the schema that is published; nothing where it is up to date. */
export async function schemaProblems() {
  let published = '';
  try {
    published = readFileSync(join(root, file), 'utf8');
  } catch {
    return [`${file} is missing. Run: node scripts/schema.mjs`];
  }
  return published === (await makeSchema()) ? [] : [`${file} is not what the tables say. Run: node scripts/schema.mjs`];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  mkdirSync(join(root, 'schema'), {recursive: true});
  writeFileSync(join(root, file), await makeSchema());
}
