import {copyFileSync, mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';

import {cli} from '@custom-elements-manifest/analyzer/cli.js';
import {generateJsxTypes} from '@wc-toolkit/jsx-types';
import {generateJetBrainsWebTypes} from 'custom-element-jet-brains-integration';
import {generateVsCodeCustomElementData} from 'custom-element-vs-code-integration';

import {filesBelow, root} from './run.mjs';

/** The manifest of what there is now, nothing written. */
export async function makeManifest() {
  return cli({argv: ['analyze', '--config', 'scripts/manifest/config.mjs', '--quiet'], cwd: root, noWrite: true});
}

/** What a reader of the manifest would miss: a tag, a sentence for a property or an event. */
export function gaps(manifest) {
  const elements = elementsOf(manifest);
  const missing = [];
  for (const file of filesBelow('src/define', '.ts')) {
    const tag = /\/(cop-[a-z-]+)\.ts$/.exec(file)?.[1];
    if (tag && !elements.some(({tagName}) => tagName === tag))
      missing.push(`${file}: <${tag}> is not in the manifest.`);
  }
  for (const element of elements) {
    const place = `<${element.tagName}>`;
    if (!element.description) missing.push(`${place} has no description.`);
    for (const {kind, name, attribute, description, inheritedFrom} of element.members ?? []) {
      if (kind === 'field' && attribute && !description && !inheritedFrom)
        missing.push(`${place}: the property ${name} has no description.`);
    }
    for (const {name, type, description} of element.events ?? []) {
      if (!description) missing.push(`${place}: the event ${name ?? type?.text} has no description.`);
    }
  }
  return missing;
}

function elementsOf({modules}) {
  return modules.flatMap(({declarations = []}) =>
    declarations.filter(({customElement, tagName}) => customElement && tagName),
  );
}

async function write() {
  const manifest = await makeManifest();
  writeFileSync(join(root, 'custom-elements.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  const outdir = join(root, 'dist/editors');
  mkdirSync(outdir, {recursive: true});
  generateVsCodeCustomElementData(manifest, {outdir, hideLogs: true});
  generateJetBrainsWebTypes(manifest, {outdir, packageJson: false, hideLogs: true});
  generateJsxTypes(manifest, {
    outdir,
    fileName: 'jsx.d.ts',
    componentTypePath: (_name, tag) => `../types/elements/${tag.slice(4)}/${tag.slice(4)}.js`,
  });
  for (const framework of ['vue', 'svelte'])
    copyFileSync(join(root, 'scripts/manifest', `${framework}.d.ts`), join(outdir, `${framework}.d.ts`));
  const missing = gaps(manifest);
  for (const line of missing) console.error(line);
  console.log(`${elementsOf(manifest).length} elements in custom-elements.json.`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await write();
