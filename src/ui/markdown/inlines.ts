import {linkAt, type AutoLink} from './autolinks.js';
import {matchDelimiters, readRun, type Run} from './delimiters.js';
import {decodeEntity} from './entities.js';
import {isPunctuationMark, normalizeLabel, readLabel, readTarget} from './targets.js';
import {deepest, type Inline, type Link, type Span, type Target} from './tree.js';

/** A `[` or `![` that a `]` may yet make a link of. */
interface Bracket {
  readonly type: 'bracket';
  readonly isPicture: boolean;
  readonly text: string;
  /** Where its words begin. */
  readonly start: number;
  readonly before: Bracket | undefined;
  /** The last delimiter before it. */
  readonly delimiter: Run | undefined;
  isActive: boolean;
  hasBracketAfter: boolean;
  link?: Target;
}

type Token = Inline | Run | Bracket | {readonly type: 'end'};

/** What references may add to a text in all, in characters: a long target named often must not fill the page. */
const mostReferred = 100_000;

const plain = /[^\n\\`*_~[\]!<&:.@]+/y;
const angled =
  /<(?:([a-z][a-z\d+.-]{1,31}:[^\s<>\x00-\x20]*)|([\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*))>/iy;
const lineBreak = /<br[ \t]*\/?>/iy;
const entity = /&(?:#x[\da-f]{1,6}|#\d{1,7}|[a-z][a-z\d]{1,31});/iy;
const ticks = /`+/y;

/** Reads the words of a block: emphasis, code, links, pictures, and addresses that stand for themselves. */
export function parseInline(text: string, references: ReadonlyMap<string, Target>): readonly Inline[] {
  return new InlineParser(text.trim(), references).parse();
}

class InlineParser {
  private at = 0;
  private words = '';
  /** From where on the words are just as they were written, with nothing escaped. */
  private verbatim = 0;
  private readonly tokens: Token[] = [];
  private bracket: Bracket | undefined;
  private delimiter: Run | undefined;
  private referred = 0;
  /** For each length of a run of backticks, where the last one stands. */
  private lastTicks: Map<number, number> | undefined;

  constructor(
    private readonly text: string,
    private readonly references: ReadonlyMap<string, Target>,
  ) {}

  parse(): readonly Inline[] {
    while (this.at < this.text.length) {
      const words = this.match(plain)?.[0].length;
      if (words) this.take(words);
      else this.special(this.text[this.at]!);
    }
    this.flush();
    matchDelimiters(this.delimiter, undefined);
    return build(this.tokens);
  }

  private special(character: string): void {
    switch (character) {
      case '\n':
        return this.newline();
      case '\\':
        return this.escape();
      case '`':
        return this.code();
      case '*':
      case '_':
      case '~':
        return this.run();
      case '!':
        return this.text[this.at + 1] === '[' ? this.open('![') : this.take(1);
      case '[':
        return this.open('[');
      case ']':
        return this.close();
      case '<':
        return this.angle();
      case '&':
        return this.entity();
      default:
        return this.address();
    }
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text);
  }

  /** The next characters stand for themselves. */
  private take(length: number): void {
    this.words += this.text.slice(this.at, this.at + length);
    this.at += length;
  }

  private flush(): void {
    if (this.words) this.tokens.push(this.words);
    this.words = '';
  }

  private push(token: Token, length: number): void {
    this.flush();
    this.tokens.push(token);
    this.at += length;
    this.verbatim = this.at;
  }

  private newline(): void {
    const isHard = this.words.endsWith('  ');
    let end = this.words.length;
    while (this.words[end - 1] === ' ' || this.words[end - 1] === '\t') end--;
    this.words = this.words.slice(0, end);
    this.push(isHard ? {type: 'break'} : '\n', 1);
    this.skipSpaces();
  }

  private skipSpaces(): void {
    while (this.text[this.at] === ' ' || this.text[this.at] === '\t') this.at++;
  }

  private escape(): void {
    const next = this.text[this.at + 1];
    if (next === '\n') {
      this.push({type: 'break'}, 2);
      this.skipSpaces();
      return;
    }
    if (isPunctuationMark(next)) this.verbatim = ++this.at;
    this.take(1);
  }

  private code(): void {
    const mark = this.match(ticks)![0];
    const end = this.closingTicks(mark.length);
    if (end === undefined) return this.take(mark.length);
    const text = this.text.slice(this.at + mark.length, end).replaceAll('\n', ' ');
    const isPadded = text.startsWith(' ') && text.endsWith(' ') && text.trim() !== '';
    this.push({type: 'code', text: isPadded ? text.slice(1, -1) : text}, end + mark.length - this.at);
  }

  private closingTicks(length: number): number | undefined {
    if (!this.lastTicks) {
      this.lastTicks = new Map();
      for (const {0: run, index} of this.text.matchAll(/`+/g)) this.lastTicks.set(run.length, index);
    }
    if ((this.lastTicks.get(length) ?? -1) <= this.at) return undefined;
    const runs = /`+/g;
    runs.lastIndex = this.at + length;
    for (let run = runs.exec(this.text); run; run = runs.exec(this.text))
      if (run[0].length === length) return run.index;
    return undefined;
  }

  private run(): void {
    const run = readRun(this.text, this.at);
    if (!run.canOpen && !run.canClose) return this.take(run.count);
    run.before = this.delimiter;
    if (this.delimiter) this.delimiter.after = run;
    this.delimiter = run;
    this.push(run, run.count);
  }

  private open(text: '[' | '!['): void {
    if (this.bracket) this.bracket.hasBracketAfter = true;
    this.bracket = {
      type: 'bracket',
      isPicture: text === '![',
      text,
      start: this.at + text.length,
      before: this.bracket,
      delimiter: this.delimiter,
      isActive: true,
      hasBracketAfter: false,
    };
    this.push(this.bracket, text.length);
  }

  /** `]` makes a link of the words since the last `[`, if a target follows or the words name one. */
  private close(): void {
    const {bracket} = this;
    this.bracket = bracket?.before;
    const found = bracket?.isActive ? this.target(bracket) : undefined;
    if (!bracket || !found) return this.take(1);
    bracket.link = found.value;
    this.push({type: 'end'}, found.end - this.at);
    this.delimiter = matchDelimiters(this.delimiter, bracket.delimiter);
    if (bracket.isPicture) return;
    // A link holds no other, so what stands open around this one can be none.
    for (let outer = bracket.before; outer; outer = outer.before) {
      if (outer.isPicture) continue;
      if (!outer.isActive) break;
      outer.isActive = false;
    }
  }

  private target(bracket: Bracket): {readonly value: Target; readonly end: number} | undefined {
    const after = this.at + 1;
    const direct = readTarget(this.text, after);
    if (direct) return direct;
    const label = readLabel(this.text, after);
    const isNamed = label !== undefined && label.value !== '';
    const words = this.at - bracket.start;
    if (!isNamed && (bracket.hasBracketAfter || words > 999)) return undefined;
    const value = this.references.get(normalizeLabel(isNamed ? label.value : this.text.slice(bracket.start, this.at)));
    if (!value) return undefined;
    this.referred += value.href.length + (value.title?.length ?? 0);
    return this.referred > mostReferred ? undefined : {value, end: label?.end ?? after};
  }

  private angle(): void {
    const [whole, url, mail] = this.match(angled) ?? [];
    const address = url ?? mail;
    if (whole && address)
      return this.push({type: 'link', href: mail ? `mailto:${mail}` : address, children: [address]}, whole.length);
    const broken = this.match(lineBreak)?.[0];
    if (!broken) return this.take(1);
    this.push({type: 'break'}, broken.length);
  }

  private entity(): void {
    const name = this.match(entity)?.[0];
    const character = name && decodeEntity(name);
    if (!name || !character) return this.take(1);
    this.words += character;
    this.at += name.length;
    this.verbatim = this.at;
  }

  /** `:`, `.` or `@` may stand within an address that nobody marked as a link. */
  private address(): void {
    const link: AutoLink | undefined = linkAt(this.text, this.at, this.verbatim, this.bracket !== undefined);
    if (!link) return this.take(1);
    this.words = this.words.slice(0, this.words.length - (this.at - link.start));
    const text = this.text.slice(link.start, link.end);
    this.push({type: 'link', href: link.scheme + text, children: [text]}, link.end - this.at);
  }
}

type Growing = {readonly type: Span['type'] | Link['type']; readonly children: Inline[]};

/** Puts the tokens, which now know what they open and close, into one another. */
function build(tokens: readonly Token[]): readonly Inline[] {
  const root: Inline[] = [];
  const outer: Inline[][] = [];
  let children = root;
  const open = (span: Growing) => {
    outer.push(children);
    if (outer.length > deepest) return;
    children.push(span as Inline);
    children = span.children;
  };
  const close = () => (children = outer.pop() ?? root);
  for (const token of tokens) {
    if (typeof token === 'string') {
      append(children, token);
    } else if (token.type === 'run') {
      token.closes.forEach(close);
      if (token.count > 0) append(children, token.character.repeat(token.count));
      for (const type of token.opens.toReversed()) open({type, children: []});
    } else if (token.type === 'bracket') {
      if (token.link) open({type: token.isPicture ? 'picture' : 'link', ...token.link, children: []});
      else append(children, token.text);
    } else if (token.type === 'end') {
      close();
    } else {
      children.push(token);
    }
  }
  return root;
}

function append(children: Inline[], text: string): void {
  const last = children.at(-1);
  if (typeof last === 'string') children[children.length - 1] = last + text;
  else children.push(text);
}
