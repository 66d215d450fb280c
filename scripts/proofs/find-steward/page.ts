import {memory} from '../../../src/adapters/memory/index.js';
import {provideAdapter} from '../../../src/context/provide.js';
import {readCommunity} from '../../../src/file/index.js';

/* The directory of a whole organisation, as one of them sees it, and what is suggested to any of them. */
const {items} = await readCommunity(await (await fetch('community.json')).text());
const you = new URLSearchParams(location.search).get('member') ?? '';
provideAdapter(memory({items, you}));
// Not before there is a source: whoever waits long for one says so.
await import('../../../src/define/cop-member-directory.js');

Object.assign(globalThis, {
  said: [],
  suggestedTo: async (member: string) => {
    const adapter = memory({items, you: member});
    const page = await adapter.list('suggestion', {limit: 50});
    adapter.close?.();
    return page.items;
  },
});
