import { memo, type ReactNode } from 'react';
import { CellEditor } from './CellEditor.tsx';
import classes from './DataGrid.module.css';
import { ROLE } from './gridRoles.ts';
import type { GridRowBase } from './gridTypes.ts';
import type { PlacedColumn } from './useGridColumns.ts';

export interface GridRowProps<R extends GridRowBase> {
  gridId: string;
  index: number;
  /** px from the top of the rows */
  top: number;
  row: R | undefined;
  columns: readonly PlacedColumn<R>[];
  /** Column of the cursor, −1 where it is in another row. */
  activeColumn: number;
  /** Columns of the range in this row, −1 for none. */
  rangeLeft: number;
  rangeRight: number;
  /** Undefined where rows cannot be ticked. */
  ticked: boolean | undefined;
  tickLabel: string;
  editingColumn: number;
  editLabel: string;
  onEdited(next: string | null, byKey: boolean): void;
}

function Row<R extends GridRowBase>(props: GridRowProps<R>) {
  const { gridId, index, columns, row, ticked, activeColumn } = props;
  const ticks = ticked === undefined ? 0 : 1;
  return (
    <tr
      {...ROLE.row}
      className={classes.row}
      style={{ transform: `translateY(${props.top}px)` }}
      aria-rowindex={index + 2}
      aria-selected={ticked}
      data-row={index}
      data-active={activeColumn >= 0 || undefined}
    >
      {ticked !== undefined && (
        <td {...ROLE.cell} aria-colindex={1} className={`${classes.cell} ${classes.tick}`}>
          <input type="checkbox" tabIndex={-1} checked={ticked} readOnly data-tick aria-label={props.tickLabel} />
        </td>
      )}
      {columns.map((column, at) => (
        <td
          key={column.id}
          {...ROLE.cell}
          id={`${gridId}-${index}-${at}`}
          aria-colindex={at + 1 + ticks}
          className={cellClass(at, column, columns[at + 1])}
          data-column={at}
          data-active={at === activeColumn || undefined}
          data-range={(at >= props.rangeLeft && at <= props.rangeRight) || undefined}
        >
          {at === props.editingColumn && row && column.edit ? (
            <CellEditor edit={column.edit} row={row} label={props.editLabel} onDone={props.onEdited} />
          ) : (
            cellContent(column, row)
          )}
        </td>
      ))}
    </tr>
  );
}

/** One row. Renders again only when something of its own changes. */
export const GridRow = memo(Row) as typeof Row; // memo drops the type parameter

function cellContent<R>(column: PlacedColumn<R>, row: R | undefined): ReactNode {
  if (row === undefined) return '…';
  return column.cell ? column.cell(row) : column.text(row);
}

/** The classes of a column's cells; the place's own class carries the width. `next` is the column to its right. */
export function cellClass<R>(
  at: number,
  column: PlacedColumn<R>,
  next: PlacedColumn<R> | undefined,
  base = classes.cell,
): string {
  const align = column.align === 'end' ? classes.end : column.align === 'center' ? classes.center : '';
  const pinned = column.pinnedLeft ? classes.pinned : '';
  const last = column.pinnedLeft && !next?.pinnedLeft ? classes.lastPinned : '';
  return `${base} c${at} ${align} ${pinned} ${last}`;
}
