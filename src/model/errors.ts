/** Everything that can go wrong, as something a person or a page can act on. A closed set. */
export const errorKinds = [
  'signed-out',
  'forbidden',
  'not-found',
  'invalid',
  'conflict',
  'too-large',
  'rate-limited',
  'unsupported',
  'offline',
  'unavailable',
] as const;

export type ErrorKind = (typeof errorKinds)[number];

/**
 * What is wrong with the source itself, where the words of the kind would send people the wrong way. A page has words of its own for each, in the reader's
 * language, and fetches them with the first such failure.
 */
export type Advice =
  /** A page came where data was asked for: of a sign-in, or of something else altogether. */
  | 'page-instead'
  /** Something answers at this address, and it is no community. */
  | 'nothing-there'
  /** Nothing answers at this address. */
  | 'not-reached'
  /** The source speaks a newer contract than the page. */
  | 'other-version'
  /** The source is there, and nobody has set a community up in it, or not for this person. */
  | 'not-ready'
  /** Something that the community is kept in was taken away. */
  | 'part-missing'
  /** Whoever owns the source does not let this person do this. */
  | 'no-entry';

export interface ErrorDetails {
  /** For `invalid`: what is wrong with which field, in words for the person who filled it in. For `rate-limited`: of what there was too much; other changes go on. */
  readonly fields?: Readonly<Record<string, string>>;
  /** For `conflict`: the item as the store has it now. */
  readonly current?: unknown;
  /** For `rate-limited` and `unavailable`: how long to wait, in milliseconds. */
  readonly retryAfter?: number;
  /** Which words say better than those of the kind what to do. */
  readonly advice?: Advice;
  /** What these words name: an address, a list, a version. */
  readonly about?: string;
  readonly cause?: unknown;
}

const brand = Symbol.for('cop-elements.error');

/**
 * The one error that crosses the contract.
 *
 * Ask `error.kind`, or `isCommunityError(error)`; never `instanceof`, for the error may come from another copy of us.
 */
export class CommunityError extends Error {
  readonly [brand] = true;
  readonly kind: ErrorKind;
  readonly fields?: Readonly<Record<string, string>>;
  readonly current?: unknown;
  readonly retryAfter?: number;
  readonly advice?: Advice;
  readonly about?: string;

  constructor(kind: ErrorKind, message: string, {cause, ...details}: ErrorDetails = {}) {
    super(message, cause === undefined ? undefined : {cause});
    this.name = 'CommunityError';
    this.kind = kind;
    Object.assign(this, details);
  }
}

export function isCommunityError(value: unknown): value is CommunityError {
  return typeof value === 'object' && value !== null && brand in value;
}

export function isAbort(value: unknown): boolean {
  return value instanceof Error && value.name === 'AbortError';
}

/** Any failure as a `CommunityError`. An unforeseen one is a fault of the source: `unavailable`, with its cause kept. */
export function toCommunityError(value: unknown): CommunityError {
  if (isCommunityError(value)) return value;
  const message = value instanceof Error ? value.message : String(value);
  return new CommunityError('unavailable', message, {cause: value});
}

/** May the same request succeed later without a change? A limit of one thing is for people to wait for. */
export function isTransient({kind, fields}: CommunityError): boolean {
  return kind === 'offline' || kind === 'unavailable' || (kind === 'rate-limited' && !fields);
}
