import {writeFileSync} from 'node:fs';
import {relative} from 'node:path';

/** Counts tests over all files and browsers, and leaves the figures and the names of what failed in a file for whoever adds them up. */
export function countingReporter(file) {
  return {
    onTestRunFinished({sessions}) {
      const counts = {passed: 0, failed: 0, skipped: 0, names: []};
      for (const session of sessions) {
        const before = counts.failed;
        const file = relative(process.cwd(), session.testFile ?? '');
        count(session.testResults, counts, `${session.browser.name} ${file}`);
        // A file that did not load, or threw outside its tests, failed too.
        if (session.passed || counts.failed > before) continue;
        counts.failed++;
        counts.names.push(`${session.browser.name} ${file}: ${session.errors?.[0]?.message ?? 'did not end well'}`);
      }
      if (file) writeFileSync(file, JSON.stringify(counts));
    },
  };
}

function count(suite, counts, path) {
  if (!suite) return;
  for (const {name, passed, skipped, error} of suite.tests) {
    if (skipped) counts.skipped++;
    else if (passed) counts.passed++;
    else {
      counts.failed++;
      counts.names.push(`${path} › ${name}: ${error?.message ?? 'no reason told'}`);
    }
  }
  for (const inner of suite.suites) count(inner, counts, `${path} › ${inner.name}`);
}
