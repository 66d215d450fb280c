import {execFile} from 'node:child_process';
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {promisify} from 'node:util';

import {bin} from '../../run.mjs';

/** How a project of others finds modules: as Node does, and as bundlers do. */
const ways = {
  nodenext: {module: 'nodenext', moduleResolution: 'nodenext'},
  bundler: {module: 'esnext', moduleResolution: 'bundler'},
};

/** What TypeScript finds wrong in a small project that uses the package, ours included: it is told to look into our types as well. */
export async function typesUsed(folder, entries) {
  const found = await Promise.all(
    Object.entries(ways).map(async ([way, how]) => {
      const place = join(folder, way);
      mkdirSync(place);
      writeFileSync(join(place, 'page.ts'), page);
      writeFileSync(join(place, 'every.ts'), every(entries));
      writeFileSync(join(place, 'tsconfig.json'), JSON.stringify({compilerOptions: {...common, ...how}}));
      const said = await promisify(execFile)(process.execPath, [bin('tsc'), '-p', place]).then(
        () => '',
        ({stdout, stderr}) => stdout || stderr,
      );
      return said
        .split('\n')
        .filter(Boolean)
        .slice(0, 8)
        .map((line) => `${way}: ${line}`);
    }),
  );
  return found.flat();
}

const common = {
  target: 'es2022',
  lib: ['es2023', 'dom', 'dom.iterable', 'dom.asynciterable'],
  types: [],
  strict: true,
  noEmit: true,
  skipLibCheck: false,
};

/** Types of other frameworks need those; they are looked at where these are used, in the proof of frameworks. */
function every(entries) {
  const names = entries.filter(({name, isCode, types}) => isCode && types && !/^\.\/(?:vue|svelte|jsx)$/.test(name));
  return names
    .map(
      ({name}, index) =>
        `import type * as each${index} from '${name.replace('.', 'cop-elements')}';\nexport type Each${index} = keyof typeof each${index};`,
    )
    .join('\n');
}

/** As somebody writes who knows no more of us than the types say; what they get wrong is told them. */
const page = `
import {registerAdapter} from 'cop-elements';
import type {CommunityAdapter, Item} from 'cop-elements';
import 'cop-elements/define/cop-member-directory.js';
import {MemberDirectoryElement} from 'cop-elements/elements/member-directory';
import {rest} from 'cop-elements/adapters/rest';

const service: CommunityAdapter = rest({url: 'https://service.example/'});
registerAdapter('ours', () => service);

const directory = document.querySelector('cop-member-directory')!;
const same: MemberDirectoryElement = directory;
same.addEventListener('cop-member-select', (event) => {
  const member: Item<'member'> = event.member;
  console.log(member.name);
});
// @ts-expect-error a source has an address
rest({});
// @ts-expect-error nobody fires this
directory.addEventListener('cop-member-select', (event: MouseEvent) => event.button);
// @ts-expect-error a name is no number
export const wrong = async (): Promise<number> => (await service.list('member', {})).items[0]!.name;
`;
