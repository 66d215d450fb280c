import {refusals} from './errors.js';
import {instant} from './field-types.js';
import type {Condition} from './query.js';

const words = /\s*(?:(datetime|guid)?'((?:[^']|'')*)'|(-?\d+(?:\.\d+)?)|([A-Za-z_][\w/]*)|([(),]))/y;

type Word =
  | {readonly is: 'text' | 'date'; readonly value: string}
  | {readonly is: 'number'; readonly value: number}
  | {readonly is: 'name' | 'sign'; readonly value: string};

const operators = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const;

/** Reads a `$filter`. */
export function parseFilter(text: string): Condition {
  const wordsLeft = split(text);
  const condition = either();
  if (wordsLeft.length > 0) throw refusals.badQuery(text);
  return condition;

  function either(): Condition {
    const parts = [both()];
    while (takes('or')) parts.push(both());
    return parts.length === 1 ? parts[0]! : {is: 'or', of: parts};
  }

  function both(): Condition {
    const parts = [one()];
    while (takes('and')) parts.push(one());
    return parts.length === 1 ? parts[0]! : {is: 'and', of: parts};
  }

  function one(): Condition {
    if (takes('not')) return {is: 'not', of: one()};
    if (takes('(')) {
      const inner = either();
      expect(')');
      return inner;
    }
    const name = next();
    if (name.is !== 'name') throw refusals.badQuery(text);
    if (name.value === 'startswith' || name.value === 'substringof') return called(name.value);
    const operator = operators.find((known) => takes(known));
    if (!operator) throw refusals.badQuery(text);
    return {is: operator, field: String(name.value), value: valueOf(next())};
  }

  function called(name: 'startswith' | 'substringof'): Condition {
    expect('(');
    const first = next();
    expect(',');
    const second = next();
    expect(')');
    // One names the column first, the other last.
    const [column, value] = name === 'startswith' ? [first, second] : [second, first];
    if (column.is !== 'name' || value.is !== 'text') throw refusals.badQuery(text);
    return {is: name === 'startswith' ? 'begins' : 'contains', field: column.value, value: value.value};
  }

  function takes(value: string): boolean {
    const [first] = wordsLeft;
    if (!first || (first.is !== 'name' && first.is !== 'sign') || first.value !== value) return false;
    wordsLeft.shift();
    return true;
  }

  function expect(value: string): void {
    if (!takes(value)) throw refusals.badQuery(text);
  }

  function next(): Word {
    const word = wordsLeft.shift();
    if (!word) throw refusals.badQuery(text);
    return word;
  }

  function valueOf(word: Word): unknown {
    if (word.is === 'date') return instant(Date.parse(word.value));
    if (word.is !== 'name') return word.value;
    if (word.value === 'true' || word.value === 'false') return word.value === 'true';
    if (word.value === 'null') return null;
    throw refusals.badQuery(text);
  }
}

function split(text: string): Word[] {
  const found: Word[] = [];
  words.lastIndex = 0;
  while (words.lastIndex < text.trimEnd().length) {
    const match = words.exec(text);
    if (!match) throw refusals.badQuery(text);
    const [, prefix, quoted, number, name, sign] = match;
    if (quoted !== undefined)
      found.push({is: prefix === 'datetime' ? 'date' : 'text', value: quoted.replaceAll("''", "'")});
    else if (number !== undefined) found.push({is: 'number', value: Number(number)});
    else if (name !== undefined) found.push({is: 'name', value: name});
    else found.push({is: 'sign', value: sign!});
  }
  return found;
}
