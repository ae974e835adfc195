import { useQuery } from '@tanstack/react-query';
import type { RunSummary } from '../../../shared/contract/scoring.contract.ts';
import { topFifth } from '../../../shared/domain/topFifth.ts';
import { type ApiClient, useApi } from '../../api/client.tsx';
import { untilFresh } from '../../api/useApiQuery.ts';

/** Points read along the curve; more cannot be told apart on a screen. */
const POINTS = 80;

export interface ParetoPoint {
  /** 1 for the largest. */
  rank: number;
  /** Running share of the whole amount down to this dealer, 0–1. */
  share: number;
  name: string;
}

/** The running share of the amount at evenly spread ranks, read from the ordered list of dealers. */
export function usePareto(live: RunSummary) {
  const api = useApi();
  return useQuery<ParetoPoint[], Error>({
    // The first part names the topics the answer depends on.
    queryKey: ['scoring.overview', 'pareto', live.createdAt, live.dealers],
    queryFn: () => untilFresh(api, 'scoring.overview', () => readCurve(api, live.dealers)),
    enabled: live.dealers > 0,
  });
}

async function readCurve(api: ApiClient, dealers: number): Promise<ParetoPoint[]> {
  const list = { filter: { excluded: 'hide' }, sort: { by: 'amount', descending: true } } as const;
  const first = await api.call('dealers.list', { ...list, offset: 0, limit: Math.min(POINTS, dealers) });
  const ranks = ranksToRead(dealers, first.rows.length);
  const { snapshot } = first;
  const points = await Promise.all(
    ranks.map(async (rank) => {
      const row =
        first.rows[rank - 1] ??
        (await api.call('dealers.list', { ...list, snapshot, offset: rank - 1, limit: 1 })).rows[0];
      return row?.cumulativeShare == null ? [] : [{ rank, share: row.cumulativeShare, name: row.name }];
    }),
  );
  return toTheEnd(points.flat(), dealers);
}

/** Dealers of the population without a positive amount stand among others at the end of the list: they add nothing. */
export function toTheEnd(points: readonly ParetoPoint[], dealers: number): ParetoPoint[] {
  const last = points.at(-1);
  return last === undefined || last.rank >= dealers ? [...points] : [...points, { ...last, rank: dealers }];
}

/**
 * The largest dealers one by one, for that is where the curve bends; then evenly to the end. The end of the top 20 % is
 * always among them: its share is told as a figure, which must not be a guess between two points.
 */
export function ranksToRead(dealers: number, largest: number): number[] {
  const steps = Math.min(POINTS, dealers);
  const spread = Array.from({ length: steps }, (_, at) => Math.round(((at + 1) * dealers) / steps));
  const one = Array.from({ length: largest }, (_, at) => at + 1);
  return [...new Set([...one, topFifth(dealers), ...spread])].sort((a, b) => a - b);
}
