import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../useT.ts';
import { placeColumn, widenColumn } from './columnState.ts';
import classes from './DataGrid.module.css';
import { cellClass } from './GridRow.tsx';
import { ROLE } from './gridRoles.ts';
import type { GridRowBase, GridSelection, GridSort } from './gridTypes.ts';
import type { GridColumns, PlacedColumn } from './useGridColumns.ts';

export interface GridHeaderProps<R extends GridRowBase> {
  gridId: string;
  columns: GridColumns<R>;
  sort: GridSort | undefined;
  selection: GridSelection | undefined;
  allTicked: boolean;
  activeColumn: number;
}

/** The header row: sort state, column borders to drag, columns to carry elsewhere. Clicks and keys come from the grid. */
export function GridHeader<R extends GridRowBase>(props: GridHeaderProps<R>) {
  const t = useT();
  const { columns, selection, sort } = props;
  const [dropOn, setDropOn] = useState<string | null>(null);
  const ticks = selection ? 1 : 0;
  const drag = (column: PlacedColumn<R>) => ({
    draggable: true,
    onDragStart: (event: React.DragEvent) => event.dataTransfer.setData('text/x-column', column.id),
    onDragOver: (event: React.DragEvent) => {
      if (!event.dataTransfer.types.includes('text/x-column')) return;
      event.preventDefault();
      setDropOn(column.id);
    },
    onDragLeave: () => setDropOn(null),
    onDrop: (event: React.DragEvent) => {
      event.preventDefault();
      setDropOn(null);
      columns.change(placeColumn(columns.choice, event.dataTransfer.getData('text/x-column'), column.id));
    },
  });
  return (
    <thead {...ROLE.group} className={classes.head}>
      <tr {...ROLE.row} className={classes.row} aria-rowindex={1}>
        {selection && (
          <th {...ROLE.head} aria-colindex={1} className={`${classes.headCell} ${classes.tick}`}>
            <input
              type="checkbox"
              tabIndex={-1}
              checked={props.allTicked}
              readOnly
              data-tick-all
              aria-label={t('common.grid.selectAll')}
            />
          </th>
        )}
        {columns.shown.map((column, at) => {
          const sorted = column.sortKey !== undefined && sort?.by === column.sortKey;
          return (
            <th
              key={column.id}
              {...ROLE.head}
              id={`${props.gridId}--1-${at}`}
              aria-colindex={at + 1 + ticks}
              aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : undefined}
              className={cellClass(at, column, columns.shown[at + 1], classes.headCell)}
              data-head={at}
              data-sortable={column.sortKey !== undefined || undefined}
              data-active={at === props.activeColumn || undefined}
              data-drop={dropOn === column.id || undefined}
              {...drag(column)}
            >
              <span className={classes.headText}>{column.title}</span>
              {sorted && (sort.descending ? <ArrowDown size={13} aria-hidden /> : <ArrowUp size={13} aria-hidden />)}
              <Resizer
                width={columns.widths[at] ?? column.width}
                onWidth={(width) => columns.change(widenColumn(columns.choice, column.id, width))}
              />
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

/** The border to drag; by keyboard the width is changed with Shift+arrows on the header cell. */
function Resizer({ width, onWidth }: { width: number; onWidth: (width: number) => void }) {
  const begin = (event: React.PointerEvent<HTMLSpanElement>) => {
    event.preventDefault();
    event.stopPropagation();
    const handle = event.currentTarget;
    const startX = event.clientX;
    handle.setPointerCapture(event.pointerId);
    const move = (moved: PointerEvent) => onWidth(width + moved.clientX - startX);
    const end = () => {
      handle.removeEventListener('pointermove', move);
      handle.removeEventListener('pointerup', end);
      handle.removeEventListener('pointercancel', end);
    };
    handle.addEventListener('pointermove', move);
    handle.addEventListener('pointerup', end);
    handle.addEventListener('pointercancel', end);
  };
  return (
    <span
      className={classes.resizer}
      data-resizer
      aria-hidden
      draggable
      onDragStart={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
      onPointerDown={begin}
    />
  );
}
