import {createServer} from 'node:net';
import {rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {openFolder, root} from '../../run.mjs';
import {serve} from '../../serve.mjs';
import '../../typescript.mjs';

const html = {'content-type': 'text/html; charset=utf-8'};

/** What whoever is not signed in gets of most hosts: a page, with 200. */
const signIn = '<!doctype html><title>Sign in to your account</title><form><input name="login"></form>';

/** Services that are none of ours, or not of our age. */
const services = {
  '/host/sign-in/': () => new Response(signIn, {headers: html}),
  '/host/weather/': () => Response.json({temperature: 21}),
  '/host/guarded/': () => new Response('<h1>Forbidden</h1>', {status: 403, headers: html}),
  '/host/newer/': () => Response.json({contract: '9.0', kinds: {}}),
};

/**
 * A server of pages, and below /host/ what they take for the home of a community: a SharePoint site (the emulator of the tests), and services
 * that are none. All of it has one origin, as a site and its pages have. `mounts` and `headers` are what the pages have beside that.
 */
export async function openHosts({mounts = {}, headers} = {}) {
  const {SharePoint} = await import('../../../test/support/sharepoint/emulator.ts');
  const {provision, sharePoint} = await import('../../../src/adapters/sharepoint/index.ts');
  const {advice} = await import('../../../src/i18n/en/advice.ts');
  const folder = openFolder('cop-bad-hosts-');
  /** The site as it is now, its people, and whose session the page has. */
  let now = {};
  const answer = (request) => {
    const {pathname} = new URL(request.url);
    const service = Object.keys(services).find((path) => pathname.startsWith(path));
    if (service) return services[service]();
    if (pathname.startsWith('/host/sites/')) return now.emulator.handle(request, now.who?.login);
    return new Response('<h1>Not found</h1>', {status: 404, headers: html});
  };
  const server = await serve({
    mounts: {'/': folder, '/cop/': join(root, 'dist'), ...mounts},
    ...(headers && {headers}),
    behind: {path: '/host/', answer: (request, response) => void passOn(request, response, server.url, answer)},
  });
  const site = `${server.url}host/sites/practice`;
  const nobody = await portOfNobody();

  /** What its owner makes of a new site: a community, a member of it, and two questions. */
  async function setUp({emulator, owner, member}) {
    const options = {site, fetch: async (input, init) => emulator.handle(new Request(input, init), owner.login)};
    await provision(options);
    const source = sharePoint(options);
    const put = (kind, item) => source.write({verb: 'create', kind, item}, {key: crypto.randomUUID()});
    await put('community', {id: 'storage', name: 'Storage'});
    await put('membership', {id: 'mo', community: 'storage', member: `user-${member.id}`, role: 'member'});
    for (const [id, title] of [
      ['lies', 'A disk that lies'],
      ['which', 'Which file system'],
    ])
      await put('discussion', {id, title, community: 'storage', type: 'question', body: 'What have you seen?'});
    source.close?.();
  }

  return {
    url: server.url,
    site,
    /** The same machine, at a port where nobody listens. */
    nobody: `http://localhost:${nobody}/api/v1/`,
    phrases: advice.phrases,
    now: () => now,
    writePage: (file, text) => writeFileSync(join(folder, file), text),
    /** A site as new, looked at by one of its members. */
    async reset({isEmpty = false} = {}) {
      const emulator = new SharePoint({url: site});
      const person = (name, group) => emulator.site.addPerson(name, group);
      const [owner, member] = [person('Ada Lindqvist', 'owner'), person('Mo Farouk', 'member')];
      now = {emulator, owner, member, stranger: person('Nia Owusu', undefined), who: member};
      if (!isEmpty) await setUp(now);
    },
    /** A list of the site, by what it was made as. */
    list: (name) => now.emulator.site.lists.find(({entityName}) => entityName === `${name}List`),
    close: async () => {
      await server.close();
      rmSync(folder, {recursive: true});
    },
  };
}

/** A request of Node as one of the platform, and its answer back. */
async function passOn(request, response, origin, answer) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const headers = Object.entries(request.headers).filter(([, value]) => typeof value === 'string');
  const {method, url} = request;
  const body = chunks.length > 0 ? {body: Buffer.concat(chunks)} : {};
  const answered = await answer(new Request(new URL(url, origin), {method, headers, ...body}));
  response.writeHead(answered.status, Object.fromEntries(answered.headers));
  response.end(Buffer.from(await answered.arrayBuffer()));
}

async function portOfNobody() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
