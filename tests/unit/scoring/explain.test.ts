import fc from 'fast-check';
import { createInstance } from 'i18next';
import { describe, expect, test } from 'vitest';
import { figuresOf } from '../../../src/main/features/scoring/explain.rules.ts';
import { scoreDealers } from '../../../src/main/features/scoring/score.rules.ts';
import type { Pin } from '../../../src/main/features/scoring/scoreColumns.ts';
import type { ScoreInputs } from '../../../src/main/features/scoring/scoreRow.rules.ts';
import { ScoreRules } from '../../../src/shared/contract/scoring.contract.ts';
import { explainScore, reasonTexts, type ScoreReason } from '../../../src/shared/domain/scoreReasons.ts';
import { RFM_GROUPS } from '../../../src/shared/domain/tiers.ts';
import { dealers as enDealers } from '../../../src/shared/i18n/en/dealers.ts';
import { scoring as en } from '../../../src/shared/i18n/en/scoring.ts';
import { dealers as zhDealers } from '../../../src/shared/i18n/zh-CN/dealers.ts';
import { scoring as zh } from '../../../src/shared/i18n/zh-CN/scoring.ts';
import { scoreRowReader } from '../../helpers/scoreRows.ts';
import { AS_OF, givenTotals } from './givenDealers.ts';

const RULES = ScoreRules.parse({});
const TIERS = ['A', 'B', 'C', 'D'];
const NAMED = { champions: 'Stars', hibernating: 'Asleep', loyal: 'Friends', promising: 'Hopes', new: 'Fresh' };
/** The usual map with its diagonal left open. */
const HOLED = RULES.rfMap.map((box, at) => (at % 6 === 0 ? ('' as const) : box));
const NO_WEIGHTS = { ...RULES.weights, amount: 0, growth: 0, frequency: 0, recency: 0 };
const format = {
  money: (minor: number) => `¥${(minor / 100).toFixed(2)}`,
  share: (fraction: number, decimals = 2) => `${Number((fraction * 100).toFixed(decimals))} %`,
  under: (fraction: number) => `< ${Number((fraction * 100).toFixed(2))} %`,
  day: (day: string) => day,
};

/** The reasons of dealer i. */
function reasonsOf(
  dealers: readonly Partial<ScoreInputs>[],
  i: number,
  today?: string,
  { rules = RULES, pins = new Map() }: { rules?: ScoreRules; pins?: ReadonlyMap<number, Pin> } = {},
): ScoreReason[] {
  const totals = givenTotals(dealers);
  const run = scoreDealers(totals, rules, AS_OF, { pins });
  const figures = figuresOf(scoreRowReader(totals, run.columns, TIERS, pins)(i), { rules, totals: run.totals });
  return explainScore(figures, today);
}

async function sentences(language: 'zh-CN' | 'en', reasons: readonly ScoreReason[]): Promise<string[]> {
  const i18n = createInstance();
  await i18n.init({
    lng: language,
    resources: { 'zh-CN': { translation: { scoring: zh } }, en: { translation: { scoring: en } } },
    interpolation: { escapeValue: false },
  });
  return reasons.map((reason) => i18n.t(`scoring.reason.${reason.code}`, reasonTexts(reason, format)));
}

const codes = (reasons: readonly ScoreReason[]) => reasons.map((reason) => reason.code);

describe('why a dealer carries its tier', () => {
  const three = [
    { netMinor: 790_000, orders: 10 },
    { netMinor: 180_000, orders: 3, salesMinor: 200_000, prevNetMinor: 120_000 },
    { netMinor: 30_000, orders: 2, prevNetMinor: 60_000 },
  ];

  test('the largest: nobody ahead, it crosses no cut, it is at the top', () => {
    expect(codes(reasonsOf(three, 0))).toEqual([
      'amount',
      'abc_first',
      'abc_own',
      'change_new',
      'last_sale',
      'rfm',
      'next_top',
    ]);
  });

  test('the second crosses the first cut and stays in the better class; returns and growth are told', () => {
    const found = reasonsOf(three, 1);

    expect(codes(found)).toContain('abc_crossing');
    expect(found).toContainEqual({ code: 'taken_off', params: { salesMinor: 200_000, takenOffMinor: 20_000 } });
    expect(found).toContainEqual({ code: 'change_up', params: { prevMinor: 120_000, changeShare: 0.5 } });
    expect(found).toContainEqual({ code: 'abc_a', params: { aheadShare: 0.79, cutAShare: 0.8, tier: 'A' } });
  });

  test('the third has the way up with amount, orders, tier and day', () => {
    const found = reasonsOf(three, 2).find((reason) => reason.code === 'next_gap');

    expect(found?.params).toMatchObject({ tier: 'B', byOn: '2027-02-09' });
  });

  test('a way up that has run out is told to be out of date', () => {
    expect(codes(reasonsOf(three, 2, '2027-02-09'))).toContain('next_gap');
    const late = reasonsOf(three, 2, '2027-02-10').find((reason) => reason.code.startsWith('next'));

    expect(late).toMatchObject({ code: 'next_gap_old', params: { tier: 'B', asOfOn: AS_OF } });
  });

  test('amounts are not compared with a window that the data do not cover', () => {
    const since = (firstOn: string) =>
      codes(reasonsOf([{ netMinor: 900, prevNetMinor: 1, firstOn }], 0)).filter((code) => code.startsWith('change'));

    expect(since('2024-11-01')).toEqual(['change_times']);
    expect(since('2024-12-01')).toEqual(['change_no_data']);
  });

  test('D without a sale, D that never bought, D that returned everything', () => {
    const dealers = [
      { netMinor: 10 },
      { orders: 0, lastOn: '2025-06-30' },
      { orders: 0, firstOn: null, lastOn: null },
      { netMinor: -5, orders: 1, salesMinor: 20 },
    ];

    expect(codes(reasonsOf(dealers, 1))).toEqual(['d_no_sale', 'next_any']);
    expect(codes(reasonsOf(dealers, 2))).toEqual(['d_never', 'next_any']);
    expect(codes(reasonsOf(dealers, 3))).toEqual(['d_returned', 'change_new', 'last_sale', 'rfm', 'next_gap']);
    expect(reasonsOf(dealers, 1)[0]?.params).toMatchObject({ lastOn: '2025-06-30', days: 488 });
  });

  test('without a tier the reason comes first and there is no way up', () => {
    const dealers = [
      { netMinor: 10, historySince: '2026-10-01' },
      { orders: 0, historySince: null, firstOn: null, lastOn: null },
      { netMinor: 10, excluded: 1 },
      { orders: 0, historySince: '2026-11-01', firstOn: null, lastOn: null },
    ];

    expect(codes(reasonsOf(dealers, 0)).slice(0, 2)).toEqual(['ungraded_too_new', 'amount']);
    expect(reasonsOf(dealers, 0)[0]?.params).toEqual({ historySinceOn: '2026-10-01', count: 3 });
    expect(codes(reasonsOf(dealers, 0)).filter((code) => code.startsWith('next'))).toEqual([]);
    expect(codes(reasonsOf(dealers, 1))).toEqual(['ungraded_no_orders']);
    expect(codes(reasonsOf(dealers, 2))).toEqual(['ungraded_excluded']);
    expect(reasonsOf(dealers, 3)).toEqual([
      { code: 'ungraded_not_begun', params: { historySinceOn: '2026-11-01', asOfOn: AS_OF } },
    ]);
  });

  test('who carries no tier is told no class it would be in, though its share', () => {
    const found = codes(reasonsOf([{ netMinor: 900, historySince: '2026-10-01' }, { netMinor: 100 }], 0));

    expect(found.filter((code) => code.startsWith('abc'))).toEqual(['abc_own']);
  });

  test('beside a pin nothing is said of the top, and a way up is told to be the calculation’s', () => {
    const pins = new Map(
      [1, 2, 3].map((id) => [id, { tier: 'B', reason: 'big one', untilOn: null }] satisfies [number, Pin]),
    );
    const next = (i: number) => codes(reasonsOf(three, i, undefined, { pins })).filter((code) => /^next/.test(code));

    expect(next(0)).toEqual([]);
    expect(next(2)).toEqual(['next_gap', 'next_pinned']);
  });

  test('a share just below a cut is not shown as the cut', () => {
    const reason: ScoreReason = { code: 'abc_a', params: { aheadShare: 0.799996, cutAShare: 0.8 } };

    expect(reasonTexts(reason, format)).toEqual({ aheadShare: '79.9996 %', cutAShare: '80 %' });
    const between = { code: 'abc_b', params: { aheadShare: 0.949_99, cutAShare: 0.8, cutBShare: 0.95 } } as const;
    expect(reasonTexts(between, format).aheadShare).toBe('94.999 %');
  });
});

test('shares are rounded, not cut off, whatever stands in the sentence', () => {
  const texts = (code: ScoreReason['code'], params: ScoreReason['params']) => reasonTexts({ code, params }, format);

  expect(texts('abc_own', { ownShare: 0.090_279 })).toEqual({ ownShare: '9.03 %' });
  expect(texts('abc_a', { aheadShare: 0.032_58, cutAShare: 0.8 }).aheadShare).toBe('3.26 %');
  expect(texts('abc_b', { aheadShare: 0.8, cutAShare: 0.8, cutBShare: 0.95 }).aheadShare).toBe('80 %');
});

test('a dealer’s own share says of what, in figures', async () => {
  const found = reasonsOf([{ netMinor: 790_000 }, { netMinor: 210_000 }, { netMinor: -50_000, salesMinor: 10 }], 1);
  const own = found.filter(({ code }) => code === 'abc_own');

  expect(await sentences('zh-CN', own)).toEqual(['它自己占 21 %（净额大于零的客户合计 ¥10000.00）。']);
  expect((await sentences('en', own))[0]).toContain('holds 21 % of ¥10000.00');
});

test('days since the last purchase are told to count to the cut-off', () => {
  expect(zhDealers.detail.days_other).toContain('距截止日');
  for (const text of [enDealers.detail.days_one, enDealers.detail.days_other])
    expect(text).toContain('before the cut-off');
});

test('a tiny share is not shown as none', () => {
  const texts = (ownShare: number) => reasonTexts({ code: 'abc_own', params: { ownShare } }, format);

  expect([texts(0.00004), texts(0.0001), texts(0)]).toEqual([
    { ownShare: '< 0.01 %' },
    { ownShare: '0.01 %' },
    { ownShare: '0 %' },
  ]);
});

describe('the sentences', () => {
  test('of the way up, in both languages', async () => {
    const reason: ScoreReason = {
      code: 'next_gap',
      params: { gapMinor: 3_800_000, count: 2, tier: 'A', byOn: '2026-03-31' },
    };

    expect(await sentences('zh-CN', [reason])).toEqual(['再进货 ¥38000.00（约 2 单）可升为 A，2026-03-31前有效。']);
    expect(await sentences('en', [reason])).toEqual([
      '¥38000.00 more (about 2 orders) raises it to A, until 2026-03-31.',
    ]);
  });

  test('exist for every reason any dealer can get, with every figure filled in', async () => {
    const anyDealer = fc.record({
      netMinor: fc.oneof(fc.integer({ min: -2, max: 3 }), fc.integer({ min: 0, max: 90_000 })),
      salesMinor: fc.integer({ min: 0, max: 90_000 }),
      prevNetMinor: fc.constantFrom(0, 1, 50_000),
      orders: fc.integer({ min: 0, max: 4 }),
      excluded: fc.constantFrom(0, 0, 0, 1),
      historySince: fc.constantFrom('2020-01-01', '2026-10-01', '2026-11-01', null),
      lastOn: fc.constantFrom('2026-10-30', '2026-01-01', null),
      potential: fc.constantFrom(1, 3, 5, null),
      firstOn: fc.constantFrom('2020-01-01', '2025-01-01', '2025-01-01', '2025-01-01', null),
    });
    const unknown = { ...RULES, kind: 'value' as const, weights: { ...NO_WEIGHTS, margin: 1 } };
    const schemes = [
      {},
      {},
      { rules: { ...RULES, kind: 'rfm' as const } },
      { rules: { ...RULES, kind: 'rfm' as const, rfmBy: 'segments' as const } },
      { rules: { ...RULES, kind: 'value' as const } },
      { rules: unknown },
      { rules: { ...RULES, kind: 'rfm' as const, rfmBy: 'rectangles' as const } },
      { rules: { ...RULES, kind: 'rfm' as const, rfmBy: 'segments' as const, boxNames: NAMED, rfMap: HOLED } },
      { rules: { ...RULES, kind: 'rfm' as const, rfmBy: 'scores' as const } },
      { rules: { ...RULES, kind: 'value' as const, cutBy: 'percent' as const } },
      { rules: { ...RULES, cutBy: 'count' as const } },
      {
        rules: {
          ...RULES,
          kind: 'value' as const,
          prospects: true,
          weights: { ...NO_WEIGHTS, potential: 1, amount: 1 },
        },
      },
      { pins: new Map([[1, { tier: 'B', reason: 'chain store', untilOn: null }]]) },
      { pins: new Map([[1, { tier: 'B', reason: 'chain store', untilOn: '2026-12-31' }]]) },
    ];
    const samples = fc.sample(fc.array(anyDealer, { minLength: 1, maxLength: 8 }), { numRuns: 480, seed: 7 });
    const reasons = samples.flatMap((dealers, n) =>
      dealers.flatMap((_, i) =>
        reasonsOf(dealers, i, n % 3 === 0 ? '2028-01-01' : undefined, schemes[n % schemes.length]),
      ),
    );

    for (const language of ['zh-CN', 'en'] as const) {
      for (const sentence of await sentences(language, reasons))
        expect(sentence).not.toMatch(/scoring\.|\{\{|NaN|undefined/);
    }

    const possible = new Set(Object.keys(zh.reason).map((key) => key.replace(/_other$/, '')));
    for (const code of ['title', 'next_note', 'next_note_orders', 'under_share']) possible.delete(code);
    expect(new Set(codes(reasons))).toEqual(possible);
  });

  test('say by groups how many orders lead up, of any size or for how much, and until when', async () => {
    const rules = { ...RULES, kind: 'rfm' as const };
    // Means: 67 days, 3 orders, 2,200.
    const dealers = [
      { netMinor: 6000, orders: 5, lastOn: '2026-10-20' },
      { netMinor: 2400, orders: 3, lastOn: '2026-02-01' },
      { netMinor: 300, orders: 3, lastOn: '2026-10-30' },
      { netMinor: 100, orders: 1, lastOn: '2026-10-30' },
    ];
    const groups = { ...rules, groupTiers: { ...rules.groupTiers, key_keep: 1 } };
    const wayOf = async (language: 'zh-CN' | 'en', i: number, today?: string) => {
      const next = reasonsOf(dealers, i, today, { rules: groups }).filter(({ code }) => code.startsWith('next_'));
      return (await sentences(language, next)).join();
    };

    expect(await wayOf('zh-CN', 0)).toBe('已是最高等级。');
    expect(await wayOf('zh-CN', 1)).toBe('再下 1 单（金额不限）可升为 A，2027-02-09前有效。');
    expect(await wayOf('en', 2)).toBe('1 more order of at least ¥25.34 raises it to A, until 2027-02-09.');
    expect(await wayOf('en', 2, '2027-02-10')).toContain('out of date');
    const stuck = { ...rules, groupTiers: { ...rules.groupTiers, key_value: 2, general_value: 2, key_develop: 2 } };
    expect(codes(reasonsOf(dealers, 0, undefined, { rules: stuck }))).toContain('next_none');
  });

  test('name the group that a scheme follows', async () => {
    const rules = { ...RULES, kind: 'rfm' as const };
    const found = reasonsOf([{ netMinor: 90_000, orders: 9 }, { netMinor: 10 }], 0, undefined, { rules });

    const told = found.filter(({ code }) => code === 'rfm_group');
    expect(await sentences('zh-CN', told)).toEqual(['属于“重要价值客户”，按方案归入 A 类。']);
    expect((await sentences('en', told))[0]).toContain('tier A');
  });

  test('name each of the eight groups with its rule and an action', () => {
    for (const catalogue of [zh, en]) {
      for (const group of RFM_GROUPS) {
        const texts = [catalogue.group[group], catalogue.groupRule[group], catalogue.groupAction[group]];
        expect(texts.every((text) => text.length > 0)).toBe(true);
      }
    }
  });
});
