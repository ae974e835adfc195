/** Words that say what a day is; the longer ones first, for a make-up workday also says that days are off. */
export const KIND_WORDS: readonly (readonly [RegExp, 'half' | 'work' | 'off'])[] = [
  [/半天|半日|half/iu, 'half'],
  [/补班|補班|调休上班|上班|补课|工作日|班|\bwork(?:day|ing)?\b|\bworks?\b/iu, 'work'],
  [/放假|休息|调休|休|假|off|holiday|closed/iu, 'off'],
];

/** A day, with the last one of a span behind it: 2027-02-05, 2027年2月5日, 2月5日至11日, 1月31日, 20270205. */
export const WRITTEN_DAY =
  /(?:(\d{4})\s*[-/.年]\s*)?(?<![\d])(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)\s*[日号]?(?:\s*(?:至|到|~|～|—|–|－|-{1,2}|\.\.)\s*(?:(?:(\d{4})\s*[-/.年]\s*)?(\d{1,2})\s*[-/.月]\s*)?(\d{1,2})(?![\d/.月-])\s*[日号]?)?/dgu;
export const PACKED_DAY = /(?<!\d)(20\d{2})(\d{2})(\d{2})(?!\d)/gu;

/** What says nothing: weekdays in brackets, how many days it makes, marks and numbers before a paragraph. */
export const DAY_FILLERS =
  /[(（][^)）]*[)）]|(?:周|星期|礼拜)[一二三四五六日天]|共\s*\d+\s*天|[一二三四五六七八九十]+、|与周末连休|\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b/giu;

/** A weekday behind the figures of a day, in brackets with other words or bare. */
export const WEEKDAY_BEHIND =
  /^\s*[日号]?\s*(?:[(（][^)）]*?)?(?:(?:周|星期|礼拜)([一二三四五六日天])|\b((?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\b)/iu;
/** Sunday first. */
export const HAN_WEEKDAYS = ['日天', '一', '二', '三', '四', '五', '六'];
export const WEEKDAY_BEGINNINGS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** What ends a sentence of a notice. */
export const SENTENCE_END = /[。；;]/u;
/** What stands between a holiday's name and its days. */
export const NAME_END = /^\s*([^\d：:]{1,20})[：:]/u;
/** What parts words of a line. */
export const WORD_PARTS = /[\s,，、|：:]+/u;
