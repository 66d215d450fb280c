import type {Attachment} from '../../adapter/contract.js';

/** The most characters of a name. */
const longest = 200;

/**
 * A name as it can be shown and sent: in one line, of whole characters, not too long, and without what turns the direction of writing,
 * for a program could look like a picture.
 */
export function cleanName(name: string): string {
  const clean = name
    .replace(/\p{Surrogate}/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim();
  if (clean.length <= longest) return clean || 'file';
  const [ending = ''] = /\.[^. ]{1,20}$/.exec(clean) ?? [];
  const stem = clean.slice(0, longest - ending.length - 1).replace(/[\ud800-\udbff]$/, '');
  return `${stem}…${ending}`;
}

/** What stands in the text for a file: a picture by what it may show, anything else by its name. */
export function namingOf(name: string, {id, type, width, height}: Attachment): string {
  const isPicture = type.startsWith('image/');
  const words = escaped(isPicture ? name.replace(/(.)\.[^. ]{1,20}$/, '$1') : name);
  const size = width && height ? `#${width}x${height}` : '';
  return `${isPicture ? '!' : ''}[${words}](attachment:${id}${size})`;
}

/** Words that stay words between brackets. An underscore within a word means nothing. */
function escaped(words: string): string {
  return words.replace(/[\\[\]`*~<&!]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&');
}

/** A naming with what must stand around it at a place in a text: a picture on lines of its own, others between spaces. */
export function fitted(text: string, at: number, naming: string): string {
  const [before, after] = [text.slice(0, at), text.slice(at)];
  if (!naming.startsWith('!'))
    return `${/\S$/.test(before) ? ' ' : ''}${naming}${/^[\p{L}\p{N}[]/u.test(after) ? ' ' : ''}`;
  const start = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  return `${start}${naming}${after.startsWith('\n\n') ? '' : after.startsWith('\n') ? '\n' : '\n\n'}`;
}

/** Where a place in a text has gone to after a change: what is typed at the place itself comes after it. */
export function placeAfter(at: number, before: string, after: string): number {
  const most = Math.min(before.length, after.length);
  let end = 0;
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end++;
  let start = 0;
  while (start < most - end && before[start] === after[start]) start++;
  if (at <= start) return at;
  return at >= before.length - end ? at + after.length - before.length : start;
}

/** Where a file stands in a text; nothing where it was taken out. */
export function namingIn(text: string, id: string): {readonly from: number; readonly to: number} | undefined {
  const at = text.indexOf(`](attachment:${id}`);
  const to = at < 0 ? -1 : text.indexOf(')', at);
  if (to < 0) return undefined;
  let from = at;
  for (let depth = 1; depth > 0;) {
    if (--from < 0 || (text[from] === '\n' && text[from - 1] === '\n')) return undefined;
    const isEscaped = /(?:^|[^\\])(?:\\\\)*\\$/.test(text.slice(Math.max(0, from - 9), from));
    if (!isEscaped) depth += text[from] === ']' ? 1 : text[from] === '[' ? -1 : 0;
  }
  return {from: text[from - 1] === '!' ? from - 1 : from, to: to + 1};
}
