import {refusals} from './errors.js';
import type {Call} from './call.js';
import type {Entity} from './wire.js';

/** What an entity leads to, made when it is asked for. */
export type Links = Readonly<Record<string, () => unknown>>;

/**
 * Keeps what `$select` names, and adds what `$expand` asks for. Without a `$select` everything is told but `extras`, which cost more.
 */
export function choose(
  {query}: Call,
  entity: Entity,
  {extras = {}, links = {}}: {readonly extras?: Readonly<Record<string, unknown>>; readonly links?: Links} = {},
): Entity {
  const names = namesOf(query.get('$select'));
  const expanded = namesOf(query.get('$expand'));
  for (const name of expanded) if (!(name in links)) throw refusals.noField(name);
  const own: Record<string, unknown> = {};
  const wanted = names.length === 0 ? ['*'] : names;
  for (const name of wanted) {
    const [first, rest] = splitAt(name);
    if (name === '*') Object.assign(own, entity.properties);
    else if (rest !== undefined) {
      if (!expanded.includes(first)) throw refusals.badQuery(name);
    } else if (first in entity.properties) own[first] = entity.properties[first];
    else if (first in extras) own[first] = extras[first];
    else if (!(first in links)) throw refusals.noField(first);
  }
  // Whoever asks for `Id` of an item is told it under both of its names.
  if ('Id' in own && 'ID' in entity.properties) own['ID'] = entity.properties['ID'];
  for (const name of expanded) own[name] = narrowed(links[name]!(), namesBelow(names, name));
  return {...entity, properties: own};
}

function narrowed(value: unknown, names: readonly string[]): unknown {
  if (names.length === 0 || typeof value !== 'object' || value === null) return value;
  const {is, items, properties} = value as {is?: string; items?: readonly unknown[]; properties?: object};
  if (is === 'collection') return {...value, items: items!.map((item) => narrowed(item, names))};
  if (is !== 'entity') return value;
  const own = properties as Record<string, unknown>;
  for (const name of names) if (!(name in own)) throw refusals.noField(name);
  return {...value, properties: Object.fromEntries(names.map((name) => [name, own[name]]))};
}

function namesBelow(names: readonly string[], parent: string): string[] {
  return names.flatMap((name) => {
    const [first, rest] = splitAt(name);
    return first === parent && rest !== undefined ? [rest] : [];
  });
}

function splitAt(name: string): [string, string | undefined] {
  const slash = name.indexOf('/');
  return slash < 0 ? [name, undefined] : [name.slice(0, slash), name.slice(slash + 1)];
}

function namesOf(text: string | null): string[] {
  return (text ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
}
