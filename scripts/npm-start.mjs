import {spawn} from 'node:child_process';
import {once} from 'node:events';

/** `npm start` in a checkout, as a person would, for as long as `use` takes, which is told the address it prints. */
export async function withNpmStart(folder, env, use) {
  const server = spawn('npm', ['start'], {cwd: folder, env, detached: true, stdio: ['ignore', 'pipe', 'inherit']});
  const end = () => process.kill(-server.pid);
  process.once('exit', end);
  try {
    return await use(await addressOf(server));
  } finally {
    process.off('exit', end);
    end();
    await once(server, 'close');
  }
}

function addressOf(server) {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stdout.on('data', (chunk) => {
      said += chunk;
      const [url] = /http:\/\/localhost:\d+\//.exec(said) ?? [];
      if (url) resolve(url);
    });
    server.once('close', () => reject(new Error(`npm start ended without an address:\n${said}`)));
  });
}
