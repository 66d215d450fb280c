import type {Field, Fields} from '../model/fields.js';
import {limits} from '../model/lengths.js';
import {problemOf} from '../model/validate.js';
import {isoDate} from './dates.js';
import {type Report, shown} from './problem.js';

const depthLimit = 64;
const poison = new Set(['__proto__', 'constructor', 'prototype']);

/** A name that belongs to the language, and to no value of ours. */
export function isPoison(name: string): boolean {
  return poison.has(name);
}

/** Reports what is wrong with a value of a field, each with the place and the fix. */
export function checkValue(field: Field, value: unknown, place: string, report: Report): void {
  const wrong = (message: string) => report({place, message: `${shown(value)} ${message}`, is: 'error'});
  switch (field.type) {
    case 'list':
      if (!Array.isArray(value)) return wrong(`is not a list; write [${shown(value)}]`);
      if (value.length > limits.list)
        return report({
          place,
          message: `holds ${value.length} values, ${limits.list} at most; take some out`,
          is: 'error',
        });
      return value.forEach((entry, index) => checkValue(field.of, entry, `${place}[${index}]`, report));
    case 'group':
      if (!isBag(value))
        return wrong(
          `is not a group of values; write {${Object.keys(field.of)
            .slice(0, 2)
            .map((name) => `"${name}": …`)
            .join(', ')}}`,
        );
      return checkFields(field.of, value, place, report);
    case 'choice':
      if (typeof value === 'string' && !field.of.includes(value))
        return report({
          place,
          message: `${shown(value)} is none of ${field.of.join(', ')}; it is kept, and shown as unknown`,
          is: 'note',
        });
  }
  if (field.type === 'map') checkJson(value, place, report);
  const problem = problemOf(field, value, true);
  if (problem) wrong(fixOf(field, value) ?? `cannot stand here. ${problem.replace(/\.$/, '')}`);
}

/** What to write instead, where that can be told from what stands there. */
function fixOf(field: Field, value: unknown): string | undefined {
  if (field.type === 'flag') return 'is neither true nor false; write one of them, without quotation marks';
  if (field.type === 'number')
    return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))
      ? `is not a number; write ${Number(value)}`
      : undefined;
  if (typeof value === 'number' || typeof value === 'boolean') return `is not text; write ${shown(String(value))}`;
  if (typeof value !== 'string') return undefined;
  const date = isoDate(value);
  if (field.type === 'date') return `is not a date; write ${date ?? 'it as 2026-12-31'}`;
  if (field.type !== 'instant') return undefined;
  return `is not an instant; write ${date ? `${date}T00:00:00Z` : (inUtc(value) ?? 'it as 2026-12-31T09:30:00Z')}`;
}

/** An instant that was written with an offset, in UTC. */
function inUtc(value: string): string | undefined {
  const time = /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().replace('.000Z', 'Z');
}

/** Reports what is wrong with named values: those missing, those of the wrong type, and those nobody knows. */
export function checkFields(
  fields: Fields,
  bag: Bag,
  place: string,
  report: Report,
  known?: ReadonlySet<string>,
): void {
  const at = (name: string) => (place ? `${place}.${name}` : name);
  for (const [name, field] of Object.entries(fields)) {
    const value = bag[name];
    if (value !== undefined && value !== null) checkValue(field, value, at(name), report);
    if (field.required && (value === undefined || value === null || value === ''))
      report({place: at(name), message: `is missing; write ${example(field)}`, is: 'error'});
  }
  for (const name of Object.keys(bag)) {
    if (Object.hasOwn(fields, name) || known?.has(name)) continue;
    checkJson(bag[name], at(name), report);
    if (isPoison(name)) report({place: at(name), message: 'is a name no value may have; take it out', is: 'error'});
    else report({place: at(name), message: 'is a field this version does not know; it is kept', is: 'note'});
  }
}

/** Reports what no JSON of ours may hold at any depth, known field or not. */
export function checkJson(value: unknown, place: string, report: Report, depth = 0): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth > depthLimit)
    return report({place, message: `is nested more than ${depthLimit} deep; make it flatter`, is: 'error'});
  for (const [name, entry] of Object.entries(value)) {
    const inner = Array.isArray(value) ? `${place}[${name}]` : `${place}.${name}`;
    if (isPoison(name)) report({place: inner, message: 'is a name no value may have; take it out', is: 'error'});
    else checkJson(entry, inner, report, depth + 1);
  }
}

type Bag = Readonly<Record<string, unknown>>;

export function isBag(value: unknown): value is Bag {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function example(field: Field): string {
  switch (field.type) {
    case 'choice':
      return `one of ${field.of.join(', ')}`;
    case 'ref':
      return `the id of ${field.to ? `a ${field.to}` : 'an item'}`;
    case 'instant':
      return 'an instant, 2026-12-31T09:30:00Z';
    case 'date':
      return 'a date, 2026-12-31';
    case 'number':
      return 'a number';
    default:
      return 'a text';
  }
}
