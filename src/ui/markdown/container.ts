import type {Block, List} from './tree.js';

/** The same, while it is being made. */
export type Growing<T> = {-readonly [K in keyof T]: T[K] extends readonly (infer I)[] ? I[] : T[K]};

/** What has blocks in it: a text, a quote, an item of a list. */
export interface Holder {
  blocks: Block[];
}

/** A quote or an item of a list that lines may still be added to. */
export interface Container {
  readonly holder: Holder;
  /** Of an item: the list it is in, and the columns its content is indented by. */
  readonly list: Growing<List> | undefined;
  readonly width: number;
  /** The last line that was not blank in it, and whether blank ones came before the current line. */
  last: number;
  hasGap: boolean;
  hasContent: boolean;
  /** The list that a next item would join, its last item, and the mark they share. */
  open: {readonly list: Growing<List>; readonly mark: string; readonly item: Container} | undefined;
}

export function container(holder: Holder, width: number, line: number, list?: Growing<List>): Container {
  return {holder, list, width, last: line, hasGap: false, hasContent: false, open: undefined};
}

/** Most items have one block: made with it in, an array takes no room for sixteen more, which a text of ten thousands would wait for. */
export function addBlock({holder}: Container, block: Block): void {
  if (holder.blocks.length === 0) holder.blocks = [block];
  else holder.blocks.push(block);
}

/** A line that is not blank belongs to it. */
export function touch(container: Container, line: number): void {
  container.hasGap = line - container.last > 1;
  container.last = line;
}
