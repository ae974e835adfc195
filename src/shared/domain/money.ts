import { z } from 'zod';

/** ISO 4217 code of the one currency of a data file. */
export const Currency = z.string().regex(/^[A-Z]{3}$/);
export type Currency = string;

/** Every currency of ISO 4217 that is in use. */
export const CURRENCIES: readonly string[] = Intl.supportedValuesOf('currency');

/** A currency that somebody chooses: a mistyped code would count in a currency that does not exist. */
export const KnownCurrency = Currency.refine((code) => CURRENCIES.includes(code));

/** An amount in the currency's minor unit (分, pence). */
export const Minor = z.int();

/**
 * The most that a gift or a case costs, or that somebody orders by word of mouth, in minor units: a slip of the keyboard above it. Sums of
 * 900,000 of them are still exact.
 */
export const MOST_OF_ONE_MINOR = 10_000_000_000;

/** What one thing costs. */
export const Cost = Minor.min(0).max(MOST_OF_ONE_MINOR);

/**
 * What a cost counts for in sums. One that was stored before there was a bound counts as the most that one thing costs: the sums of
 * all others can be seen again, and stay exact.
 */
export function costInSums(minor: number | null): number {
  return Math.min(minor ?? 0, MOST_OF_ONE_MINOR);
}

/** Quantities and unit prices are integers × 10⁻⁶. */
export const MICRO_DIGITS = 6;

/** Digits after the point of a currency's amounts: 2 for CNY and GBP, 0 for JPY; 2 for codes nobody knows. */
export function minorDigits(currency: Currency): number {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch (error) {
    if (error instanceof RangeError) return 2;
    throw error;
  }
}

/**
 * Reads a plain decimal (`-1234.5678`, `1e3` is refused) as an integer × 10⁻ᵈⁱᵍⁱᵗˢ, halves away from zero.
 * Works on the text, so nothing is lost to binary fractions.
 * @returns undefined where the text is no decimal or the result is not a safe integer.
 */
export function decimalToScaled(text: string, digits: number): number | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text.trim());
  if (!match || (match[2] === '' && (match[3] ?? '') === '')) return undefined;
  const fraction = (match[3] ?? '').padEnd(digits + 1, '0');
  const kept = Number((match[2] || '0') + fraction.slice(0, digits));
  const scaled = kept + (fraction.charCodeAt(digits) >= 53 ? 1 : 0);
  if (!Number.isSafeInteger(scaled)) return undefined;
  return match[1] === '-' && scaled !== 0 ? -scaled : scaled;
}

/** Re-scales an integer by a power of ten, halves away from zero: micro → minor is `rescale(x, 6, 2)`. */
export function rescale(value: number, fromDigits: number, toDigits: number): number {
  if (toDigits >= fromDigits) return value * 10 ** (toDigits - fromDigits);
  const divisor = 10 ** (fromDigits - toDigits);
  const rest = Math.abs(value) % divisor;
  const whole = (Math.abs(value) - rest) / divisor + (rest * 2 >= divisor ? 1 : 0);
  return value < 0 && whole !== 0 ? -whole : whole;
}

/** An integer × 10⁻ᵈⁱᵍⁱᵗˢ as a plain decimal: (−1205, 2) → "-12.05". */
export function scaledToDecimal(value: number, digits: number): string {
  if (digits === 0) return String(value);
  const text = String(Math.abs(value)).padStart(digits + 1, '0');
  return `${value < 0 ? '-' : ''}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** A unit price, integer × 10⁻⁶, without noughts behind it: 2500000 → "2.5". */
export function priceText(micro: number): string {
  return scaledToDecimal(micro, MICRO_DIGITS).replace(/\.?0+$/, '');
}

/** Minor units as a number for charts and spreadsheets, where it is only shown, never added up again. */
export function minorToNumber(minor: number, currency: Currency): number {
  // Bounds of classes are fractions of a minor unit; fifteen digits hide what division adds.
  return Number((minor / 10 ** minorDigits(currency)).toPrecision(15));
}
