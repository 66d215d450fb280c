import {rest} from '../../src/adapters/rest/index.js';
import {provideAdapter} from '../../src/context/provide.js';
import '../../src/define/cop-discussion-thread.js';
import {contend, fill, found} from './contend.js';
import {nextReport, noticing} from './noticing.js';

/*
 * Our thread over our service, every comment a reply: its texts are drawn whole, and it begins with 50 of them.
 */

let element: HTMLElement | undefined;
const root = () => element?.shadowRoot;

contend({
  begin: (into) => {
    provideAdapter(noticing(rest({url: '/api/cop/'})));
    element = document.createElement('cop-discussion-thread');
    element.setAttribute('discussion', 'talk');
    into.append(element);
  },
  root,
  isThere: () => Boolean(root()?.querySelector('.replies .text')),
  write: async (text) => {
    (await found(() => root()?.querySelector<HTMLElement>('.start'))).click();
    fill(await found(() => root()?.querySelector<HTMLTextAreaElement>('textarea')), text);
    const send = await found(() => root()?.querySelector<HTMLElement>('.composer .primary'));
    return () => send.click();
  },
  posts: /\/items\/reply$/,
  report: nextReport,
  newest: () => [...(root()?.querySelectorAll('.replies .text') ?? [])].at(-1)?.textContent,
});
