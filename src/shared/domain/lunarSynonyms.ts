/** Names of the lunar months, the first one first. */
export const LUNAR_MONTHS: readonly string[] = '正月 二月 三月 四月 五月 六月 七月 八月 九月 十月 冬月 腊月'.split(' ');

/** Names of the days of a lunar month, the first one first. */
export const LUNAR_DAYS: readonly string[] =
  `初一 初二 初三 初四 初五 初六 初七 初八 初九 初十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十
   廿一 廿二 廿三 廿四 廿五 廿六 廿七 廿八 廿九 三十`.split(/\s+/);

/** What stands before a month that is put in. */
export const LEAP_WORD = '闰';

/** The last day of the lunar year goes by names of its own. */
export const LAST_DAY_WORDS = /除夕|大年三十|年三十/u;

/** Figures in words. */
export const CHINESE_DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

export const TEN = '十';

/** Months that go by a name of their own. */
export const NAMED_MONTHS: Readonly<Record<string, number>> = { 正: 1, 元: 1, 冬: 11, 腊: 12 };

/** Old and full forms that stand for the plain one. */
export const LUNAR_PLAIN: readonly (readonly [RegExp, string])[] = [
  [/閏|[润潤](?=[\d正元冬腊臘一二三四五六七八九十]+\s*月)/gu, '闰'],
  [/臘/gu, '腊'],
  [/初十/gu, '十'],
  [/初/gu, ''],
  [/廿/gu, '二十'],
  [/卅/gu, '三十'],
];

/**
 * A lunar day as it is written: its year in figures or in words (the word for year may be left out before a month in words), or none;
 * a leap month; month and day in figures or words.
 */
export const WRITTEN_LUNAR_DAY =
  /(?:([12]\d{3}|[〇零一二三四五六七八九]{4})\s*(?:[-/.年]\s*|(?=[闰正元冬腊十一二三四五六七八九]))|(?<![\d十一二三四五六七八九]))(闰)?\s*(\d{1,2}|[正元冬腊]|十[一二]?|[一二三四五六七八九])\s*[-/.月]\s*(\d{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?!\d)/u;
