import {isCommunityError, type CommunityError, type ErrorKind} from '../model/errors.js';

/** A promise that was not kept. */
export class ConformanceError extends Error {
  override readonly name = 'ConformanceError';

  constructor(
    message: string,
    readonly actual?: unknown,
    readonly expected?: unknown,
  ) {
    super(message);
  }
}

/** Fails unless the condition holds. Say what should be so: `ok(page.next, 'there is a second page')`. */
export function ok(condition: unknown, should: string): asserts condition {
  if (!condition) throw new ConformanceError(`Expected that ${should}.`);
}

/** Fails unless both are the same, all the way down. A field that is `undefined` counts as left out. */
export function equal(actual: unknown, expected: unknown, what: string): void {
  if (isEqual(actual, expected)) return;
  throw new ConformanceError(
    `Expected ${what} to be ${shown(expected)}, and it is ${shown(actual)}.`,
    actual,
    expected,
  );
}

/** Fails unless both hold the same, in whatever order. */
export function equalSets(actual: readonly string[], expected: readonly string[], what: string): void {
  equal([...actual].sort(), [...expected].sort(), what);
}

/** Fails unless the promise is rejected with that kind of error; answers the error. */
export async function rejects(
  promise: Promise<unknown>,
  kinds: ErrorKind | readonly ErrorKind[],
  what: string,
): Promise<CommunityError> {
  const error = await promise.then(
    (answer) => {
      throw new ConformanceError(`Expected ${what} to be refused, and it was answered with ${shown(answer)}.`);
    },
    (reason: unknown) => reason,
  );
  const allowed = typeof kinds === 'string' ? [kinds] : kinds;
  if (!isCommunityError(error)) {
    throw new ConformanceError(
      `Expected ${what} to be refused with a CommunityError, and it was with ${shown(error)}.`,
      error,
    );
  }
  ok(
    allowed.includes(error.kind),
    `${what} is refused as “${allowed.join('” or “')}”, and not as “${error.kind}” (${error.message})`,
  );
  return error;
}

/** Resolves when the condition holds; fails when it does not for two seconds. For what arrives when it arrives. */
export async function eventually(condition: () => boolean | Promise<boolean>, should: string): Promise<void> {
  const end = Date.now() + 2_000;
  while (!(await condition())) {
    ok(Date.now() < end, `${should}, within two seconds`);
    await pause(10);
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (
    typeof a !== 'object' ||
    typeof b !== 'object' ||
    a === null ||
    b === null ||
    Array.isArray(a) !== Array.isArray(b)
  )
    return false;
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) =>
    isEqual((a as Record<string, unknown>)[name], (b as Record<string, unknown>)[name]),
  );
}

function shown(value: unknown): string {
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 400 ? `${text.slice(0, 400)}…` : text;
}
