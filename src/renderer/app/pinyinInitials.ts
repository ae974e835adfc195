/**
 * The first character of each letter in the order of pinyin: a character between two of them begins with the first's letter.
 * No syllable begins with i, u or v. Source: the pinyin collation of CLDR, which browsers and Node carry.
 */
const FIRST = '阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨他穵夕丫帀';
const LETTERS = 'abcdefghjklmnopqrstwxyz';
const collator = new Intl.Collator('zh-u-co-pinyin');

/** The initials of a short text (月度进货表 → ydjhb); other characters stay as they are, in lower case. */
export function pinyinInitials(text: string): string {
  return [...text].map((char) => (/\p{Script=Han}/u.test(char) ? initialOf(char) : char.toLowerCase())).join('');
}

function initialOf(char: string): string {
  let at = 0;
  while (at + 1 < LETTERS.length && collator.compare(FIRST[at + 1] ?? '', char) <= 0) at += 1;
  return LETTERS[at] ?? '';
}
