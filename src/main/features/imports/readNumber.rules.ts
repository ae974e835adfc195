import { decimalToScaled, MICRO_DIGITS } from '../../../shared/domain/money.ts';
import type { Cell } from '../../spreadsheets/workbook.ts';
import { foldCode } from '../dealers/text.rules.ts';
import { cellText, expandExponent, isBlankText, shiftDecimal } from './cellText.rules.ts';
import { CURRENCY_WORDS, NEGATIVE_WORDS, QTY_UNIT, SCALE_WORDS } from './valueSynonyms.ts';

/** A figure × 10⁻⁶, or why there is none. */
export type NumberRead = { kind: 'value'; micro: number } | { kind: 'blank' } | { kind: 'unreadable' };

const BLANK: NumberRead = { kind: 'blank' };
const UNREADABLE: NumberRead = { kind: 'unreadable' };
/** No amount is longer; some patterns below would take their time over a page of text. */
const LONGEST = 80;
const PLAIN_DECIMAL = /^-?\d+(?:\.\d+)?$/;

/**
 * Reads an amount in the forms of product.md §5: currency signs, thousands, ten-thousands, brackets and trailing minus, DR/CR
 * (credit is negative), full-width figures. Works on text, never on binary fractions; beyond 10⁻⁶ it rounds half away from
 * zero, which also mends float artefacts such as 139.11999999999998.
 * @param scale power of ten of the column's unit: 4 where the header says so. A unit in the cell itself wins.
 */
export function readAmount(cell: Cell | undefined, scale = 0): NumberRead {
  if (typeof cell === 'number') return scaled(cellText(cell), scale);
  if (typeof cell === 'string' && PLAIN_DECIMAL.test(cell)) return scaled(cell, scale);
  const raw = cellText(cell);
  if (isBlankText(raw)) return BLANK;
  if (typeof cell !== 'string') return UNREADABLE;
  const decimal = raw.length > LONGEST ? undefined : amountDecimal(foldCode(raw), scale);
  return decimal === undefined ? UNREADABLE : scaled(decimal, 0);
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

function scaled(decimal: string, scale: number): NumberRead {
  const micro = decimalToScaled(shiftDecimal(decimal, scale), MICRO_DIGITS);
  return micro === undefined ? UNREADABLE : { kind: 'value', micro };
}

/** The amount as a plain decimal text in whole units, or undefined. */
function amountDecimal(folded: string, columnScale: number): string | undefined {
  let text = folded.replace(/\u2212|\ufe63/g, '-');
  let negative = false;
  const take = (pattern: RegExp, negates: boolean) => {
    const next = text.replace(pattern, '').trim();
    if (next !== text) negative = negates ? !negative : negative;
    text = next;
  };
  text = text.replace(CURRENCY_WORDS, '').trim();
  const bracketed = /^-?\s*\((.*)\)$/.exec(text);
  if (bracketed) {
    negative = true;
    text = (bracketed[1] ?? '').trim().replace(/^-/, '');
  }
  take(/\s*cr\.?$/i, true);
  take(/\s*dr\.?$/i, false);
  take(NEGATIVE_WORDS, true);
  take(/^-/, true);
  const trailing = /^[^-]*\d[^-]*-$/.test(text);
  if (trailing) take(/-$/, true);
  take(/^\+/, false);
  const [body, scale] = takeScale(text, columnScale);
  const plain = ungroup(body);
  return plain === undefined ? undefined : `${negative ? '-' : ''}${shiftDecimal(plain, scale)}`;
}

function takeScale(text: string, columnScale: number): [string, number] {
  for (const [pattern, places] of SCALE_WORDS) {
    if (pattern.test(text)) return [text.replace(pattern, '').trim(), places];
  }
  return [text, columnScale];
}

/** Takes thousands marks off where they stand as thousands marks stand; a lone comma that could be either is refused. */
function ungroup(text: string): string | undefined {
  if (/^\d+(?:\.\d*)?$|^\.\d+$/.test(text)) return text;
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d*)?$|^\d{1,4}(?:,\d{4})+(?:\.\d*)?$/.test(text)) return text.replaceAll(',', '');
  if (/^\d{1,3}(?: \d{3})+(?:\.\d*)?$/.test(text)) return text.replaceAll(' ', '');
  if (/^\d{1,3}(?:\.\d{3})+,\d{1,2}$/.test(text)) return text.replaceAll('.', '').replace(',', '.');
  return scientific(text);
}

/** 1.5E-05 is exact; in 1.38E+10 digits are gone, and we don't make them up. */
function scientific(text: string): string | undefined {
  const match = /^\d+(?:\.(\d+))?e([+-]?\d{1,2})$/i.exec(text);
  if (!match || Number(match[2]) > (match[1] ?? '').length) return undefined;
  return expandExponent(text);
}
