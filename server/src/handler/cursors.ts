import {createHmac, hash, timingSafeEqual} from 'node:crypto';

import type {Page, Query} from '../../../src/adapter/contract.js';
import {CommunityError} from '../../../src/model/errors.js';
import type {Kind} from '../../../src/model/kinds.js';

/** What a cursor freezes, and what a query beside it may say once more. */
const frozen = ['text', 'where', 'sort'] as const;

/** Worked out where a cursor is to be signed: a list on one page needs none. */
type Prints = () => readonly string[];

/**
 * Signs the cursors of a source together with the list they belong to, so that nobody makes one up or takes one elsewhere.
 *
 * A signed cursor is `<the source's>.<prints>.<signature>`; the prints tell the text, filter and sort of its list.
 */
export class Cursors {
  private readonly secrets: readonly string[];

  constructor(secret: string | readonly string[]) {
    this.secrets = typeof secret === 'string' ? [secret] : secret;
    if (this.secrets.length === 0 || this.secrets.some((each) => each.length < 16))
      throw new TypeError('The secret that signs cursors has at least 16 characters.');
  }

  /** The query as the source wants it, and what its own cursors are to be signed with. */
  open(kind: Kind, query: Query): {readonly query: Query; readonly prints: Prints} {
    if (query.cursor === undefined) return {query, prints: () => frozen.map((name) => printOf(query[name]))};
    const [signature, print, ...rest] = query.cursor.split('.').reverse();
    const cursor = rest.reverse().join('.');
    if (!signature || !print || !this.isSigned(kind, cursor, print, signature)) throw foreign();
    const prints = print.split('-');
    for (const [index, name] of frozen.entries())
      if (query[name] !== undefined && printOf(query[name]) !== prints[index]) throw foreign(name);
    return {query: {...query, cursor}, prints: () => prints};
  }

  /** A page whose cursors are signed. */
  seal(kind: Kind, prints: Prints, page: Page): Page {
    const {next, previous} = page;
    if (next === undefined && previous === undefined) return page;
    const print = prints().join('-');
    return {
      ...page,
      ...(next !== undefined && {next: this.sign(kind, next, print)}),
      ...(previous !== undefined && {previous: this.sign(kind, previous, print)}),
    };
  }

  private sign(kind: Kind, cursor: string, print: string): string {
    return `${cursor}.${print}.${signatureOf(this.secrets[0]!, kind, cursor, print)}`;
  }

  private isSigned(kind: Kind, cursor: string, print: string, signature: string): boolean {
    const given = Buffer.from(signature);
    return this.secrets.some((secret) => {
      const right = Buffer.from(signatureOf(secret, kind, cursor, print));
      return right.length === given.length && timingSafeEqual(right, given);
    });
  }
}

function foreign(name?: string): CommunityError {
  return new CommunityError(
    'invalid',
    name === undefined
      ? 'This cursor does not belong to this list. Begin again at the first page.'
      : `This cursor belongs to a list with another “${name}”. Send it alone, or begin again at the first page.`,
    {fields: {cursor: 'Leave it out.'}},
  );
}

function signatureOf(secret: string, kind: Kind, cursor: string, print: string): string {
  return createHmac('sha256', secret).update(`${kind}\n${print}\n${cursor}`).digest('base64url');
}

/** Short, and the same for the same value whatever the order of its names. Without `-`, which separates prints. */
function printOf(value: unknown): string {
  if (value === undefined) return '0';
  const text = typeof value === 'string' ? value : JSON.stringify(value, ordered);
  return hash('sha256', text, 'hex').slice(0, 16);
}

function ordered(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
