import type { Output } from '../../../shared/contract/index.ts';
import type { MonthlyRow } from '../../../shared/contract/monthlyReport.contract.ts';
import { useApi } from '../../api/client.tsx';
import { QUERY_TOPICS } from '../../api/queryTopics.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useTopicVersion } from '../../api/useTopicVersion.ts';
import { type GridRows, useRowPages } from '../../components/grid/useRowPages.ts';
import type { MonthlyWishes } from './monthlyChoice.ts';

export type MonthlyAnswer = Output<'reports.monthly'>;

/** The table's rows; the total stands below them all. */
export function useMonthlyRows(wishes: MonthlyWishes): GridRows<MonthlyRow, MonthlyAnswer> {
  const api = useApi();
  const version = useTopicVersion(QUERY_TOPICS['reports.monthly']);
  const file = useApiQuery('session.get', {}).data?.file?.uid ?? '';
  return useRowPages<MonthlyRow, MonthlyAnswer>(
    JSON.stringify(wishes),
    version,
    ({ offset, limit, snapshot }) =>
      api.call('reports.monthly', { ...wishes, offset, limit, ...(snapshot === undefined ? {} : { snapshot }) }),
    `monthly ${file}`,
  );
}
