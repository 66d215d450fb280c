import {cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';

import {rollup} from 'rollup';

import {pagePlugins} from '../rollup.config.mjs';
import {makeManifest} from './manifest.mjs';
import {elementsIn} from './package-elements.mjs';
import {licences} from './rollup/licences.mjs';
import {filesBelow, root, run} from './run.mjs';

/*
 * `npm run package:sharepoint` makes the package that SharePoint takes, with Microsoft's tool chain. That is installed here, into a folder of its
 * own, by its own lock file: 1.3 GB that nobody else needs.
 */
const folder = join(root, 'integrations/sharepoint');

/** Where the package is once it is made. */
export const packageFile = join(folder, 'sharepoint/solution/cop-elements.sppkg');

/** What SharePoint and pages know the web part by. None of these may ever change. */
export const ids = {
  solution: '49526574-71b5-49bd-b09e-183b41a9c418',
  feature: '2cda3b3f-0682-4d55-ad87-2e68d1469a56',
  webPart: '7a458bd8-e317-4913-acf9-7ce5e0a4ba37',
  group: '37521dbf-155e-4f78-bbe1-ce92a9967c11',
};

/** The symbols of the toolbox, of those SharePoint has. */
const icons = {
  'cop-badge-backpack': 'Medal',
  'cop-badge-verifier': 'Certificate',
  'cop-best-practice-card': 'Articles',
  'cop-best-practice-library': 'Library',
  'cop-circles': 'Group',
  'cop-discussion-feed': 'ChatInviteFriend',
  'cop-discussion-thread': 'Comment',
  'cop-member-card': 'Contact',
  'cop-member-directory': 'People',
  'cop-mentoring': 'UserFollowed',
  'cop-newcomers': 'AddFriend',
  'cop-notices': 'Ringer',
  'cop-people-to-meet': 'PeopleAdd',
  'cop-recognition-badge': 'Ribbon',
  'cop-recognition-wall': 'Trophy2',
  'cop-reflection-journal': 'EditNote',
  'cop-review-queue': 'ReviewSolid',
  'cop-unread-count': 'NumberSymbol',
};

/** One web part, which stands in the toolbox once for each element. The first of them is what a tab in Teams begins with. */
export function webPartManifest(elements, version) {
  const first = 'cop-member-directory';
  const tags = [first, ...Object.keys(elements).filter((tag) => tag !== first)];
  return {
    $schema: 'https://developer.microsoft.com/json-schemas/spfx/client-side-web-part-manifest.schema.json',
    id: ids.webPart,
    alias: 'CommunityWebPart',
    componentType: 'WebPart',
    version: version.replace(/-.*$/, ''),
    manifestVersion: 2,
    // No script of a page's author, so that a site which allows none takes it.
    requiresCustomScript: false,
    supportedHosts: ['SharePointWebPart', 'SharePointFullPage', 'TeamsTab', 'TeamsPersonalApp'],
    supportsThemeVariants: true,
    supportsFullBleed: true,
    preconfiguredEntries: tags.map((tag) => ({
      groupId: ids.group,
      group: {default: 'Community of practice'},
      title: {default: elements[tag].title},
      description: {default: elements[tag].description},
      officeFabricIconFontName: icons[tag] ?? 'Group',
      properties: {tag, source: 'sharepoint', address: '', community: '', attributes: {}},
    })),
  };
}

export function solution(version) {
  // SharePoint counts in four numbers, and updates to a larger one only.
  const four = `${version.replace(/-.*$/, '')}.0`;
  const words = 'A community of practice: people, discussion, proven practices and recognition.';
  return {
    $schema: 'https://developer.microsoft.com/json-schemas/spfx-build/package-solution.schema.json',
    solution: {
      name: 'CoP Elements',
      id: ids.solution,
      version: four,
      includeClientSideAssets: true,
      skipFeatureDeployment: true,
      isDomainIsolated: false,
      developer: {name: 'CoP Elements', websiteUrl: '', privacyUrl: '', termsOfUseUrl: '', mpnId: 'Undefined-1.23.2'},
      metadata: {
        shortDescription: {default: words},
        longDescription: {default: words},
        screenshotPaths: [],
        videoUrl: '',
        categories: [],
      },
      features: [{title: 'CoP Elements', description: words, id: ids.feature, version: four}],
    },
    paths: {zippedPackage: 'solution/cop-elements.sppkg'},
  };
}

/** Are Microsoft's tools here? */
export function isInstalled() {
  return existsSync(join(folder, 'node_modules/@microsoft/spfx-web-build-rig/package.json'));
}

/** Builds it where a source changed since, as `ensureBuilt` does. */
export async function ensurePackaged() {
  const own = filesOf('integrations/sharepoint/src').concat(filesOf('integrations/sharepoint/config'));
  const sources = [...filesBelow('src'), ...filesBelow('scripts/rollup'), ...own, 'scripts/package-sharepoint.mjs'];
  const isFresh =
    existsSync(packageFile) &&
    sources.every((file) => statSync(join(root, file)).mtimeMs < statSync(packageFile).mtimeMs);
  return isFresh ? packageFile : packageSharepoint();
}

/** What is written here for each package is no source. */
function filesOf(path) {
  return filesBelow(path).filter((file) => !/elements\.json$|manifest\.json$|package-solution\.json$/.test(file));
}

/** Builds it, with the tools that are there. Answers where it is. */
export async function packageSharepoint() {
  const {version} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const elements = elementsIn(await makeManifest());
  const write = (path, value) => writeFileSync(join(folder, path), `${JSON.stringify(value, null, 2)}\n`);
  write('src/elements.json', elements);
  write('src/webparts/community/CommunityWebPart.manifest.json', webPartManifest(elements, version));
  write('config/package-solution.json', solution(version));
  await stage();
  rmSync(packageFile, {force: true});
  await heft(['build', '--clean', '--production']);
  // What is in it of others goes with their licences; the tool chain takes along what lies beside its own files.
  cpSync(join(folder, 'elements/third-party.txt'), join(folder, 'release/assets/third-party.txt'));
  await heft(['package-solution', '--production']);
  if (!existsSync(packageFile)) throw new Error("Microsoft's tools ended well, and made no package.");
  return packageFile;
}

/** The elements as they are built for pages, of which the tool chain makes files that SharePoint's loader fetches. */
async function stage() {
  const to = join(folder, 'elements');
  rmSync(to, {recursive: true, force: true});
  mkdirSync(to, {recursive: true});
  const bundle = await rollup({
    input: join(root, 'src/bundles/sharepoint.ts'),
    plugins: [...pagePlugins, addressOfPage, ...licences(join(to, 'third-party.txt'))],
    onwarn: (warning, warn) =>
      warning.code === 'CIRCULAR_DEPENDENCY' && warning.ids?.every((id) => id.includes('node_modules'))
        ? undefined
        : warn(warning),
  });
  await bundle.write({
    dir: to,
    format: 'es',
    entryFileNames: 'sharepoint.js',
    chunkFileNames: '[name]-[hash].js',
  });
  await bundle.close();
  cpSync(join(folder, 'sharepoint.d.ts'), join(to, 'sharepoint.d.ts'));
}

/** What the tool chain makes are no modules, and so have no address of their own. Nothing of ours needs one there; a package notes it. */
const addressOfPage = {
  name: 'address-of-page',
  resolveImportMeta: (property) => (property === 'url' ? 'document.baseURI' : null),
};

async function heft(parameters) {
  const program = join(folder, 'node_modules/@rushstack/heft/bin/heft');
  const code = await run(nodeForTools(), [program, ...parameters], {cwd: folder});
  if (code !== 0) throw new Error(`Microsoft's tools failed at “heft ${parameters.join(' ')}”; they say why above.`);
}

/** They ask for Node 22: this one, or that of their own folder. */
function nodeForTools() {
  if (process.versions.node.startsWith('22.')) return process.execPath;
  const own = join(folder, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
  if (existsSync(own)) return own;
  throw new Error(
    `Microsoft's tools want Node 22, and this is ${process.version}. Run this with Node 22: for this machine no package brings one.`,
  );
}

async function install() {
  if (isInstalled() && isOfLockFile()) return;
  console.log("Installing Microsoft's tools into integrations/sharepoint: 1.3 GB, some minutes.");
  const code = await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    shell: process.platform === 'win32',
  });
  if (code !== 0) throw new Error("Microsoft's tools could not be installed; npm says why above.");
}

/** npm writes down what it installed; where the lock file is younger, that is something else. */
function isOfLockFile() {
  const installed = join(folder, 'node_modules/.package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(folder, 'package-lock.json')).mtimeMs;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await install();
  const file = await packageSharepoint();
  console.log(`${file}: ${(statSync(file).size / 1024).toFixed(0)} kB.`);
}
