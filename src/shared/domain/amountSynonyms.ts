/** Written instead of leaving the cell empty; compared folded and in lower case. */
export const BLANK_WORDS: ReadonlySet<string> = new Set([
  '-',
  '--',
  '---',
  '—',
  '——',
  '–',
  '/',
  '\\',
  '.',
  '、',
  '无',
  '暂无',
  '没有',
  '未知',
  '空',
  '未填',
  '待补',
  '待定',
  'n/a',
  '#n/a',
  'na',
  'null',
  'none',
  'nil',
  'nan',
  'undefined',
  '?',
  '？',
]);

/** Words before or after an amount that say nothing about its size. */
export const CURRENCY_WORDS = /人民币|港币|美元|英镑|欧元|日元|rmb|cny|usd|gbp|eur|hkd|jpy|us\$|hk\$|cn¥|[¥$£€円]/gi;
/** What GBK, which has no U+00A5, leaves of ¥100: a question mark where the sign stood. */
export const LOST_CURRENCY = /^\?(?=\s*[-(\d])/;

/** Power-of-ten words behind a figure. */
export const SCALE_WORDS: readonly (readonly [RegExp, number])[] = [
  [/亿(?:元|圆)?(?:整|正)?$/, 8],
  [/百万(?:元|圆)?(?:整|正)?$/, 6],
  [/(?:万|萬|w)(?:元|圆)?(?:整|正)?$/i, 4],
  [/千(?:元|圆)?(?:整|正)?$/, 3],
  [/百(?:元|圆)?(?:整|正)?$/, 2],
  [/(?:元|圆|块)(?:整|正)?$/, 0],
];

/** Words that make an amount negative. */
export const NEGATIVE_WORDS = /^(?:负|▲|△|红字?)/;

/** Days of credit in words: 月结30天, 30天, 现结. */
export const TERM_DAYS = /(\d{1,3})\s*(?:天|日|days?)?(?:内|结|账期)?$/i;
export const TERM_NONE = /^(?:现结|现款|现金|款到发货|先款后货|货到付款|当天|当日|即付|预付|cash|cod)$/i;
