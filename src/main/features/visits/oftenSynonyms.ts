/** Words of lists for how often a dealer is visited; figures stand in for Chinese numerals by then. */

/** Numerals, and the words that stand for one. */
export const NUMERALS: Readonly<Record<string, number>> = {
  一: 1,
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  once: 1,
  twice: 2,
};
/** 十五, 二十, 三十一. */
export const TENS = /([一二两三四五六七八九]?)十([一二三四五六七八九]?)/gu;
/** A half behind a count (一个半月) is no half alone. */
export const HALF = /^半/u;

/** Units by their words, as so many of weeks or months; days are looked at apart. */
export const PERIODS: readonly (readonly [words: string, every: number, unit: 'week' | 'month'])[] = [
  ['半个?月|fortnight', 2, 'week'],
  ['周|星期|礼拜|weeks?|wk', 1, 'week'],
  ['季度?|quarters?', 3, 'month'],
  ['半年', 6, 'month'],
  ['个?月|months?|mth', 1, 'month'],
  ['年|years?', 12, 'month'],
];

/** Whole expressions without a figure. */
export const OFTEN_WORDS: readonly (readonly [words: string, times: number, every: number, unit: 'week' | 'month'])[] =
  [
    ['双周(?:访|拜访)?|隔周(?:访|拜访)?|半月访|fortnightly|biweekly|every ?(?:other|second) ?week', 1, 2, 'week'],
    ['双月(?:访|拜访)?|隔月(?:访|拜访)?|bimonthly', 1, 2, 'month'],
    ['每?周(?:访|拜访|度)?|weekly', 1, 1, 'week'],
    ['每?月(?:访|拜访|度)?|monthly', 1, 1, 'month'],
    ['每?季(?:度|访|度拜访)?|quarterly', 1, 3, 'month'],
    ['半年(?:访|一访)?|half-?yearly', 1, 6, 'month'],
    ['每?年(?:访|度)?|yearly|annually', 1, 12, 'month'],
  ];

export const TIMES = '次|趟|回|访|times?|x|visits?';
export const EACH = '每|/|per|a|an|every|each';
export const DAYS = '天|日|days?';
