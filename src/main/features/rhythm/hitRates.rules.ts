import type {
  BackTest,
  HitRate,
  SlippingOrder,
  SlippingRow,
  Weighing,
} from '../../../shared/contract/rhythm.contract.ts';
import type { EvidenceKind } from '../../../shared/contract/rhythmRules.ts';

/** Cases at the base rate that are added to those of a kind: few of them say little, and are drawn to what is usual. */
export const PRIOR_CASES = 20;
/** Cases, and such that fell, without which the past tells no rates. */
export const LEAST_CASES = 50;
export const LEAST_FELL = 10;

const NOTHING = { from: null, to: null, cases: 0, fell: 0, rates: [] };

/** Where there are no orders to try anything on. */
export const UNWEIGHED: Weighing = { ...NOTHING, state: 'no_orders' };

/** How often each kind of evidence was right at past days of this shop, or why that is not told. */
export function weighingOf(test: BackTest): Weighing {
  if (test.abstains !== null) return { ...NOTHING, state: test.abstains };
  const { from, to, all, kinds } = test;
  const told = { from, to, cases: all.cases, fell: all.fell };
  if (all.cases < LEAST_CASES || all.fell < LEAST_FELL) return { ...told, state: 'few', rates: [] };
  const usual = all.fell / all.cases;
  return {
    ...told,
    state: 'told',
    rates: kinds.map(({ kind, cases, fell, flagged, hit }): HitRate => {
      // A group of a few cases has no base rate of its own.
      const base = cases < LEAST_CASES ? usual : fell / cases;
      return { kind, flagged, hit, base, rate: (hit + PRIOR_CASES * base) / (flagged + PRIOR_CASES) };
    }),
  };
}

/** What of the money at stake is likely to be lost: null where nothing is weighted, 0 where no purchase is in danger. */
export function likelyOf(
  { state, rates }: Weighing,
  { kind, atStakeMinor }: { kind: EvidenceKind | null; atStakeMinor: number },
): Pick<SlippingRow, 'likelyMinor' | 'hit'> {
  if (state !== 'told') return { likelyMinor: null, hit: null };
  const hit = rates.find((rate) => rate.kind === kind) ?? null;
  return { likelyMinor: hit === null ? 0 : Math.round(atStakeMinor * hit.rate), hit };
}

interface Ranked {
  id: number;
  kind: EvidenceKind | null;
  atStakeMinor: number;
}

/** In the order that is wished, the most money first; by the money at stake where nothing is weighted. */
export function ranked<E extends Ranked>(entries: readonly E[], weighing: Weighing, order: SlippingOrder): E[] {
  const likely = new Map(entries.map((entry) => [entry.id, likelyOf(weighing, entry).likelyMinor ?? 0]));
  const by = order === 'likely' ? ({ id }: E) => likely.get(id) ?? 0 : () => 0;
  return [...entries].sort((a, b) => by(b) - by(a) || b.atStakeMinor - a.atStakeMinor || a.id - b.id);
}
