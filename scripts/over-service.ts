import {rest} from '../src/adapters/rest/index.js';
import type {CommunityAdapter} from '../src/adapter/contract.js';
import {provideAdapter} from '../src/context/provide.js';

/** Signs in whoever the address of a proof's page names, `?member=…`, and gives the page their view of the service. */
export async function overService(community: string): Promise<CommunityAdapter> {
  const member = new URLSearchParams(location.search).get('member');
  await fetch('api/v1/session/development', {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify({member}),
  });
  const adapter = rest({url: new URL('api/v1/', location.href).href});
  provideAdapter(adapter, {community});
  return adapter;
}
