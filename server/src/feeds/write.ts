import {Feed} from 'feed';

import type {Item} from '../../../src/model/item.js';
import type {FeedContent} from '../handler/index.js';

/** So many characters of a text are in a feed: it is an invitation to read on. */
const most = 500;

const types = {
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
} as const;

/** Writes RSS 2.0, Atom (RFC 4287) or JSON Feed 1.1; `page` is where discussions are read. */
export function writeFeed(
  {format, self, title, discussions, names}: FeedContent,
  page: string,
): {readonly body: string; readonly type: string} {
  // Readers take what stands in XML for markup.
  const told = (text: string) => (format === 'json' ? readable(text) : escaped(text));
  const made = new Feed({
    id: page,
    title: readable(title),
    link: page,
    copyright: '',
    generator: 'CoP Elements',
    feedLinks: {[format]: self},
    ...(discussions[0] && {updated: new Date(discussions[0].updatedAt)}),
  });
  for (const item of discussions) {
    const link = `${page}#cop-discussion-${encodeURIComponent(item.id)}`;
    const name = authorOf(item, names);
    made.addItem({
      id: link,
      link,
      title: told(item.title),
      // Markup in every format: a text becomes some that says the same.
      description: escaped(excerpt(item.body ?? '')).replaceAll('\n', '<br>'),
      published: new Date(item.createdAt),
      date: new Date(item.updatedAt),
      ...(name !== undefined && {author: [{name: told(name)}]}),
      category: (item.topics ?? []).map((topic) => ({name: told(topic), term: told(topic)})),
    });
  }
  const body = {rss: () => made.rss2(), atom: () => made.atom1(), json: () => made.json1()}[format]();
  return {body, type: types[format]};
}

function authorOf({createdBy, anonymous}: Item<'discussion'>, names: ReadonlyMap<string, string>): string | undefined {
  return anonymous === true || createdBy === undefined ? undefined : names.get(createdBy);
}

function excerpt(text: string): string {
  const plain = text.trim();
  return plain.length > most ? `${plain.slice(0, most).replace(/\s+\S*$/, '')} …` : plain;
}

/** Without signs that XML cannot hold, however they are written (XML 1.0, section 2.2). */
function readable(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\uFFFD]/g, '');
}

function escaped(text: string): string {
  return readable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
