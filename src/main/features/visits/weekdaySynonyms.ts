const DAY = '一二三四五六日天1-7';
/** Between the first and the last of several days in a row: 周一至周五, 周1-5. */
export const SPAN = '至到~-';
/**
 * Weekdays after the word for week: one, several in a row, or from one to another. 每周一次 names none: there it is a number that
 * stands after the word.
 */
export const WEEKDAY_WORD = new RegExp(
  `(?:周|星期|礼拜)([${DAY}](?:[、,和]?[${DAY}]|[${SPAN}](?:周|星期|礼拜)?[${DAY}]|[、,和](?:周|星期|礼拜)[${DAY}])*)(?![${DAY}]*\\s*[次趟访])`,
  'gu',
);
/** Says of days that they are not those: 除周三, 周一不去, 周日休息. What suits is not said then. */
export const NOT_THOSE = /除|以外|之外|不|休|关门|停业|别去|避开|except|not\b|closed|off\b/iu;
/** Words and figures of each weekday, Monday first. */
export const WEEKDAYS_IN_ORDER: readonly string[] = ['一1', '二2', '三3', '四4', '五5', '六6', '日天7'];
