import {createHmac, timingSafeEqual} from 'node:crypto';

import type {Page, Query} from '../../../src/adapter/contract.js';
import {CommunityError} from '../../../src/model/errors.js';
import type {Kind} from '../../../src/model/kinds.js';
import {printOf} from '../../../src/model/print.js';

/**
 * Makes the cursors of a source opaque: each is signed, together with the question it belongs to.
 *
 * Of several secrets the first signs and all are believed, so that one can take the place of another while people page.
 */
export class Cursors {
  constructor(private readonly secrets: readonly string[]) {}

  /** A page whose cursors may leave the service. */
  sealed(kind: Kind, query: Query, page: Page): Page {
    if (page.next === undefined && page.previous === undefined) return page;
    const print = query.cursor === undefined ? questionOf(query) : (partsOf(query.cursor)?.print ?? '');
    const seal = (cursor: string) => {
      const text = `${print}.${cursor}`;
      return `${text}.${signature(this.secrets[0]!, kind, text)}`;
    };
    return {
      ...page,
      ...(page.next !== undefined && {next: seal(page.next)}),
      ...(page.previous !== undefined && {previous: seal(page.previous)}),
    };
  }

  /** The query as the source may have it: its own cursor, which belongs to this question. */
  opened(kind: Kind, query: Query): Query {
    if (query.cursor === undefined) return query;
    const parts = partsOf(query.cursor);
    if (!parts || !this.secrets.some((secret) => isSame(signature(secret, kind, parts.text), parts.seal)))
      throw foreign('This cursor was not given out here for this kind.');
    const asks = query.text !== undefined || query.where !== undefined || query.sort !== undefined;
    if (asks && questionOf(query) !== parts.print) throw foreign('This cursor belongs to another question.');
    return {cursor: parts.cursor, ...(query.limit !== undefined && {limit: query.limit})};
  }
}

/** A cursor continues what these ask for. */
function questionOf({text, where, sort}: Query): string {
  return printOf({text, where, sort});
}

function partsOf(sealed: string) {
  const [print, cursor, seal, ...more] = sealed.split('.');
  if (print === undefined || cursor === undefined || seal === undefined || more.length > 0) return undefined;
  return {print, cursor, seal, text: `${print}.${cursor}`};
}

function signature(secret: string, kind: Kind, text: string): string {
  return createHmac('sha256', secret).update(`${kind}.${text}`).digest('base64url').slice(0, 22);
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function foreign(why: string): CommunityError {
  return new CommunityError('invalid', `${why} Begin again at the first page.`, {fields: {cursor: 'Leave it out.'}});
}
