import { TEN } from './lunarSynonyms.ts';
import { MYRIAD, SPELLED_AMOUNT, SPELLED_DIGITS, SPELLED_SCALES } from './spelledSynonyms.ts';

/**
 * The first amount that is written in words among others, with the figures that it stands for: 五百, 三千五, 一万二千元. A count of
 * goods (一百箱), a range (三五百) and a number below a hundred without its unit are none.
 * @returns undefined where there is none
 */
export function spelledAmount(text: string): { at: number; end: number; amount: number } | undefined {
  const found = SPELLED_AMOUNT.exec(text);
  const [whole = '', before = '', written = '', unit] = found ?? [];
  const amount = written === '' ? undefined : numberOf(written);
  if (found === null || amount === undefined || (amount < 100 && unit === undefined)) return undefined;
  return { at: found.index + before.length, end: found.index + whole.length, amount };
}

/** Up to 99,999,999: what stands before 万 and what stands behind it. */
function numberOf(written: string): number | undefined {
  const [first = '', behind, ...more] = written.split(MYRIAD);
  if (more.length > 0) return undefined;
  if (behind === undefined) return belowMyriad(first, 1);
  const [high, low] = [belowMyriad(first, 1), behind === '' ? 0 : belowMyriad(behind, 10_000)];
  return high === undefined || low === undefined ? undefined : high * 10_000 + low;
}

/**
 * Each figure with its scale, from the largest down; a last one alone is a tenth of the scale before it, as it is said.
 * @param above the scale that stands before all of it
 */
function belowMyriad(written: string, above: number): number | undefined {
  let sum = 0;
  let scale = above;
  let digit: number | undefined;
  let zero = false;
  for (const word of written) {
    const power = SPELLED_SCALES[word];
    if (power === undefined) {
      if (digit !== undefined && digit !== 0) return undefined;
      digit = SPELLED_DIGITS[word];
      zero ||= digit === 0;
    } else {
      if ((above > 1 || sum > 0) && power >= scale) return undefined;
      if (!digit && word !== TEN) return undefined;
      sum += (digit || 1) * power;
      scale = power;
      digit = undefined;
    }
  }
  // 一千零五: so many, and no tenth of anything.
  return sum + (digit ?? 0) * (zero ? 1 : Math.max(1, scale / 10));
}
