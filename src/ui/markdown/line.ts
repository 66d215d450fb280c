/** One line of a text, and how far it has been read: in characters, and in columns, where a tab reaches to the next fourth. */
export class Line {
  offset = 0;
  private column = 0;
  private isInTab = false;
  /** Where the first character stands that is neither space nor tab. */
  start = 0;
  /** How many columns lie before it. */
  indent = 0;

  constructor(
    readonly text: string,
    readonly number: number,
  ) {
    this.look();
  }

  get isBlank(): boolean {
    return this.start >= this.text.length;
  }

  /** What follows the indent. */
  get content(): string {
    return this.text.slice(this.start);
  }

  /** What is left, with a tab that was read in part turned into the spaces it still stands for. */
  get rest(): string {
    return this.isInTab
      ? ' '.repeat(4 - (this.column % 4)) + this.text.slice(this.offset + 1)
      : this.text.slice(this.offset);
  }

  /** Reads so many columns, or to the end of the line. */
  skip(columns: number): void {
    while (columns > 0 && this.offset < this.text.length) {
      const width = this.text[this.offset] === '\t' ? 4 - (this.column % 4) : 1;
      this.isInTab = width > columns;
      this.column += Math.min(width, columns);
      if (!this.isInTab) this.offset++;
      columns -= width;
    }
    this.look();
  }

  skipIndent(): void {
    this.skip(this.indent);
  }

  private look(): void {
    let at = this.offset;
    let column = this.column;
    for (; ; at++) {
      if (this.text[at] === ' ') column++;
      else if (this.text[at] === '\t') column += 4 - (column % 4);
      else break;
    }
    this.start = at;
    this.indent = column - this.column;
  }
}
