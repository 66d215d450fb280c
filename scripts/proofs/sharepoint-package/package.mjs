import {readFileSync, mkdirSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';

import {root} from '../../run.mjs';

/** What reads the zip is what Microsoft's tools wrote it with. */
const {loadAsync} = createRequire(join(root, 'integrations/sharepoint/package.json'))('jszip');

/** Lays the files of the package out as SharePoint does, in one folder; answers its manifest and what is wrong with it. */
export async function unpack(file, folder) {
  const zip = await loadAsync(readFileSync(file));
  const wrong = [];
  const names = Object.keys(zip.files);
  const text = (name) => zip.file(name).async('string');
  if (!names.includes('AppManifest.xml')) wrong.push('There is no AppManifest.xml.');
  const manifests = [];
  for (const name of names.filter((each) => /WebPart_[\w-]+\.xml$/.test(each))) {
    const found = /ComponentManifest="([^"]*)"/.exec(await text(name));
    if (found) manifests.push(JSON.parse(unescaped(found[1])));
  }
  if (manifests.length !== 1) wrong.push(`There are ${manifests.length} web parts, not one.`);
  mkdirSync(folder, {recursive: true});
  const assets = names.filter((name) => name.startsWith('ClientSideAssets/') && !name.endsWith('/'));
  for (const name of assets)
    writeFileSync(join(folder, name.slice('ClientSideAssets/'.length)), await zip.file(name).async('nodebuffer'));
  const isThere = (name) => assets.includes(`ClientSideAssets/${name}`);
  const [manifest] = manifests;
  const paths = Object.values(manifest.loaderConfig.scriptResources).flatMap(({type, path}) =>
    type === 'path' ? [path.default ?? path] : [],
  );
  wrong.push(...paths.filter((path) => !isThere(path)).map((path) => `${path} is not in the package.`));
  // The table from which the bundle takes the names of what it fetches later.
  const bundle = await text(`ClientSideAssets/${paths[0]}`);
  const chunks = [...bundle.matchAll(/\b\d+:"([0-9a-f]{20})"/g)].map(([, hash]) => hash);
  const inside = assets.join('\n');
  if (chunks.length < 20) wrong.push(`The bundle names ${chunks.length} files to fetch.`);
  wrong.push(
    ...chunks.filter((hash) => !inside.includes(`_${hash}.js`)).map((hash) => `A file of ${hash} is not inside.`),
  );
  if (!isThere('third-party.txt')) wrong.push('The licences of others are not inside.');
  return {manifest, wrong, files: assets.length, loader: manifest.loaderConfig.internalModuleBaseUrls[0]};
}

function unescaped(text) {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
