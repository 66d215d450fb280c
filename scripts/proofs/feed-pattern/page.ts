import '../../../src/define/cop-discussion-feed.js';
import {overService} from '../../over-service.js';

/* A feed between two links, over the service, as whoever the page's address says. */
await overService('data-practice');

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
