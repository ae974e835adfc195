import {
  BLANK_WORDS,
  CURRENCY_WORDS,
  LOST_CURRENCY,
  NEGATIVE_WORDS,
  SCALE_WORDS,
  TERM_DAYS,
  TERM_NONE,
} from './amountSynonyms.ts';
import { expandExponent, shiftDecimal } from './decimalText.ts';
import { fold, foldCode, startsPlain } from './foldText.ts';
import { decimalToScaled, MICRO_DIGITS, rescale } from './money.ts';

/** A figure × 10⁻⁶, or why there is none. */
export type NumberRead = { kind: 'value'; micro: number } | { kind: 'blank' } | { kind: 'unreadable' };

const BLANK: NumberRead = { kind: 'blank' };
const UNREADABLE: NumberRead = { kind: 'unreadable' };
/** No amount is longer; some patterns below would take their time over a page of text. */
const LONGEST = 80;
const PLAIN_DECIMAL = /^-?\d+(?:\.\d+)?$/;

const LONGEST_BLANK_WORD = 9;
/** Most texts begin with a character that no word for nothing begins with. */
const BLANK_STARTS: ReadonlySet<string> = new Set(
  [...BLANK_WORDS].flatMap((word) => [word.charAt(0), word.charAt(0).toUpperCase()]),
);

/** True for empty cells and for the signs people write instead of leaving one empty: -, /, N/A. */
export function isBlankText(text: string): boolean {
  if (startsPlain(text) && (text.length > LONGEST_BLANK_WORD || !BLANK_STARTS.has(text.charAt(0)))) return false;
  const folded = fold(text);
  return folded === '' || (folded.length <= LONGEST_BLANK_WORD && BLANK_WORDS.has(folded.toLowerCase()));
}

/**
 * Reads an amount in the forms of product.md §5: currency signs, thousands, ten-thousands, brackets and trailing minus, DR/CR
 * (credit is negative), full-width figures. Works on text, never on binary fractions; beyond 10⁻⁶ it rounds half away from
 * zero, which also mends float artefacts such as 139.11999999999998.
 * @param scale power of ten of the column's unit: 4 where the header says so. A unit in the cell itself wins.
 */
export function readAmountText(text: string, scale = 0): NumberRead {
  if (PLAIN_DECIMAL.test(text)) return readDecimal(text, scale);
  if (isBlankText(text)) return BLANK;
  const decimal = text.length > LONGEST ? undefined : amountDecimal(foldCode(text), scale);
  return decimal === undefined ? UNREADABLE : readDecimal(decimal, 0);
}

/** An amount in minor units. */
export type MoneyRead = { kind: 'value'; minor: number } | { kind: 'blank' } | { kind: 'unreadable' };

/**
 * Reads an amount as somebody types or pastes it, in every form in which files write one, ten-thousands included.
 * @param digits of the currency behind the point; 0 for counts
 */
export function readMoneyText(text: string, digits: number): MoneyRead {
  const read = readAmountText(text);
  return read.kind === 'value' ? { kind: 'value', minor: rescale(read.micro, MICRO_DIGITS, digits) } : read;
}

/** No dealer has a longer term. */
const MOST_DAYS = 3650;

/** Reads days of credit: a plain figure, or a term in words; days of the calendar are none. */
export function readDaysText(
  text: string,
): { kind: 'value'; days: number } | { kind: 'blank' } | { kind: 'unreadable' } {
  if (isBlankText(text)) return { kind: 'blank' };
  const word = fold(text);
  const days = /^\d{1,4}$/.test(word) ? Number(word) : /\d{4}|-/.test(word) ? undefined : readTermDays(word);
  return days === undefined || days > MOST_DAYS ? { kind: 'unreadable' } : { kind: 'value', days };
}

/** Days of credit: 30, 30 days, monthly 30 days; cash terms are 0. */
export function readTermDays(text: string): number | undefined {
  const word = fold(text);
  if (TERM_NONE.test(word)) return 0;
  const days = TERM_DAYS.exec(word)?.[1];
  return days === undefined || /[.,-]\s*\d{1,3}\D*$/.test(word) ? undefined : Number(days);
}

/** A plain decimal text. */
export function readDecimal(decimal: string, scale: number): NumberRead {
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
  text = text.replace(LOST_CURRENCY, '').replace(CURRENCY_WORDS, '').trim();
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
  const plain = ungroup(body) ?? (body === folded ? undefined : ungroupSemicolons(body));
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
  // No thousands begin with a nought: 0,125 has a decimal comma.
  if (/^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?$|^[1-9]\d{0,3}(?:,\d{4})+(?:\.\d*)?$/.test(text))
    return text.replaceAll(',', '');
  if (/^\d{1,3}(?: \d{3})+(?:\.\d*)?$/.test(text)) return text.replaceAll(' ', '');
  if (/^\d{1,3}(?:\.\d{3})+,\d{1,2}$/.test(text)) return text.replaceAll('.', '').replace(',', '.');
  return scientific(text);
}

/**
 * Whoever turned the commas of a whole file into semicolons met those inside amounts too. Only beside a sign or a unit is
 * it certain that one amount is meant: 10;659 alone may be two.
 */
function ungroupSemicolons(text: string): string | undefined {
  return /^\d{1,3}(?:;\d{3})+(?:\.\d*)?$/.test(text) ? text.replaceAll(';', '') : undefined;
}

/** 1.5E-05 is exact; in 1.38E+10 digits are gone, and we don't make them up. */
function scientific(text: string): string | undefined {
  const match = /^\d+(?:\.(\d+))?e([+-]?\d{1,2})$/i.exec(text);
  if (!match || Number(match[2]) > (match[1] ?? '').length) return undefined;
  return expandExponent(text);
}
