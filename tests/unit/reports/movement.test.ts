import { describe, expect, it } from 'vitest';
import { reportFormat } from '../../../src/main/features/reports/reportFormat.ts';
import type { TierReport } from '../../../src/main/features/reports/tierReport.model.ts';
import { tierReportPage } from '../../../src/main/features/reports/tierReport.report.ts';
import { makeTierReport } from '../../../src/main/features/reports/tierReport.rules.ts';
import { createTranslator } from '../../../src/main/runtime/translate.ts';
import { givenDealer, givenFigures, noWishes } from './givenFigures.ts';

const wordsOf = (report: TierReport, lang: 'zh-CN' | 'en') => ({
  t: createTranslator(lang),
  f: reportFormat(lang, 'CNY', 'one'),
  head: report.head,
});

describe('the comparison', () => {
  const previous = (tiers: [number, string | null][]) => ({
    runId: 3,
    asOf: '2026-09-30',
    schemeName: 'ABC + D',
    tierOf: new Map(tiers),
  });
  const cellsOf = (report: ReturnType<typeof makeTierReport>) =>
    (report.comparison?.rows ?? []).flatMap((row, i) =>
      (report.comparison?.columns ?? []).flatMap((column, j) => {
        const cell = report.comparison?.cells[i]?.[j];
        const name = (of: typeof row) => (of.kind === 'tier' ? of.tier : of.kind);
        return cell && cell.dealers > 0 ? [`${name(row)}>${name(column)} ${cell.dealers}`] : [];
      }),
    );

  it('is with the earlier run where there is one, and counts who has gone', () => {
    const dealers = [
      givenDealer(1, { tier: 'A' }),
      givenDealer(2, { tier: 'A', originalGrade: 'C' }),
      givenDealer(3, { tier: 'D' }),
      givenDealer(4, { tier: 'B' }),
      givenDealer(5, { tier: null, ungraded: 'too_new' }),
    ];

    const report = makeTierReport(
      givenFigures(dealers, {
        previous: previous([
          [1, 'A'],
          [2, 'B'],
          [3, 'A'],
          [5, null],
          [99, 'C'],
        ]),
      }),
      noWishes,
    );

    expect(cellsOf(report)).toEqual(['A>A 1', 'A>D 1', 'B>A 1', 'ungraded>ungraded 1', 'absent>B 1']);
    expect(report.comparison).toMatchObject({ kind: 'run', up: 1, down: 1, same: 1, gone: 1 });
    expect(report.moved.rows.map((row) => row.dealer.id)).toEqual([2, 3]);
  });

  it('is with the grades of the list before there is an earlier run, rare grades together', () => {
    const grades = ['A级', 'A', 'B类', 'x1', 'x2', 'x3', 'x4', 'x5', 'x6', 'x7', ''];
    const dealers = grades.map((originalGrade, i) => givenDealer(i + 1, { tier: 'A', originalGrade }));

    const report = makeTierReport(givenFigures(dealers), noWishes);

    expect(cellsOf(report)).toEqual([
      'A>A 2',
      'B>A 1',
      'x1>A 1',
      'x2>A 1',
      'x3>A 1',
      'x4>A 1',
      'x5>A 1',
      'other>A 2',
      'absent>A 1',
    ]);
    expect(report.comparison).toMatchObject({ kind: 'original', up: 1, down: 0, same: 2 });
  });

  it('tells in one line how many differ and where they are now, so that the figures add up', () => {
    const dealers = [
      givenDealer(1, { tier: 'A', originalGrade: 'B' }),
      givenDealer(2, { tier: 'C', originalGrade: 'B' }),
      givenDealer(3, { tier: 'C', originalGrade: 'C' }),
      givenDealer(4, { tier: null, ungraded: 'too_new', originalGrade: 'B' }),
      givenDealer(5, { tier: null, ungraded: 'no_orders', originalGrade: 'x1' }),
      givenDealer(6, { tier: 'C', originalGrade: 'x1' }),
    ];
    const report = makeTierReport(givenFigures(dealers), noWishes);
    const pageOf = (lang: 'zh-CN' | 'en') =>
      tierReportPage(report, { ...wordsOf(report, lang), lang, styles: '', servedOn: '2026-11-25' });

    expect(report.comparison).toMatchObject({ up: 1, down: 1, same: 1, ungraded: 2, otherGrade: 1 });
    expect(report.moved.total).toBe(5);
    expect(pageOf('zh-CN')).toContain(
      '不同 5 家：升级 1 家、降级 1 家、现为未评级 2 家、原等级不在系统等级之内 1 家；不变 1 家。',
    );
    expect(pageOf('en')).toContain('5 differ: 1 moved up, 1 moved down, 2 are ungraded now, 1 had a grade');
  });

  it('lists who moved by the amount that is printed, and leaves out none that is larger', () => {
    const amounts = Array.from({ length: 40 }, (_, i) => ((i * 17) % 40) * 1000);
    const dealers = amounts.map((netMinor, i) =>
      // What was bought before is large where little is bought now.
      givenDealer(i + 1, { tier: 'D', originalGrade: 'A', netMinor, prevNetMinor: 900_000 - netMinor * 20 }),
    );
    const largest = amounts.toSorted((a, b) => b - a);

    for (const earlier of [null, previous(dealers.map(({ id }) => [id, 'A']))]) {
      const { moved } = makeTierReport(givenFigures(dealers, { previous: earlier }), noWishes);

      expect(moved.total).toBe(40);
      expect(moved.rows.map((row) => row.dealer.netMinor)).toEqual(largest.slice(0, moved.rows.length));
    }
  });

  it('is left out where there is nothing to compare with', () => {
    expect(makeTierReport(givenFigures([givenDealer(1)]), noWishes).comparison).toBeNull();
  });
});
