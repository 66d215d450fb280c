import {provideAdapter} from '../../src/context/provide.js';
import '../../src/define/cop-discussion-feed.js';
import {contend, warm} from './shared.js';

/*
 * Ours, with filters, drafts and live arrival, over the memory adapter.
 */

let element: HTMLElement | undefined;

contend({
  prepare: async () => {
    const adapter = await warm();
    provideAdapter(adapter);
    return adapter;
  },
  mount: (into) => {
    element = document.createElement('cop-discussion-feed');
    into.append(element);
  },
  isThere: () => Boolean(element?.shadowRoot?.querySelector('.post .name:not(.unknown)')),
  hasNews: () => Boolean(element?.shadowRoot?.querySelector('.news button')),
});
