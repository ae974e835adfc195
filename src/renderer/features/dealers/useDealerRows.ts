import type { DealerFilter, DealerOrder } from '../../../shared/contract/dealerFilter.contract.ts';
import type { DealerRow } from '../../../shared/contract/dealers.contract.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { DealerId } from '../../../shared/domain/ids.ts';
import { useApi } from '../../api/client.tsx';
import { QUERY_TOPICS } from '../../api/queryTopics.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useTopicVersion } from '../../api/useTopicVersion.ts';
import { type GridRows, useRowPages } from '../../components/grid/useRowPages.ts';

export type DealerPageAnswer = Output<'dealers.list'>;
export type DealerRows = GridRows<DealerRow, DealerPageAnswer>;

/** The grid's rows for a filter and an order. */
export function useDealerRows(filter: DealerFilter, sort: DealerOrder): DealerRows {
  const api = useApi();
  const version = useTopicVersion(QUERY_TOPICS['dealers.list']);
  const file = useApiQuery('session.get', {}).data?.file?.uid ?? '';
  return useRowPages<DealerRow, DealerPageAnswer>(
    JSON.stringify([filter, sort]),
    version,
    // Rows are known to the grid by their plain numbers.
    ({ locate, ...page }) =>
      api.call('dealers.list', {
        filter,
        sort,
        ...page,
        ...(locate === undefined ? {} : { locate: DealerId.parse(locate) }),
      }),
    `dealers ${file}`,
  );
}
