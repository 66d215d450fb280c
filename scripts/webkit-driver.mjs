import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {createServer, connect} from 'node:net';
import {setTimeout as wait} from 'node:timers/promises';

import {findBrowser, findCommand, findMiniBrowser} from './browsers.mjs';

/** Starts WebKit's driver on a screen of its own, and ends both with this process. Answers how to reach it. */
export async function startWebKitDriver() {
  const display = await startScreen();
  const port = await freePort();
  const driver = start(findBrowser('webkit'), [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: display,
      WEBKIT_DISABLE_DMABUF_RENDERER: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
      NO_AT_BRIDGE: '1',
    },
  });
  await answering(port);
  release(driver);
  return {
    hostname: '127.0.0.1',
    port,
    path: '/',
    capabilities: {
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': {binary: findMiniBrowser(), args: ['--automation']},
      // This driver does not speak BiDi, and is not asked to.
      'wdio:enforceWebDriverClassic': true,
    },
  };
}

async function startScreen() {
  const screen = start(findCommand('Xvfb'), ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [number] = await once(screen.stdio[3], 'data');
  release(screen);
  return `:${String(number).trim()}`;
}

function start(command, parameters, options) {
  const child = spawn(command, parameters, options);
  process.on('exit', () => child.kill());
  return child;
}

/** A child must not keep the tests from ending. */
function release(child) {
  child.unref();
  child.stdio[3]?.destroy();
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function answering(port) {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (await accepts(port)) return;
    await wait(50);
  }
  throw new Error(`WebKit's driver does not answer on port ${port}.`);
}

function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const answer = (does) => {
      socket.destroy();
      resolve(does);
    };
    socket.once('connect', () => answer(true)).once('error', () => answer(false));
  });
}
