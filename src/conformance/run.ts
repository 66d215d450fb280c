import {toCommunityError} from '../model/errors.js';
import type {Description} from '../adapter/contract.js';
import type {CaseResult, ConformanceCase, Exceptions, Harness, Need} from './case.js';
import {ConformanceError} from './assert.js';
import {organisation} from './seed.js';

/** How long one case may take, in milliseconds. */
const limit = 10_000;

/** As much of a test runner as is needed: mocha, node:test, vitest, jest and Jasmine have it. */
export interface TestRunner {
  describe(name: string, body: () => void): unknown;
  it(name: string, body: (...context: never[]) => Promise<void>): unknown;
}

export interface RunOptions {
  readonly exceptions?: Exceptions;
  /** Told of each result as it comes. */
  readonly onResult?: (result: CaseResult) => void;
}

/** Runs one case; never throws. */
export async function runCase(
  testCase: ConformanceCase,
  harness: Harness,
  {exceptions = {}}: RunOptions = {},
): Promise<CaseResult> {
  const {name, about} = testCase;
  const reason = exceptions[name];
  if (reason !== undefined) return {name, about, outcome: 'excepted', reason};
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ConformanceError(`Not over after ${limit / 1000} seconds.`)), limit);
  });
  try {
    const missing = await Promise.race([lacking(testCase, harness), tooLong]);
    if (missing) return {name, about, outcome: 'skipped', reason: missing};
    await Promise.race([testCase.run(harness), tooLong]);
    return {name, about, outcome: 'passed'};
  } catch (error) {
    return {name, about, outcome: 'failed', error, reason: toCommunityError(error).message};
  } finally {
    clearTimeout(timer);
    await harness.close?.();
  }
}

/** Runs all cases one after the other, without a test runner. */
export async function checkConformance(
  cases: readonly ConformanceCase[],
  harness: Harness,
  options: RunOptions = {},
): Promise<readonly CaseResult[]> {
  assertKnown(cases, options.exceptions);
  const results: CaseResult[] = [];
  for (const testCase of cases) {
    const result = await runCase(testCase, harness, options);
    results.push(result);
    options.onResult?.(result);
  }
  return results;
}

/** Makes a test of each case in a test runner: `runConformance(cases, harness, {describe, it})`. */
export function runConformance(
  cases: readonly ConformanceCase[],
  harness: Harness,
  runner: TestRunner & RunOptions,
): void {
  assertKnown(cases, runner.exceptions);
  const parts = new Map<string, ConformanceCase[]>();
  for (const testCase of cases) parts.set(testCase.about, [...(parts.get(testCase.about) ?? []), testCase]);
  for (const [about, some] of parts) {
    runner.describe(about, () => {
      for (const testCase of some) {
        // Without named parameters, for mocha takes them for a callback; node:test and vitest pass their context all the same.
        runner.it(testCase.name, async function (this: unknown, ...context: readonly unknown[]) {
          const result = await runCase(testCase, harness, runner);
          runner.onResult?.(result);
          if (result.outcome === 'failed') throw result.error;
          if (result.outcome !== 'passed') skip(context[0] ?? this, result.reason);
        });
      }
    });
  }
}

/** Lines for people: how many passed, and why each of the others did not. */
export function reportOf(results: readonly CaseResult[]): string {
  const of = (outcome: CaseResult['outcome']) => results.filter((result) => result.outcome === outcome);
  const lines = [`${of('passed').length} of ${results.length} cases passed`];
  for (const outcome of ['failed', 'excepted', 'skipped'] as const) {
    for (const {name, reason} of of(outcome)) lines.push(`${outcome}: ${name}. ${reason ?? ''}`.trimEnd());
  }
  return lines.join('\n');
}

/** What the source does not declare, in words; `undefined` where nothing is missing. */
async function lacking({needs}: ConformanceCase, harness: Harness): Promise<string | undefined> {
  if (needs.length === 0) return undefined;
  const description = await described(harness);
  return needs.map((need) => lack(description, need)).find((missing) => missing !== undefined);
}

const descriptions = new WeakMap<Harness, Promise<Description>>();

/** What the source says it can do, asked once. */
function described(harness: Harness): Promise<Description> {
  const ask = async () => {
    const adapter = await harness.open({seed: organisation, as: 'ada', administrator: true});
    try {
      return await adapter.describe();
    } finally {
      await harness.close?.();
    }
  };
  const known = descriptions.get(harness) ?? ask();
  descriptions.set(harness, known);
  return known;
}

function lack({kinds, files: taken}: Description, need: Need): string | undefined {
  const {kind, verbs = [], sort = [], facets = [], text, watch, files} = need;
  const can = kinds[kind];
  if (!can) return `The source has no items of the kind ${kind}.`;
  for (const verb of verbs)
    if (!can.verbs.includes(verb)) return `The source does not offer “${verb}” for the kind ${kind}.`;
  for (const name of sort) if (!can.sort.includes(name)) return `The source does not sort the kind ${kind} by ${name}.`;
  for (const name of facets)
    if (!can.facets.includes(name)) return `The source does not count the kind ${kind} by ${name}.`;
  if (text && !can.text) return `The source does not search the kind ${kind}.`;
  if (files && !taken) return 'The source takes no files.';
  if (watch && !can.watch) return `The source does not report changes of the kind ${kind}.`;
  return undefined;
}

function assertKnown(cases: readonly ConformanceCase[], exceptions: Exceptions = {}): void {
  const unknown = Object.keys(exceptions).filter((name) => !cases.some((testCase) => testCase.name === name));
  if (unknown.length > 0)
    throw new ConformanceError(`No case has the name of this exception: “${unknown.join('”, “')}”.`);
}

function skip(context: unknown, reason: string | undefined): void {
  (context as {skip?: (reason?: string) => void} | undefined)?.skip?.(reason);
}
