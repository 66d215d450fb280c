import '../../../src/define/cop-member-directory.js';
import {memory} from '../../../src/adapters/memory/index.js';
import {provideAdapter} from '../../../src/context/provide.js';
import {people} from '../../../stories/support/people.js';

/* A hundred thousand people in the page, what a screen reader is told without asking, and who stands where by the source's own word. */
const adapter = memory({items: people(100_000), you: 'person-0'});
provideAdapter(adapter);

const directory = document.querySelector('cop-member-directory')!;
const said: string[] = [];
const where = {state: 'active', account: {none: ['guest', 'service']}} as const;
let names: Promise<readonly string[]> | undefined;

Object.assign(globalThis, {
  said,
  /** Writes down every change of what is read out, with nothing left out: a live region that is filled twice is heard twice. */
  listen: () => {
    const hear = (records: readonly MutationRecord[]) => {
      for (const {target} of records) {
        const region = (target instanceof Element ? target : target.parentElement)?.closest(
          '[role=status], [role=alert], [aria-live]',
        );
        const words = region?.textContent?.replace(/\s+/g, ' ').trim();
        if (words) said.push(words);
      }
    };
    new MutationObserver(hear).observe(directory.shadowRoot!, {childList: true, characterData: true, subtree: true});
  },
  /** Every name in the order of the list, as the source has them. */
  names: () =>
    (names ??= adapter
      .list('member', {where, sort: 'name', fields: ['name'], limit: 100_000})
      .then(({items}) => items.map(({name}) => name))),
});
