import type { VirtualItem } from '@tanstack/react-virtual';
import { useT } from '../useT.ts';
import classes from './DataGrid.module.css';
import { GridRow } from './GridRow.tsx';
import { type GridCursor, isRange, rangeOf } from './gridKeys.ts';
import { ROLE } from './gridRoles.ts';
import type { GridRowBase, GridSelection } from './gridTypes.ts';
import type { PlacedColumn } from './useGridColumns.ts';
import type { GridEditing } from './useGridEditing.ts';
import { HEADER_HEIGHT } from './useGridView.ts';

export interface GridBodyProps<R extends GridRowBase> {
  gridId: string;
  items: readonly VirtualItem[];
  /** px */
  height: number;
  rowAt(index: number): R | undefined;
  columns: readonly PlacedColumn<R>[];
  cursor: GridCursor;
  selection: GridSelection | undefined;
  editing: GridEditing;
}

/** The same for all rows that are not being edited, so that they need not render again. */
const ignoreEdit = () => undefined;

/** The rows in view. */
export function GridBody<R extends GridRowBase>(props: GridBodyProps<R>) {
  const t = useT();
  const { columns, cursor, selection, editing } = props;
  const range = isRange(cursor) ? rangeOf(cursor) : null;
  return (
    <tbody {...ROLE.group} className={classes.body} style={{ height: props.height }}>
      {props.items.map(({ index, start }) => {
        const row = props.rowAt(index);
        const inRange = range !== null && index >= range.top && index <= range.bottom;
        const edited = editing.cell?.row === index ? editing.cell.column : -1;
        return (
          <GridRow
            key={index}
            gridId={props.gridId}
            index={index}
            top={start - HEADER_HEIGHT}
            row={row}
            columns={columns}
            activeColumn={index === cursor.active.row ? cursor.active.column : -1}
            rangeLeft={inRange ? range.left : -1}
            rangeRight={inRange ? range.right : -2}
            ticked={selection && row !== undefined && selection.ids.has(row.id)}
            tickLabel={t('common.grid.selectRow', { row: index + 1 })}
            editingColumn={edited}
            editLabel={edited < 0 ? '' : t('common.grid.editing', { column: columns[edited]?.title ?? '' })}
            onEdited={edited < 0 ? ignoreEdit : editing.finish}
          />
        );
      })}
    </tbody>
  );
}
