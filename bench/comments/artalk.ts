import {init, type default as Artalk} from 'artalk';
import 'artalk/Artalk.css';

import {contend, fill, found, postJson} from './contend.js';

/*
 * Artalk's client with its own looks and its own settings, but for what it would fetch from elsewhere: emoticons are left out, and
 * everybody's face is one that is there already.
 */

const face = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
const field = <E extends Element>(selector: string) => found(() => document.querySelector<E>(selector));

let artalk: Artalk | undefined;
const newest = () => document.querySelector('.atk-comment .atk-content')?.textContent;

contend({
  begin: (into) => {
    artalk = init({
      el: into,
      server: location.origin,
      site: 'Bench',
      pageKey: '/',
      emoticons: false,
      avatarURLBuilder: () => face,
    });
  },
  isThere: () => document.querySelector('.atk-comment .atk-content')?.firstChild !== undefined,
  // It is told of nothing that others write. What a reader gets soonest is what they post themselves: it is put into the list as
  // soon as the server has answered, by the same `insertComment` that a page with news of its own would call.
  write: async (text) => {
    fill(await field<HTMLInputElement>('.atk-name'), 'Amara Okafor');
    fill(await field<HTMLInputElement>('.atk-email'), 'amara.okafor@example.org');
    fill(await field<HTMLTextAreaElement>('.atk-textarea'), text);
    const send = await field<HTMLElement>('.atk-send-btn');
    return () => send.click();
  },
  posts: /\/api\/v2\/comments$/,
  newest,
  others: {
    write: (content) =>
      postJson('/api/v2/comments', {
        content,
        name: 'Bjorn',
        email: 'bjorn@example.org',
        page_key: '/',
        site_name: 'Bench',
      }),
    // The whole first page: there is no other way to read what is new.
    readAgain: () => artalk!.reload(),
    isSeen: (text) => newest()?.includes(text) ?? false,
  },
});
