import type {Field, Fields} from './fields.js';
import {computedNames, envelopeNames} from './item.js';
import {tableOf, visibilities, type Kind} from './kinds.js';
import {limits} from './lengths.js';

/** Names that are part of the language and never of an item. */
const poison = new Set(['__proto__', 'constructor', 'prototype']);

export interface Checked {
  /** The values that may be kept. */
  readonly values: Readonly<Record<string, unknown>>;
  /** What is wrong, by field, in words that say what to do. */
  readonly wrong: Readonly<Record<string, string>>;
}

/**
 * Checks what somebody wrote against the tables of its kind.
 *
 * `strict`: unknown fields are wrong, and required ones must be there, as for a draft. `patch`: `null` takes a field away, and nothing is
 * required that is not touched. `file`: unknown fields move to `extra`, as for what was written by a newer copy of us; unknown choices are kept.
 */
export function validate(
  kind: Kind,
  item: Readonly<Record<string, unknown>>,
  mode: 'strict' | 'patch' | 'file' = 'strict',
): Checked {
  const {fields} = tableOf(kind);
  const values: Record<string, unknown> = {};
  const wrong: Record<string, string> = {};
  const strange: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(item)) {
    if (value === undefined || poison.has(name) || computed.has(name)) continue;
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field && envelope.has(name)) {
      const problem = envelopeProblem(name, value);
      if (problem) wrong[name] = problem;
      else values[name] = value;
    } else if (!field) {
      if (mode === 'file') strange[name] = clean(value);
      else wrong[name] = `A ${kind} has no field “${name}”. Leave it out, or put it under “extra”.`;
    } else if (value === null) {
      if (mode === 'patch' && !field.required) values[name] = null;
      else if (field.required) wrong[name] = 'This is needed.';
    } else {
      const problem = problemOf(field, value, mode === 'file');
      if (problem) wrong[name] = problem;
      else
        values[name] = field.type === 'map' || field.type === 'group' || field.type === 'list' ? clean(value) : value;
    }
  }
  for (const [name, field] of Object.entries(fields)) {
    if (!field.required || name in wrong || (mode === 'patch' && !(name in values))) continue;
    // A file may hold what was emptied, as a removed reply is.
    if (mode === 'file' ? values[name] === undefined : isEmpty(values[name])) wrong[name] = 'This is needed.';
  }
  for (const _ in strange) {
    values['extra'] = {...(values['extra'] as object | undefined), ...strange};
    break;
  }
  return {values, wrong};
}

/** Checks values against fields of any table: what an act is told, for one. */
export function validateFields(fields: Fields, told: Readonly<Record<string, unknown>>): Checked {
  const values: Record<string, unknown> = {};
  const wrong: Record<string, string> = {};
  for (const [name, value] of Object.entries(told)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (value === undefined || value === null) continue;
    const problem = field ? problemOf(field, value, false) : 'Nobody asked for this. Leave it out.';
    if (problem) wrong[name] = problem;
    else values[name] = value;
  }
  for (const [name, field] of Object.entries(fields))
    if (field.required && !(name in wrong) && isEmpty(values[name])) wrong[name] = 'This is needed.';
  return {values, wrong};
}

const envelope = new Set<string>(envelopeNames);
const computed = new Set<string>(computedNames);

function envelopeProblem(name: string, value: unknown): string | undefined {
  if (name === 'extra')
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? undefined
      : 'This is a bag of named values.';
  if (name === 'alsoFor')
    return Array.isArray(value) && value.every((id) => typeof id === 'string')
      ? undefined
      : 'This is a list of ids of communities.';
  if (typeof value !== 'string') return 'This is a text.';
  if (name === 'visibility' && !(visibilities as readonly string[]).includes(value))
    return `Choose one of ${visibilities.join(', ')}.`;
  if (name === 'id' && (value === '' || value.length > 200)) return 'An id has 1 to 200 characters.';
  return undefined;
}

/** What is wrong with a value, as a sentence that says what to do; nothing where it is right. */
export function problemOf(field: Field, value: unknown, isLenient: boolean): string | undefined {
  switch (field.type) {
    case 'text': {
      const most = field.max ?? limits.text;
      if (typeof value !== 'string') return 'This is a text.';
      return [...value].length > most && value.length > most
        ? `Shorten this to ${most} characters; it has ${[...value].length}.`
        : undefined;
    }
    case 'prose':
      if (typeof value !== 'string') return 'This is a text.';
      return bytesOf(value) > limits.prose
        ? `Shorten this to 256 kB; it has ${Math.ceil(bytesOf(value) / 1024)} kB.`
        : undefined;
    case 'instant':
      return typeof value === 'string' &&
        /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value) &&
        !Number.isNaN(Date.parse(value))
        ? undefined
        : 'Write an instant in UTC, like 2026-03-12T09:30:00Z.';
    case 'date':
      return typeof value === 'string' && isDate(value) ? undefined : 'Write a date, like 2026-03-12.';
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) return 'This is a number.';
      if (field.integer && !Number.isInteger(value)) return 'This is a whole number.';
      if (field.min !== undefined && value < field.min) return `This is at least ${field.min}.`;
      return field.max !== undefined && value > field.max ? `This is at most ${field.max}.` : undefined;
    case 'flag':
      return typeof value === 'boolean' ? undefined : 'This is true or false.';
    case 'url':
      return typeof value === 'string' && value.length <= 2_000 && !/[\s<>"]/.test(value)
        ? undefined
        : 'Write one address, without spaces.';
    case 'choice':
      if (typeof value !== 'string') return 'This is a text.';
      return isLenient || field.of.includes(value) ? undefined : `Choose one of ${field.of.join(', ')}.`;
    case 'ref':
      return typeof value === 'string' && value !== '' && value.length <= 200
        ? undefined
        : 'This is the id of an item.';
    case 'map':
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'This is a bag of named texts.';
      if (Object.keys(value).length > limits.map) return `Keep at most ${limits.map} names.`;
      return Object.values(value).every((each) => typeof each === 'string' && each.length <= limits.text)
        ? undefined
        : `Each of these is a text of at most ${limits.text} characters.`;
    case 'list': {
      if (!Array.isArray(value)) return 'This is a list.';
      if (value.length > limits.list) return `Keep at most ${limits.list}; there are ${value.length}.`;
      for (const [index, each] of value.entries()) {
        const problem = problemOf(field.of, each, isLenient);
        if (problem) return `Number ${index + 1}: ${problem}`;
      }
      return undefined;
    }
    case 'group': {
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        return 'This is a group of named values.';
      for (const [name, each] of Object.entries(value)) {
        const inner = Object.hasOwn(field.of, name) ? field.of[name] : undefined;
        if (each === undefined || poison.has(name)) continue;
        if (!inner && !isLenient) return `There is no “${name}” here. Leave it out.`;
        const problem = inner && problemOf(inner, each, isLenient);
        if (problem) return `${name}: ${problem}`;
      }
      const missing = Object.keys(field.of).find(
        (name) => field.of[name]!.required && isEmpty((value as Record<string, unknown>)[name]),
      );
      return missing === undefined ? undefined : `${missing}: This is needed.`;
    }
  }
}

function isDate(value: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const time = Date.parse(value);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

function bytesOf(value: string): number {
  // Short enough even if every letter took three bytes: nothing to count.
  return value.length * 3 <= limits.prose ? value.length : new TextEncoder().encode(value).length;
}

/** A copy without names that are part of the language. */
function clean(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) =>
      poison.has(name) || each === undefined ? [] : [[name, clean(each)]],
    ),
  );
}
