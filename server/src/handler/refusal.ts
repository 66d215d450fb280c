import {
  CommunityError,
  isAbort,
  isCommunityError,
  type ErrorDetails,
  type ErrorKind,
} from '../../../src/model/errors.js';
import {toProblem, type Problem} from '../../../src/protocol/index.js';

/** A failure that HTTP has a narrower status for than its kind says. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    kind: ErrorKind,
    message: string,
    details: ErrorDetails = {},
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.failure = new CommunityError(kind, message, details);
  }

  readonly failure: CommunityError;
}

/** What cannot be read at all. */
export function unreadable(message: string, fields?: Readonly<Record<string, string>>): Refusal {
  return new Refusal(400, 'invalid', message, fields && {fields});
}

export function invalid(fields: Readonly<Record<string, string>>): CommunityError {
  const [first] = Object.entries(fields);
  return new CommunityError('invalid', first ? `${first[0]}: ${first[1]}` : 'This is not valid.', {fields});
}

export interface Failure {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;
  /** Nobody foresaw it: it is logged, and the person is told the reference alone. */
  readonly isUnforeseen?: true;
}

/** Any failure as what is answered. */
export function failureOf(error: unknown, reference: string): Failure {
  if (error instanceof Refusal)
    return {problem: toProblem(error.failure, error.status), headers: {...error.headers, ...waiting(error.failure)}};
  // Nobody reads this any more.
  if (isAbort(error))
    return {problem: toProblem(new CommunityError('unavailable', 'The request was given up.')), headers: {}};
  if (isCommunityError(error) && !isWrapped(error)) {
    const headers = error.kind === 'signed-out' ? {'www-authenticate': 'Bearer'} : waiting(error);
    return {problem: toProblem(error), headers};
  }
  const told = new CommunityError(
    'unavailable',
    `Something went wrong here. Try again; if it stays so, tell whoever runs this service the reference ${reference}.`,
  );
  return {problem: toProblem(told), headers: {}, isUnforeseen: true};
}

/** Does it say in its own words what some library said? That is for the log. */
function isWrapped({kind, message, cause}: CommunityError): boolean {
  return kind === 'unavailable' && cause instanceof Error && !isCommunityError(cause) && cause.message === message;
}

function waiting({retryAfter}: CommunityError): Readonly<Record<string, string>> {
  return retryAfter === undefined ? {} : {'retry-after': String(Math.max(1, Math.ceil(retryAfter / 1_000)))};
}
