import {writeFileSync} from 'node:fs';

/** Counts tests over all files and browsers, says so on the last line, and leaves the figures in a file for whoever adds them up. */
export function countingReporter(file) {
  return {
    onTestRunFinished({sessions}) {
      const counts = {passed: 0, failed: 0, skipped: 0};
      for (const session of sessions) {
        const before = counts.failed;
        count(session.testResults, counts);
        // A file that did not load, or threw outside its tests, failed too.
        if (!session.passed && counts.failed === before) counts.failed++;
      }
      if (file) writeFileSync(file, JSON.stringify(counts));
    },
  };
}

function count(suite, counts) {
  if (!suite) return;
  for (const {passed, skipped} of suite.tests) {
    if (skipped) counts.skipped++;
    else if (passed) counts.passed++;
    else counts.failed++;
  }
  for (const inner of suite.suites) count(inner, counts);
}
