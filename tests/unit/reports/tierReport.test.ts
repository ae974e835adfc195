import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportFormat } from '../../../src/main/features/reports/reportFormat.ts';
import { listStyles } from '../../../src/main/features/reports/tierList.report.ts';
import type { DealerFigures } from '../../../src/main/features/reports/tierReport.figures.ts';
import type { TierReport } from '../../../src/main/features/reports/tierReport.model.ts';
import { tierReportPage } from '../../../src/main/features/reports/tierReport.report.ts';
import { makeTierReport } from '../../../src/main/features/reports/tierReport.rules.ts';
import { tierWorkbook } from '../../../src/main/features/reports/tierReport.sheet.ts';
import { createTranslator } from '../../../src/main/runtime/translate.ts';
import type { ScoreRules } from '../../../src/shared/contract/scoring.contract.ts';
import { USUAL_PATTERNS, withPattern } from '../../../src/shared/domain/tiers.ts';
import { givenDealer, givenFigures, noWishes } from './givenFigures.ts';

const wordsOf = (report: TierReport, lang: 'zh-CN' | 'en') => ({
  t: createTranslator(lang),
  f: reportFormat(lang, 'CNY', 'one'),
  head: report.head,
});

const TIERS = ['A', 'B', 'C', 'D'];

/** Any dealer a run can hold: graded or not, excluded, with and without sales, returns larger than sales. */
const anyDealer = (id: number): fc.Arbitrary<DealerFigures> =>
  fc
    .record({
      kind: fc.constantFrom('graded', 'dormant', 'too_new', 'no_orders', 'excluded'),
      tier: fc.constantFrom('A', 'B', 'C'),
      net: fc.integer({ min: -5_000_00, max: 9_000_000_00 }),
      prev: fc.integer({ min: -5_000_00, max: 9_000_000_00 }),
      orders: fc.integer({ min: 1, max: 99 }),
      repId: fc.constantFrom(null, 1, 2, 3),
    })
    .map(({ kind, tier, net, prev, orders, repId }) => {
      const given = { netMinor: net, prevNetMinor: prev, orders, repId };
      if (kind === 'graded') return givenDealer(id, { ...given, tier });
      if (kind === 'dormant')
        return givenDealer(id, { ...given, tier: 'D', rank: null, abc: null, orders: 0, netMinor: Math.min(net, 0) });
      if (kind === 'too_new') return givenDealer(id, { ...given, tier: null, ungraded: 'too_new' });
      if (kind === 'no_orders')
        return givenDealer(id, {
          repId,
          tier: null,
          ungraded: 'no_orders',
          rank: null,
          netMinor: 0,
          prevNetMinor: 0,
          orders: 0,
        });
      return givenDealer(id, { ...given, tier: null, ungraded: 'excluded', rank: null });
    });

const anyDealers = fc
  .integer({ min: 0, max: 40 })
  .chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => anyDealer(i + 1))));
const reps = [1, 2, 3].map((id) => ({ id, name: `Rep ${id}` }));

describe('the sums of a tier report', () => {
  it('reconcile: lines with their totals, list with lines, the whole with the run', () => {
    fc.assert(
      fc.property(anyDealers, fc.constantFrom('rank', 'name', 'rep'), (dealers, sort) => {
        const figures = givenFigures(dealers, { reps });

        const report = makeTierReport(figures, { ...noWishes, sort });

        const listed = report.groups.flatMap((group) => group.rows);
        const line = (kind: string) => report.tierLines.filter((one) => one.kind === kind);
        const amount = (rows: readonly { amountMinor: number }[]) =>
          rows.reduce((sum, row) => sum + row.amountMinor, 0);
        expect(listed.reduce((sum, row) => sum + row.dealer.netMinor, 0)).toBe(report.listTotal.amountMinor);
        expect(amount(report.groups.map((group) => group.sum))).toBe(report.listTotal.amountMinor);
        expect(amount(line('tier'))).toBe(report.listTotal.amountMinor);
        expect(amount([...line('tier'), ...line('ungraded')])).toBe(amount(line('graded')));
        expect(report.check.gradedMinor + report.check.excludedMinor).toBe(
          dealers.reduce((sum, dealer) => sum + dealer.netMinor, 0),
        );
        expect(report.check.agrees).toBe(true);
        expect(listed.length + report.ungraded.length + report.excluded.length).toBe(dealers.length);
        expect(report.repLines.reduce((sum, rep) => sum + rep.visitThirds, 0)).toBe(
          report.repLines.length > 0 ? report.listTotal.visitThirds : 0,
        );
      }),
    );
  });

  it('say so when the rows are not those of the run', () => {
    const figures = givenFigures([givenDealer(1), givenDealer(2)]);
    const torn = { ...figures, dealers: [givenDealer(1), givenDealer(2, { netMinor: 100_01 })] };

    expect(makeTierReport(torn, noWishes).check.agrees).toBe(false);
  });

  it('count visits as four, two, one and a third of one a month', () => {
    const dealers = TIERS.map((tier, i) => givenDealer(i + 1, { tier }));

    const thirds = makeTierReport(givenFigures(dealers), noWishes).tierLines.map((line) => line.visitThirds);

    expect(thirds).toEqual([12, 6, 3, 1, 22]);
  });

  it('keep part of a filter only, and know that it is a part', () => {
    const dealers = [
      givenDealer(1, { tier: 'A', repId: 1 }),
      givenDealer(2, { tier: 'A' }),
      givenDealer(3, { tier: 'B', repId: 1 }),
    ];

    const report = makeTierReport(givenFigures(dealers, { reps }), {
      ...noWishes,
      tiers: ['A'],
      reps: [1, null] as never,
    });

    expect(report.groups.flatMap((group) => group.rows.map((row) => row.dealer.id))).toEqual([1, 2]);
    expect(report.head.filter).toEqual({ tiers: ['A'], reps: ['Rep 1', null], segments: [] });
    expect(report.check.runMinor).toBeNull();
    expect(report.pareto.dealers).toBe(3);
  });

  it('keep those of a segment only, and say which', () => {
    const dealers = [1, 2, 3].map((id) => givenDealer(id));
    const within = { names: ['老客户'], members: new Set([2]) };
    const report = makeTierReport(givenFigures(dealers), { ...noWishes, within });

    expect(report.groups.flatMap(({ rows }) => rows.map(({ dealer }) => dealer.id))).toEqual([2]);
    expect(report.head.filter.segments).toEqual(['老客户']);
    expect(report.check.runMinor).toBeNull();
  });

  it('part the list by tier, by rep with nobody last, or not at all', () => {
    const dealers = [
      givenDealer(1, { tier: 'B', rank: 2, repId: 2 }),
      givenDealer(2, { tier: 'A', rank: 1, sortKey: 'zz' }),
      givenDealer(3, { tier: 'D', rank: null, lastOn: '2025-01-01', repId: 1 }),
      givenDealer(4, { tier: 'D', rank: null, lastOn: '2025-06-01', repId: 2 }),
    ];
    const order = (sort: 'rank' | 'name' | 'rep') =>
      makeTierReport(givenFigures(dealers, { reps }), { ...noWishes, sort }).groups.map((group) => [
        group.key,
        ...group.rows.map((row) => row.dealer.id),
      ]);

    expect(order('rank')).toEqual([
      ['A', 2],
      ['B', 1],
      ['D', 4, 3],
    ]);
    expect(order('rep')).toEqual([
      ['Rep 1', 3],
      ['Rep 2', 1, 4],
      [null, 2],
    ]);
    expect(order('name')).toEqual([[null, 1, 3, 4, 2]]);
  });
});

describe('reps on the first page', () => {
  it('are the seven with the most visits, whoever has no rep, and all others as one', () => {
    const many = Array.from({ length: 12 }, (_, i) => ({ id: i + 1, name: `Rep ${String(i + 1).padStart(2, '0')}` }));
    const dealers = [
      ...many.flatMap(({ id }) =>
        Array.from({ length: id }, (_, i) => givenDealer(id * 100 + i, { tier: 'A', repId: id })),
      ),
      givenDealer(1, { tier: 'A' }),
    ];

    const { repSummary, repLines } = makeTierReport(givenFigures(dealers, { reps: many }), noWishes);

    expect(repLines.length).toBe(13);
    expect(repSummary.lines.map(({ rep }) => rep)).toEqual([...many.slice(5).map(({ name }) => name), null]);
    expect(repSummary.rest).toMatchObject({ reps: 5, dealers: 15, tiers: [15, 0, 0, 0], visitThirds: 180 });
  });

  it('are all of them where there is room, and none where nobody has a rep', () => {
    const report = makeTierReport(givenFigures([givenDealer(1, { repId: 1 }), givenDealer(2)], { reps }), noWishes);

    expect(report.repSummary).toEqual({ lines: report.repLines, rest: null });
    expect(makeTierReport(givenFigures([givenDealer(1)], { reps }), noWishes).repLines).toEqual([]);
  });
});

it('a rep’s column is as wide as the longest name, within reason', () => {
  const width = (name: string) => {
    const report = makeTierReport(givenFigures([givenDealer(1, { repId: 1 })], { reps: [{ id: 1, name }] }), noWishes);
    const styles = listStyles(report, { ...wordsOf(report, 'en'), compares: null });
    return Number(/\.wRep\{width:([\d.]+)mm/.exec(styles)?.[1]);
  };

  expect(width('Cheng Zhiping')).toBeGreaterThan(20);
  expect(width('王伟')).toBe(12);
  expect(width('X'.repeat(60))).toBe(26);
});

describe('the period before', () => {
  it('is told apart: covered, covered in part, not at all', () => {
    const since = (firstOn: string, prevNetMinor: number) =>
      makeTierReport(givenFigures([givenDealer(1, { firstOn, prevNetMinor })]), noWishes).head.previous;

    expect(since('2024-11-28', 1)).toMatchObject({ from: '2024-11-26', to: '2025-11-25', data: 'full' });
    expect(since('2025-03-01', 1)).toMatchObject({ data: 'partial', dataFrom: '2025-03-01' });
    expect(since('2026-03-01', 0)).toMatchObject({ data: 'none' });
  });

  it('is left out of every list and stands in the notes where the data do not cover it', () => {
    const dealers = [givenDealer(1, { firstOn: '2025-03-01', tier: 'A', originalGrade: 'B', prevNetMinor: 1 })];
    const report = makeTierReport(givenFigures(dealers), noWishes);

    for (const lang of ['zh-CN', 'en'] as const) {
      const words = { ...wordsOf(report, lang), compares: report.comparison?.kind ?? null };
      const body = tierReportPage(report, { ...words, lang, styles: '', servedOn: '2026-11-25' });
      const texts = lang === 'en' ? ['Last period<', 'YoY', '999'] : ['上期净额', '同比', '999'];
      for (const text of texts) expect(body).not.toContain(text);
      expect(body).toContain(lang === 'en' ? 'no full data for the last period' : '数据不全');
      const [summary, list] = tierWorkbook(report, words, '2026-11-25').sheets;
      const headers = [summary, list].map((sheet) => sheet?.columns.map(({ header }) => header) ?? []);
      const title = lang === 'en' ? 'Last period (no full data)' : '上期净额（上期数据不全）';
      for (const header of headers) expect(header).toContain(title);
      const row = [...((list?.rows ?? []) as Iterable<readonly unknown[]>)][0];
      expect(row?.[headers[1]?.indexOf(title) ?? -1]).toBeNull();
    }
  });

  it('names the five biggest rises and falls, and none where there is nothing to compare', () => {
    const dealers = [1, 2, 3, 4, 5, 6, 7].map((id) =>
      givenDealer(id, { netMinor: 100 * id, prevNetMinor: id === 7 ? 10_000 : 50 }),
    );

    const report = makeTierReport(givenFigures(dealers), noWishes);

    expect(report.rises.map((row) => row.dealer.id)).toEqual([6, 5, 4, 3, 2]);
    expect(report.falls.map((row) => row.dealer.id)).toEqual([7]);
    const alone = dealers.map((dealer) => ({ ...dealer, prevNetMinor: 0 }));
    expect(makeTierReport(givenFigures(alone), noWishes).rises).toEqual([]);
  });
});

it('the page says of what each share is, and the list and its sheet with the amount', () => {
  const figures = givenFigures([givenDealer(1), givenDealer(2), givenDealer(3, { netMinor: -30_00 })]);
  const report = makeTierReport(figures, noWishes);
  const told = { 'zh-CN': '客户合计 200.00 的比例', en: 'of 200.00, the positive net amounts' };

  for (const lang of ['zh-CN', 'en'] as const) {
    const words = { ...wordsOf(report, lang), compares: null };
    const page = tierReportPage(report, { ...words, lang, styles: '', servedOn: '2026-11-25' });
    expect(page).toContain(told[lang]);
    expect(page).toContain(lang === 'en' ? 'is of the net amount in the line' : '为占表中“合计”一行净额的比例');
    const inTenThousands = { ...words, f: reportFormat(lang, 'CNY', 'tenThousand') };
    const [, sheet] = tierWorkbook(report, inTenThousands, '2026-11-25').sheets;
    expect(sheet?.title?.join(' ')).toContain(told[lang]);
  }
});

it('the day graded as of is not told to be the end of the data', () => {
  const figures = givenFigures([givenDealer(1)]);
  const linesOf = (dataTo: string | null, lang: 'zh-CN' | 'en') => {
    const run = { ...figures.run, totals: { ...figures.run.totals, dataTo } };
    const report = makeTierReport({ ...figures, run }, noWishes);
    const words = { ...wordsOf(report, lang), compares: null };
    const page = tierReportPage(report, { ...words, lang, styles: '', servedOn: '2026-11-25' });
    const [sheet] = tierWorkbook(report, words, '2026-11-25').sheets;
    return [page, String(sheet?.title?.[1])];
  };
  const zh = ['评级日 2026年11月25日；订单数据截至 2026年11月24日', '订单数据截至 2026年11月25日'];

  for (const text of linesOf('2026-11-24', 'zh-CN')) {
    expect(text).toContain(zh[0]);
    expect(text).not.toContain(zh[1]);
  }
  for (const text of linesOf('2026-11-25', 'zh-CN')) {
    expect(text).toContain(zh[1]);
    expect(text).not.toContain('评级日 2026');
  }
  for (const text of linesOf(null, 'en')) {
    expect(text).toMatch(/As of \S.{0,20}2026/);
    expect(text).not.toContain('Order data up to');
  }
});

describe('the curve', () => {
  it('says who has a class but not its tier, so that its counts and the table agree', () => {
    const dealers = [
      givenDealer(1, { tier: 'A', abc: 'A' }),
      givenDealer(2, { tier: null, ungraded: 'too_new', abc: 'A' }),
      givenDealer(3, { tier: 'D', abc: 'C', netMinor: -5 }),
      givenDealer(4, { tier: 'C', abc: 'C' }),
    ];
    const report = makeTierReport(givenFigures(dealers), noWishes);
    const { classes, newcomers, dormant } = report.pareto;
    const inTable = (tier: string) => report.tierLines.find((line) => line.tier === tier)?.dealers ?? 0;

    expect({ newcomers, dormant }).toEqual({ newcomers: { A: 1, B: 0, C: 0 }, dormant: 1 });
    expect(classes.A).toBe(inTable('A') + newcomers.A);
    expect(classes.C).toBe(inTable('C') + newcomers.C + dormant);
    const page = tierReportPage(report, { ...wordsOf(report, 'en'), lang: 'en', styles: '', servedOn: '2026-11-25' });
    expect(page).toContain('ungraded new dealers (A 1), 1 dealer in D without net amount');
  });

  it('is cut by the scheme’s own tiers in their names and patterns; other schemes leave its tiers unsaid', () => {
    const dealers = [1, 2, 3].map((id) => givenDealer(id, { abc: 'A', tier: 'A' }));
    const pageOf = (rules: Partial<ScoreRules>) => {
      const given = givenFigures(dealers);
      const report = makeTierReport(
        { ...given, run: { ...given.run, rules: { ...given.run.rules, ...rules } } },
        noWishes,
      );
      return tierReportPage(report, { ...wordsOf(report, 'en'), lang: 'en', styles: '', servedOn: '2026-11-25' });
    };
    const own = pageOf({ tierNames: ['Key', 'Mid', 'Low'], tierPatterns: withPattern(USUAL_PATTERNS, 'A', 'dotted') });
    const groups = pageOf({ kind: 'rfm' });

    expect(own).toContain('url(#zone-dotted)');
    expect(own).toMatch(/class="letter"[^>]*>Key</);
    expect(own).toContain('<b class="t t-dotted">Key</b>');
    expect(groups).not.toMatch(/class="letter"/);
    expect(groups).toContain('Tiers follow RFM groups, not the running share');
  });

  it('rises to the whole, and ends its zones where the classes end', () => {
    const dealers = Array.from({ length: 1000 }, (_, i) =>
      givenDealer(i + 1, { abc: i < 200 ? 'A' : i < 500 ? 'B' : 'C', cumulativeShare: Math.sqrt((i + 1) / 1000) }),
    );

    const { pareto } = makeTierReport(givenFigures(dealers), noWishes);

    expect(pareto.points.length).toBeLessThanOrEqual(241);
    expect([pareto.points[0], pareto.points.at(-1)]).toEqual([
      [0, 0],
      [1, 1],
    ]);
    expect(
      pareto.points.every(
        ([x, y], i) => i === 0 || (x > (pareto.points[i - 1]?.[0] ?? 1) && y >= (pareto.points[i - 1]?.[1] ?? 1)),
      ),
    ).toBe(true);
    expect(pareto).toMatchObject({ endA: 0.2, endB: 0.5 });
    expect(pareto.top20).toBeCloseTo(Math.sqrt(0.2), 10);
  });
});
