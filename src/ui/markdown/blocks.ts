import {addBlock, container, touch, type Container, type Growing} from './container.js';
import {Line} from './line.js';
import {readCells, readColumns} from './table.js';
import {takeReferences, unescapeText} from './targets.js';
import {deepest, type Align, type List, type ListItem, type MarkdownDocument, type Quote, type Target} from './tree.js';

type Leaf =
  | {readonly type: 'paragraph'; readonly lines: string[]}
  | {readonly type: 'code'; readonly lines: string[]}
  | {
      readonly type: 'fence';
      readonly lines: string[];
      readonly mark: string;
      readonly indent: number;
      readonly language: string;
    }
  | {
      readonly type: 'table';
      readonly columns: readonly Align[];
      readonly head: readonly string[];
      readonly rows: (readonly string[])[];
    };

/**
 * Finds the blocks of a Markdown text: CommonMark 0.31 without raw HTML, with the tables and task lists of GitHub's dialect.
 *
 * One pass over the lines, as the specification's appendix describes it; the words within blocks are left as they are.
 */
export function parseBlocks(text: string): MarkdownDocument {
  const parser = new BlockParser();
  const lines = text.replaceAll('\0', '\ufffd').split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  lines.forEach((line, index) => parser.read(new Line(line, index)));
  return parser.end();
}

class BlockParser {
  private readonly references = new Map<string, Target>();
  private readonly containers: Container[] = [container({blocks: []}, 0, 0)];
  private leaf: Leaf | undefined;

  read(line: Line): void {
    let matched = 1;
    while (matched < this.containers.length && this.continues(this.containers[matched]!, line)) matched++;
    if (matched === this.containers.length && this.continuesCode(line)) return;
    for (let opened = this.opens(line, matched); opened; opened = this.opens(line, matched)) {
      if (opened === 'done') return;
      matched = this.containers.length;
    }
    this.addText(line, matched);
  }

  end(): MarkdownDocument {
    this.close(1);
    this.closeLeaf();
    return {blocks: this.containers[0]!.holder.blocks, references: this.references};
  }

  private get top(): Container {
    return this.containers.at(-1)!;
  }

  /** Does the line belong to this container? Reads the mark or indent that says so. */
  private continues(container: Container, line: Line): boolean {
    if (!container.list) {
      if (line.indent > 3 || line.text[line.start] !== '>') return false;
      skipQuoteMark(line);
    } else if (line.isBlank) {
      if (!container.hasContent) return false;
      line.skipIndent();
    } else if (line.indent >= container.width) {
      line.skip(container.width);
    } else {
      return false;
    }
    if (!line.isBlank) touch(container, line.number);
    return true;
  }

  /** Code takes lines as they are, until its closing fence or the end of its indent. */
  private continuesCode(line: Line): boolean {
    const {leaf} = this;
    if (leaf?.type === 'code' && (line.indent > 3 || line.isBlank)) {
      line.skip(4);
      leaf.lines.push(line.rest);
      return true;
    }
    if (leaf?.type !== 'fence') return false;
    for (const each of this.containers) each.last = line.number;
    if (line.indent < 4 && isClosingFence(line.content, leaf.mark)) {
      this.closeLeaf();
    } else {
      line.skip(Math.min(line.indent, leaf.indent));
      leaf.lines.push(line.rest);
    }
    return true;
  }

  /** Opens the block that begins here: a container, after which another may begin, or one that takes the whole line. */
  private opens(line: Line, matched: number): 'container' | 'done' | undefined {
    if (line.isBlank) return undefined;
    const isInParagraph = this.leaf?.type === 'paragraph';
    if (line.indent > 3) {
      if (isInParagraph) return undefined;
      this.begin(matched);
      line.skip(4);
      this.leaf = {type: 'code', lines: [line.rest]};
      return 'done';
    }
    const {content} = line;
    const isMatchedParagraph = isInParagraph && matched === this.containers.length;
    switch (content[0]) {
      case '>':
        return this.opensQuote(line, matched);
      case '#':
        return this.opensHeading(content, matched);
      case '`':
      case '~':
        return this.opensFence(content, line.indent, matched);
    }
    if (isMatchedParagraph && (this.underlines(content) || this.opensTable(content))) return 'done';
    if (/^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/.test(content)) {
      addBlock(this.begin(matched), {type: 'rule'});
      return 'done';
    }
    return this.opensItem(line, matched, isMatchedParagraph);
  }

  private opensQuote(line: Line, matched: number): 'container' | undefined {
    if (matched > deepest) return undefined;
    const parent = this.begin(matched);
    const quote: Growing<Quote> = {type: 'quote', blocks: []};
    addBlock(parent, quote);
    this.containers.push(container(quote, 0, line.number));
    skipQuoteMark(line);
    return 'container';
  }

  private opensHeading(content: string, matched: number): 'done' | undefined {
    const marks = /^#{1,6}(?=[ \t]|$)/.exec(content)?.[0];
    if (!marks) return undefined;
    let text = content.slice(marks.length).trim();
    let end = text.length;
    while (text[end - 1] === '#') end--;
    if (end === 0 || text[end - 1] === ' ' || text[end - 1] === '\t') text = text.slice(0, end).trimEnd();
    addBlock(this.begin(matched), {type: 'heading', level: marks.length, text});
    return 'done';
  }

  private opensFence(content: string, indent: number, matched: number): 'done' | undefined {
    const mark = /^(?:`{3,}|~{3,})/.exec(content)?.[0];
    const info = mark && content.slice(mark.length);
    if (!mark || info === undefined || (mark[0] === '`' && info.includes('`'))) return undefined;
    this.begin(matched);
    this.leaf = {type: 'fence', lines: [], mark, indent, language: unescapeText(info.trim().split(/\s/, 1)[0] ?? '')};
    return 'done';
  }

  /** A line of `=` or `-` makes a heading of the paragraph above it. */
  private underlines(content: string): boolean {
    if (this.leaf?.type !== 'paragraph' || !/^(?:=+|-+)[ \t]*$/.test(content)) return false;
    const text = this.withoutReferences(this.leaf.lines);
    if (!text) {
      // Nothing but references stood there: the line is the first of a paragraph, and no underline of the next.
      this.leaf.lines.length = 0;
      return false;
    }
    this.leaf = undefined;
    addBlock(this.top, {type: 'heading', level: content[0] === '=' ? 1 : 2, text});
    return true;
  }

  /** The last line of the paragraph above becomes the head. */
  private opensTable(content: string): boolean {
    if (this.leaf?.type !== 'paragraph') return false;
    const head = this.leaf.lines.at(-1);
    const columns = head === undefined ? undefined : readColumns(content, head);
    if (head === undefined || !columns) return false;
    this.leaf.lines.pop();
    this.closeLeaf();
    this.leaf = {type: 'table', columns, head: readCells(head), rows: []};
    return true;
  }

  private opensItem(line: Line, matched: number, isMatchedParagraph: boolean): 'container' | undefined {
    const {content} = line;
    const found = /^(?:[*+-]|(\d{1,9})[.)])(?=[ \t]|$)/.exec(content);
    if (!found || matched > deepest) return undefined;
    const [mark, number] = found;
    if (isMatchedParagraph && ((number && Number(number) !== 1) || !content.slice(mark.length).trim()))
      return undefined;
    const {indent} = line;
    line.skip(indent + mark.length);
    const padding = line.isBlank || line.indent > 4 ? 1 : line.indent;
    line.skip(padding);
    const {open} = this.containers[matched - 1]!;
    const type = mark.at(-1)!;
    const joined = open?.mark === type ? open : undefined;
    const parent = this.begin(matched, joined !== undefined);
    const item: Growing<ListItem> = {blocks: []};
    const list: Growing<List> = joined?.list ?? {type: 'list', isLoose: false, items: [item]};
    if (joined) {
      list.items.push(item);
      if (line.number - joined.item.last > 1) list.isLoose = true;
    } else {
      if (number) list.start = Number(number);
      addBlock(parent, list);
    }
    const opened = container(item, indent + mark.length + padding, line.number, list);
    parent.open = {list, mark: type, item: opened};
    this.containers.push(opened);
    return 'container';
  }

  /** What begins no block: a blank line, a row, or words of a paragraph. */
  private addText(line: Line, matched: number): void {
    const {leaf} = this;
    const isMatched = matched === this.containers.length;
    if (line.isBlank) {
      this.close(matched);
      this.closeLeaf();
    } else if (leaf?.type === 'paragraph') {
      // A line without its marks still continues the paragraph.
      for (const each of this.containers) each.last = line.number;
      leaf.lines.push(line.content);
    } else if (leaf?.type === 'table' && isMatched) {
      leaf.rows.push(readCells(line.content).slice(0, leaf.columns.length));
    } else {
      this.begin(matched);
      this.leaf = {type: 'paragraph', lines: [line.content]};
    }
  }

  /** Makes room for a block: closes what the line is no part of, and says what the block belongs to. */
  private begin(matched: number, joinsList = false): Container {
    this.close(matched);
    this.closeLeaf();
    const {top} = this;
    if (top.list && top.hasGap && top.hasContent && !joinsList) top.list.isLoose = true;
    top.hasGap = false;
    top.hasContent = true;
    top.open = undefined;
    return top;
  }

  private close(matched: number): void {
    if (this.containers.length <= matched) return;
    this.closeLeaf();
    // Lines do this over and over: to set a length gives the room back each time, and takes it anew.
    this.containers.splice(matched);
  }

  private closeLeaf(): void {
    const {leaf, top} = this;
    this.leaf = undefined;
    if (leaf?.type === 'paragraph') this.addParagraph(this.withoutReferences(leaf.lines));
    else if (leaf?.type === 'table') addBlock(top, leaf);
    else if (leaf?.type === 'fence')
      addBlock(top, {type: 'code', text: leaf.lines.join('\n'), ...(leaf.language && {language: leaf.language})});
    else if (leaf?.type === 'code') addBlock(top, {type: 'code', text: withoutBlankEnd(leaf.lines).join('\n')});
  }

  private addParagraph(text: string): void {
    if (!text) return;
    const {top} = this;
    const {list, holder} = top;
    const task = list && holder.blocks.length === 0 ? /^\[([ xX])\]\s+(?=\S)/.exec(text) : null;
    if (task) (holder as Growing<ListItem>).isDone = task[1] !== ' ';
    addBlock(top, {type: 'paragraph', text: task ? text.slice(task[0].length) : text});
  }

  private withoutReferences(lines: readonly string[]): string {
    const text = lines.join('\n');
    return text.slice(takeReferences(text, this.references)).trimEnd();
  }
}

function skipQuoteMark(line: Line): void {
  line.skip(line.indent + 1);
  if (line.indent > 0) line.skip(1);
}

function isClosingFence(content: string, mark: string): boolean {
  const closing = content.trimEnd();
  return closing.length >= mark.length && closing === mark[0]!.repeat(closing.length);
}

function withoutBlankEnd(lines: readonly string[]): readonly string[] {
  let end = lines.length;
  while (end > 0 && !lines[end - 1]!.trim()) end--;
  return lines.slice(0, end);
}
