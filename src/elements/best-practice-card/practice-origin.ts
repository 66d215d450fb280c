import type {Item} from '../../model/item.js';
import {safeLink} from '../../ui/rich-text/safe-link.js';

type Origin = NonNullable<Item<'practice'>['origin']>;

/** Where a practice comes from, in a line: words, an address, or both as a link in a text is written, `[What we learned](discussion:ID)`. */
export function originText({kind, id, url, title}: Origin = {}): string {
  const to = kind && id ? `${kind}:${encodeURIComponent(id)}` : url;
  return title && to ? `[${title}](${to})` : (to ?? title ?? '');
}

/** The same the other way; `null` where nothing is said. */
export function originOf(text: string): Origin | null {
  const said = text.trim();
  if (!said) return null;
  const [, title, to = /^[a-z]+:\S+$/i.test(said) ? said : undefined] = /^\[(.+)\]\((\S+)\)$/.exec(said) ?? [];
  if (!to) return {title: said};
  const {item} = safeLink(to) ?? {};
  return {...(item ? {kind: item.kind, id: item.id} : {url: to}), ...(title && {title})};
}
