import { foldCode } from '../../../shared/domain/foldText.ts';
import { isBlankText, type NumberRead, readAmountText, readDecimal } from '../../../shared/domain/readAmount.ts';
import type { Cell } from '../../spreadsheets/workbook.ts';
import { cellText } from './cellText.rules.ts';
import { QTY_UNIT } from './valueSynonyms.ts';

/** A quantity with its unit is not longer. */
const LONGEST = 80;

/** Fifteen digits are what every number of a spreadsheet holds exactly. */
const MOST_EXACT = 1e15;

/** A number of at most six decimals × 10⁶ without going through its text; undefined for any other. */
function exactMicro(value: number): number | undefined {
  const micro = Math.round(value * 1e6);
  // A nought has no sign.
  return Math.abs(micro) < MOST_EXACT && micro / 1e6 === value ? micro + 0 : undefined;
}

/** A cell's amount, see {@link readAmountText}. */
export function readAmount(cell: Cell | undefined, scale = 0): NumberRead {
  if (typeof cell === 'number') {
    const micro = scale === 0 ? exactMicro(cell) : undefined;
    return micro === undefined ? readDecimal(cellText(cell), scale) : { kind: 'value', micro };
  }
  if (typeof cell === 'string') return readAmountText(cell, scale);
  return { kind: isBlankText(cellText(cell)) ? 'blank' : 'unreadable' };
}

/** Reads a quantity; a unit word behind it (12 boxes) is given back as `unit`. */
export function readQuantity(cell: Cell | undefined): NumberRead & { unit?: string } {
  const direct = readAmount(cell);
  if (direct.kind !== 'unreadable' || typeof cell !== 'string' || cell.length > LONGEST) return direct;
  const withUnit = QTY_UNIT.exec(foldCode(cell));
  if (!withUnit) return direct;
  const value = readAmount(withUnit[1] ?? '');
  return value.kind === 'value' ? { ...value, unit: withUnit[2] ?? '' } : value;
}

/** quantity × price, both × 10⁻⁶, exactly, as × 10⁻⁶ with halves away from zero. */
export function multiplyMicro(a: number, b: number): number | undefined {
  const product = BigInt(a) * BigInt(b);
  const size = product < 0n ? -product : product;
  const rounded = Number((size + 500_000n) / 1_000_000n);
  if (!Number.isSafeInteger(rounded)) return undefined;
  return product < 0n && rounded !== 0 ? -rounded : rounded;
}
