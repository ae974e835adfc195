import type { GridColumn } from '../../../shared/contract/dealers.contract.ts';

/** The printed width of A4 lying, without the column of running numbers, mm. */
const PAPER_MM = 268;
/** Below this share of the usual size nobody reads it. */
const SMALLEST = 0.7;

/** Usual widths, mm. */
const KIND_MM = { text: 24, number: 18, integer: 13, money: 25, percent: 15, day: 19 } as const;
const COLUMN_MM: Readonly<Partial<Record<GridColumn, number>>> = {
  code: 19,
  name: 42,
  tier: 22,
  originalGrade: 16,
  rfm: 12,
  rank: 11,
  phone: 25,
  contact: 17,
  rep: 17,
  city: 17,
  district: 17,
  province: 17,
  type: 18,
  address: 52,
  tags: 36,
};

export interface Sized {
  id: GridColumn;
  kind: keyof typeof KIND_MM;
}

export interface Fit<C> {
  columns: readonly C[];
  /** mm, one per column. */
  widths: readonly number[];
  /** Of the usual size of print, at most 1. */
  scale: number;
  /** Columns from the right for which there is no room even in the smallest print. */
  left: readonly C[];
}

/** As many columns as the paper is wide, in smaller print where that makes room for more; at least one. */
export function fitColumns<C extends Sized>(columns: readonly C[]): Fit<C> {
  const most = PAPER_MM / SMALLEST;
  let sum = 0;
  let count = 0;
  for (const column of columns) {
    sum += widthOf(column);
    if (sum > most && count > 0) break;
    count += 1;
  }
  const kept = columns.slice(0, count);
  const wanted = kept.reduce((total, column) => total + widthOf(column), 0);
  const scale = Math.max(SMALLEST, Math.min(1, PAPER_MM / wanted));
  return { columns: kept, widths: kept.map((column) => widthOf(column) * scale), scale, left: columns.slice(count) };
}

function widthOf({ id, kind }: Sized): number {
  return COLUMN_MM[id] ?? KIND_MM[kind];
}

/** Columns whose sum says something; credit limits or gaps to the next tier are not added up. */
export const SUMMED: ReadonlySet<GridColumn> = new Set<GridColumn>([
  'amount',
  'amountPrev',
  'orders',
  'balance',
  'overdue',
  'overLimit',
  'total',
  'openCases',
]);
