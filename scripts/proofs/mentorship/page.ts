import '../../../src/define/cop-mentoring.js';
import {rest} from '../../../src/adapters/rest/index.js';
import {provideAdapter} from '../../../src/context/provide.js';

/* Mentoring over the service, as whoever the page's address says. */
const member = new URLSearchParams(location.search).get('member');
await fetch('api/v1/session/development', {
  method: 'POST',
  headers: {'content-type': 'application/json'},
  body: JSON.stringify({member}),
});
const adapter = rest({url: new URL('api/v1/', location.href).href});
provideAdapter(adapter, {community: 'network-reliability'});
Object.assign(globalThis, {adapter});
