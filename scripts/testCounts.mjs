// Adds up what the test runners report, so that the closing line of npm test is true whatever happened.

/** Names of tests that need foreign data files say so, and only they may be skipped. */
const NEEDS_DATA = /\[needs [^\]]+\]/;

/** @typedef {{ passed: number, failed: number, skipped: number, needData: number, failures: string[] }} Counts */

const nothing = () => ({ passed: 0, failed: 0, skipped: 0, needData: 0, failures: [] });

/** A step without tests of its own counts as one. @returns {Counts} */
export function stepCounts(status, name) {
  return status === 0 ? { ...nothing(), passed: 1 } : { ...nothing(), failed: 1, failures: [name] };
}

/** @param report what vitest's json reporter wrote @returns {Counts} */
export function vitestCounts(report) {
  const counts = nothing();
  for (const file of report.testResults) {
    const failures = [];
    for (const { status, fullName } of file.assertionResults) {
      if (status === 'passed') counts.passed += 1;
      else if (status === 'failed') failures.push(`${file.name}: ${fullName}`);
      else {
        counts.skipped += 1;
        if (NEEDS_DATA.test(fullName)) counts.needData += 1;
      }
    }
    // A file that could not be read has no tests, and is a failure all the same.
    if (failures.length === 0 && file.status === 'failed') failures.push(file.name);
    counts.failed += failures.length;
    counts.failures.push(...failures);
  }
  return counts;
}

/** @param report what Playwright's json reporter wrote @returns {Counts} */
export function playwrightCounts({ stats, errors, suites }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    needData: 0,
    failures: [...suites.flatMap(unexpected), ...errors.map(({ message }) => String(message).split('\n', 1)[0])],
  };
}

/** Files hold groups, groups hold groups and tests. @returns {string[]} */
function unexpected({ file, specs = [], suites = [] }) {
  const here = specs.filter(({ ok }) => !ok).map(({ title }) => `${file}: ${title}`);
  return [...here, ...suites.flatMap(unexpected)];
}

/**
 * The counts of a runner; one that ended badly without saying which test failed, or that ran nothing at all, is a failure.
 * @param status its exit code, null where it was killed
 * @param text its report; undefined where it wrote none
 * @param {(report: any) => Counts} read
 * @param {string} name of the step
 * @returns {Counts}
 */
export function suiteCounts(status, text, read, name) {
  const unexplained = { failed: 1, failures: [`${name}: no test says why`] };
  let counts = nothing();
  try {
    if (text !== undefined) counts = read(JSON.parse(text));
  } catch (error) {
    // Cut off in the middle, or of another form than it had: whatever it counted is not known.
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
    counts = { ...nothing(), ...unexplained };
  }
  const silent = status !== 0 || counts.passed + counts.skipped === 0;
  return silent && counts.failed === 0 ? { ...counts, ...unexplained } : counts;
}

/** @param {Counts} total @param {Counts} more @returns {Counts} */
export function addCounts(total, more) {
  return {
    passed: total.passed + more.passed,
    failed: total.failed + more.failed,
    skipped: total.skipped + more.skipped,
    needData: total.needData + more.needData,
    failures: [...total.failures, ...more.failures],
  };
}

/** What stands below everything else, where a log that was cut off still has it. @param {Counts} counts @returns {string} */
export function closingLines({ passed, failed, skipped, needData, failures }) {
  const lines = failures.map((name) => `FAILED ${name}`);
  if (needData > 0) lines.push(`Skipped because foreign data files are missing: ${needData}; their names stand above.`);
  if (skipped > needData) lines.push(`Skipped because they do not concern this system: ${skipped - needData}.`);
  return [...lines, `${passed} passed, ${failed} failed, ${skipped} skipped`].join('\n');
}
