import {memory} from '../../src/adapters/memory/index.js';
import {provideAdapter} from '../../src/context/provide.js';
import '../../src/define/cop-member-directory.js';
import {contend, everybody, tellShown} from './shared.js';

/*
 * Ours, with search, filters and letters, over the memory adapter.
 */

let element: HTMLElement | undefined;

/** What the list shows now: a question that is answered and drawn. */
interface Asked {
  readonly rows: {readonly status: string; readonly query?: {readonly text?: string}};
}

contend({
  prepare: async () => {
    const adapter = memory({items: {member: everybody}, ...(everybody[0] && {you: everybody[0].id})});
    // Built, sorted and filtered, as the members are that the other contenders are given. Nothing of the element has run.
    await adapter.describe();
    await adapter.list('member', {
      where: {state: 'active', account: {none: ['guest', 'service']}},
      sort: 'name',
      limit: 1,
    });
    await adapter.list('member', {text: 'warm', limit: 1});
    provideAdapter(adapter);
  },
  mount: (into) => {
    element = document.createElement('cop-member-directory');
    into.append(element);
    // A list that waits for an answer says that it is busy.
    new MutationObserver(() => {
      const {status, query} = (element as unknown as Asked).rows;
      if (status === 'ready') tellShown(query?.text ?? '');
    }).observe(element.shadowRoot!, {subtree: true, childList: true, attributes: true, attributeFilter: ['aria-busy']});
  },
  root: () => element?.shadowRoot ?? undefined,
});
