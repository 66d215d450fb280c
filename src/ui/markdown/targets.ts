import {decodeEntity} from './entities.js';
import type {Target} from './tree.js';

const escapeOrEntity = /\\([!-/:-@[-`{-~])|&(?:#x[\da-f]{1,6}|#\d{1,7}|[a-z][a-z\d]{1,31});/gi;

/** Takes backslash escapes and entities for the characters they stand for. */
export function unescapeText(text: string): string {
  return text.replace(escapeOrEntity, (whole: string, escaped?: string) => escaped ?? decodeEntity(whole) ?? whole);
}

/** Labels are the same whatever their case and white space. */
export function normalizeLabel(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
}

/** Something read from a text, and where it ended. */
export interface Found<V> {
  readonly value: V;
  readonly end: number;
}

/** `[label]` of at most 999 characters, without its brackets. */
export function readLabel(text: string, at: number): Found<string> | undefined {
  if (text[at] !== '[') return undefined;
  const most = Math.min(text.length, at + 1001);
  for (let end = at + 1; end < most; end++) {
    const character = text[end];
    if (character === '\\') end++;
    else if (character === '[') return undefined;
    else if (character === ']') return {value: text.slice(at + 1, end), end: end + 1};
  }
  return undefined;
}

/** `<where it leads>`, or anything without spaces whose parentheses are in balance. */
export function readDestination(text: string, at: number): Found<string> | undefined {
  if (text[at] === '<') {
    for (let end = at + 1; end < text.length; end++) {
      const character = text[end];
      if (character === '\\') end++;
      else if (character === '<' || character === '\n') return undefined;
      else if (character === '>') return {value: unescapeText(text.slice(at + 1, end)), end: end + 1};
    }
    return undefined;
  }
  let open = 0;
  let end = at;
  for (; end < text.length; end++) {
    const character = text[end]!;
    if (character <= ' ' || character === '\x7f') break;
    if (character === '\\' && isPunctuationMark(text[end + 1])) end++;
    else if (character === '(' && ++open > 32) return undefined;
    else if (character === ')' && --open < 0) break;
  }
  if (open > 0 || (end === at && text[end] !== ')')) return undefined;
  return {value: unescapeText(text.slice(at, end)), end};
}

const closers: Readonly<Record<string, string>> = {'"': '"', "'": "'", '(': ')'};

export function readTitle(text: string, at: number): Found<string> | undefined {
  const closer = closers[text[at] ?? ''];
  if (!closer) return undefined;
  for (let end = at + 1; end < text.length; end++) {
    const character = text[end];
    if (character === '\\') end++;
    else if (character === closer) return {value: unescapeText(text.slice(at + 1, end)), end: end + 1};
    else if (character === '(' && closer === ')') return undefined;
  }
  return undefined;
}

/** After spaces with at most one line break among them. */
export function afterSpace(text: string, at: number): number {
  let breaks = 0;
  for (; at < text.length; at++) {
    const character = text[at];
    if (character === '\n' ? breaks++ > 0 : character !== ' ' && character !== '\t') break;
  }
  return at;
}

/** `(destination "title")` after the words of a link. */
export function readTarget(text: string, at: number): Found<Target> | undefined {
  if (text[at] !== '(') return undefined;
  const destination = readDestination(text, afterSpace(text, at + 1));
  if (!destination) return undefined;
  let end = afterSpace(text, destination.end);
  const title = end > destination.end ? readTitle(text, end) : undefined;
  if (title) end = afterSpace(text, title.end);
  if (text[end] !== ')') return undefined;
  return {value: {href: destination.value, ...(title && {title: title.value})}, end: end + 1};
}

/**
 * Takes `[label]: destination "title"` lines from the head of a paragraph into the references, where the first of a name stays.
 *
 * Answers where the rest of the paragraph begins.
 */
export function takeReferences(text: string, references: Map<string, Target>): number {
  let at = 0;
  while (text[at] === '[') {
    const label = readLabel(text, at);
    if (!label || text[label.end] !== ':' || !label.value.trim()) break;
    const destination = readDestination(text, afterSpace(text, label.end + 1));
    if (!destination) break;
    const beforeTitle = afterSpace(text, destination.end);
    const title = beforeTitle > destination.end ? readTitle(text, beforeTitle) : undefined;
    const withTitle = title && lineEnd(text, title.end);
    const end = withTitle ?? lineEnd(text, destination.end);
    if (end === undefined) break;
    const name = normalizeLabel(label.value);
    const target = {href: destination.value, ...(title && withTitle !== undefined && {title: title.value})};
    if (!references.has(name)) references.set(name, target);
    at = end;
  }
  return at;
}

/** Where the next line begins, if nothing but spaces is left of this one. */
function lineEnd(text: string, at: number): number | undefined {
  while (text[at] === ' ' || text[at] === '\t') at++;
  if (at >= text.length) return at;
  return text[at] === '\n' ? at + 1 : undefined;
}

const punctuationMark = /^[!-/:-@[-`{-~]$/;

export function isPunctuationMark(character: string | undefined): boolean {
  return character !== undefined && punctuationMark.test(character);
}
