/** A reporter for Node's test runner that writes how many passed, failed and were skipped, as JSON. */
export default async function* counts(source) {
  const total = {passed: 0, failed: 0, skipped: 0};
  for await (const {type, data} of source) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    // A suite, and a file, is not a test; but one that fails by itself is a failure.
    const isTest = data.details?.type !== 'suite' && !data.name.endsWith('.test.ts');
    if (type === 'test:fail') total.failed += isTest || data.details?.error?.failureType !== 'subtestsFailed' ? 1 : 0;
    else if (isTest && (data.skip !== undefined || data.todo !== undefined)) total.skipped++;
    else if (isTest) total.passed++;
  }
  yield JSON.stringify(total);
}
