/** Words for days from today, longest first where one begins another. */
export const DAY_WORDS: readonly (readonly [RegExp, number])[] = [
  [/^(?:大后天|大後天)$/, 3],
  [/^(?:后天|後天|overmorrow)$/, 2],
  [/^(?:明天|明日|明儿|明|tomorrow|tmr|tom)$/, 1],
  [/^(?:今天|今日|今儿|今|today|tod)$/, 0],
];

/** Days gone by, counted back. */
export const PAST_WORDS: readonly (readonly [RegExp, number])[] = [
  [/^(?:大前天)$/, 3],
  [/^(?:前天|前日)$/, 2],
  [/^(?:昨天|昨日|昨儿|昨|yesterday)$/, 1],
];

/** Days of the week as they are typed, Monday 1 to Sunday 7. */
export const WEEKDAYS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  日: 7,
  天: 7,
  末: 6,
  '1': 1,
  '2': 2,
  '3': 3,
  '4': 4,
  '5': 5,
  '6': 6,
  '7': 7,
  mon: 1,
  tue: 2,
  wed: 3,
  thu: 4,
  fri: 5,
  sat: 6,
  sun: 7,
};

/** 周五, 下周一, 下下周三, 本周六, 这周日; 礼拜 and 星期 likewise. */
export const HAN_WEEKDAY = /^(下下|下|本|这|這)?(?:个|個)?(?:周|週|星期|礼拜|禮拜)([一二三四五六日天末1-7])$/;
/** fri, friday, next mon, this sat */
export const WEEKDAY = /^(next|this)?\s*(mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|rs|rsday|urday|r)?$/;
/** 3天后, 两周后, 1个月后, in 3 days */
export const HAN_LATER =
  /^(?:过|過)?([一两二三四五六七八九十]|\d{1,3})(?:个|個)?(天|日|周|週|星期|礼拜|月)(?:后|後|之后|以后)?$/;
export const LATER = /^in\s+(\d{1,3})\s*(day|week|month)s?$/;
/** 下月5号, 下个月初, 月底, 本月底 */
export const HAN_MONTH = /^(下|本|这|這)?(?:个|個)?月(底|末|初|(?:(\d{1,2})(?:号|日|號)?))$/;
/** 15号 */
export const HAN_DATE = /^(\d{1,2})(?:号|號|日)$/;
/** 2026年12月5日, 12月5日, 12月5号 */
export const HAN_FULL = /^(?:(\d{2,4})年)?(\d{1,2})月(\d{1,2})(?:日|号|號)?$/;

export const HAN_FIGURES: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
};

/** Times of the day by word. */
export const TIME_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:早上|早晨|上午|morning)$/, '09:00'],
  [/^(?:中午|noon)$/, '12:00'],
  [/^(?:下午|afternoon)$/, '15:00'],
  [/^(?:晚上|傍晚|evening)$/, '19:00'],
];
/** 下午3点半, 9点, 15点20分 */
export const HAN_CLOCK = /^(早上|早晨|上午|中午|下午|晚上|傍晚)?(\d{1,2})(?:点|點|时|時)(半|一刻|(\d{1,2})分?)?$/;
export const AFTERNOON = /^(?:下午|晚上|傍晚)$/;
export const HALF = '半';
export const QUARTER = '一刻';
/** What a month and a week are called after a figure. */
export const MONTH_UNIT = '月';
export const WEEK_UNIT = /^(?:周|週|星期|礼拜)$/;
export const MONTH_START = '初';
export const NEXT = '下';
export const NEXT_BUT_ONE = '下下';
export const THIS = /^(?:本|这|這)$/;
/** 3个月 counts months. */
export const COUNTED = /[个個]/;
/** 15日 is a date. */
export const DATE_ONLY = /^\d+日$/;
