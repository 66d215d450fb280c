import {CommunityError, isAbort, toCommunityError} from '../../../src/model/errors.js';
import {problemType, statusOf, toProblem} from '../../../src/protocol/problem.js';
import {Unreadable} from './bodies.js';

export function json(value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: {'content-type': 'application/json; charset=utf-8', ...headers},
  });
}

/** A failure as a problem. What nobody foresaw says nothing of itself: `told` is told, and the answer has a reference to it. */
export function problem(
  error: unknown,
  {isConditional = false, told}: {readonly isConditional?: boolean; readonly told?: (error: unknown) => string} = {},
): Response {
  if (error instanceof Unreadable) return answer(new CommunityError('invalid', error.message), error.status);
  if (isAbort(error)) return answer(new CommunityError('unavailable', 'The request was given up.'), 499);
  const known = toCommunityError(error);
  if (known.cause !== undefined && told) {
    const reference = told(error);
    const {retryAfter = 1_000} = known;
    return answer(
      new CommunityError('unavailable', `Something went wrong here, and was noted as ${reference}. Try again.`, {
        retryAfter,
      }),
      statusOf.unavailable,
    );
  }
  return answer(known, known.kind === 'conflict' && isConditional ? 412 : statusOf[known.kind]);
}

function answer(error: CommunityError, status: number): Response {
  const {retryAfter} = error;
  return new Response(JSON.stringify(toProblem(error, status)), {
    status,
    headers: {
      'content-type': problemType,
      ...(retryAfter !== undefined && {'retry-after': String(Math.ceil(retryAfter / 1_000))}),
      ...(error.kind === 'signed-out' && {'www-authenticate': 'Bearer'}),
    },
  });
}
