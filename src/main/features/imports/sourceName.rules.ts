/** A span of days in a file's name, in the words that monthly exports carry; one alternative a line. */
const DAYS = [
  String.raw`(?:(?:19|20)?\d{2}年)?(?:1[0-2]|0?[1-9])月?\s*[-~–—－～至到]\s*(?:1[0-2]|0?[1-9])月份?`,
  String.raw`(?:19|20)\d{2}[-_.年/]?(?:1[0-2]|0?[1-9])(?:[-_.月/]?\d{1,2}(?!\d*月)[日号]?|月份?)?(?!\d(?!\d*月))`,
  String.raw`(?:19|20)?\d{2}年度?`,
  String.raw`(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?(?:\d{1,2}[日号])?`,
  String.raw`第?\d{1,2}周|(?<![a-z])w(?:k|eek)?\s?\d{1,2}(?![a-z\d])`,
  '第?[1-4一二三四]季度?|(?<![a-z])q[1-4](?![a-z])',
  '[上下]半[年月]|[上中下]旬',
  '(?<![a-z])(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|ember|tember|ober)?(?![a-z])',
  String.raw`\d{4,}`,
];
const DAY_WORDS = new RegExp(DAYS.join('|'), 'giu');
/** What the program puts before the name of a file whose rows it hands back. */
const HANDED_BACK = /^(?:未导入的行|rows not imported)\s+(?=\S)/iu;
/** What a copy of a file is called. */
const COPY_WORDS = /[-\s_(（]*(?:副本|copy)\s*(?:\(\d+\)|（\d+）|\d*)[)）]*\s*$/iu;
const COPY_NUMBER = /[(（]\d{1,3}[)）]\s*$/u;
/** Joins two days, or stands before the figures that are gone. */
const LOOSE = String.raw`[\s._\-–—－~～至到,，、+&]`;
const LOOSE_START = new RegExp(`^${LOOSE}+`, 'u');
const LOOSE_END = new RegExp(String.raw`(?:${LOOSE}|\d)+$`, 'u');
const EMPTY_BRACKETS = new RegExp(String.raw`[(（【\[]${LOOSE}*[)）】\]]`, 'gu');
const LONGEST = 60;

/**
 * The name of the source a file comes from: its own name without ending, days and marks of a copy, so that 销售明细2026年10月.xlsx
 * and next month's file have one. What consists of a day alone keeps it.
 */
export function defaultSourceName(fileName: string): string {
  const stem = fileName
    .replace(/\.[^.]+$/, '')
    .trim()
    .replace(HANDED_BACK, '');
  const name = stem
    .replace(COPY_WORDS, '')
    .replace(COPY_NUMBER, '')
    .replace(DAY_WORDS, ' ')
    .replace(EMPTY_BRACKETS, ' ')
    .replace(LOOSE_START, '')
    .replace(LOOSE_END, '')
    .replace(/\s+/g, ' ')
    .trim();
  return (name === '' ? stem : name).slice(0, LONGEST) || 'import';
}
