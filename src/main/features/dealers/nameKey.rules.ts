import { fold, foldCode } from '../../../shared/domain/foldText.ts';
import { COMPANY_FORMS, COMPANY_FORMS_LATIN } from './nameSynonyms.ts';
import { pinyinOf } from './pinyin.rules.ts';

/** (Group) Co., Ltd. (partnership): no name has more forms in a row. */
const MOST_FORMS = 3;
/** What an old encoding leaves of a blank that it does not have, behind a name. */
const LOST_BLANK = /[\s?\ufffd]+$/;

/**
 * The key under which two spellings of one dealer's name meet: width, case, blanks, brackets, signs and the company form
 * at the end do not count: X Trading (Group) Co Ltd is X Trading Group Limited. Words that tell dealers apart stay: a trading
 * firm is not a department store, a group is not its subsidiary, a branch in brackets is not its head office.
 * A name that is nothing but a company form keeps it. "" only for a name without letters and figures.
 */
export function nameKey(name: string): string {
  if (name !== lastName) {
    lastKey = makeKey(name);
    lastName = name;
  }
  return lastKey;
}

/** Several questions in a row are asked about one name. */
let lastName = '';
let lastKey = '';

function makeKey(name: string): string {
  const folded = fold(name).toLowerCase().replace(LOST_BLANK, '');
  let bare = folded.includes(' ') && !isLatin(folded) ? folded.replaceAll(' ', '') : folded;
  for (let i = 0; i < MOST_FORMS; i += 1) {
    const shorter = dropForm(bare);
    if (shorter === bare) break;
    bare = shorter;
  }
  return lettersOnly(bare) || lettersOnly(folded);
}

/** The key of a dealer's own code: upper case, no blanks; 17850.0 of a number column is 17850, leading noughts stay. */
export function codeKey(code: string): string {
  const folded = foldCode(code).toUpperCase().replaceAll(' ', '');
  return folded.endsWith('0') && /^\d+\.0+$/.test(folded) ? folded.slice(0, folded.indexOf('.')) : folded;
}

/** Names with fewer letter pairs in common than this are two firms. */
const LEAST_IN_COMMON = 0.4;

/** In names of so few letters another one is another firm, unless it sounds the same. */
const SHORT_NAME = 3;

/**
 * True for two spellings that may well mean one firm: one within the other, or many pairs of letters in common.
 * @source Dice's coefficient of the letter pairs (Dice 1945)
 */
export function likeNames(a: string, b: string): boolean {
  const [x, y] = [nameKey(a), nameKey(b)];
  if (x === '' || y === '' || x.includes(y) || y.includes(x)) return x !== '' && y !== '';
  if (x.length === y.length && x.length <= SHORT_NAME) return pinyinOf(x).full === pinyinOf(y).full;
  const [these, those] = [pairsOf(x), pairsOf(y)];
  let common = 0;
  for (const pair of these) if (those.has(pair)) common += 1;
  return (2 * common) / (these.size + those.size || 1) >= LEAST_IN_COMMON;
}

function pairsOf(key: string): Set<string> {
  const letters = [...key];
  return new Set(letters.slice(1).map((letter, i) => (letters[i] ?? '') + letter));
}

function dropForm(name: string): string {
  const chinese = name.replace(COMPANY_FORMS, '');
  const shorter = (ENDS_LATIN.test(chinese) ? chinese.replace(COMPANY_FORMS_LATIN, '') : chinese).trim();
  if (shorter === name) return name;
  return lettersOnly(shorter).length >= 2 ? shorter : name;
}

/** How a company form in Latin letters ends. */
const ENDS_LATIN = /[a-z.]$/i;
/** Letters and figures of most names. */
const ONLY_LETTERS = /^[a-z0-9\u4e00-\u9fff]*$/;

function lettersOnly(text: string): string {
  if (ONLY_LETTERS.test(text)) return text;
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}

function isLatin(text: string): boolean {
  return /^[\u0020-\u024f]*$/.test(text);
}
