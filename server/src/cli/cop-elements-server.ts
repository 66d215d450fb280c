import {writeFile as writeText} from 'node:fs/promises';

import {sql} from 'kysely';

import {readFileNamed, writeFile} from '../../../src/cli/files.js';
import {UsageError} from '../../../src/cli/usage.js';
import {exportGroups} from '../../../src/file/export.js';
import type {Item} from '../../../src/model/item.js';
import {
  openStore,
  personalDataOf,
  readConfig,
  rotateBadgeKeys,
  startService,
  type OpenStore,
} from '../service/index.js';
import {help} from './help.js';
import {importItems} from './import.js';

const commands: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  serve: async () => {
    const service = await startService(readConfig(process.env));
    const stop = () => void service.stop().then(() => process.exit(0));
    process.once('SIGTERM', stop).once('SIGINT', stop);
    process.stdout.write(`The service is at ${service.url}\n`);
  },
  migrate: () => withStore(() => Promise.resolve()),
  import: async (args) => {
    const {items} = await readFileNamed(args);
    await withStore(async ({source, connection}) => {
      const count = await importItems(source, items);
      // So that the first questions are planned as well as later ones.
      await sql`analyze`.execute(connection.db);
      process.stdout.write(`${count} items are in.\n`);
    });
  },
  export: async ([path, ...others]) => {
    if (path === undefined || others.length > 0) throw new UsageError('Export to which file? Name one.');
    await withStore(async ({source}) => {
      const {title} = await source.describe();
      const items: Item[] = [];
      for await (const [, group] of exportGroups(source)) for (const item of group) items.push(item);
      await writeFile(path, title === undefined ? {} : {organisation: {name: title}}, items);
      process.stdout.write(`${items.length} items are in ${path}.\n`);
    });
  },
  'rotate-badge-keys': () =>
    withStore(async (store) => {
      const names = await rotateBadgeKeys(readConfig(process.env), store);
      process.stdout.write(
        `Badges are signed by ${names.join(' and ')} from now on. What older keys signed stays good.\n`,
      );
    }),
  person: async ([id, path, ...others]) => {
    if (id === undefined || path === undefined || others.length > 0)
      throw new UsageError('Whose data, and to which file? Name both: person <id> <file>');
    await withStore(async ({source, connection}) => {
      const data = await personalDataOf(connection.db, source, id);
      if (!data) throw new Error(`There is nobody with the id “${id}”.`);
      await writeText(path, `${JSON.stringify(data, undefined, 2)}\n`, {mode: 0o600});
      process.stdout.write(`What is kept about ${id} is in ${path}.\n`);
    });
  },
};

/** Opens the store for one thing, and lets go of it. */
async function withStore(use: (store: OpenStore) => Promise<void>): Promise<void> {
  const store = await openStore(readConfig(process.env));
  try {
    await use(store);
  } finally {
    await store.close();
  }
}

/** Runs a command; answers its exit code. What nobody foresaw is said in one line. */
async function main([name = '', ...args]: readonly string[]): Promise<number> {
  const isHelp = ['', 'help', '-h', '--help'].includes(name) || args.includes('--help');
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (isHelp || !command) {
    (isHelp ? process.stdout : process.stderr).write(isHelp ? help : `There is no command “${name}”.\n\n${help}`);
    return isHelp ? 0 : 2;
  }
  try {
    await command(args);
    return 0;
  } catch (error) {
    const {code, message} = error as NodeJS.ErrnoException;
    const words = code === 'EADDRINUSE' ? 'The port is taken. Choose another: PORT=8091' : message;
    process.stderr.write(`${words}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
