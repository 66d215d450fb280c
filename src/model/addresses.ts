import type {AnyItem} from './item.js';
import {tableOf} from './kinds.js';
import {textsIn} from './mentions.js';

/** The addresses of the web that an item's texts and fields lead to, each once, in the order they come. Code is not read. */
export function addressesOf(item: AnyItem): readonly string[] {
  const found = new Set<string>();
  for (const [name, field] of Object.entries(tableOf(item.kind).fields)) {
    for (const text of textsIn(item[name], field)) for (const url of addressesIn(text)) found.add(url);
    const of = field.type === 'group' ? (item[name] as {readonly url?: unknown} | undefined)?.url : item[name];
    if (typeof of === 'string' && (field.type === 'url' || field.type === 'group') && /^https?:/i.test(of))
      found.add(of);
  }
  return [...found];
}

/** The addresses of the web in a Markdown text, however they are written: in links, by reference, or bare. */
export function addressesIn(text: string): readonly string[] {
  const found = new Set<string>();
  for (const match of withoutCode(text).matchAll(/https?:\/\/[^\s<>"|\\^`{}[\]]+/gi)) {
    const url = trimmed(match[0]).replaceAll('&amp;', '&');
    if (URL.canParse(url) && new URL(url).hostname.includes('.')) found.add(url);
  }
  return [...found];
}

/** Without blocks between fences, and without code within a line. */
function withoutCode(text: string): string {
  const lines: string[] = [];
  let fence: string | undefined;
  for (const line of text.split('\n')) {
    const mark = /^\s{0,3}(?:>\s?)*\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence === undefined && mark) fence = mark;
    else if (fence !== undefined) {
      if (mark && mark[0] === fence[0] && mark.length >= fence.length) fence = undefined;
    } else lines.push(line);
  }
  return lines.join('\n').replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, ' ');
}

/** Up to the parenthesis that closes the link it stands in, and without the marks that end a sentence. */
function trimmed(address: string): string {
  let depth = 0;
  let end = address.length;
  for (let index = 0; index < end; index++) {
    if (address[index] === '(') depth++;
    if (address[index] === ')' && depth-- === 0) end = index;
  }
  return address.slice(0, end).replace(/[.,:;!?*_~'’”»]+$/u, '');
}
