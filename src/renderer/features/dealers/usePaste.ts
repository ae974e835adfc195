import { useCallback, useMemo, useRef, useState } from 'react';
import type { DealerFilter, DealerOrder } from '../../../shared/contract/dealerFilter.contract.ts';
import type { DealerRow, GridColumn } from '../../../shared/contract/dealers.contract.ts';
import { MOST_PASTED } from '../../../shared/contract/paste.contract.ts';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { useApi } from '../../api/client.tsx';
import type { CellRange } from '../../components/grid/gridKeys.ts';
import { fromTsv, placeBlock } from '../../components/grid/pasteBlock.ts';
import type { PlacedColumn } from '../../components/grid/useGridColumns.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import type { DealerRows } from './useDealerRows.ts';

/** A block over dealers and columns of the list, as it was pasted. */
export interface PastedBlock {
  ids: DealerId[];
  columns: GridColumn[];
  /** Of the columns, in the reader's language. */
  titles: ReadonlyMap<string, string>;
  rows: (string | null)[][];
  beyondRows: number;
  beyondColumns: number;
}

/** What the dialog shows: a block, a place to paste one, or nothing while it is closed. */
export type Pasted = { over: CellRange; block: PastedBlock | null } | null;

/** Pasting over the list: the order and the columns are those on show when the text came. */
export function usePaste(
  filter: DealerFilter,
  sort: DealerOrder,
  rows: DealerRows,
  columns: readonly PlacedColumn<DealerRow>[],
) {
  const api = useApi();
  const notify = useNotify();
  const t = useT();
  const selected = useRef<CellRange>(null);
  const [pasted, setPasted] = useState<Pasted>(null);
  const snapshot = rows.state.answer?.snapshot;
  const total = rows.state.total ?? 0;

  const begin = useCallback(
    async (text: string, over: CellRange) => {
      const cells = fromTsv(text);
      const placed = placeBlock(cells, over, { rows: total, columns: columns.length });
      if (placed.rows.length === 0) return notify.done(t('dealers.paste.empty'));
      if (placed.rows.length > MOST_PASTED)
        return notify.done(t('dealers.paste.tooLong', { count: placed.rows.length, most: MOST_PASTED }));
      const input = { filter, sort, ...(snapshot === undefined ? {} : { snapshot }) };
      const { ids } = await api.call('dealers.ids', input);
      const shown = columns.slice(placed.left, placed.left + placed.columns);
      const block = {
        ids: ids.slice(placed.top, placed.top + placed.rows.length),
        // The grid's columns are made with the names of the contract.
        columns: shown.map(({ id }) => id as GridColumn),
        titles: new Map(shown.map(({ id, title }) => [id, title])),
        rows: placed.rows,
        beyondRows: placed.beyondRows,
        beyondColumns: placed.beyondColumns,
      };
      setPasted({ over, block });
    },
    [api, notify, t, filter, sort, snapshot, total, columns],
  );
  return useMemo(
    () => ({
      pasted,
      selected,
      begin: (text: string, over: CellRange) => void begin(text, over).catch(notify.error),
      /** Asks for the text where no key press brought it: the clipboard is read by pasting alone. */
      ask: () => {
        if (selected.current === null || total === 0) notify.done(t('dealers.paste.where'));
        else setPasted({ over: selected.current, block: null });
      },
      close: () => setPasted(null),
    }),
    [pasted, begin, notify, t, total],
  );
}
