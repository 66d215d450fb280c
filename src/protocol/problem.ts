import {CommunityError, errorKinds, type ErrorKind} from '../model/errors.js';

/** A failure as RFC 9457 `application/problem+json`, with our own members beside the standard ones. */
export interface Problem {
  /** `urn:cop-elements:problem:<kind>`. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** What to do, in words for the person. */
  readonly detail: string;
  readonly kind: ErrorKind;
  readonly fields?: Readonly<Record<string, string>>;
  readonly current?: unknown;
  /** Milliseconds; `Retry-After` says the same in seconds. */
  readonly retryAfter?: number;
}

export const problemType = 'application/problem+json';

const prefix = 'urn:cop-elements:problem:';

/** The status of each kind of failure. `offline` never comes from a service: a page finds that out by itself. */
export const statusOf: {readonly [K in ErrorKind]: number} = {
  'signed-out': 401,
  forbidden: 403,
  'not-found': 404,
  // The address names something this service does not have.
  unsupported: 404,
  conflict: 409,
  'too-large': 413,
  invalid: 422,
  'rate-limited': 429,
  offline: 503,
  unavailable: 503,
};

const titles: {readonly [K in ErrorKind]: string} = {
  'signed-out': 'Sign in first',
  forbidden: 'Not allowed',
  'not-found': 'Not there',
  unsupported: 'Not offered here',
  conflict: 'Changed meanwhile',
  'too-large': 'Too large',
  invalid: 'Not valid',
  'rate-limited': 'Too many requests',
  offline: 'Not reachable',
  unavailable: 'Not available',
};

/** `status` where HTTP has a narrower one than the kind says: 400 for what cannot be read, 412 for a stale version. */
export function toProblem(error: CommunityError, status = statusOf[error.kind]): Problem {
  const {kind, message, fields, current, retryAfter} = error;
  return {
    type: prefix + kind,
    title: titles[kind],
    status,
    detail: message,
    kind,
    ...(fields && {fields}),
    ...(current !== undefined && {current}),
    ...(retryAfter !== undefined && {retryAfter}),
  };
}

/** An answer that failed as the error it stands for; what is no problem of ours, a proxy's page for one, by its status. */
export function fromProblem(status: number, body: unknown, retryAfter?: number): CommunityError {
  const told = typeof body === 'object' && body !== null ? (body as Partial<Problem>) : {};
  const kind = (errorKinds as readonly unknown[]).includes(told.kind) ? told.kind! : kindOf(status);
  const wait = largest(told.retryAfter, retryAfter);
  return new CommunityError(kind, told.detail ?? `The service answered with status ${status}.`, {
    ...(told.fields && {fields: told.fields}),
    ...(told.current !== undefined && {current: told.current}),
    ...(wait !== undefined && {retryAfter: wait}),
  });
}

function kindOf(status: number): ErrorKind {
  if (status === 400) return 'invalid';
  if (status === 412) return 'conflict';
  if (status === 431 || status === 414) return 'too-large';
  if (status === 405 || status === 501) return 'unsupported';
  if (status >= 500 || status === 408) return 'unavailable';
  return errorKinds.find((kind) => statusOf[kind] === status) ?? 'unavailable';
}

function largest(...values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => typeof value === 'number');
  return known.length > 0 ? Math.max(...known) : undefined;
}
