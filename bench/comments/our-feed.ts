import type {CommunityAdapter} from '../../src/adapter/contract.js';
import {provideAdapter} from '../../src/context/provide.js';
import '../../src/define/cop-discussion-feed.js';
import {postAsAnother} from './as-another.js';
import {contend, fill, found} from './contend.js';
import {nextReport, noticing} from './noticing.js';

/*
 * Our feed over our service, every comment a discussion.
 */

let element: HTMLElement | undefined;
const root = () => element?.shadowRoot;

/** Our feed, once its source is open. */
export function contendWith(open: () => CommunityAdapter | Promise<CommunityAdapter>): void {
  contend({
    begin: (into) => {
      element = document.createElement('cop-discussion-feed');
      into.append(element);
      const source = open();
      if (source instanceof Promise) void source.then((opened) => provideAdapter(noticing(opened)));
      else provideAdapter(noticing(source));
    },
    root,
    isThere: () => Boolean(root()?.querySelector('.post .name:not(.unknown)')),
    write: async (text) => {
      (await found(() => root()?.querySelector<HTMLElement>('.start'))).click();
      fill(await found(() => root()?.querySelector<HTMLInputElement>('.title-field')), 'Did anybody hear that?');
      fill(await found(() => root()?.querySelector<HTMLTextAreaElement>('textarea')), text);
      const send = await found(() => root()?.querySelector<HTMLElement>('.composer .primary'));
      return () => send.click();
    },
    posts: /\/items\/discussion$/,
    report: nextReport,
    newest: () => root()?.querySelector('.post')?.textContent,
    others: {
      write: postAsAnother,
      isSeen: () => Boolean(root()?.querySelector('.news button')),
    },
  });
}
