import type {Field} from './fields.js';
import type {AnyItem} from './item.js';
import {tableOf, type Kind} from './kinds.js';

/** What people write to each other in; what is said of a person or a community mentions nobody. */
const spoken: ReadonlySet<Kind> = new Set([
  'discussion',
  'reply',
  'practice',
  'adoption',
  'award',
  'goal',
  'resource',
  'term',
  'event',
  'story',
]);

/** So many people of one item: whoever names more calls for nobody in particular. */
const most = 50;

/** `[@Amara Okafor](member:m1)`; an id may hold parentheses, as they are or encoded. */
const mention = /\[@(?:\\.|[^[\]\\])*\]\(member:((?:[^\s()]|\([^\s()]*\))+)\)/g;

/** The ids of people a text mentions. */
export function mentionsInText(text: string): readonly string[] {
  return [...text.matchAll(mention)].flatMap(([, id = '']) => decoded(id) ?? []);
}

/** Those whom an item mentions now and did not before. */
export function newMentions(before: AnyItem | undefined, after: AnyItem): readonly string[] {
  const known = mentionsIn(before);
  return [...mentionsIn(after)].filter((id) => !known.has(id)).slice(0, most);
}

/** The ids of people whom an item mentions, wherever it has text. */
function mentionsIn(item: AnyItem | undefined): ReadonlySet<string> {
  const found = new Set<string>();
  if (!item || !spoken.has(item.kind)) return found;
  for (const [name, field] of Object.entries(tableOf(item.kind).fields))
    for (const text of textsIn(item[name], field)) for (const id of mentionsInText(text)) found.add(id);
  return found;
}

/** The Markdown texts a field holds. */
export function* textsIn(value: unknown, field: Field): Iterable<string> {
  if (field.type === 'prose' && typeof value === 'string') yield value;
  if (field.type === 'list' && Array.isArray(value)) for (const each of value) yield* textsIn(each, field.of);
  if (field.type === 'group' && typeof value === 'object' && value !== null)
    for (const [name, inner] of Object.entries(field.of))
      yield* textsIn((value as Readonly<Record<string, unknown>>)[name], inner);
}

function decoded(id: string): string | undefined {
  try {
    return decodeURIComponent(id);
  } catch {
    return undefined;
  }
}
