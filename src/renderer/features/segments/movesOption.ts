import type { Output } from '../../../shared/contract/index.ts';
import type { MoveCell } from '../../../shared/contract/scoring.contract.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import type { ChartTheme } from '../../components/charts/chartTheme.ts';
import { standingsOf, standingText, stepText } from '../scoring/Standing.tsx';

/** A cell with what it is called, and whether its dealers went up or down; places count from the best tier. */
export interface NamedCell extends MoveCell {
  name: string;
  row: number;
  column: number;
  turn: 'up' | 'down' | 'same' | 'apart';
}

export interface MoveTable {
  rows: string[];
  columns: string[];
  cells: NamedCell[];
}

/** The cells of a comparison in the order of their tiers, each with its name. */
export function moveTable(answer: Output<'scoring.migration'>, original: boolean, t: T): MoveTable {
  const { cells, fromNaming, toNaming } = answer;
  const rows = standingsOf(
    fromNaming,
    cells.map(({ from }) => from),
  );
  const columns = standingsOf(
    toNaming,
    cells.map(({ to }) => to),
  );
  const rowName = (code: string) =>
    original && code === 'absent' ? t('scoring.moves.noGrade') : standingText(code, fromNaming, t);
  return {
    rows: rows.map(rowName),
    columns: columns.map((code) => standingText(code, toNaming, t)),
    cells: cells
      .map((cell) => ({
        ...cell,
        name: stepText(cell, answer, original, t),
        row: rows.indexOf(cell.from),
        column: columns.indexOf(cell.to),
        turn: turnOf(cell),
      }))
      .sort((a, b) => a.row - b.row || a.column - b.column),
  };
}

const NO_TIER = new Set(['ungraded', 'absent', 'other']);

/** Codes sort by value, D last. */
function turnOf({ from, to }: MoveCell): NamedCell['turn'] {
  if (NO_TIER.has(from) || NO_TIER.has(to)) return 'apart';
  if (from === to) return 'same';
  return to < from ? 'up' : 'down';
}

const SIGNS = { up: '▲', down: '▼', same: '', apart: '' };

interface MovesPicture {
  table: MoveTable | undefined;
  /** What rows and columns are called. */
  sides: readonly [string, string];
  count(dealers: number): string;
  tip(cell: NamedCell): string;
}

/** Tier against tier: a square for each step, its sign and its colour say which way it went. A datum's place is the cell's. */
export function movesOption(theme: ChartTheme, { table, sides, count, tip }: MovesPicture): Record<string, unknown> {
  const { base, tooltip, axis, label, ground, text, palette, line } = theme;
  const { rows, columns, cells } = table ?? { rows: [], columns: [], cells: [] };
  const moved = cells.filter(({ turn }) => turn === 'up' || turn === 'down');
  const most = Math.max(1, ...moved.map(({ dealers }) => dealers));
  // Those who stay are most of all: they would press the colours of all others together.
  const depth = ({ turn, dealers }: NamedCell) =>
    turn === 'up' || turn === 'down' ? 0.2 + 0.8 * Math.sqrt(dealers / most) : 0;
  return {
    ...base,
    xAxis: {
      ...axis,
      type: 'category',
      data: columns,
      position: 'top',
      name: sides[1],
      nameLocation: 'middle',
      nameGap: 8,
      axisLabel: { ...label, interval: 0 },
      splitLine: { show: false },
    },
    yAxis: {
      ...axis,
      type: 'category',
      data: rows,
      inverse: true,
      name: sides[0],
      nameLocation: 'middle',
      nameGap: 8,
      axisLabel: { ...label, interval: 0 },
      splitLine: { show: false },
    },
    visualMap: {
      show: false,
      min: -1,
      max: 1,
      dimension: 3,
      inRange: { color: [palette[1], line, palette[0]] },
    },
    series: [
      {
        type: 'heatmap',
        data: cells.map((cell) => ({
          value: [cell.column, cell.row, cell.dealers, cell.turn === 'down' ? -depth(cell) : depth(cell)],
          // The ground's colour on what is filled, the text's on what is faint.
          label: { color: depth(cell) > 0.6 ? ground : text },
        })),
        label: {
          show: true,
          fontSize: 13,
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const cell = cells[dataIndex];
            return cell ? `${SIGNS[cell.turn]}${count(cell.dealers)}` : '';
          },
        },
        itemStyle: { borderColor: ground, borderWidth: 2 },
      },
    ],
    tooltip: {
      ...tooltip,
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const cell = cells[dataIndex];
        return cell ? tip(cell) : '';
      },
    },
  };
}
