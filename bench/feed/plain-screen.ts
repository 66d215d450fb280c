import type {Item} from '../../src/model/index.js';
import {initialsOf} from '../../src/ui/avatar.js';
import {plainExcerpt} from '../../src/ui/rich-text/plain-excerpt.js';
import {looks, onScreen, strings, words} from './looks.js';

type Names = ReadonlyMap<string, string>;

function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/** One post as ours draws it. */
export function plainPost(item: Item<'discussion'>, index: number, names: Names): HTMLElement {
  const name = names.get(item.createdBy ?? '') ?? strings.anonymously;
  const title = make('a', '', item.title);
  title.href = `#cop-discussion-${item.id}`;
  title.dir = 'auto';
  const heading = make('h3', 'post-title', title);
  heading.id = `title-${item.id}`;
  if (item.state === 'solved') heading.append(make('span', 'seal good', strings.solved));
  const time = make('time', '', words.ago(item.createdAt));
  time.dateTime = item.createdAt;
  const byline = make(
    'p',
    'byline',
    make('span', `avatar small tint-${index % 12}`, make('span', '', initialsOf(name))),
    make('bdi', 'name', name),
    make('span', '', make('span', 'type', item.type), ' · ', time),
    ...(item.topics ?? []).map((topic) => make('bdi', 'topic', topic)),
  );
  const replies = item.counts?.['replies'] ?? 0;
  const excerpt = make('p', 'excerpt', plainExcerpt(item.body ?? '', 280));
  excerpt.dir = 'auto';
  const tally = make(
    'p',
    'tally',
    make('button', 'as-link quiet', replies > 0 ? strings.replies(replies) : strings.noReplies),
  );
  const article = make('article', 'post', make('header', 'post-head', heading, byline), excerpt, tally);
  article.tabIndex = 0;
  article.ariaPosInSet = String(index + 1);
  article.setAttribute('aria-labelledby', heading.id);
  return article;
}

function select(...options: readonly string[]): HTMLElement {
  return make('select', 'plain-select', ...options.map((option) => make('option', '', option)));
}

function filters(): HTMLElement {
  const types = [strings.allTypes, strings.questions, strings.ideas, strings.stories, strings.announcements];
  const switches = [strings.unanswered, strings.unsolved, strings.mineOnly, strings.following];
  return make(
    'div',
    'filters',
    make('div', 'types', ...types.map((name) => make('button', 'type-filter', name))),
    make(
      'div',
      'row narrowing',
      ...switches.map((name) => make('button', 'chip', name)),
      make(
        'label',
        'choice order',
        make('span', '', strings.sort),
        select(strings.newest, strings.active, strings.mostHelpful),
      ),
    ),
  );
}

/** The first screen and nothing else, made by hand: what any feed costs at least. */
export function plainScreen(posts: readonly Item<'discussion'>[], names: Names) {
  const host = document.createElement('div');
  const root = host.attachShadow({mode: 'open'});
  root.adoptedStyleSheets = looks.map(({styleSheet}) => styleSheet!);
  const news = make('div', 'news');
  const feed = make('div', 'feed', ...posts.slice(0, onScreen).map((item, index) => plainPost(item, index, names)));
  feed.role = 'feed';
  root.append(
    make('button', 'start field', strings.startInvitation),
    filters(),
    news,
    feed,
    make('button', 'button more', strings.showMorePosts),
  );
  return {
    host,
    feed,
    news,
    /** Says that something has arrived. */
    tell: () => {
      if (!news.firstChild) news.append(make('button', 'button small', strings.newPosts(1)));
    },
  };
}
