import type { PreferredChannel } from '../../../shared/domain/activities.ts';
import type { DealerType, OrderKind } from '../../../shared/domain/dealers.ts';
import { fold } from '../../../shared/domain/foldText.ts';
import { isBlankText } from '../../../shared/domain/readAmount.ts';
import {
  CHANNEL_WORDS,
  CLOSING_TIME,
  EXCLUDED_NAMES,
  GRADE_BY_NUMBER,
  GRADE_LETTER,
  GRADE_NUMBER,
  GRADE_REMARK,
  GRADE_WORDS,
  KIND_WORDS,
  LEFT_OUT_NUMBER,
  LEFT_OUT_STATES,
  NO_WORDS,
  PAYING_TIME,
  POSTED_HEADERS,
  STAR,
  STAR_FILLED,
  STAR_WORD,
  TAKEN_STATES,
  TYPE_WORDS,
  VOID_HEADERS,
  YES_WORDS,
} from './valueSynonyms.ts';

/** A grade of intent with its explanation is not longer. */
const LONGEST_INTENT = 40;

/** What a bill-kind cell says: a kind of ours, a draft or voided bill, another business's bill, or nothing known. */
export type KindRead = OrderKind | 'left_out' | 'unknown' | undefined;

/** Reads a bill's kind from its word; undefined for a blank cell. Purchases, receipts and transfers are `unknown`. */
export function readKind(text: string): KindRead {
  if (isBlankText(text)) return undefined;
  const folded = joined(text);
  const hit = KIND_WORDS.find(([, pattern]) => pattern.test(folded))?.[0];
  return hit === undefined || hit === 'foreign' ? 'unknown' : hit;
}

/** True where a state column says that the bill does not count: draft, voided, not posted, not approved. */
export function isLeftOutState(text: string, header: string): boolean {
  if (isBlankText(text) && !NO_WORDS.has(fold(text).toLowerCase())) return false;
  const answer = readYesNo(text);
  if (answer !== undefined) {
    if (VOID_HEADERS.test(header)) return answer;
    return POSTED_HEADERS.test(header) && !answer;
  }
  const folded = joined(text);
  return LEFT_OUT_STATES.test(folded) && !TAKEN_STATES.test(folded);
}

/** True where a bill's number itself says that it does not count. */
export function isLeftOutNumber(number: string): boolean {
  return number !== '' && LEFT_OUT_NUMBER.test(joined(number));
}

/** A bill number without the words that {@link isLeftOutNumber} finds, and without the brackets and strokes around them. */
export function withoutStateWords(number: string): string {
  const found = LEFT_OUT_NUMBER.exec(joined(number));
  if (found === null) return number;
  const rest = joined(number).replace(LEFT_OUT_NUMBER, '');
  return rest.replace(/[\s()[\]【】<>_—–-]+$|^[\s()[\]【】<>_—–-]+/gu, '');
}

/** Folded, and without the blanks that some write between two Chinese characters. */
function joined(text: string): string {
  return fold(text).replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '');
}

/** True for a bill number that is itself a cancellation's, as English retail exports write them: C536379. */
export function isCancellationNumber(number: string): boolean {
  return /^C\d{4,}$/i.test(number);
}

/**
 * The tier a grade in the owner's own spelling stands for: three stars, VIP, first class, A → A. Undefined where it is not one of
 * them; the grade as written is kept in any case.
 * @source product.md §5
 */
export function normaliseGrade(text: string): string | undefined {
  const word = fold(text).toUpperCase().replace(/\s/g, '');
  const stars = word.replace(STAR, '') === '' ? (word.match(STAR_FILLED)?.length ?? 0) : starWord(word);
  if (word !== '' && stars > 0) return stars >= 3 ? 'A' : stars === 2 ? 'B' : 'C';
  const letter = GRADE_LETTER.exec(word)?.[1];
  const known = letter ?? (Object.hasOwn(GRADE_WORDS, word) ? GRADE_WORDS[word] : undefined);
  if (known !== undefined) return known;
  const remarked = isClosingTime(word) ? undefined : GRADE_REMARK.exec(word)?.[1];
  return remarked === undefined ? GRADE_BY_NUMBER[GRADE_NUMBER.exec(word)?.[1] ?? ''] : normaliseGrade(remarked);
}

/** True where a cell says when somebody is expected to buy, as grades of intent do. */
export function isClosingTime(text: string): boolean {
  if (text.length > LONGEST_INTENT) return false;
  const folded = joined(text);
  return CLOSING_TIME.test(folded) && !PAYING_TIME.test(folded);
}

const HAN_STARS = '\u4e00\u4e8c\u4e09\u56db\u4e94';

function starWord(word: string): number {
  const mark = STAR_WORD.exec(word)?.[1];
  return mark === undefined ? 0 : '12345'.includes(mark) ? Number(mark) : HAN_STARS.indexOf(mark) + 1;
}

/** The dealer type a word stands for; `unknown` where none of ours fits, undefined for a blank cell. */
export function readType(text: string): DealerType | 'unknown' | undefined {
  if (isBlankText(text)) return undefined;
  const folded = fold(text);
  return TYPE_WORDS.find(([, pattern]) => pattern.test(folded))?.[0] ?? 'unknown';
}

/** How somebody likes to be spoken to, the first way that is named; undefined where none is understood. */
export function readChannel(text: string): PreferredChannel | undefined {
  const folded = fold(text);
  const named = CHANNEL_WORDS.flatMap(([channel, pattern]) => {
    const at = folded.search(pattern);
    return at < 0 ? [] : [{ channel, at }];
  });
  return named.sort((a, b) => a.at - b.at)[0]?.channel;
}

/** True for names that stand for nobody in particular (walk-in, cash, samples, internal), which are never graded. */
export function isExcludedName(name: string): boolean {
  if (name.length > 40) return false;
  return EXCLUDED_NAMES.test(
    fold(name)
      .replace(/\(.*\)$/, '')
      .trim(),
  );
}

/** Yes and no in words, ticks, letters and figures. */
export function readYesNo(text: string): boolean | undefined {
  const word = fold(text).toLowerCase();
  if (YES_WORDS.has(word)) return true;
  return NO_WORDS.has(word) ? false : undefined;
}
