import type {AnyItem} from '../../../src/model/item.js';
import type {Field} from '../../../src/model/fields.js';
import {kindNames, tableOf} from '../../../src/model/kinds.js';

/** The names of the fields that may hold the id of a member, and of those which hold several. */
const one = new Set(['createdBy', 'updatedBy']);
const several = new Set<string>();
/** Lists of groups that hold one: the name of the list, and of the field in it. */
const within: (readonly [string, string])[] = [];
for (const kind of kindNames)
  for (const [name, field] of Object.entries(tableOf(kind).fields) as [string, Field][]) {
    if (isMember(field)) one.add(name);
    if (field.type === 'list' && isMember(field.of)) several.add(name);
    if (field.type === 'list' && field.of.type === 'group')
      for (const [inner, each] of Object.entries(field.of.of))
        if (each.type === 'ref' && each.to === 'member') within.push([name, inner]);
  }

/** Documents that hold one of these name somebody. */
export function patternsFor(member: string): readonly object[] {
  return [
    ...[...one].map((name) => ({[name]: member})),
    ...[...several].map((name) => ({[name]: [member]})),
    ...within.map(([name, inner]) => ({[name]: [{[inner]: member}]})),
  ];
}

/** The addresses of somebody in texts that mention them, `[@Amara Okafor](member:m1)`; parentheses of an id may be encoded there. */
export function mentionsOf(member: string): readonly string[] {
  const id = encodeURIComponent(member);
  const whole = id.replace(/[()]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return [...new Set([id, whole])].map((each) => `(member:${each})`);
}

/** An item with somebody else in place of a member, wherever it names them. */
export function renamed(item: AnyItem, member: string, instead: {readonly id: string; readonly name: string}): AnyItem {
  const mentions = mentionsOf(member);
  const inText = (text: string) => withMentions(text, mentions, instead);
  const of = (value: unknown, name: string | undefined): unknown => {
    if (typeof value === 'string') {
      if (value === member && name !== undefined && one.has(name)) return instead.id;
      return mentions.some((mention) => value.includes(mention)) ? inText(value) : value;
    }
    if (Array.isArray(value)) {
      const isList = name !== undefined && several.has(name);
      return value.map((each) => (isList && each === member ? instead.id : of(each, undefined)));
    }
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([inner, each]) => [inner, of(each, inner)]));
  };
  const next = of(item, undefined) as AnyItem;
  // What an item was before it changed, and what somebody would have it say, is kept as JSON.
  if (next.kind !== 'revision' && next.kind !== 'amendment') return next;
  const said = ['before', 'after'].filter((name) => typeof next[name] === 'string');
  return {
    ...next,
    ...Object.fromEntries(said.map((name) => [name, JSON.stringify(of(parsed(String(next[name])), undefined))])),
  } as AnyItem;
}

/** The words of a link to somebody go with them. */
function withMentions(
  text: string,
  mentions: readonly string[],
  {id, name}: {readonly id: string; readonly name: string},
): string {
  const addresses = mentions.map((mention) => mention.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const link = new RegExp(`\\[(?:\\\\.|[^\\[\\]\\\\])*\\](?:${addresses})`, 'g');
  return text.replace(link, () => `[@${name}](member:${encodeURIComponent(id)})`);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}

function isMember(field: Field): boolean {
  return field.type === 'ref' && (field.to === undefined || field.to === 'member');
}
