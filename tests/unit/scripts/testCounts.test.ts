import { describe, expect, it } from 'vitest';
import {
  addCounts,
  closingLines,
  playwrightCounts,
  stepCounts,
  suiteCounts,
  vitestCounts,
} from '../../../scripts/testCounts.mjs';

const test = (status: string, fullName = 'a test') => ({ status, fullName });
const file = (status: string, ...assertionResults: ReturnType<typeof test>[]) => ({
  name: 'tests/a.test.ts',
  status,
  assertionResults,
});

describe('the closing line', () => {
  it('adds up every runner and step', () => {
    const vitest = {
      testResults: [file('passed', test('passed'), test('skipped', 'x [needs data/x.csv]'), test('todo'))],
    };
    const group = { file: 'b.spec.ts', specs: [{ title: 'in a group', ok: false }] };
    const playwright = {
      stats: { expected: 3, flaky: 1, unexpected: 2, skipped: 0 },
      errors: [],
      suites: [
        {
          file: 'b.spec.ts',
          specs: [
            { title: 'fine', ok: true },
            { title: 'alone', ok: false },
          ],
          suites: [group],
        },
      ],
    };
    const total = [
      stepCounts(0, 'types'),
      stepCounts(1, 'lint'),
      suiteCounts(0, JSON.stringify(vitest), vitestCounts, 'unit'),
      suiteCounts(1, JSON.stringify(playwright), playwrightCounts, 'e2e'),
    ].reduce(addCounts);

    expect(closingLines(total).split('\n')).toEqual([
      'FAILED lint',
      'FAILED b.spec.ts: alone',
      'FAILED b.spec.ts: in a group',
      'Skipped because foreign data files are missing: 1; their names stand above.',
      'Skipped because they do not concern this system: 1.',
      '6 passed, 3 failed, 2 skipped',
    ]);
  });

  it.each([
    ['a file that could not be read', 1, { testResults: [file('failed'), file('passed', test('passed'))] }, 1],
    ['failed tests in a failed file', 1, { testResults: [file('failed', test('failed'), test('failed'))] }, 2],
    ['a bad end that no test explains', 1, { testResults: [file('passed', test('passed'))] }, 1],
    ['a runner that was killed', null, { testResults: [file('passed', test('passed'))] }, 1],
    ['a runner that ran nothing', 0, { testResults: [] }, 1],
  ])('%s is a failure with a name', (_what, status, report, failed) => {
    const counts = suiteCounts(status, JSON.stringify(report), vitestCounts, 'unit');

    expect(counts.failed).toBe(failed);
    expect(counts.failures).toHaveLength(failed);
  });

  it('a report that is missing, cut off or of another form is a failure', () => {
    const counts = [undefined, '{"testResults":[', '{}'].map(
      (text) => suiteCounts(0, text, vitestCounts, 'unit').failed,
    );

    expect(counts).toEqual([1, 1, 1]);
  });

  it('what a browser runner says beside its tests counts too', () => {
    const report = {
      stats: { expected: 3, flaky: 0, unexpected: 1, skipped: 0 },
      errors: [{ message: 'no browser\nat' }],
      suites: [],
    };
    const counts = suiteCounts(1, JSON.stringify(report), playwrightCounts, 'e2e');

    expect(counts).toMatchObject({ passed: 3, failed: 2, failures: ['no browser'] });
  });
});
