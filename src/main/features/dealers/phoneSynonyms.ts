/** Words by which one cell holds two phones. */
export const PHONE_SEPARATORS = /[/\\;,|、\n\r\t]+|或者?|\bor\b/gi;
/** Labels before a phone. */
export const PHONE_LABELS =
  /(?:联系|办公|公司|家庭|固定|移动|备用)?(?:手机号?码?|电话号?码?|座机|固话|传真|微信同号)|(?:tel|mob(?:ile)?|phone|cell|fax)\.?/gi;
/** Marks an extension. */
export const EXTENSION_MARK = /\s*(?:转|分机|-|ext\.?|x|#|\*|\((?:转|分机)?)\s*/i;
