import { fold } from '../../../shared/domain/foldText.ts';
import { PINYIN_IN_NAMES, PINYIN_PHRASES } from './pinyinPhrases.ts';
import { PINYIN_TABLE } from './pinyinTable.ts';

export interface Pinyin {
  /** guangzhouxinyingde; Latin letters and figures stay, in lower case, signs go. ü is v, as it is typed. */
  full: string;
  /** gzxyd */
  initials: string;
  /**
   * Text whose plain comparison is the order of a Chinese customer list: figures by their value, then Latin letters, then
   * Chinese by syllable, tone and character, so that one surname stays together; signs and blanks don't count. 9号店 <
   * 12号店 < Abc < 阿明 < 张三.
   */
  sortKey: string;
}

/** After '~' (behind all Latin letters); a syllable ends with its tone figure, so `fan` stands before `fang`. */
const HAN_MARK = '~';
const LONGEST_PHRASE = 3;
/** 行 at the end of a firm's name: 商行, 车行. */
const FIRM_END = '\u884c';
const FIRM_END_READING = 'hang2';

let readings: Map<string, string> | undefined;
let phrases: Map<string, string[]> | undefined;
/** First characters of phrases: most characters start none. */
let phraseStarts: Set<string> | undefined;

/** Pinyin of a name for search and sorting. Polyphones follow a short list of words, else the reading usual in names. */
export function pinyinOf(name: string): Pinyin {
  const text = fold(name).toLowerCase();
  const result: Pinyin = { full: '', initials: '', sortKey: '' };
  let at = 0;
  while (at < text.length) {
    const syllables = phraseAt(text, at);
    if (syllables !== undefined) {
      for (const syllable of syllables) {
        addSyllable(result, syllable, text[at] ?? '');
        at += 1;
      }
      continue;
    }
    at += addOther(result, text, at);
  }
  return result;
}

/** The syllables of the longest phrase at this place, or of the single character; undefined where it is not Chinese. */
function phraseAt(text: string, at: number): string[] | undefined {
  const char = text[at] ?? '';
  if (char < '\u3400' || char > '\u9fff') return undefined;
  const table = load();
  if (phraseStarts?.has(char)) {
    for (let length = LONGEST_PHRASE; length >= 2; length -= 1) {
      const phrase = phrases?.get(text.slice(at, at + length));
      if (phrase !== undefined) return phrase;
    }
  }
  if (char === FIRM_END && at >= 2 && !/^\p{Script=Han}/u.test(text.slice(at + 1))) return [FIRM_END_READING];
  const reading = table.get(char);
  return reading === undefined ? undefined : [reading];
}

function addSyllable(result: Pinyin, syllable: string, char: string): void {
  const letters = syllable.endsWith('0') || /\d$/.test(syllable) ? syllable.slice(0, -1) : syllable;
  result.full += letters;
  result.initials += letters.charAt(0);
  result.sortKey += `${HAN_MARK}${letters}${syllable.slice(letters.length) || '0'}${char}`;
}

/** A figure, a run of letters, a sign or a character without a reading; answers how many characters it took. */
function addOther(result: Pinyin, text: string, at: number): number {
  const figures = /^\d+/.exec(text.slice(at, at + 40))?.[0];
  if (figures !== undefined) {
    result.full += figures;
    result.initials += figures;
    const value = figures.replace(/^0+(?=\d)/, '');
    result.sortKey += `${String(value.length).padStart(2, '0')}${value}`;
    return figures.length;
  }
  const char = String.fromCodePoint(text.codePointAt(at) ?? 0x20);
  if (/[\p{L}\p{N}]/u.test(char)) {
    const latin = char <= '\u024f';
    result.full += char;
    // Of a Latin word every letter is an initial: KA, 7-Eleven are searched as they are written.
    result.initials += char;
    result.sortKey += latin ? char : `${HAN_MARK}${HAN_MARK}${char}`;
  }
  return char.length;
}

/** Unpacks the table on first use; about 3 ms. */
function load(): Map<string, string> {
  if (readings !== undefined) return readings;
  const table = new Map<string, string>();
  for (const line of PINYIN_TABLE.split('\n')) {
    const [syllable = '', chars = ''] = line.split(' ');
    for (const char of chars) table.set(char, syllable);
  }
  for (const [char, syllable] of Object.entries(PINYIN_IN_NAMES)) table.set(char, syllable);
  phrases = new Map(Object.entries(PINYIN_PHRASES).map(([phrase, syllables]) => [phrase, syllables.split(' ')]));
  phraseStarts = new Set([...phrases.keys()].map((phrase) => phrase.charAt(0)));
  readings = table;
  return table;
}
