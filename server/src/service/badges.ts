import {IssuerKeys, didOf, openBadges} from '../badges/index.js';
import type {Badges} from '../handler/index.js';
import {outbound} from '../outbound/index.js';
import type {Config} from './config.js';
import {secretIn} from './secret.js';
import type {OpenStore} from './store.js';

/** Badges that leave, where the settings say who issues them, and those that come in. */
export function badgesFrom(config: Config, {source, connection: {db}}: OpenStore, secret: string): Badges {
  const {BADGE_ISSUER: name, BADGE_ALGORITHM: algorithm, PUBLIC_URL: home, PAGE_URL: page} = config;
  return openBadges({
    db,
    source,
    secret,
    outside: {
      ask: outbound({userAgent: 'cop-elements-server', innerHosts: config.BADGE_INNER_HOSTS}),
      plainly: config.BADGES_BY_HTTP,
    },
    ...(name !== undefined &&
      home !== undefined && {issuer: {name, home, algorithm, ...(page !== undefined && {page})}}),
  });
}

/** New keys sign badges from now on; answers their names. */
export async function rotateBadgeKeys(
  {PUBLIC_URL: home}: Config,
  {connection: {db}}: OpenStore,
): Promise<readonly string[]> {
  if (home === undefined) throw new Error('PUBLIC_URL: say where browsers reach the API, for keys are found there.');
  return new IssuerKeys(db, await secretIn(db), didOf(home)).rotate();
}
