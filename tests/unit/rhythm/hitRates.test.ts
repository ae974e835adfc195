import { describe, expect, it } from 'vitest';
import { likelyOf, PRIOR_CASES, ranked, weighingOf } from '../../../src/main/features/rhythm/hitRates.rules.ts';
import { createTranslator } from '../../../src/main/runtime/translate.ts';
import type { BackTest } from '../../../src/shared/contract/rhythm.contract.ts';
import { EVIDENCE_KINDS, evidenceKind, fallingSigns } from '../../../src/shared/contract/rhythmRules.ts';
import { hitText, weighingSentence } from '../../../src/shared/i18n/declineText.ts';

const tally = { flagged: 0, hit: 0 };

/** Of 400 cases 40 fell; of 40 late ones 30 did, of 40 with a stopped category 4. */
function tried(over: Partial<BackTest['all']> = {}): BackTest {
  const all = { dates: 4, cases: 400, fell: 40, withRest: tally, withoutRest: tally, ...over };
  const hits: Record<string, [number, number]> = { lateKnown: [40, 30], stopped: [40, 4] };
  const kinds = EVIDENCE_KINDS.map((kind) => {
    const [flagged, hit] = hits[kind] ?? [0, 0];
    return { kind, cases: kind === 'lateThin' ? 10 : 400, fell: kind === 'lateThin' ? 9 : 40, flagged, hit };
  });
  const rest = { histories: [], weights: [], signals: [], sample: 9, dealers: 9, festival: all };
  return { abstains: null, from: '2025-01-31', to: '2025-12-31', all, kinds, ...rest };
}

describe('what a sign is worth', () => {
  it('is how often its kind came true, drawn to the usual where there were few', () => {
    const { rates } = weighingOf(tried());
    const rateOf = (kind: string) => rates.find((one) => one.kind === kind)?.rate;

    expect(rateOf('lateKnown')).toBeCloseTo((30 + PRIOR_CASES * 0.1) / (40 + PRIOR_CASES), 12);
    expect(rateOf('stopped')).toBeCloseTo(0.1, 12);
    expect(rateOf('price')).toBeCloseTo(0.1, 12);
    // Ten cases have no base rate of their own.
    expect(rateOf('lateThin')).toBeCloseTo(0.1, 12);
  });

  it('ranks much money on weak evidence below less on strong', () => {
    const entries = [
      { id: 1, kind: 'stopped' as const, atStakeMinor: 1000 },
      { id: 2, kind: 'lateKnown' as const, atStakeMinor: 500 },
      { id: 3, kind: null, atStakeMinor: 5000 },
    ];
    const told = weighingOf(tried());

    expect(ranked(entries, told, 'likely').map(({ id }) => id)).toEqual([2, 1, 3]);
    expect(ranked(entries, told, 'atStake').map(({ id }) => id)).toEqual([3, 1, 2]);
    expect(entries.map((entry) => likelyOf(told, entry).likelyMinor)).toEqual([100, 267, 0]);
  });

  it('is not told of too few cases, and then the money alone ranks', () => {
    const few = weighingOf(tried({ fell: 9 }));
    const entries = [
      { id: 2, kind: 'lateKnown' as const, atStakeMinor: 500 },
      { id: 1, kind: 'stopped' as const, atStakeMinor: 1000 },
    ];

    expect(few).toMatchObject({ state: 'few', rates: [] });
    expect(weighingOf({ ...tried(), abstains: 'too_short' }).state).toBe('too_short');
    expect(ranked(entries, few, 'likely').map(({ id }) => id)).toEqual([1, 2]);
    expect(likelyOf(few, { kind: 'stopped', atStakeMinor: 1 })).toEqual({ likelyMinor: null, hit: null });
    expect(weighingSentence(few, createTranslator('zh-CN'), String)).toBe(
      '过去能试的太少（400 家次，减半 9 家次）。所以不打折，只按涉险金额排队。',
    );
  });

  it('goes by one kind of evidence: late before all, one other sign, or several', () => {
    expect(evidenceKind(['stopped', 'late'], 4, 1.2)).toBe('lateKnown');
    expect(evidenceKind(['late'], 3, 2.94)).toBe('lateThin');
    expect(evidenceKind(['late'], 3, 2.96)).toBe('lateThinLong');
    expect(evidenceKind(['late'], 4, 3)).toBe('lateKnownLong');
    expect(evidenceKind(['stopped', 'arrears'], 9, null)).toBe('stopped');
    expect(evidenceKind(['stopped', 'returns'], 9, null)).toBe('several');
    expect(evidenceKind(['arrears'], 9, null)).toBeNull();
    // Dearer prices are no sign of leaving.
    const price = (change: number) => [{ k: 'price' as const, share: 0, change, products: 2 }];
    expect([evidenceKind(fallingSigns(price(0.1)), 9, null), evidenceKind(fallingSigns(price(-0.1)), 9, null)]).toEqual(
      [null, 'price'],
    );
  });

  it('is said with its cases', () => {
    const [late] = weighingOf(tried()).rates;
    const percent = (share: number) => `${Math.round(100 * share)}%`;

    expect(hitText(late ?? null, createTranslator('zh-CN'), percent)).toBe(
      '过去像这样的 40 家次里 30 家次真减半，按 53% 算',
    );
    expect(hitText(late ?? null, createTranslator('en'), percent)).toBe(
      'of 40 like it before, 30 did fall by half: counted as 53%',
    );
    expect(hitText(null, createTranslator('en'), percent)).toBe('');
  });
});
