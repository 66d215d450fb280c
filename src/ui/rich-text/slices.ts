import type {Block, ListItem} from '../markdown/index.js';

/** How much is drawn at once, in characters. */
export const atOnce = 20_000;

/** What a block costs beyond its characters: a page of ten thousand empty items is as slow as one of a hundred thousand letters. */
const perBlock = 40;
const perMark = 8;

/**
 * Takes the blocks that come first, about as many characters as said; the second part is the rest, if any.
 *
 * A block that is longer than that is cut within: a list between items, a table between rows, code and paragraphs between lines or words.
 */
export function takeBlocks(
  blocks: readonly Block[],
  characters: number,
): readonly [readonly Block[], readonly Block[]] {
  let left = characters;
  for (const [index, block] of blocks.entries()) {
    const size = sizeOf(block, left);
    if (size > left) {
      const [first, rest] = left > characters / 2 || index === 0 ? cut(block, left) : [undefined, block];
      return [
        [...blocks.slice(0, index), ...(first ? [first] : [])],
        [...(rest ? [rest] : []), ...blocks.slice(index + 1)],
      ];
    }
    left -= size;
  }
  return [blocks, []];
}

/** How much of the room a block takes; what takes more than `most` is not counted on, for a page may hold a hundred times as much. */
function sizeOf(block: Block, most: number): number {
  return perBlock + contentOf(block, most);
}

function contentOf(block: Block, most: number): number {
  switch (block.type) {
    case 'rule':
      return 0;
    case 'quote':
      return total(block.blocks, sizeOf, most);
    case 'list':
      return total(block.items, itemSize, most);
    case 'table':
      return rowSize(block.head, most) + total(block.rows, rowSize, most);
    case 'code':
      return block.text.length;
    default:
      return weightOf(block.text, most);
  }
}

/** Words with a mark at every other letter become thousands of elements, so a mark counts as several characters. */
function weightOf(text: string, most: number): number {
  const marks = text.length > most ? undefined : text.match(/[*_`~[<@]|:\/\/| \n|\\\n/g);
  return text.length + perMark * (marks?.length ?? 0);
}

type Size<V> = (value: V, most: number) => number;

const itemSize: Size<ListItem> = ({blocks}, most) => perBlock + total(blocks, sizeOf, most);
const cellSize: Size<string> = (cell, most) => perBlock / 2 + weightOf(cell, most);
const rowSize: Size<readonly string[]> = (cells, most) => perBlock + total(cells, cellSize, most);

function total<V>(values: readonly V[], size: Size<V>, most: number): number {
  let sum = 0;
  values.some((value) => (sum += size(value, most - sum)) > most);
  return sum;
}

/** Both halves of a block; at least a little is in the first, so that taking always comes to an end. */
function cut(block: Block, characters: number): readonly [Block | undefined, Block | undefined] {
  switch (block.type) {
    case 'list': {
      const count = countWithin(block.items, itemSize, characters);
      const [first, rest] = [block.items.slice(0, count), block.items.slice(count)];
      const start = block.start === undefined ? {} : {start: block.start + count};
      if (count > 1 || rest.length === 0 || first.length === 0)
        return halves({...block, items: first}, rest.length > 0 && {...block, ...start, items: rest});
      // One item that is longer than all that fits.
      const [inner, outer] = takeBlocks(first[0]!.blocks, characters);
      const after = outer.length > 0 ? [{blocks: outer}, ...rest] : rest;
      const next = outer.length > 0 ? (block.start === undefined ? {} : {start: block.start}) : start;
      return halves(
        {...block, items: [{...first[0]!, blocks: inner}]},
        after.length > 0 && {...block, ...next, items: after},
      );
    }
    case 'quote': {
      const [first, rest] = takeBlocks(block.blocks, characters);
      return halves({...block, blocks: first}, rest.length > 0 && {...block, blocks: rest});
    }
    case 'table': {
      const count = countWithin(block.rows, rowSize, characters - rowSize(block.head, characters));
      const rest = block.rows.slice(count);
      return halves({...block, rows: block.rows.slice(0, count)}, rest.length > 0 && {...block, rows: rest});
    }
    case 'code':
    case 'paragraph': {
      // As dense as its beginning is: nothing further on is drawn with it.
      const start = block.text.slice(0, characters);
      const weight = contentOf({...block, text: start}, characters);
      const end = breakBefore(block.text, Math.ceil((characters * start.length) / weight));
      return halves(
        {...block, text: block.text.slice(0, end)},
        end < block.text.length && {...block, text: block.text.slice(end).replace(/^\n/, '')},
      );
    }
    default:
      return [block, undefined];
  }
}

function halves(first: Block, rest: Block | false): readonly [Block, Block | undefined] {
  return [first, rest || undefined];
}

function countWithin<V>(values: readonly V[], size: Size<V>, characters: number): number {
  let left = characters;
  const count = values.findIndex((value) => (left -= size(value, left)) < 0);
  return count < 0 ? values.length : Math.max(1, count);
}

/** The last line break, or else space, before a place; the place itself where there is neither. */
function breakBefore(text: string, at: number): number {
  if (text.length <= at) return text.length;
  const line = text.lastIndexOf('\n', at);
  if (line > at / 2) return line;
  const space = text.lastIndexOf(' ', at);
  if (space > at / 2) return space;
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}
