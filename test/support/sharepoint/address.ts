import {refusals} from './errors.js';

/** One step of an address: `lists`, `getByTitle('Questions')`, `items(3)`. */
export interface Step {
  readonly name: string;
  readonly args: readonly string[];
  readonly named: Readonly<Record<string, string>>;
}

/** The steps below `_api/`; `@name` stands for a value in the query. */
export function stepsOf(path: string, query: URLSearchParams): readonly Step[] {
  return split(path, '/')
    .filter((part) => part !== '')
    .map((part) => step(part, query));
}

function step(part: string, query: URLSearchParams): Step {
  const open = part.indexOf('(');
  if (open < 0) return {name: part.toLowerCase(), args: [], named: {}};
  if (!part.endsWith(')')) throw refusals.badQuery(part);
  const inside = part.slice(open + 1, -1);
  const args: string[] = [];
  const named: Record<string, string> = {};
  for (const argument of split(inside, ',')) {
    const text = argument.trim();
    if (text === '') continue;
    const [, name, given] = /^([A-Za-z]+)=(.*)$/s.exec(text) ?? [];
    if (name === undefined) args.push(plain(text, query));
    else named[name.toLowerCase()] = plain(given!, query);
  }
  return {name: part.slice(0, open).toLowerCase(), args, named};
}

function plain(text: string, query: URLSearchParams): string {
  if (text.startsWith('@')) return plain(query.get(text) ?? '', query);
  const [, quoted] = /^(?:guid)?'(.*)'$/s.exec(text) ?? [];
  return quoted === undefined ? text : quoted.replaceAll("''", "'");
}

/** Splits where the sign stands outside quotes and brackets. */
function split(text: string, sign: string): string[] {
  const parts: string[] = [''];
  let [isQuoted, depth] = [false, 0];
  for (const letter of text) {
    if (letter === "'") isQuoted = !isQuoted;
    else if (!isQuoted && letter === '(') depth++;
    else if (!isQuoted && letter === ')') depth--;
    if (letter === sign && !isQuoted && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts;
}
