import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {build} from 'esbuild';

import {openPage, until} from '../../page.mjs';
import {root} from '../../run.mjs';
import {serve, strictPolicy} from '../../serve.mjs';

const version = '9.9.0';

/** What the next version of us has more: a property on the card, a phrase, and a minor version of the contract. */
const changes = [
  [
    'src/elements/member-card/member-card.ts',
    /(extends LitElement \{)/,
    `$1\n  static newer = true;\n  @property() pronouns = '';\n`,
  ],
  ['src/i18n/en/common.ts', /(section\('common', \{)/, `$1\n  brandNew: 'Brand new',\n`],
  ['src/adapter/contract.ts', /contractVersion = '1\.0'/, `contractVersion = '1.1'`],
];

/** Us and our next version on one page, in either order, with and without a prefix for the second. */
export async function twoCopies(browser, {community}) {
  const folder = mkdtempSync(join(tmpdir(), 'cop-copies-'));
  await buildNext(join(folder, 'next.js'));
  const ours = '/cop/cop.all.js';
  const next = '/next.js';
  const pages = {
    'ours-first.html': page([ours, next], 'cop'),
    'next-first.html': page([next, ours], 'cop'),
    'ours-first-prefix.html': page([ours, `${next}?prefix=acme`], 'acme'),
    'next-first-prefix.html': page([`${next}?prefix=acme`, ours], 'acme'),
  };
  for (const [name, html] of Object.entries(pages)) writeFileSync(join(folder, name), html);
  const {url, close} = await serve({
    mounts: {
      '/': folder,
      '/cop/': join(root, 'dist'),
      '/community.json': community,
      '/favicon.ico': join(root, 'examples/intranet/merrow.svg'),
    },
    headers: {
      'content-security-policy': strictPolicy.replace(
        'trusted-types lit-html',
        `trusted-types lit-html 'allow-duplicates'`,
      ),
    },
  });
  const complaints = [];
  for (const name of Object.keys(pages)) {
    const found = await visit(browser, `${url}${name}`, name, community);
    complaints.push(...found.map((complaint) => `${name}: ${complaint}`));
  }
  await close();
  rmSync(folder, {recursive: true});
  return {
    complaints,
    visits: Object.keys(pages).length,
    figure: 'ours and the next version, either first, with and without a prefix',
  };
}

async function visit(browser, url, name, community) {
  const {page: opened, complaints} = await openPage(browser);
  const warnings = [];
  opened.on('console', (message) => message.type() === 'warn' && warnings.push(message.text()));
  await opened.goto(url);
  const names = JSON.parse(readFileSync(community, 'utf8')).items.member.map((member) => member.name);
  const tags = name.includes('prefix') ? ['cop', 'acme'] : ['cop'];
  for (const prefix of tags) {
    const shows = (tag, wanted) => {
      const element = document.querySelector(tag);
      return Boolean(element) && wanted.some((each) => globalThis.cop.text(element).includes(each));
    };
    await until(
      opened,
      shows,
      {what: `<${prefix}-member-directory> with members`},
      `${prefix}-member-directory`,
      names,
    );
  }
  const expectsNewer = name.includes('prefix') ? 'acme' : name.startsWith('next') ? 'cop' : undefined;
  for (const prefix of tags) {
    const isNewer = await opened.evaluate((tag) => customElements.get(tag).newer === true, `${prefix}-member-card`);
    if (isNewer !== (prefix === expectsNewer)) complaints.push(`<${prefix}-member-card> is of the wrong copy`);
  }
  if (tags.length === 1 && !warnings.some((text) => text.includes('gives way')))
    complaints.push('the second copy gave way without a word');
  await opened.close();
  return complaints;
}

/** The provider is of one copy, the elements of both. */
function page(scripts, prefix) {
  const directories = [...new Set(['cop', prefix])].map(
    (each) => `<${each}-member-directory></${each}-member-directory>`,
  );
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Two copies</title>
    ${scripts.map((src) => `<script type="module" src="${src}"></script>`).join('\n    ')}
  </head>
  <body>
    <${prefix}-community adapter="static" src="/community.json">${directories.join('')}</${prefix}-community>
  </body>
</html>
`;
}

async function buildNext(outfile) {
  await build({
    entryPoints: [join(root, 'src/bundles/all.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['browser'],
    define: {COP_VERSION: JSON.stringify(version), COP_TAGS: '[]'},
    tsconfig: join(root, 'tsconfig.json'),
    logLevel: 'error',
    plugins: [{name: 'next-version', setup: ({onLoad}) => changes.forEach((change) => changed(onLoad, ...change))}],
  });
}

function changed(onLoad, file, pattern, replacement) {
  onLoad({filter: new RegExp(`${file.replaceAll('.', '\\.')}$`)}, ({path}) => {
    const contents = readFileSync(path, 'utf8');
    if (!pattern.test(contents)) throw new Error(`${file} is not what the next version is made from any more.`);
    return {contents: contents.replace(pattern, replacement), loader: 'ts'};
  });
}
