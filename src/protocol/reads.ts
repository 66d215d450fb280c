import type {Page, Read, ReadResult} from '../adapter/contract.js';
import {CommunityError} from '../model/errors.js';
import type {Item} from '../model/item.js';
import {fromProblem, toProblem, type Problem} from './problem.js';

/*
 * Several reads as one, `POST reads`. A gap among items, which JSON has no word for, travels as `null`; a failure as a problem.
 */

/** What is sent. */
export interface Reads {
  readonly reads: readonly Read[];
}

/** What is answered: one result for each read, in their order. */
export interface Results {
  readonly results: readonly SentResult[];
}

export type SentResult = {readonly page: Page} | {readonly items: readonly (Item | null)[]} | {readonly error: Problem};

export function toSentResult(result: ReadResult): SentResult {
  if ('items' in result) return {items: result.items.map((item) => item ?? null)};
  if ('error' in result) return {error: toProblem(result.error)};
  return result;
}

export function fromSentResult(sent: SentResult): ReadResult {
  if ('items' in sent) return {items: sent.items.map((item) => item ?? undefined)};
  if ('error' in sent) return {error: fromProblem(sent.error.status, sent.error)};
  return sent;
}

/** The results of as many reads as were sent; an answer that has not as many is no answer. */
export function fromResults(body: unknown, count: number): readonly ReadResult[] {
  const results = typeof body === 'object' && body !== null ? (body as Partial<Results>).results : undefined;
  if (!Array.isArray(results) || results.length !== count)
    throw new CommunityError('unavailable', 'The service answered with something that is not a list of results.');
  return (results as readonly SentResult[]).map(fromSentResult);
}
