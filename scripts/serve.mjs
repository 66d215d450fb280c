import {createReadStream, statSync} from 'node:fs';
import {createServer, request as ask} from 'node:http';
import {extname, join, normalize, sep} from 'node:path';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.jsonl': 'application/jsonl; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** The policy under which everything of ours must run. */
export const strictPolicy = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self'`,
  `img-src 'self'`,
  `connect-src 'self'`,
  `require-trusted-types-for 'script'`,
  `trusted-types lit-html`,
  `base-uri 'none'`,
  `form-action 'none'`,
].join('; ');

/**
 * A small static server.
 *
 * `mounts` says what stands where: an address that ends with a slash to a folder, any other to one file; the longest that fits
 * wins. `headers` go with every answer. A port that is taken is an error, unless `next` allows the one after it. `behind` is a service
 * that answers what begins with its path: `{path: '/api/', port}`, or `{path, answer}` with a function that answers in this process.
 */
export async function serve({mounts, headers = {}, host = '127.0.0.1', port = 0, next = false, behind}) {
  const table = Object.entries(mounts).sort(([a], [b]) => b.length - a.length);
  const server = createServer((request, response) =>
    behind && request.url.startsWith(behind.path)
      ? behind.answer
        ? behind.answer(request, response)
        : pass(request, response, behind.port)
      : answer(request, response, table, headers),
  );
  for (;;) {
    try {
      await listen(server, port, host);
      break;
    } catch (error) {
      if (error.code !== 'EADDRINUSE' || !next) throw error;
      port++;
    }
  }
  const address = server.address();
  return {
    port: address.port,
    url: `http://${host === '127.0.0.1' || host === '0.0.0.0' ? 'localhost' : host}:${address.port}/`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(resolve);
      }),
  };
}

function listen(server, port, host) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Hands a request on, and its answer back as it comes, events among them. */
function pass(request, response, port) {
  const {method, url: path, headers} = request;
  const onward = ask({host: '127.0.0.1', port, method, path, headers}, (answered) => {
    response.writeHead(answered.statusCode, answered.headers);
    answered.pipe(response);
  });
  onward.once('error', () =>
    response.headersSent ? response.destroy() : refuse(response, 502, 'The service does not answer.', {}),
  );
  response.once('close', () => onward.destroy());
  request.pipe(onward);
}

function answer(request, response, table, headers) {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return refuse(response, 405, 'Only reading is possible here.', headers);
  const found = locate(request.url, table);
  if (!found) return refuse(response, 404, 'There is nothing at this address.', headers);
  const {file, stat} = found;
  const tag = `"${stat.size.toString(36)}-${Math.trunc(stat.mtimeMs).toString(36)}"`;
  const about = {
    ...headers,
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    etag: tag,
  };
  if (request.headers['if-none-match'] === tag) return response.writeHead(304, about).end();
  response.writeHead(200, {...about, 'content-length': stat.size});
  if (request.method === 'HEAD') return response.end();
  return createReadStream(file)
    .once('error', () => response.destroy())
    .pipe(response);
}

function locate(address, table) {
  let path;
  try {
    path = decodeURIComponent(new URL(address, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
  for (const [mount, target] of table) {
    if (mount === path && !mount.endsWith('/')) return fileAt(target);
    if (!mount.endsWith('/') || !path.startsWith(mount)) continue;
    const inner = normalize(path.slice(mount.length));
    // Nothing outside the folder, and nothing hidden in it.
    if (inner.split(sep).some((name) => name.startsWith('.') && name !== '.')) return undefined;
    const found = fileAt(join(target, inner)) ?? fileAt(join(target, inner, 'index.html'));
    if (found) return found;
  }
  return undefined;
}

function fileAt(file) {
  try {
    const stat = statSync(file);
    return stat.isFile() ? {file, stat} : undefined;
  } catch {
    return undefined;
  }
}

function refuse(response, status, message, headers) {
  response.writeHead(status, {...headers, 'content-type': 'text/plain; charset=utf-8'}).end(`${message}\n`);
}
