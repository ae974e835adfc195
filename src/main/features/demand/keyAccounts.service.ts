import { KEY_FACTORS, type KeyAccount, type KeyFactor } from '../../../shared/contract/demand.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { GRADED_CODES } from '../../../shared/domain/tiers.ts';
import { medianOf } from '../../analytics/similarity.ts';
import type { Ctx } from '../../runtime/context.ts';
import { visibilityFor } from '../operators/visibility.repo.ts';
import { factsInSteps } from '../scoring/valueFacts.ts';
import { withoutRefused } from './advice.service.ts';
import { rowOfDealer } from './demandCells.ts';
import { adviceBase, type DemandState, demandState, inTurns } from './demandState.ts';
import { whoOf } from './demandWho.ts';
import { type KeyFigures, keyScores, standsOut, stepOf, strengthsOf } from './keyAccounts.rules.ts';
import { readRefused } from './refusals.service.ts';
import { adviseDealer } from './shouldBuy.rules.ts';

/** Dealers below the top tier that might become key accounts, the strongest first. */
export async function keyAccounts(
  ctx: Ctx,
  { limit }: Parsed<'demand.keyAccounts'>,
): Promise<Output<'demand.keyAccounts'>> {
  const state = await demandState(ctx);
  if (state === null) return null;
  const seesMargin = visibilityFor(ctx.db, ctx.operatorId).sees('margin');
  const topTier = GRADED_CODES[0] ?? '';
  const ids = [...state.active].filter((id) => state.factOf.has(id)).sort((x, y) => x - y);
  const figures = await figuresOf(ctx, state, ids, seesMargin);
  const { score, points } = keyScores(figures);
  const base = await adviceBase(ctx.db, state);
  const refused = readRefused(ctx.db);
  const known = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value);
  const ownOf = (at: number) => Object.fromEntries(KEY_FACTORS.map((factor) => [factor, known(points[factor][at])]));
  const places = [...ids.keys()]
    .filter((at) => standsOut(score[at] ?? Number.NaN, strengthsOf(ownOf(at)), ids.length))
    .filter((at) => state.factOf.get(ids[at] ?? 0)?.tier !== topTier)
    .sort((x, y) => (score[y] ?? 0) - (score[x] ?? 0) || (ids[x] ?? 0) - (ids[y] ?? 0));
  return {
    ...state.head,
    rows: places.slice(0, limit).flatMap((at): KeyAccount[] => {
      const id = ids[at] ?? 0;
      const who = whoOf(state, id);
      if (who === undefined) return [];
      const own = ownOf(at);
      const row = rowOfDealer(base.cells, id);
      const suggestions = row < 0 ? [] : withoutRefused(state, id, adviseDealer(base, row), refused).suggestions;
      const [first] = suggestions;
      const daysSince = state.factOf.get(id)?.rDays ?? 0;
      return [
        {
          ...who,
          score: score[at] ?? 0,
          netMinor: state.totals.netMinor[state.totalRow.get(id) ?? -1] ?? 0,
          daysSince,
          factors: KEY_FACTORS.map((factor) => ({
            factor,
            raw: known(figures[factor][at]),
            points: known(points[factor][at]),
          })),
          strengths: strengthsOf(own),
          step: stepOf(own, { daysSince, widens: first !== undefined }),
          offers: suggestions.length,
          firstOffer: first === undefined ? '' : (state.source.products[first.column]?.name ?? ''),
        },
      ];
    }),
    total: places.length,
    topTier,
    medians: KEY_FACTORS.map((factor) => ({
      factor,
      raw: known(medianOf([...figures[factor]].filter((value) => !Number.isNaN(value)))),
    })),
    marginHidden: !seesMargin,
  };
}

async function figuresOf(
  ctx: Ctx,
  state: DemandState,
  ids: readonly number[],
  seesMargin: boolean,
): Promise<KeyFigures> {
  const { totals, totalRow, head } = state;
  const facts = await inTurns(
    factsInSteps(ctx.db, totals, head.asOf, { windowMonths: head.windowMonths, ownFactors: [] }),
  );
  const unknown = Number.NaN;
  const all = ids.reduce((sum, id) => sum + Math.max(0, totals.netMinor[totalRow.get(id) ?? -1] ?? 0), 0);
  const of: Record<KeyFactor, (row: number) => number> = {
    share: (row) => (all === 0 ? unknown : (totals.netMinor[row] ?? 0) / all),
    frequency: (row) => totals.orders[row] ?? 0,
    size: (row) => Math.round((totals.salesMinor[row] ?? 0) / (totals.orders[row] ?? 1)),
    growth: (row) => {
      const before = totals.prevNetMinor[row] ?? 0;
      return head.previousCovered && before > 0 ? ((totals.netMinor[row] ?? 0) - before) / before : unknown;
    },
    potential: (row) => facts.potential[row] ?? unknown,
    margin: (row) => (seesMargin ? (facts.margin[row] ?? unknown) : unknown),
  };
  const made = KEY_FACTORS.map((factor) => [
    factor,
    Float64Array.from(ids, (id) => of[factor](totalRow.get(id) ?? -1)),
  ]);
  return Object.fromEntries(made) as KeyFigures; // a line per factor
}
