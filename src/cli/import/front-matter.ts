import {parseDocument} from 'yaml';

import type {Json} from '../../model/json.js';
import type {FileReport} from './report.js';
import {decodeText, plain} from './text.js';

/** A Markdown file: what stands in its head, by names written plainly, and the text under it. */
export interface Page {
  readonly head: ReadonlyMap<string, {readonly name: string; readonly value: Json; readonly line?: number | undefined}>;
  readonly body: string;
}

/** Reads a Markdown file with or without a head in YAML. A broken head is read line by line, and what cannot be is reported. */
export function readPage(bytes: Uint8Array, report: FileReport): Page {
  const {text, encoding} = decodeText(bytes);
  if (encoding === 'Windows-1252')
    report.note('is not UTF-8 and was read as Windows-1252; look whether its accents are right');
  const whole = text.replace(/^\uFEFF/, '');
  const [block, yaml = ''] = /^---[ \t]*\r?\n([\s\S]*?)(?:^|\r?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(whole) ?? [];
  if (block === undefined) {
    if (/^---[ \t]*\r?\n/.test(whole)) report.note('its head has no end (a line ---); read as text', 1);
    return {head: new Map(), body: whole};
  }
  const lines = yaml.split('\n');
  const lineOf = (name: string) => lines.findIndex((line) => line.startsWith(`${name}:`)) + 2;
  const values = Object.entries(parseHead(yaml, report)).map(([name, value]) => {
    const plainName = plain(name.replace(/([a-z])([A-Z])/g, '$1 $2'));
    return [plainName, {name, value, line: lineOf(name)}] as const;
  });
  return {
    head: new Map(values),
    body: whole.slice(block.length),
  };
}

function parseHead(yaml: string, report: FileReport): Readonly<Record<string, Json>> {
  let reason: string;
  try {
    const document = parseDocument(yaml, {uniqueKeys: false, logLevel: 'error'});
    const [error] = document.errors;
    const value: unknown = error ? undefined : document.toJS({maxAliasCount: 100});
    if (value === null) return {};
    if (typeof value === 'object' && !Array.isArray(value))
      return JSON.parse(JSON.stringify(value)) as Record<string, Json>;
    reason = error
      ? `line ${(error.linePos?.[0].line ?? 0) + 1}: ${error.message.split('\n')[0]}`
      : 'it is not names and values';
  } catch (error) {
    reason = (error as Error).message;
  }
  report.note(`its head is not YAML (${reason}); read line by line`, 1);
  return lineByLine(yaml, report);
}

/** `name: value` and `- value` under it: what can be saved of a broken head. */
function lineByLine(yaml: string, report: FileReport): Readonly<Record<string, Json>> {
  const values = new Map<string, Json>();
  let last = '';
  yaml.split(/\r?\n/).forEach((line, index) => {
    const [, name = '', value = ''] = /^([\w-]+):(?:\s+(.*))?$/.exec(line) ?? [];
    const [, entry = ''] = /^\s*-\s+(.*)$/.exec(line) ?? [];
    const known = values.get(last);
    if (name) {
      last = name;
      values.set(name, unquoted(value));
    } else if (entry && last)
      values.set(last, [
        ...(Array.isArray(known) ? (known as readonly Json[]) : known ? [known] : []),
        unquoted(entry),
      ]);
    else if (line.trim() && !line.trim().startsWith('#'))
      report.left(`"${line.trim().slice(0, 60)}" cannot be read`, index + 2);
  });
  return Object.fromEntries(values);
}

function unquoted(value: string): string {
  return value
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .replace(/^\[\]$/, '');
}

/** A value of a head as a list of texts: a list, several in one text, or none. */
export function textsOf(value: Json | undefined): readonly string[] {
  if (value === undefined || value === null || value === '') return [];
  const entries = Array.isArray(value) ? (value as readonly Json[]) : String(textOf(value) ?? '').split(/[;,|]/);
  return [...new Set(entries.map((entry) => textOf(entry)?.trim() ?? '').filter(Boolean))];
}

/** A value of a head as one text; of `{name, mail}` what names it best. */
export function textOf(value: Json | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.map((entry: Json) => textOf(entry)).join(', ');
  const bag = value as {readonly [name: string]: Json};
  return textOf(bag['id'] ?? bag['mail'] ?? bag['email'] ?? bag['name'] ?? null);
}
