import {Links} from '../links/index.js';
import {outbound} from '../outbound/index.js';
import type {Config} from './config.js';
import type {OpenStore} from './store.js';

/** What looks for the links of practices; nothing where nobody wants that. */
export function linksFrom(config: Config, {source, connection: {db}}: OpenStore): Links | undefined {
  const {CHECK_LINKS_DAYS: days, INNER_HOSTS: innerHosts, PUBLIC_URL: home} = config;
  if (days === 0) return undefined;
  const userAgent = `cop-elements-server (looks for links of practices${home === undefined ? '' : `; +${home}`})`;
  return new Links({db, source, days, outbound: outbound({userAgent, innerHosts})});
}
