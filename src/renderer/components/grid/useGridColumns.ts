import {
  type ColumnDef,
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import { usePreference } from '../../api/preferences.tsx';
import { ColumnChoice, defaultChoice, MAX_WIDTH, MIN_WIDTH, mendChoice } from './columnState.ts';
import type { GridColumn } from './gridTypes.ts';

const features = tableFeatures({
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnVisibilityFeature,
});

/** Rows never pass through the table: they are fetched by the page. It only lays out the columns. */
const NO_ROWS: never[] = [];
const NO_CHOICE: ColumnChoice | null = null;

/** A column in its place. */
export interface PlacedColumn<R> extends GridColumn<R> {
  pinnedLeft: boolean;
}

export interface GridColumns<R> {
  /** All columns in the user's order, hidden ones included. */
  all: readonly GridColumn<R>[];
  /** Those on show from left to right, pinned ones first. */
  shown: readonly PlacedColumn<R>[];
  /** px of each shown column. */
  widths: readonly number[];
  /** px from the left edge, for pinned columns. */
  lefts: readonly number[];
  choice: ColumnChoice;
  change(next: ColumnChoice): void;
  /** Whether the user has arranged them himself since they were kept or reset. */
  arranged: boolean;
  reset(): void;
}

/** About the room a heading needs, px: ideographs are square, Latin letters just over half of that. */
function headingWidth(title: string, sortable: boolean): number {
  const text = [...title].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 12.5 : 7.2), 0);
  return Math.ceil(text + 20 + (sortable ? 17 : 0));
}

/**
 * The columns of a grid as the user arranged them, remembered under the grid's name.
 * @param columns memoised
 * @param base how they are arranged before the user does; null for the first order
 */
export function useGridColumns<R>(
  name: string,
  columns: readonly GridColumn<R>[],
  base: ColumnChoice | null = null,
): GridColumns<R> {
  const [kept, keep] = usePreference<ColumnChoice | null>(`grid.${name}`, ColumnChoice.nullable(), NO_CHOICE);
  const chosen = kept ?? base;
  const choice = useMemo(
    () => (chosen === null ? defaultChoice(columns) : mendChoice(chosen, columns)),
    [chosen, columns],
  );
  const definitions = useMemo<ColumnDef<typeof features, never>[]>(
    () =>
      columns.map(({ id, title, width, sortKey }) => ({
        id,
        size: Math.max(width, headingWidth(title, sortKey !== undefined)),
        minSize: MIN_WIDTH,
        maxSize: MAX_WIDTH,
      })),
    [columns],
  );
  const state = useMemo(
    () => ({
      columnOrder: choice.order,
      columnVisibility: Object.fromEntries(choice.hidden.map((id) => [id, false])),
      columnSizing: choice.widths,
      columnPinning: { start: choice.order.filter((id) => choice.pinned.includes(id)), end: [] },
    }),
    [choice],
  );
  const table = useTable({ features, columns: definitions, data: NO_ROWS, state });

  const order = `${choice.order}|${choice.hidden}|${choice.pinned}`;
  // Rows re-render when this array changes; widths are not part of it, dragging a border must not touch 40 rows.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `order` stands for the table's answer
  const shown = useMemo(() => {
    const byId = new Map(columns.map((column) => [column.id, column]));
    return table.getVisibleLeafColumns().flatMap((placed) => {
      const column = byId.get(placed.id);
      return column ? [{ ...column, pinnedLeft: placed.getIsPinned() === 'start' }] : [];
    });
  }, [columns, order]);
  const placed = table.getVisibleLeafColumns();
  const all = useMemo(
    () => choice.order.flatMap((id) => columns.find((column) => column.id === id) ?? []),
    [choice.order, columns],
  );
  return {
    all,
    shown,
    widths: placed.map((column) => column.getSize()),
    lefts: placed.map((column) => (column.getIsPinned() === 'start' ? column.getStart('start') : 0)),
    choice,
    change: keep,
    arranged: kept !== null,
    reset: () => keep(null),
  };
}
