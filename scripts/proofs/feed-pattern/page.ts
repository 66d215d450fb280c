import '../../../src/define/cop-discussion-feed.js';
import {rest} from '../../../src/adapters/rest/index.js';
import {provideAdapter} from '../../../src/context/provide.js';

/* A feed between two links, over the service, as whoever the page's address says. */
const member = new URLSearchParams(location.search).get('member');
await fetch('api/v1/session/development', {
  method: 'POST',
  headers: {'content-type': 'application/json'},
  body: JSON.stringify({member}),
});
provideAdapter(rest({url: new URL('api/v1/', location.href).href}), {community: 'data-practice'});

/** What a screen reader is told without asking, in its order. */
const said: string[] = [];
const last = new WeakMap<Element, string>();
const hear = () => {
  for (const region of globalThis.cop
    .all()
    .filter((each) => each.matches('[role=status], [role=alert], [aria-live]'))) {
    const words = region.textContent!.replace(/\s+/g, ' ').trim();
    if (words && words !== last.get(region)) said.push(words);
    last.set(region, words);
  }
  requestAnimationFrame(hear);
};
hear();

declare global {
  var cop: {all(): readonly Element[]};
}

Object.assign(globalThis, {said});
