import {plainScreen} from './plain-screen.js';
import {contend, names, posts, warm} from './shared.js';

/*
 * The first screen and nothing else, made by hand.
 */

let screen: ReturnType<typeof plainScreen> | undefined;

contend({
  prepare: warm,
  mount: (into) => {
    screen = plainScreen(posts, names);
    into.append(screen.host);
  },
  isThere: () => Boolean(screen?.feed.firstChild),
  onNews: (event) => {
    if (event.type === 'changed') screen!.tell();
  },
  hasNews: () => Boolean(screen?.news.firstChild),
});
