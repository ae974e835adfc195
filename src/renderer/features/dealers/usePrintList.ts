import { useCallback, useMemo } from 'react';
import type { GridColumn } from '../../../shared/contract/dealers.contract.ts';
import { navigate } from '../../app/hashLocation.ts';
import { useT } from '../../components/useT.ts';
import { useCommonOptions } from '../reports/commonOptions.ts';
import { listAddress } from '../reports/listAddress.ts';
import { useDealerListOptions } from '../reports/useDealerListOptions.ts';
import { usePrintKey } from '../reports/usePrintKey.ts';
import { useReportOutput } from '../reports/useReport.ts';
import { type DealerView, writeView } from './dealerView.ts';

/**
 * Ctrl+P prints the list at once, as it is shown.
 * @param columns on show, from left to right
 * @returns opens the page before it is printed
 */
export function usePrintList(view: DealerView, columns: readonly { id: GridColumn }[], empty: boolean): () => void {
  const t = useT();
  const common = useCommonOptions();
  const ids = useMemo(() => columns.map(({ id }) => id), [columns]);
  const options = useDealerListOptions(view, ids, common.options);
  const { act } = useReportOutput(options, t('reports.dealerList.fileName'));
  const print = useCallback(() => void act('print'), [act]);
  usePrintKey(empty ? undefined : print);
  return useCallback(() => navigate(listAddress(writeView(view), ids)), [view, ids]);
}
