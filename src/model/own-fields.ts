import type {Actor} from './actor.js';
import type {AnyItem} from './item.js';
import type {World} from './links.js';
import {hiddenFields} from './visibility.js';

type Values = Readonly<Record<string, unknown>>;

/** What somebody keeps to themselves, of an item that somebody else writes. */
function keptFrom(actor: Actor, item: AnyItem, world: World): readonly string[] {
  return hiddenFields(actor, item, world).filter((name) => name !== 'fieldVisibility');
}

/**
 * What is wrong with a change of fields that whoever makes it may not see: nobody overwrites what they cannot read, finds out by writing
 * whether they guessed it, or opens it to themselves.
 */
export function unseenIn(set: Values, actor: Actor, subject: AnyItem, world: World): Readonly<Record<string, string>> {
  const kept = keptFrom(actor, subject, world);
  const wrong: Record<string, string> = {};
  for (const name of kept)
    if (set[name] !== undefined) wrong[name] = 'They keep this to themselves: they alone change it.';
  const {fieldVisibility: now} = set as {readonly fieldVisibility?: Values | null};
  const before = (subject['fieldVisibility'] ?? {}) as Values;
  const opened = now === undefined ? undefined : kept.find((name) => now?.[name] !== before[name]);
  if (opened)
    wrong['fieldVisibility'] = `They keep “${opened}” to themselves. Leave it at “${String(before[opened])}”.`;
  return wrong;
}

/** An item as somebody writes it in place of one that is there, with what they may not see of that one as it was. */
export function withUnseen(item: AnyItem, actor: Actor, known: AnyItem, world: World): AnyItem {
  const kept = keptFrom(actor, known, world);
  if (kept.length === 0) return item;
  const of = (values: unknown) =>
    kept.flatMap((name) => ((values as Values)[name] === undefined ? [] : [[name, (values as Values)[name]] as const]));
  const {fieldVisibility} = item as {readonly fieldVisibility?: Values};
  const others = Object.entries(item).filter(([name]) => !kept.includes(name));
  return {
    ...Object.fromEntries([...others, ...of(known)]),
    fieldVisibility: {...fieldVisibility, ...Object.fromEntries(of(known['fieldVisibility']))},
  } as unknown as AnyItem;
}
