/** What a Markdown text says, as plain data: nothing here is HTML, and nothing is safe or unsafe before it is drawn. */
export type Block = Paragraph | Heading | Code | Quote | List | Rule | Table;

/** The words of a block are kept as written; `parseInline` reads them when they are drawn. */
export interface Paragraph {
  readonly type: 'paragraph';
  readonly text: string;
}

export interface Heading {
  readonly type: 'heading';
  readonly level: number;
  readonly text: string;
}

export interface Code {
  readonly type: 'code';
  readonly text: string;
  /** The first word after the fence. */
  readonly language?: string;
}

export interface Quote {
  readonly type: 'quote';
  readonly blocks: readonly Block[];
}

export interface List {
  readonly type: 'list';
  /** The number of the first item; absent where the list has no numbers. */
  readonly start?: number;
  /** Whether its items stand apart, as paragraphs do. */
  readonly isLoose: boolean;
  readonly items: readonly ListItem[];
}

export interface ListItem {
  readonly blocks: readonly Block[];
  /** Of a task: whether it is done. */
  readonly isDone?: boolean;
}

export interface Rule {
  readonly type: 'rule';
}

export interface Table {
  readonly type: 'table';
  readonly columns: readonly Align[];
  readonly head: readonly string[];
  /** A row may be shorter than the head. */
  readonly rows: readonly (readonly string[])[];
}

export type Align = 'left' | 'center' | 'right' | undefined;

/** A text stands for itself, a line feed in it for a soft break. */
export type Inline = string | Break | InlineCode | Span | Link;

export interface Break {
  readonly type: 'break';
}

export interface InlineCode {
  readonly type: 'code';
  readonly text: string;
}

export interface Span {
  readonly type: 'emphasis' | 'strong' | 'strike';
  readonly children: readonly Inline[];
}

/** A link, or a picture, whose children are the words that stand for it. */
export interface Link {
  readonly type: 'link' | 'picture';
  readonly href: string;
  readonly title?: string;
  readonly children: readonly Inline[];
}

/** Where the text says that `[label]` leads. */
export interface Target {
  readonly href: string;
  readonly title?: string;
}

/** A text whose blocks are known, and what its links refer to. */
export interface MarkdownDocument {
  readonly blocks: readonly Block[];
  readonly references: ReadonlyMap<string, Target>;
}

/** How deep quotes and lists, or emphasis and links, may stand in one another; what is deeper joins the last level. */
export const deepest = 20;
