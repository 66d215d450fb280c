import {spawnSync} from 'node:child_process';
import {join} from 'node:path';

import {root} from '../../run.mjs';
import {startService} from '../../service.mjs';

const community = join(root, 'examples/communities/merrow-water.json');
export const home = 'https://communities.example.org/api/v1/';
export const did = 'did:web:communities.example.org:api:v1';
const settings = {
  BADGE_ISSUER: 'Merrow Water communities',
  PUBLIC_URL: home,
  PAGE_URL: 'https://communities.example.org/',
  RATE_PER_MINUTE: '0',
};

/** Runs a service that issues badges, for as long as `use` takes; `ask(method, path, {as, body})` asks it. */
export async function withIssuer(data, env, use) {
  const service = await startService(community, {data, env: {...settings, ...env}, isPrepared: true});
  const base = `http://127.0.0.1:${service.port}/api/v1/`;
  const cookies = new Map();
  const ask = async (method, path, {as, body, accept} = {}) => {
    if (as && !cookies.has(as)) {
      const signedIn = await fetch(`${base}session/development`, json('POST', {member: as}));
      cookies.set(as, signedIn.headers.get('set-cookie').split(';')[0]);
    }
    const {headers, ...init} = body === undefined ? {method} : json(method, body);
    return fetch(base + path, {
      ...init,
      headers: {...headers, origin: base, ...(as && {cookie: cookies.get(as)}), ...(accept && {accept})},
    });
  };
  try {
    return await use(ask);
  } finally {
    await service.stop();
  }
}

/** New keys, by the command that whoever runs the service has. */
export function rotateKeys(data) {
  const command = join(root, 'server/bin/cop-elements-server.mjs');
  const env = {...process.env, ...settings, DATA: data, DATABASE_URL: '', LOG_LEVEL: 'silent'};
  const {status, stdout, stderr} = spawnSync(process.execPath, [command, 'rotate-badge-keys'], {env, encoding: 'utf8'});
  if (status !== 0) throw new Error(`Keys were not rotated: ${stderr}`);
  return stdout.trim();
}

/** What a program that checks badges can fetch of this issuer: what is served at their addresses. */
export function documentsOf(ask) {
  return async (url) => {
    if (!url.startsWith(home)) return 'missing';
    const answer = await ask('GET', url.slice(home.length), {accept: 'application/vc+jwt, application/json'});
    if (!answer.ok) return answer.status === 404 ? 'missing' : 'unreachable';
    const text = await answer.text();
    return {document: text.startsWith('{') ? JSON.parse(text) : text};
  };
}

function json(method, body) {
  return {
    method,
    headers: {'content-type': 'application/json', 'idempotency-key': crypto.randomUUID()},
    body: JSON.stringify(body),
  };
}
