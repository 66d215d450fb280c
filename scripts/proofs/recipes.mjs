import {createHash, randomBytes} from 'node:crypto';
import {readdirSync, readFileSync, rmSync} from 'node:fs';
import {createServer} from 'node:http';
import {networkInterfaces} from 'node:os';
import {join} from 'node:path';

import {ensureBuilt} from '../build.mjs';
import {openFolder, root} from '../run.mjs';
import {serve} from '../serve.mjs';
import {exportShown} from '../shown.mjs';
import {inThreeBrowsers} from '../three-browsers.mjs';
import {checks} from './recipes/checks.mjs';

export const name = 'recipes';
export const about =
  'Every recipe page works in Chromium, Firefox and WebKit without an error in the console or a report of its policy.';

const recipes = join(root, 'examples/recipes');
const policies = JSON.parse(readFileSync(join(recipes, 'policies.json'), 'utf8'));
const proofs = join(root, 'scripts/proofs/recipes');
/** Every element of ours as a server draws it: no recipe, but what must hold of one. */
const everyElement = 'every-element.html';
const drawn = ['server-drawn.html', everyElement];
const watch = readFileSync(join(root, 'scripts/proofs/recipes/watch.js'), 'utf8');

export async function run() {
  await ensureBuilt();
  const folder = openFolder('cop-recipes-');
  const shown = join(folder, 'community.json');
  await exportShown(shown);
  const files = await serve({
    mounts: {
      ...{'/': recipes, '/cop/': join(root, 'dist')},
      '/community.json': shown,
    },
  });
  const pages = await servePages(files.port);
  const address = (file) => `http://${file === 'plain-http.html' ? outside() : 'localhost'}:${pages.port}/${file}`;
  const wrong = [];
  // What cannot be seen from here is said.
  const absent = outside() === undefined ? ['plain-http.html'] : [];
  const asked = Object.keys(checks).filter((file) => file !== 'framed.html' && !absent.includes(file));
  let seen = 0;
  try {
    await inThreeBrowsers(async (browser, visit) => {
      for (const file of asked) {
        const result = await visit(address(file));
        seen++;
        wrong.push(...result.wrong.map((each) => `${browser}, ${file}: ${each}`));
      }
    });
  } finally {
    await Promise.all([files.close(), pages.close()]);
    rmSync(folder, {recursive: true});
  }
  const left = readdirSync(recipes).filter((file) => file.endsWith('.html') && !checks[file]);
  wrong.push(...left.map((file) => `nothing is said of ${file}`));
  for (const each of wrong) console.log(`  NOT ${each}`);
  return {
    holds: wrong.length === 0,
    figure: `${seen} pages in 3 browsers, ${wrong.length} errors or reports${absent.map((file) => `, ${file} left out: this machine has no other address`).join('')}`,
  };
}

/** Another address of this machine than localhost, so that the page is no secure context. */
function outside() {
  const all = Object.values(networkInterfaces()).flat();
  return all.find(({family, internal}) => family === 'IPv4' && !internal)?.address;
}

/** The recipes with the header that goes with each, watched and asked how they went; everything else comes from `port`. */
async function servePages(port) {
  const {renderElements} = await import('../../dist/render.js');
  const server = createServer(async (request, response) => {
    const file = new URL(request.url, 'http://localhost').pathname.slice(1);
    if (!file.endsWith('.html')) {
      const {status, headers, body} = await fetch(`http://localhost:${port}/${file}`);
      const bytes = body ? Buffer.from(await new Response(body).arrayBuffer()) : '';
      // A frame without an origin is a stranger to its own server.
      const about = {'content-type': headers.get('content-type') ?? 'text/plain', 'access-control-allow-origin': '*'};
      return response.writeHead(status, about).end(bytes);
    }
    const nonce = randomBytes(16).toString('base64');
    const place = file === everyElement ? proofs : recipes;
    const page = readFileSync(join(place, file), 'utf8').replaceAll('{nonce}', nonce);
    const written = drawn.includes(file) ? renderElements(page, {nonce}) : page;
    const own = inlineScripts(written).map(hashOf).join(' ');
    const added = [watch, ...(checks[file] ? [checks[file]] : [])];
    const policy = policies[file === everyElement ? 'server-drawn.html' : file]
      ?.replaceAll('{nonce}', nonce)
      .replace('{hashes}', own)
      .replace('script-src', `script-src ${added.map(hashOf).join(' ')}`);
    const html = written
      .replace('<head>', () => `<head><script>${watch}</script><link rel="icon" href="data:," />`)
      .replace('</body>', () => `${added[1] ? `<script type="module">${added[1]}</script>` : ''}</body>`);
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      ...(policy && {'content-security-policy': withIcon(policy)}),
    });
    return response.end(html);
  });
  await new Promise((resolve) => server.listen(0, '0.0.0.0', resolve));
  return {
    port: server.address().port,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(resolve);
      }),
  };
}

/** The page brings its own icon, so that no browser asks for one. */
function withIcon(policy) {
  return policy.includes('img-src') ? policy.replace('img-src', 'img-src data:') : `${policy}; img-src data:`;
}

function inlineScripts(html) {
  return [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text]) => text);
}

/** What a policy calls an inline script. */
function hashOf(text) {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
