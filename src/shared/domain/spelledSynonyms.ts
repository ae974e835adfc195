import { CHINESE_DIGITS, TEN } from './lunarSynonyms.ts';

/** An amount in words between blanks or commas, with its unit. */
export const SPELLED_AMOUNT =
  /(^|[\s,])([一二两三四五六七八九十][一二两三四五六七八九零〇十百千万]*)(?:(元|块钱?)整?)?(?=$|[\s,])/;
export const SPELLED_DIGITS: Readonly<Record<string, number>> = { ...CHINESE_DIGITS, 两: 2 };
export const SPELLED_SCALES: Readonly<Record<string, number>> = { [TEN]: 10, 百: 100, 千: 1000 };
/** Ten thousand: it counts all that stands before it. */
export const MYRIAD = '万';
