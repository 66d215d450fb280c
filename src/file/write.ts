import type {Item} from '../model/item.js';
import {kindNames} from '../model/kinds.js';
import {fileFormat, fileVersion, type FileHeader} from './format.js';
import {toWritten} from './written.js';

/** The items of one kind, of which a file holds each kind once. */
export type Group = readonly [kind: string, items: readonly Item[]];

/**
 * A community file, piece by piece, in the one order there is: kinds as in the table, items by id, an item a line.
 *
 * Equal communities give equal files, whatever they came out of.
 */
export function* writeCommunity(header: FileHeader, items: Iterable<Item>): Generator<string> {
  yield writeHead(header);
  let isFirst = true;
  for (const group of byKind(items)) {
    yield* writeGroup(group, isFirst);
    isFirst = false;
  }
  yield fileEnd;
}

/** So many characters make a part: each well below what a page takes at once. */
export const partSize = 24 * 1024 * 1024;

/** The parts of a community above the limit of one file, in the same order: an item a line, with its kind. */
export function* writeParts(items: Iterable<Item>, size = partSize): Generator<string> {
  let lines: string[] = [];
  let length = 0;
  for (const [kind, group] of byKind(items)) {
    for (const item of [...group].sort(byId)) {
      const line = `${JSON.stringify({kind, ...toWritten(item)})}\n`;
      lines.push(line);
      length += line.length;
      if (length < size) continue;
      yield lines.join('');
      lines = [];
      length = 0;
    }
  }
  if (lines.length > 0) yield lines.join('');
}

export function writeHead({organisation, as, you, ...others}: FileHeader): string {
  const head = {format: fileFormat, version: fileVersion, organisation, as, you, ...others};
  const lines = Object.entries(head)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)},\n`);
  return `{\n${lines.join('')}"items": {`;
}

export function* writeGroup([kind, items]: Group, isFirst: boolean): Generator<string> {
  yield `${isFirst ? '' : ','}\n${JSON.stringify(kind)}: [`;
  let comma = '\n';
  for (const item of [...items].sort(byId)) {
    yield `${comma}${JSON.stringify(toWritten(item))}`;
    comma = ',\n';
  }
  yield '\n]';
}

export const fileEnd = '\n}\n}\n';

/** Known kinds first, in the order of the table; unknown ones by the alphabet. */
export function inKindOrder(names: Iterable<string>): readonly string[] {
  const rank = (kind: string) => (kindNames as readonly string[]).indexOf(kind) + 1 || kindNames.length + 1;
  return [...new Set(names)].sort((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1));
}

function byKind(items: Iterable<Item>): readonly Group[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(item.kind);
    if (group) group.push(item);
    else groups.set(item.kind, [item]);
  }
  return inKindOrder(groups.keys()).map((kind) => [kind, groups.get(kind)!]);
}

function byId({id: one}: Item, {id: other}: Item): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
