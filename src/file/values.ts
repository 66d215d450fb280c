import type {Field, Fields} from '../model/fields.js';
import {isoDate} from './dates.js';
import {type Report, shown} from './problem.js';

const proseLimit = 256 * 1024;
const listLimit = 1000;
const depthLimit = 64;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;

/** Reports what is wrong with a value of a field, each with the place and the fix. */
export function checkValue(field: Field, value: unknown, place: string, report: Report): void {
  const wrong = (message: string) => report({place, message: `${shown(value)} ${message}`, is: 'error'});
  switch (field.type) {
    case 'list':
      if (!Array.isArray(value)) return wrong(`is not a list; write [${shown(value)}]`);
      if (value.length > listLimit) return report({place, message: `holds ${value.length} values, ${listLimit} at most; take some out`, is: 'error'});
      return value.forEach((entry, index) => checkValue(field.of, entry, `${place}[${index}]`, report));
    case 'group':
      if (!isBag(value)) return wrong(`is not a group of values; write {${Object.keys(field.of).slice(0, 2).map((name) => `"${name}": …`).join(', ')}}`);
      return checkFields(field.of, value, place, report);
    case 'map':
      if (!isBag(value)) return wrong('is not a group of names and texts; write {"name": "text"}');
      for (const [name, entry] of Object.entries(value)) {
        if (typeof entry !== 'string') report({place: `${place}.${name}`, message: `${shown(entry)} is not text; write ${shown(String(entry))}`, is: 'error'});
        checkJson(entry, `${place}.${name}`, report);
      }
      return;
    case 'number':
      if (typeof value !== 'number') return wrong(`is not a number${isNumeric(value) ? `; write ${Number(value)}` : ''}`);
      if (field.integer && !Number.isInteger(value)) return wrong(`is not a whole number; write ${Math.round(value)}`);
      if (value < (field.min ?? -Infinity)) return wrong(`is too small; ${field.min} at least`);
      if (value > (field.max ?? Infinity)) return wrong(`is too large; ${field.max} at most`);
      return;
    case 'flag':
      if (typeof value !== 'boolean') wrong('is neither true nor false; write one of them, without quotation marks');
      return;
    default:
      return checkText(field, value, place, report);
  }
}

type TextLike = Exclude<Field, {readonly type: 'list' | 'group' | 'map' | 'number' | 'flag'}>;

/** The fields that are written as a string. */
function checkText(field: TextLike, value: unknown, place: string, report: Report): void {
  const wrong = (message: string) => report({place, message: `${shown(value)} ${message}`, is: 'error'});
  if (typeof value !== 'string') return wrong(`is not text${typeof value === 'object' ? '' : `; write ${shown(String(value))}`}`);
  switch (field.type) {
    case 'text':
      if (value.length > (field.max ?? 1000)) wrong(`has ${value.length} characters, ${field.max ?? 1000} at most; shorten it`);
      return;
    case 'prose': {
      const bytes = value.length * 3 > proseLimit ? new TextEncoder().encode(value).length : 0;
      if (bytes > proseLimit) wrong(`has ${Math.ceil(bytes / 1024)} kB, ${proseLimit / 1024} kB at most; split or shorten it`);
      return;
    }
    case 'date': {
      const date = isoDate(value);
      if (date !== value) wrong(`is not a date; write ${date ?? 'it as 2026-12-31'}`);
      return;
    }
    case 'instant':
      if (!instant.test(value) || Number.isNaN(Date.parse(value))) wrong(`is not an instant; write ${instantOf(value) ?? 'it as 2026-12-31T09:30:00Z'}`);
      return;
    case 'url':
      if (!URL.canParse(value, 'https://base.example')) wrong('is not an address; write https://…');
      return;
    case 'choice':
      if (!field.of.includes(value)) report({place, message: `${shown(value)} is none of ${field.of.join(', ')}; it is kept, and shown as unknown`, is: 'note'});
      return;
    case 'ref':
      if (value === '' || value.length > 1000) wrong('is not an id; write the id of an item, or leave it out');
      return;
  }
}

/** Reports what is wrong with named values: those missing, those of the wrong type, and those nobody knows. */
export function checkFields(fields: Fields, bag: Bag, place: string, report: Report, known?: ReadonlySet<string>): void {
  const at = (name: string) => (place ? `${place}.${name}` : name);
  for (const [name, field] of Object.entries(fields)) {
    const value = bag[name];
    if (value !== undefined && value !== null) checkValue(field, value, at(name), report);
    else if (field.required) report({place: at(name), message: `is missing; write ${example(field)}`, is: 'error'});
  }
  for (const name of Object.keys(bag)) {
    if (Object.hasOwn(fields, name) || known?.has(name)) continue;
    checkJson(bag[name], at(name), report);
    if (name === '__proto__') report({place: at(name), message: 'is a name no value may have; take it out', is: 'error'});
    else report({place: at(name), message: 'is a field this version does not know; it is kept', is: 'note'});
  }
}

/** Reports what no JSON of ours may hold at any depth, known field or not. */
export function checkJson(value: unknown, place: string, report: Report, depth = 0): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth > depthLimit) return report({place, message: `is nested more than ${depthLimit} deep; make it flatter`, is: 'error'});
  for (const [name, entry] of Object.entries(value)) {
    const inner = Array.isArray(value) ? `${place}[${name}]` : `${place}.${name}`;
    if (name === '__proto__') report({place: inner, message: 'is a name no value may have; take it out', is: 'error'});
    else checkJson(entry, inner, report, depth + 1);
  }
}

type Bag = Readonly<Record<string, unknown>>;

export function isBag(value: unknown): value is Bag {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNumeric(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value));
}

/** An instant that was written with an offset, or a date alone, in UTC. */
function instantOf(value: string): string | undefined {
  const date = isoDate(value);
  if (date) return `${date}T00:00:00Z`;
  const time = /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().replace('.000Z', 'Z');
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
