import type { ScoreRules } from '../../../shared/contract/scoring.contract.ts';
import { DORMANT_CODE } from '../../../shared/domain/tiers.ts';
import { topFifth } from '../../../shared/domain/topFifth.ts';
import type { DealerFigures } from './tierReport.figures.ts';
import type { Pareto } from './tierReport.model.ts';

/** More would be finer than a printer's dot in a curve a few centimetres wide. */
const MAX_POINTS = 240;

/** The curve of the running share, from the largest dealer down, over everybody who is ranked. */
export function paretoOf(dealers: readonly DealerFigures[], rules: Pick<ScoreRules, 'cutA' | 'cutB'>): Pareto {
  const ranked = dealers.filter((dealer) => dealer.rank !== null);
  const shares = ranked.map((dealer) => dealer.cumulativeShare ?? 0).sort((a, b) => a - b);
  const count = ranked.length;
  const classes = classCounts(ranked);
  return {
    points: curve(shares),
    dealers: count,
    cutA: rules.cutA,
    cutB: rules.cutB,
    endA: count === 0 ? 0 : classes.A / count,
    endB: count === 0 ? 0 : (classes.A + classes.B) / count,
    top20: shares[topFifth(count) - 1] ?? 0,
    classes,
    newcomers: classCounts(ranked.filter(({ ungraded }) => ungraded === 'too_new')),
    dormant: ranked.filter(({ tier, netMinor }) => tier === DORMANT_CODE && netMinor <= 0).length,
  };
}

function classCounts(ranked: readonly DealerFigures[]): Pareto['classes'] {
  const of = (wanted: DealerFigures['abc']) => ranked.filter(({ abc }) => abc === wanted).length;
  return { A: of('A'), B: of('B'), C: of('C') };
}

function curve(shares: readonly number[]): [number, number][] {
  const count = shares.length;
  const steps = Math.min(count, MAX_POINTS);
  const points: [number, number][] = [[0, 0]];
  for (let step = 1; step <= steps; step += 1) {
    const dealers = Math.round((step * count) / steps);
    points.push([dealers / count, shares[dealers - 1] ?? 0]);
  }
  return points;
}
