import type {Block, List, ListItem} from './tree.js';

/** The same, while it is being made. */
export type Growing<T> = {-readonly [K in keyof T]: T[K] extends readonly (infer I)[] ? I[] : T[K]};

/** A quote or an item of a list that lines may still be added to. */
export interface Container {
  readonly blocks: Block[];
  /** Of an item: the list it is in, and the columns its content is indented by. */
  readonly list: Growing<List> | undefined;
  readonly item: Growing<ListItem> | undefined;
  readonly width: number;
  /** The last line that was not blank in it, and whether blank ones came before the current line. */
  last: number;
  hasGap: boolean;
  hasContent: boolean;
  /** The list that a next item would join, its last item, and the mark they share. */
  open: {readonly list: Growing<List>; readonly mark: string; readonly item: Container} | undefined;
}

export function container(
  width: number,
  line: number,
  blocks: Block[] = [],
  list?: Growing<List>,
  item?: Growing<ListItem>,
): Container {
  return {blocks, list, item, width, last: line, hasGap: false, hasContent: false, open: undefined};
}

/** A line that is not blank belongs to it. */
export function touch(container: Container, line: number): void {
  container.hasGap = line - container.last > 1;
  container.last = line;
}
