import {execFileSync} from 'node:child_process';
import {existsSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';

// Only Node's own modules until the packages are there.
const root = fileURLToPath(new URL('..', import.meta.url));
installMissing();

const {ensureBuilt} = await import('./build.mjs');
const {sampleCommunity, serveIntranetOverService} = await import('./intranet.mjs');

const community = communityFile();
await ensureBuilt();
const {url, close} = await serveIntranetOverService(community, {
  host: process.env.HOST ?? '127.0.0.1',
  port: Number(process.env.PORT ?? 8080),
  next: process.env.PORT === undefined,
  ...(process.env.DATA && {data: resolve(process.env.DATA)}),
}).catch((error) => {
  if (error.code === 'EADDRINUSE') fail(`Port ${process.env.PORT} is taken. Choose another: PORT=8090 npm start`);
  throw error;
});
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void close().then(() => process.exit(0)));
console.log(
  `\nThe example intranet is at ${url}\nIt shows ${community}, over a service with a PostgreSQL of its own; another with COMMUNITY=<file> npm start.`,
);

function communityFile() {
  const {COMMUNITY} = process.env;
  if (COMMUNITY) {
    const file = resolve(process.env.INIT_CWD ?? process.cwd(), COMMUNITY);
    if (!existsSync(file) || !statSync(file).isFile()) fail(`There is no community file at ${file}.`);
    return file;
  }
  return (
    sampleCommunity() ??
    fail('There is no sample in examples/communities. Name a community file: COMMUNITY=<file> npm start')
  );
}

/** Installs the packages on a fresh clone, and again when the lock file changed. */
function installMissing() {
  const mark = join(root, 'node_modules/.cop-lock');
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  if (existsSync(mark) ? readFileSync(mark, 'utf8') === lock : isInstalled(lock)) return;
  console.log('Installing packages …');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  writeFileSync(mark, lock);
}

/** npm notes what it installed; it is this lock file when every package in it is there in that version. */
function isInstalled(lock) {
  const noted = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(noted)) return false;
  const installed = JSON.parse(readFileSync(noted, 'utf8')).packages;
  return Object.entries(JSON.parse(lock).packages).every(
    ([path, {version, optional}]) => path === '' || optional || installed[path]?.version === version,
  );
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
