import {spawn} from 'node:child_process';
import {connect} from 'node:net';
import {setTimeout as wait} from 'node:timers/promises';

import {findBrowser, findMiniBrowser} from './browsers.mjs';
import {findCommand} from './debian.mjs';
import {freePort} from './free-port.mjs';

/** Starts WebKit's driver on a screen of its own, and ends both with this process. Answers how to reach it. */
export async function startWebKitDriver() {
  const display = await startScreen();
  const browserOptions = {binary: findMiniBrowser(), args: ['--automation']};
  for (let attempt = 1; ; attempt++) {
    const {driver, port} = await startDriver(display);
    if (await opens(port, browserOptions)) {
      driver.unref();
      return {
        hostname: '127.0.0.1',
        port,
        path: '/',
        capabilities: {
          browserName: 'MiniBrowser',
          'webkitgtk:browserOptions': browserOptions,
          // A page says itself when its tests begin. What never arrives in one, as a picture that a test keeps away, would hold up the answer
          // until the client gives up, and the whole run with it.
          pageLoadStrategy: 'none',
          // This driver does not speak BiDi, and is not asked to.
          'wdio:enforceWebDriverClassic': true,
        },
      };
    }
    driver.kill();
    if (attempt === 3) throw new Error('WebKit does not open a page.');
  }
}

async function startScreen() {
  const screen = start(
    findCommand('Xvfb'),
    ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp', '-noreset'],
    {stdio: ['ignore', 'ignore', 'ignore', 'pipe']},
  );
  let number = '';
  // It writes the number, then the end of the line, and gives up where nobody reads that any more.
  for await (const chunk of screen.stdio[3]) {
    number += chunk;
    if (number.endsWith('\n')) break;
  }
  screen.unref();
  return `:${number.trim()}`;
}

async function startDriver(display) {
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
  for (let tries = 0; tries < 100 && !(await accepts(port)); tries++) await wait(50);
  return {driver, port};
}

/** The first start on a machine may hang while caches are made; so one session is opened and closed before the tests need it. */
async function opens(port, browserOptions) {
  const address = `http://127.0.0.1:${port}/session`;
  const capabilities = {alwaysMatch: {browserName: 'MiniBrowser', 'webkitgtk:browserOptions': browserOptions}};
  const signal = AbortSignal.timeout(30_000);
  try {
    const answer = await fetch(address, {method: 'POST', body: JSON.stringify({capabilities}), signal});
    const {value} = await answer.json();
    const session = `${address}/${value.sessionId}`;
    await fetch(`${session}/url`, {method: 'POST', body: JSON.stringify({url: 'about:blank'}), signal});
    await fetch(session, {method: 'DELETE', signal});
    return answer.ok;
  } catch {
    return false;
  }
}

function start(command, parameters, options) {
  const child = spawn(command, parameters, options);
  process.on('exit', () => child.kill());
  return child;
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
