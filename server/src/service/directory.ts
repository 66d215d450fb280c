import {Directory} from '../directory/index.js';
import type {Config} from './config.js';
import type {OpenStore} from './store.js';

/** What keeps members in step with a company's directory; nothing where it has no secret to show. */
export function directoryFrom(
  config: Config,
  {source, connection}: OpenStore,
  log: (error: unknown) => void,
): Directory | undefined {
  const {SCIM_TOKEN: token, SCIM_MEMBER: attribute, SCIM_ROLES: rules, PUBLIC_URL} = config;
  if (token === undefined) return undefined;
  const home = PUBLIC_URL === undefined ? {} : {home: `${new URL(PUBLIC_URL).origin}/scim/v2`};
  return new Directory({source, db: connection.db, token, attribute, rules, log, ...home});
}
