/** A weekday in the name of a route: one after the word for week, or several in a row. */
export const WEEKDAY_WORD = /(?:周|星期|礼拜|逢)([一二三四五六日天1-7、,，和]+)/gu;
/** Words and figures of each weekday, Monday first. */
export const WEEKDAYS_IN_ORDER: readonly string[] = ['一1', '二2', '三3', '四4', '五5', '六6', '日天7'];
