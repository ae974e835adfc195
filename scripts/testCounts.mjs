// Adds up what the test runners report, so that the closing line of npm test is true whatever happened.

/** Names of tests that need foreign data files say so, and only they may be skipped. */
const NEEDS_DATA = /\[needs [^\]]+\]/;

/** @typedef {{ passed: number, failed: number, skipped: number, needData: number }} Counts */

/** A step without tests of its own counts as one. @returns {Counts} */
export function stepCounts(status) {
  return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0, needData: 0 };
}

/** @param report what vitest's json reporter wrote @returns {Counts} */
export function vitestCounts(report) {
  const counts = { passed: 0, failed: 0, skipped: 0, needData: 0 };
  for (const file of report.testResults) {
    let failed = 0;
    for (const { status, fullName } of file.assertionResults) {
      if (status === 'passed') counts.passed += 1;
      else if (status === 'failed') failed += 1;
      else {
        counts.skipped += 1;
        if (NEEDS_DATA.test(fullName)) counts.needData += 1;
      }
    }
    // A file that could not be read has no tests, and is a failure all the same.
    counts.failed += failed === 0 && file.status === 'failed' ? 1 : failed;
  }
  return counts;
}

/** @param report what Playwright's json reporter wrote @returns {Counts} */
export function playwrightCounts({ stats, errors }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    needData: 0,
  };
}

/**
 * The counts of a runner; one that ended badly without saying which test failed, or that ran nothing at all, is a failure.
 * @param status its exit code, null where it was killed
 * @param text its report; undefined where it wrote none
 * @param {(report: any) => Counts} read
 * @returns {Counts}
 */
export function suiteCounts(status, text, read) {
  let counts = { passed: 0, failed: 0, skipped: 0, needData: 0 };
  try {
    if (text !== undefined) counts = read(JSON.parse(text));
  } catch (error) {
    // Cut off in the middle, or of another form than it had: whatever it counted is not known.
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
    counts = { passed: 0, failed: 1, skipped: 0, needData: 0 };
  }
  const silent = status !== 0 || counts.passed + counts.skipped === 0;
  return silent && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** @param {Counts} total @param {Counts} more @returns {Counts} */
export function addCounts(total, more) {
  return {
    passed: total.passed + more.passed,
    failed: total.failed + more.failed,
    skipped: total.skipped + more.skipped,
    needData: total.needData + more.needData,
  };
}

/** What stands below everything else. @param {Counts} counts @returns {string} */
export function closingLines({ passed, failed, skipped, needData }) {
  const lines = [];
  if (needData > 0) lines.push(`Skipped because foreign data files are missing: ${needData}; their names stand above.`);
  if (skipped > needData) lines.push(`Skipped because they do not concern this system: ${skipped - needData}.`);
  return [...lines, `${passed} passed, ${failed} failed, ${skipped} skipped`].join('\n');
}
