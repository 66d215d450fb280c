import {readFileSync} from 'node:fs';
import {dirname, join, normalize} from 'node:path';
import {pathToFileURL} from 'node:url';

import {filesBelow, root} from '../run.mjs';

/** Which folder of src may import from which, besides itself. `types` means: types alone, nothing that runs. */
const mayImport = {
  model: {},
  badges: {},
  adapter: {model: 'all'},
  protocol: {model: 'all', adapter: 'all'},
  conformance: {model: 'all', adapter: 'all'},
  file: {model: 'all', adapter: 'all'},
  import: {model: 'all', adapter: 'all', file: 'all'},
  adapters: {model: 'all', adapter: 'all', protocol: 'all', file: 'all'},
  cli: {model: 'all', adapter: 'all', adapters: 'all', protocol: 'all', file: 'all', import: 'all'},
  i18n: {model: 'all', adapter: 'types'},
  // On the device alone: nothing that stores, sends or exports may know it.
  journal: {model: 'all', adapter: 'all'},
  context: {model: 'all', adapter: 'types', i18n: 'all', journal: 'all'},
  ui: {model: 'all', badges: 'all', adapter: 'types', i18n: 'all', context: 'all'},
  elements: {model: 'all', badges: 'all', adapter: 'types', i18n: 'all', context: 'all', journal: 'all', ui: 'all'},
  define: {elements: 'all', ui: 'all'},
  bundles: {
    model: 'all',
    adapter: 'all',
    adapters: 'all',
    file: 'all',
    i18n: 'all',
    context: 'all',
    ui: 'all',
    elements: 'all',
    define: 'all',
  },
};

/** The same for the service's own package; what it takes of src is bundled into it. */
const serverMayImport = {
  database: [],
  handler: [],
  outbound: [],
  bells: ['database'],
  postgres: ['database', 'bells'],
  identity: ['database', 'handler'],
  directory: ['database', 'handler'],
  attachments: ['database', 'handler'],
  feeds: ['database', 'handler'],
  badges: ['database', 'handler', 'outbound', 'postgres'],
  mails: ['database', 'handler', 'postgres'],
  links: ['database', 'outbound', 'postgres'],
  records: ['database', 'handler', 'postgres'],
  service: [
    'database',
    'handler',
    'bells',
    'postgres',
    'identity',
    'directory',
    'attachments',
    'feeds',
    'badges',
    'mails',
    'links',
    'outbound',
    'records',
  ],
  cli: ['database', 'handler', 'postgres', 'identity', 'service'],
};
const serverMayTake = ['model', 'adapter', 'protocol', 'file', 'badges'];
/** The command of the service reads and writes files as the other command does. */
const serverCliMayTake = [...serverMayTake, 'cli', 'adapters'];

/** An adapter that speaks the protocol of another is made of it; beside that none knows another. */
const madeOf = {wordpress: 'rest'};

/** What would break a strict policy, the types, or the trust in both. */
const forbidden = [
  [
    /\b(?:innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|createContextualFragment)\b|document\.write/,
    'makes markup of a string',
  ],
  [/\b(?:unsafeHTML|unsafeSVG|unsafeStatic|unsafeCSS)\b/, 'makes markup or a style of a string'],
  [/\bstyleMap\b|<style\b|\sstyle=["$']/, 'writes a style that a strict policy refuses'],
  [/\beval\(|new Function\(|new (?:Shared)?Worker\(|\bDOMParser\b/, 'is refused by a strict policy'],
  [/\bas any\b|:\s*any\b|<any>|any\[\]/, 'says any'],
  [/@ts-(?:ignore|expect-error|nocheck)|(?:eslint|oxlint)-disable/, 'switches a check off'],
  [/\binstanceof (?:CommunityError|\w+Element\b(?<!HTMLElement|HTMLInputElement))/, 'does not know another copy of us'],
];

/** Who may all the same, since this is the one place for it: the tag table is made of our own constants; a server writes styles with a nonce. */
const exceptions = new Map([
  ['unsafeStatic', 'src/ui/tags.ts'],
  ['<style', 'src/bundles/render.ts'],
]);

/** Tags that draw nothing, and so have no story. */
const withoutStory = new Set(['cop-community']);

const mostLines = 300;
const mostFolders = 3;

/** What is not where it belongs, one sentence each. */
export function layoutProblems() {
  const problems = [];
  for (const file of [...filesBelow('src', '.ts'), ...filesBelow('server/src', '.ts')]) {
    const text = readFileSync(join(root, file), 'utf8');
    const code = withoutComments(text);
    const isOfServer = file.startsWith('server/');
    checkPlace(
      isOfServer ? file.slice('server/'.length) : file,
      text,
      problems,
      isOfServer ? serverMayImport : mayImport,
    );
    if (isOfServer) checkServerImports(file, code, problems);
    else checkImports(file, code, problems);
    for (const [pattern, why] of forbidden) {
      const found = pattern.exec(pattern.source.includes('@ts-') ? text : code);
      if (found && exceptions.get(found[0]) !== file) problems.push(`${file}: ${found[0].trim()} ${why}.`);
    }
  }
  // Of tests only those of the service are short enough as yet.
  for (const file of filesBelow('server/test', '.ts'))
    checkLength(file, readFileSync(join(root, file), 'utf8'), problems);
  checkCompanions(problems);
  return problems;
}

function checkPlace(file, text, problems, table) {
  const [, folder] = file.split('/');
  if (!folder.endsWith('.ts') && !(folder in table))
    problems.push(`${file}: ${folder} is not in the table of scripts/check/layout.mjs.`);
  if (file.split('/').length - 2 > mostFolders)
    problems.push(`${file} lies more than ${mostFolders} folders below src.`);
  checkLength(file, text, problems);
}

function checkLength(file, text, problems) {
  const lines = text.split('\n').length;
  if (lines > mostLines) problems.push(`${file} has ${lines} lines; find the noun hiding inside and give it a file.`);
}

function checkImports(file, code, problems) {
  const [, from, adapter] = file.split('/');
  for (const {path, isType} of importsOf(code)) {
    if (!path.startsWith('.')) continue;
    const target = normalize(join(dirname(file), path)).replaceAll('\\', '/');
    const [top, to, other] = target.split('/');
    if (top !== 'src') {
      problems.push(`${file} imports ${path}, outside src.`);
      continue;
    }
    if (to === 'adapters' && from === 'adapters' && other !== adapter && other !== madeOf[adapter])
      problems.push(`${file} imports another adapter, ${other}.`);
    if (to === from) continue;
    const allowed = mayImport[from]?.[to];
    if (!allowed) problems.push(`${file}: ${from} may not import ${to} (${path}).`);
    else if (allowed === 'types' && !isType)
      problems.push(`${file}: ${from} may import only types of ${to} (${path}).`);
  }
}

function checkServerImports(file, code, problems) {
  const [, , from] = file.split('/');
  for (const {path} of importsOf(code)) {
    if (!path.startsWith('.')) continue;
    const target = normalize(join(dirname(file), path))
      .replaceAll('\\', '/')
      .split('/');
    const isOurs = target[0] === 'server' && target[1] === 'src';
    const allowed = isOurs
      ? target[2] === from || from.endsWith('.ts') || serverMayImport[from]?.includes(target[2])
      : target[0] === 'src' && (from === 'cli' ? serverCliMayTake : serverMayTake).includes(target[1]);
    if (!allowed) problems.push(`${file}: ${from} may not import ${path}.`);
  }
}

function* importsOf(code) {
  for (const [, clause, path] of code.matchAll(
    /\b(?:import|export)\s+((?:type\s+)?[\w*{}\s,$]+?)\s+from\s+'([^']+)'/g,
  )) {
    yield {path, isType: clause.startsWith('type ') || namesOnlyTypes(clause)};
  }
  for (const [, path] of code.matchAll(/\bimport\s*\(?\s*'([^']+)'/g)) yield {path, isType: false};
}

function namesOnlyTypes(clause) {
  const names = /^\{([\s\S]*)\}$/.exec(clause)?.[1];
  return (
    names
      ?.split(',')
      .map((name) => name.trim())
      .filter(Boolean)
      .every((name) => name.startsWith('type ')) ?? false
  );
}

function checkCompanions(problems) {
  const stories = filesBelow('stories', '.stories.ts');
  const tests = filesBelow('test/elements', '.test.ts');
  for (const file of filesBelow('src/define', '.ts')) {
    const [, tag, name] = /\/(cop-([a-z-]+))\.ts$/.exec(file) ?? [];
    if (!tag) continue;
    if (!withoutStory.has(tag) && !stories.some((story) => story.endsWith(`/${name}.stories.ts`)))
      problems.push(`<${tag}> has no story, stories/${name}.stories.ts.`);
    if (!tests.some((test) => test.startsWith(`test/elements/${name}`)))
      problems.push(`<${tag}> has no test, test/elements/${name}.test.ts.`);
  }
}

function withoutComments(text) {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const problems = layoutProblems();
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
