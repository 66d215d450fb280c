import {Identity, OwnPages, People, Provider, Sessions} from '../identity/index.js';
import type {Config} from './config.js';
import type {OpenStore} from './store.js';

/** Who somebody is, as the settings say; nothing where no provider is named. */
export function identityFrom(
  config: Config,
  {source, connection}: OpenStore,
  base: string,
  secret: string,
): Identity | undefined {
  const {OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience, OIDC_CLIENT_ID: id, OIDC_CLIENT_SECRET: own} = config;
  if (issuer === undefined || audience === undefined) return undefined;
  const client = id === undefined ? {} : {client: {id, ...(own !== undefined && {secret: own})}};
  const home = new URL(config.PUBLIC_URL ?? `http://localhost${base}`);
  if (!home.pathname.endsWith('/')) home.pathname += '/';
  return new Identity({
    provider: new Provider({issuer, audience, ...client}),
    people: new People(source, {
      memberClaim: config.OIDC_MEMBER_CLAIM,
      rolesClaim: config.OIDC_ROLES_CLAIM,
      roles: config.OIDC_ROLES,
      joins: config.OIDC_JOIN,
    }),
    sessions: new Sessions(connection.db, config.SESSION_HOURS * 3_600_000),
    pages: new OwnPages(home, config.ORIGINS),
    secret,
  });
}
