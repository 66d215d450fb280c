import {relative} from 'node:path';

/** A reporter for Node's test runner that writes how many passed, failed and were skipped, and the names of what failed, as JSON. */
export default async function* counts(source) {
  const total = {passed: 0, failed: 0, skipped: 0, names: []};
  for await (const {type, data} of source) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    // A suite, and a file, is not a test; but one that fails by itself is a failure.
    const isTest = data.details?.type !== 'suite' && !data.name.endsWith('.test.ts');
    if (type === 'test:fail') {
      const error = data.details?.error;
      if (!isTest && error?.failureType === 'subtestsFailed') continue;
      total.failed++;
      total.names.push(
        `${relative(process.cwd(), data.file ?? '')} › ${data.name}: ${error?.cause?.message ?? error?.message}`,
      );
    } else if (isTest && (data.skip !== undefined || data.todo !== undefined)) total.skipped++;
    else if (isTest) total.passed++;
  }
  yield JSON.stringify(total);
}
