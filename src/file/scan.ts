import {CommunityError} from '../model/errors.js';

/** A value of the file: a name of its head, or an item. `place` says where it stands, as messages do. */
export type Found =
  | {readonly is: 'head'; readonly name: string; readonly value: unknown}
  | {readonly is: 'kind'; readonly kind: string}
  | {readonly is: 'item'; readonly kind: string; readonly value: unknown; readonly place: string};

/**
 * Reads a community file piece by piece: the whole document is never parsed at once, so that a page stays alive, and a file
 * that breaks off says where.
 */
export async function* scan(pieces: AsyncIterable<string>): AsyncGenerator<Found> {
  const text = new Pieces(pieces);
  await refuseOtherThings(text);
  await text.expect('{', '');
  for (let more = !(await text.take('}')); more; more = await text.comma('}', '')) {
    const name = await text.name('');
    if (name !== 'items') yield {is: 'head', name, value: await text.value(name)};
    else yield* scanItems(text);
  }
  if (await text.peek()) throw text.broken('', 'goes on after its end; take the rest out');
}

/** Reads a part of a community file: an item a line, each with its kind. */
export async function* scanLines(pieces: AsyncIterable<string>, name: string): AsyncGenerator<Found> {
  let rest = '';
  let line = 0;
  const found = (written: string): Found => {
    const place = `${name}:${++line}`;
    try {
      const value: unknown = JSON.parse(written);
      const {kind} = value as {readonly kind?: unknown};
      if (typeof kind === 'string') return {is: 'item', kind, value, place};
    } catch (cause) {
      throw new CommunityError('invalid', `${place} is not JSON: ${(cause as Error).message}.`, {cause});
    }
    throw new CommunityError('invalid', `${place} is no item with a kind: it begins with {"kind": …, "id": …}.`);
  };
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop()!;
    for (const written of lines) yield found(written);
  }
  if (rest.trim()) yield found(rest);
}

async function* scanItems(text: Pieces): AsyncGenerator<Found> {
  await text.expect('{', 'items');
  const counts = new Map<string, number>();
  for (let more = !(await text.take('}')); more; more = await text.comma('}', 'items')) {
    const kind = await text.name('items');
    yield {is: 'kind', kind};
    await text.expect('[', `items.${kind}`);
    let index = counts.get(kind) ?? 0;
    for (let next = !(await text.take(']')); next; next = await text.comma(']', `items.${kind}`)) {
      const place = `items.${kind}[${index++}]`;
      yield {is: 'item', kind, value: await text.value(place), place};
    }
    counts.set(kind, index);
  }
}

/** An empty answer and a page of HTML are what a wrong address most often gives; each is told by name. */
async function refuseOtherThings(text: Pieces): Promise<void> {
  const first = await text.peek();
  if (first === '') throw new CommunityError('invalid', 'The community file is empty.');
  if (first === '<')
    throw new CommunityError(
      'invalid',
      'This is a web page, not a community file: the address is wrong, or one has to sign in first.',
    );
  if (first !== '{')
    throw new CommunityError(
      'invalid',
      'This is not a community file: it begins with {"format": "cop-elements-community", …}.',
    );
}

/** The text so far, a position in it, and more when it is needed. */
class Pieces {
  private text = '';
  private at = 0;
  private line = 1;
  private ended = false;
  private readonly source: AsyncIterator<string>;

  constructor(pieces: AsyncIterable<string>) {
    this.source = pieces[Symbol.asyncIterator]();
  }

  /** The next character that is not white space; empty at the end. */
  async peek(): Promise<string> {
    for (;;) {
      while (this.at < this.text.length) {
        const code = this.text.charCodeAt(this.at);
        if (code !== 32 && code !== 10 && code !== 13 && code !== 9 && code !== 0xfeff) return this.text[this.at]!;
        if (code === 10) this.line++;
        this.at++;
      }
      if (!(await this.more())) return '';
    }
  }

  async take(mark: string): Promise<boolean> {
    if ((await this.peek()) !== mark) return false;
    this.at++;
    return true;
  }

  async expect(mark: string, place: string): Promise<void> {
    const next = await this.peek();
    if (next === '') throw this.cut(place);
    if (next !== mark) throw this.broken(place, `has ${JSON.stringify(next)} where ${mark} should stand`);
    this.at++;
  }

  /** After a value: true where another follows, false at the end of the list. */
  async comma(end: string, place: string): Promise<boolean> {
    if (await this.take(end)) return false;
    await this.expect(',', place);
    return true;
  }

  async name(place: string): Promise<string> {
    const next = await this.peek();
    if (next === '') throw this.cut(place);
    if (next !== '"')
      throw this.broken(place, `has ${JSON.stringify(next)} where a name in quotation marks should stand`);
    const name = (await this.value(place)) as string;
    await this.expect(':', place);
    return name;
  }

  async value(place: string): Promise<unknown> {
    await this.peek();
    const line = this.line;
    let end = endOf(this.text, this.at, this.ended);
    while (end < 0) {
      if (!(await this.more())) throw this.cut(place);
      end = endOf(this.text, this.at, this.ended);
    }
    if (end === this.at) throw this.broken(place, 'is missing after a comma; take the comma out');
    const written = this.text.slice(this.at, end);
    this.at = end;
    for (let index = written.indexOf('\n'); index >= 0; index = written.indexOf('\n', index + 1)) this.line++;
    try {
      return JSON.parse(written);
    } catch (cause) {
      throw this.broken(place, `is not JSON: ${(cause as Error).message}`, line, cause);
    }
  }

  broken(place: string, message: string, line = this.line, cause?: unknown): CommunityError {
    return new CommunityError('invalid', `${place || 'The file'}, line ${line}: ${message}.`, {cause});
  }

  private cut(place: string): CommunityError {
    const where = place ? ` in ${place}` : '';
    return new CommunityError(
      'invalid',
      `The community file breaks off${where}, line ${this.line}: it was not copied or sent whole. Get it again.`,
    );
  }

  private async more(): Promise<boolean> {
    if (this.ended) return false;
    // A long value is looked through again with each piece, so that its pieces must grow: twice as much every time.
    const wanted = this.text.length - this.at;
    const added: string[] = [];
    for (let length = 0; length <= wanted && !this.ended;) {
      const {value, done} = await this.source.next();
      this.ended = done === true;
      if (done) break;
      added.push(value);
      length += value.length;
    }
    this.text = this.text.slice(this.at) + added.join('');
    this.at = 0;
    return this.text.length > 0;
  }
}

/** Where the JSON value ends that begins at `from`, or -1 where the text ends first. */
function endOf(text: string, from: number, ended: boolean): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      at = endOfString(text, at);
      if (at < 0) return -1;
      if (depth === 0) return at + 1;
    } else if (code === 0x7b || code === 0x5b) depth++;
    else if (code === 0x7d || code === 0x5d) {
      // The end of what surrounds a number or a word.
      if (depth === 0) return at;
      if (--depth === 0) return at + 1;
    } else if (depth === 0 && at > from && (code === 0x2c || code <= 0x20)) return at;
  }
  return ended && depth === 0 ? text.length : -1;
}

/** Where the string's closing quotation mark stands. */
function endOfString(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let strokes = 0;
    while (text.charCodeAt(at - 1 - strokes) === 0x5c) strokes++;
    if (strokes % 2 === 0) return at;
  }
  return -1;
}
