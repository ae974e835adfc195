import { foldCode } from '../../../shared/domain/foldText.ts';
import { isBlankText, type NumberRead, readAmountText, readDecimal } from '../../../shared/domain/readAmount.ts';
import type { Cell } from '../../spreadsheets/workbook.ts';
import { cellText } from './cellText.rules.ts';
import { QTY_UNIT } from './valueSynonyms.ts';

/** A quantity with its unit is not longer. */
const LONGEST = 80;

/** A cell's amount, see {@link readAmountText}. */
export function readAmount(cell: Cell | undefined, scale = 0): NumberRead {
  if (typeof cell === 'number') return readDecimal(cellText(cell), scale);
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
