import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {ensureBuilt} from '../build.mjs';
import {withChromium} from '../chromium.mjs';
import {root} from '../run.mjs';
import {serve, strictPolicy} from '../serve.mjs';
import {buildCopy, newerCopy} from './strict-page/copies.mjs';

export const name = 'strict-page';
export const about =
  'The example page runs under a strict policy; two bundles share a page; plain http and a sandboxed frame work as far as they can.';

const sample = join(root, 'examples/communities/merrow-water.json');
/** Another host name than localhost, so that the page is no secure context. */
const plainHost = 'intranet.test';

export async function run() {
  await ensureBuilt();
  const folder = mkdtempSync(join(tmpdir(), 'cop-strict-'));
  try {
    const copies = {old: join(folder, 'old.js'), new: join(folder, 'new.js')};
    await buildCopy(copies.old);
    await newerCopy(copies.new);
    const checks = await withChromium((browser) => checkAll(browser, copies), {
      args: [`--host-resolver-rules=MAP ${plainHost} 127.0.0.1`],
    });
    for (const {what, wrong} of checks)
      console.log(
        `  ${wrong.length === 0 ? 'ok ' : 'NOT'} ${what}${wrong.length > 0 ? `\n      ${wrong.join('\n      ')}` : ''}`,
      );
    const failed = checks.filter(({wrong}) => wrong.length > 0).length;
    return {holds: failed === 0, figure: `${checks.length - failed} of ${checks.length} pages without a violation`};
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

async function checkAll(browser, copies) {
  const checks = [];
  const at =
    (path, host = 'localhost') =>
    (server) =>
      `http://${host}:${server.port}/${path}`;
  const check = async (what, address, {policy = strictPolicy, say, allow} = {}) => {
    const server = await serve({
      mounts: {
        '/': join(root, 'examples/intranet'),
        '/cop/': join(root, 'dist'),
        '/pages/': join(root, 'scripts/proofs/strict-page'),
        '/old.js': copies.old,
        '/new.js': copies.new,
        '/community.json': sample,
      },
      // A sandboxed frame has no origin of its own: its modules and its data come from a stranger.
      headers: {'content-security-policy': policy, 'access-control-allow-origin': '*'},
    });
    try {
      checks.push({what, wrong: await visit(browser, address(server), {say, allow})});
    } finally {
      await server.close();
    }
  };
  await check('the example page, everything opened', at(''), {say: openEverything});
  await check('the example page over plain http', at('', plainHost), {say: worksInPlainHttp});
  const twice = strictPolicy.replace('trusted-types lit-html', `trusted-types lit-html 'allow-duplicates'`);
  for (const order of ['old,new', 'new,old']) {
    await check(`two versions, ${order}`, at(`pages/two.html?${order}`), {
      policy: twice,
      say: bothWork,
      allow: /gives way/,
    });
    await check(`two versions, ${order}, the second with a prefix`, at(`pages/two.html?${order}&prefix`), {
      policy: twice,
      say: bothWork,
    });
  }
  await check('a sandboxed frame without its own origin', at('pages/frame.html'), {
    policy: `${strictPolicy}; frame-src 'self'`,
    say: worksInSandbox,
  });
  return checks;
}

/** Opens a page, lets `say` use it, and answers everything that was wrong: violations, errors, warnings nobody expects, and what `say` says. */
async function visit(browser, address, {say, allow}) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({width: 1280, height: 900});
  const wrong = [];
  await page.exposeFunction('copViolation', (text) => wrong.push(`violation: ${text}`));
  await page.evaluateOnNewDocument(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      globalThis.copViolation?.(
        `${event.violatedDirective} ${event.blockedURI} ${event.sample} ${event.sourceFile}:${event.lineNumber}`,
      ),
    );
  });
  page.on('pageerror', (error) => wrong.push(`error: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    const text = message.text();
    if (!['error', 'warn', 'warning'].includes(message.type()) || allow?.test(text)) return;
    wrong.push(`${message.type()}: ${text}`);
  });
  await page.goto(address);
  try {
    wrong.push(...(await say(page)));
  } catch (error) {
    wrong.push(error.message);
  }
  await context.close();
  return wrong;
}

/** Runs in the page: the texts of all open shadow trees below, and what stands in them. */
const helpers = `
  globalThis.deep = (tree, selector) => [...tree.querySelectorAll('*')].flatMap((element) => [
    ...(element.matches(selector) ? [element] : []),
    ...(element.shadowRoot ? deep(element.shadowRoot, selector) : []),
  ]);
  globalThis.words = (tree) => [...tree.childNodes].map((node) => node.nodeType === 3 ? node.data
    : node.nodeType !== 1 || node.matches('style,script') ? '' : (node.shadowRoot ? words(node.shadowRoot) : '') + words(node)).join(' ');
`;

async function see(page, text, frame = page) {
  await frame.evaluate(helpers);
  await frame
    .waitForFunction((wanted) => globalThis.words(document.body).includes(wanted), {timeout: 15_000}, text)
    .catch(() => {
      throw new Error(`“${text}” is not on the page`);
    });
}

async function openEverything(page) {
  await see(page, 'Amara Okafor');
  await see(page, 'Patching controllers without stopping the works');
  await see(page, 'Align pumps hot');
  // Whatever can be pressed is pressed once: what opens is drawn under the policy, too.
  const pressed = await page.evaluate(async () => {
    const done = new Set();
    let count = 0;
    for (let round = 0; round < 4; round++) {
      for (const button of globalThis.deep(document.querySelector('cop-community'), 'button:not(:disabled), summary')) {
        const key = `${button.getRootNode().host?.localName} ${button.className} ${button.textContent.trim().slice(0, 24)}`;
        // Printing opens a window of the browser's own.
        if (!button.isConnected || done.has(key) || /print/i.test(key) || done.size > 160) continue;
        done.add(key);
        button.click();
        count++;
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
      await new Promise((resolve) => setTimeout(resolve, 400));
    }
    return count;
  });
  return pressed > 20 ? [] : [`only ${pressed} buttons were found to press`];
}

async function worksInPlainHttp(page) {
  if (await page.evaluate(() => globalThis.isSecureContext))
    return ['the page is a secure context: nothing is shown by it'];
  await see(page, 'Amara Okafor');
  await see(page, 'Align pumps hot');
  return writeOne(page);
}

/** Writes through the page's own adapter and looks for it on the page, so that ids, locks and storage are used. */
async function writeOne(page, frame = page) {
  const failed = await frame.evaluate(async () => {
    const {newId} = await import('/cop/model.js');
    const adapter = await new Promise((resolve) => {
      const event = new Event('context-request', {bubbles: true, composed: true});
      Object.assign(event, {
        context: Symbol.for('cop-elements.community'),
        callback: (scope) => scope.adapter && resolve(scope.adapter),
        subscribe: true,
      });
      document.querySelector('cop-community > *, cop-community * ').dispatchEvent(event);
    });
    const item = {id: newId(), community: 'data-practice', type: 'idea', title: 'Written where little is allowed'};
    return adapter.write({verb: 'create', kind: 'discussion', item}, {key: newId()}).then(
      () => '',
      (error) => error.message,
    );
  });
  if (failed) return [`writing failed: ${failed}`];
  // What arrives moves nothing: it is announced, and shown when asked for.
  await frame.evaluate(async () => {
    for (let tries = 0; tries < 100; tries++) {
      const news = globalThis.deep(document, '.news button')[0];
      if (news) return news.click();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  });
  await see(page, 'Written where little is allowed', frame);
  return [];
}

async function bothWork(page) {
  await see(page, 'Amara Okafor');
  return page.evaluate(async () => {
    // One copy draws before the other one has come.
    while (!globalThis.expected) await new Promise((resolve) => setTimeout(resolve, 50));
    return globalThis.expected();
  });
}

async function worksInSandbox(page) {
  const frame = await (await page.waitForSelector('iframe')).contentFrame();
  await see(page, 'Amara Okafor', frame);
  await see(page, 'gone when the page is closed', frame);
  return [];
}
