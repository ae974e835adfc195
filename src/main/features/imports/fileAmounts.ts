import type { FileAmount } from '../../../shared/contract/fileAmount.ts';
import type { ImportField } from '../../../shared/contract/importFields.ts';
import type { CheckOptions } from '../../../shared/contract/imports.contract.ts';
import { placeOf } from '../../../shared/domain/rowPlace.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import { isEmptyCell } from './cellText.rules.ts';
import { inPoints, type NumberStyle } from './numberStyle.rules.ts';
import { readAmount } from './readNumber.rules.ts';
import { columnsOf, scalesOf } from './rowCells.rules.ts';

/** Fields that lists put a total below. */
const SUMMED: ReadonlySet<ImportField> = new Set<ImportField>([
  ...(['amount', 'amountWithTax', 'tax', 'cost', 'discount', 'profit', 'paid', 'unpaid', 'totalAmount'] as const),
  ...(['balance', 'receivable', 'notDue', 'late30', 'late60', 'late90', 'lateOver', 'overdue', 'prepaid'] as const),
]);
/** So many totals that differ are named. */
const MOST_NAMED = 20;
/** Half of the smallest unit of money, × 10⁻⁶: what rounding may take from a total. */
const TOLERANCE = 5000;

/** What decides how a sheet's amounts are read. */
interface Setting {
  headers: readonly string[];
  unitScale: number;
  numberStyle: NumberStyle;
}

interface Sum {
  amount: FileAmount;
  scale: number;
  /** Since the last total, and since the present table began. */
  since: number;
  inTable: number;
}

/**
 * Adds up the amounts of a file as they stand, to be held against the file's own totals: a total is that of everything above
 * it in its sheet, of what stands between it and the total before it, or of everything that was read so far. A row of nothing
 * but amounts that come to one of these is a total too.
 */
export function createFileAmounts(options: CheckOptions, { headers, unitScale, numberStyle }: Setting) {
  const scale = scalesOf(columnsOf(options.mapping, headers), headers, unitScale);
  const sums = options.mapping
    .filter(({ field }) => SUMMED.has(field))
    .map(({ column, field }): Sum => {
      const empty = { readMicro: 0, handedBackMicro: 0, leftOutMicro: 0, total: null, agreeing: 0, differing: [] };
      return { amount: { column, field, ...empty }, scale: scale(field), since: 0, inTable: 0 };
    });
  /** What the rows of the present chunk say, in the order of the sums: one of them may be left out yet. */
  const recent = new Map<number, number[]>();

  /** The table of the last row: totals of a sheet are those of its own rows. */
  let place = 0;
  const enter = (row: number): void => {
    if (placeOf(row) === place) return;
    place = placeOf(row);
    for (const sum of sums) Object.assign(sum, { since: 0, inTable: 0 });
  };

  const amountOf = (cells: RawRow['cells'], { amount, scale: digits }: Sum) =>
    readAmount(inPoints(cells[amount.column], numberStyle), digits);
  const amountsIn = ({ cells }: RawRow) =>
    sums.map((sum) => {
      const read = amountOf(cells, sum);
      return read.kind === 'value' ? read.micro : 0;
    });

  /** A total of the file's own. */
  const hold = (raw: RawRow): void => {
    for (const sum of sums) {
      const said = amountOf(raw.cells, sum);
      // A nought says nothing: amounts written as texts are no part of a formula's sum, and some programs never calculate one.
      if (said.kind === 'value' && said.micro !== 0) holdAgainst(sum, raw.row, said.micro);
    }
  };
  /** Rows that are totals though nothing calls them so. */
  const unnamed = new Set<number>();
  const columns = new Set(sums.map(({ amount }) => amount.column));
  const isUnnamedTotal = ({ cells }: RawRow, said: readonly number[]): boolean =>
    said.some((micro) => micro !== 0) &&
    cells.every((cell, column) => columns.has(column) || isEmptyCell(cell)) &&
    sums.every((sum, at) => (said[at] ?? 0) === 0 || comesTo(sum, said[at] ?? 0));

  return {
    /** What has been added up so far; goes on being filled. */
    amounts: sums.map(({ amount }) => amount),
    chunk: (): void => recent.clear(),
    read(raw: RawRow): void {
      if (sums.length === 0) return;
      enter(raw.row);
      const said = amountsIn(raw);
      if (isUnnamedTotal(raw, said)) {
        unnamed.add(raw.row);
        hold(raw);
        return;
      }
      recent.set(raw.row, said);
      sums.forEach((sum, at) => {
        sum.amount.readMicro += said[at] ?? 0;
        sum.since += said[at] ?? 0;
        sum.inTable += said[at] ?? 0;
      });
    },
    total(raw: RawRow): void {
      enter(raw.row);
      hold(raw);
    },
    handBack(raw: RawRow): void {
      if (unnamed.has(raw.row)) return;
      amountsIn(raw).forEach((micro, at) => {
        const sum = sums[at];
        if (sum !== undefined) sum.amount.handedBackMicro += micro;
      });
    },
    leaveOut(row: number): void {
      recent.get(row)?.forEach((micro, at) => {
        const sum = sums[at];
        if (sum !== undefined) sum.amount.leftOutMicro += micro;
      });
      recent.delete(row);
    },
  };
}

/** What has been added up since the last total, in the present table or in all comes to this very amount. */
function comesTo({ since, inTable, amount, scale }: Sum, micro: number): boolean {
  return [since, inTable, amount.readMicro].some((sum) => Math.abs(micro - sum) <= TOLERANCE * 10 ** scale);
}

function holdAgainst(sum: Sum, row: number, saidMicro: number): void {
  const { amount } = sum;
  const apart = (micro: number) => Math.abs(saidMicro - micro);
  const readMicro = [sum.inTable, sum.since, amount.readMicro].reduce((best, next) =>
    apart(next) < apart(best) ? next : best,
  );
  const total = { row, saidMicro, readMicro };
  amount.total = total;
  sum.since = 0;
  if (Math.abs(saidMicro - total.readMicro) <= TOLERANCE * 10 ** sum.scale) amount.agreeing += 1;
  else if (amount.differing.length < MOST_NAMED) amount.differing.push(total);
}
