import { useCallback } from 'react';
import type { DealerFilter, DealerOrder } from '../../../shared/contract/dealerFilter.contract.ts';
import type { GridColumn } from '../../../shared/contract/dealers.contract.ts';
import type { TableFormat } from '../../../shared/contract/tableFormat.ts';
import { useApi } from '../../api/client.tsx';
import { useTableExport } from '../../app/useTableExport.ts';
import { useT } from '../../components/useT.ts';

/** Saves exactly what the grid shows: these dealers, this order, these columns. */
export function useDealerExport() {
  const api = useApi();
  const t = useT();
  const { save: saveAs, busy } = useTableExport();
  const save = useCallback(
    (shown: { filter: DealerFilter; sort: DealerOrder; columns: GridColumn[]; total: number }, format: TableFormat) => {
      const { filter, sort, columns, total } = shown;
      return saveAs(
        {
          name: t('dealers.done.exportName'),
          done: t('dealers.done.exported', { count: total }),
          start: (to) => api.call('dealers.export', { filter, sort, columns, ...to }),
        },
        format,
      );
    },
    [api, t, saveAs],
  );
  return { save, busy };
}
