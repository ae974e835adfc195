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
const file = (status: string, ...assertionResults: ReturnType<typeof test>[]) => ({ status, assertionResults });

describe('the closing line', () => {
  it('adds up every runner and step', () => {
    const vitest = {
      testResults: [file('passed', test('passed'), test('skipped', 'x [needs data/x.csv]'), test('todo'))],
    };
    const playwright = { stats: { expected: 3, flaky: 1, unexpected: 2, skipped: 0 }, errors: [] };
    const total = [
      stepCounts(0),
      stepCounts(1),
      suiteCounts(0, JSON.stringify(vitest), vitestCounts),
      suiteCounts(1, JSON.stringify(playwright), playwrightCounts),
    ].reduce(addCounts);

    expect(closingLines(total).split('\n')).toEqual([
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
  ])('%s is a failure', (_what, status, report, failed) => {
    expect(suiteCounts(status, JSON.stringify(report), vitestCounts).failed).toBe(failed);
  });

  it('a report that is missing, cut off or of another form is a failure', () => {
    const counts = [undefined, '{"testResults":[', '{}'].map((text) => suiteCounts(0, text, vitestCounts).failed);

    expect(counts).toEqual([1, 1, 1]);
  });

  it('what a browser runner says beside its tests counts too', () => {
    const report = { stats: { expected: 3, flaky: 0, unexpected: 1, skipped: 0 }, errors: [{ message: 'no browser' }] };

    expect(suiteCounts(1, JSON.stringify(report), playwrightCounts)).toMatchObject({ passed: 3, failed: 2 });
  });
});
