import {init} from '@waline/client/full';
import '@waline/client/style';

import {contend, fill, found, postJson} from './contend.js';

/*
 * Waline's client as one file, with its own looks and its own settings, but for what it would fetch from elsewhere: emojis, and a search
 * for pictures.
 */

const field = <E extends Element>(selector: string) => found(() => document.querySelector<E>(selector));

let waline: ReturnType<typeof init> | undefined;
const newest = () => document.querySelector('.wl-card .wl-content')?.textContent;

contend({
  begin: (into) => {
    waline = init({el: into, serverURL: location.origin, path: '/', lang: 'en', emoji: false, search: false});
  },
  isThere: () => document.querySelector('.wl-card .wl-content') !== null,
  // It is told of nothing that others write, and has no way to put a comment into its list. What a reader gets soonest is what they
  // post themselves: it is shown as soon as the server has answered.
  write: async (text) => {
    fill(await field<HTMLInputElement>('input.wl-nick'), 'Amara Okafor');
    fill(await field<HTMLTextAreaElement>('textarea.wl-editor'), text);
    const send = await field<HTMLElement>('.wl-comment .wl-btn.primary');
    return () => send.click();
  },
  posts: /\/api\/comment\?/,
  newest,
  others: {
    write: (comment) => postJson('/api/comment', {comment, nick: 'Bjorn', url: '/', ua: ''}),
    // It reads again only what has another address; its stand-in has the same comments at all of them.
    readAgain: () => waline!.update({path: '/again'}),
    isSeen: (text) => newest()?.includes(text) ?? false,
  },
});
