import {once} from 'node:events';
import {createServer} from 'node:http';

import {exportJWK, generateKeyPair} from 'jose';
import {Provider} from 'oidc-provider';

/** What access tokens for the service name as their audience. */
export const audience = 'https://communities.example.org';

/** People the provider knows: anybody who gives a name is let in, and these have groups. */
const groups = {nia: ['storage-leads'], ada: ['platform-admins']};

/** A key to sign with, as the provider keeps it. */
export async function newKey(kid) {
  const {privateKey} = await generateKeyPair('RS256', {extractable: true});
  return {...(await exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig'};
}

/**
 * A real OpenID provider on this machine, with a page where people sign in. `clients` may come back to their `redirect_uris`; access
 * tokens for `audience` are JWTs (RFC 9068), asked for by `resource` (RFC 8707).
 */
export async function startProvider({keys, clients, port = 0}) {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://localhost:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients,
    jwks: {keys},
    cookies: {keys: ['for a proof alone']},
    claims: {openid: ['sub'], profile: ['name', 'groups'], email: ['email']},
    ttl: {AccessToken: 600, IdToken: 600, Interaction: 600, Session: 3_600, Grant: 3_600},
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({sub: id, name: `${id} of the provider`, groups: groups[id] ?? [], email: `${id}@example.org`}),
    }),
    extraTokenClaims: (_context, {accountId}) => ({groups: groups[accountId] ?? []}),
    // Nobody is asked whether a page of their own company may know them.
    loadExistingGrant: async ({oidc}) => {
      const grant = new provider.Grant({clientId: oidc.client.clientId, accountId: oidc.session.accountId});
      grant.addOIDCScope('openid profile email');
      for (const resource of [oidc.params.resource].flat().filter(Boolean)) grant.addResourceScope(resource, 'use');
      await grant.save();
      return grant;
    },
    features: {
      devInteractions: {enabled: true},
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_context, resource) => ({
          scope: 'use',
          audience: resource,
          accessTokenFormat: 'jwt',
          jwt: {sign: {alg: 'RS256'}},
        }),
      },
    },
  });
  server.on('request', provider.callback());
  return {
    issuer,
    port: server.address().port,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
