import type { RepRow } from '../../../shared/contract/reps.contract.ts';
import { useApi } from '../../api/client.tsx';
import { QUERY_TOPICS } from '../../api/queryTopics.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useTopicVersion } from '../../api/useTopicVersion.ts';
import type { PageAnswer } from '../../components/grid/gridTypes.ts';
import { type GridRows, useRowPages } from '../../components/grid/useRowPages.ts';
import { type RepView, viewRows } from './repRows.ts';

export interface RepPageAnswer extends PageAnswer<RepRow> {
  dealers: number;
  /** Null where the owner keeps it to himself. */
  amountMinor: number | null;
}

/** The reps of a view. They are few: all are fetched, and filtered and sorted here. */
export function useRepRows(view: RepView): GridRows<RepRow, RepPageAnswer> {
  const api = useApi();
  const version = useTopicVersion(QUERY_TOPICS['reps.overview']);
  const file = useApiQuery('session.get', {}).data?.file?.uid ?? '';
  return useRowPages<RepRow, RepPageAnswer>(
    JSON.stringify([file, view]),
    version,
    async ({ offset, limit, locate }) => {
      const { reps } = await api.call('reps.overview', {});
      const rows = viewRows(reps, view);
      const place = rows.findIndex(({ id }) => id === locate);
      return {
        rows: rows.slice(offset, offset + limit),
        total: rows.length,
        // One answer holds them all: a later page never belongs to another order.
        snapshot: 'all',
        located: place < 0 ? null : place,
        dealers: rows.reduce((sum, row) => sum + row.dealers, 0),
        amountMinor: sumOf(rows.map((row) => row.amountMinor)),
      };
    },
  );
}

/** Nothing where one of them is hidden. */
function sumOf(amounts: readonly (number | null)[]): number | null {
  return amounts.reduce<number | null>((sum, amount) => (sum === null || amount === null ? null : sum + amount), 0);
}
