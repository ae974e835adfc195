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
const FIRM_END = 0x884c;
const FIRM_END_READING = syllableOf('hang2');

/** A syllable taken apart once: many characters share it. */
interface Syllable {
  letters: string;
  /** With its tone figure, `0` where it has none. */
  toned: string;
}

/** What a character adds to the three texts. */
interface Reading {
  letters: string;
  initial: string;
  sorted: string;
}

/** By the character's code: a figure is found faster than a text of one character. */
let readings: Map<number, Syllable> | undefined;
let phrases: Map<string, Syllable[]> | undefined;
/** First characters of phrases: most characters start none. */
let phraseStarts: Set<number> | undefined;
/** Characters that have been met and have one reading wherever they stand; a few hundred make up nearly all names. */
const met = new Map<number, Reading>();

/** Pinyin of a name for search and sorting. Polyphones follow a short list of words, else the reading usual in names. */
export function pinyinOf(name: string): Pinyin {
  const text = fold(name).toLowerCase();
  const result: Pinyin = { full: '', initials: '', sortKey: '' };
  let at = 0;
  while (at < text.length) {
    const only = met.get(text.charCodeAt(at)) ?? onlyReading(text, at);
    if (only !== undefined) {
      addReading(result, only);
      at += 1;
      continue;
    }
    const syllables = phraseAt(text, at);
    if (syllables !== undefined) {
      for (const syllable of syllables) {
        addReading(result, readingOf(syllable, text.charAt(at)));
        at += 1;
      }
      continue;
    }
    at += addOther(result, text, at);
  }
  return result;
}

/** Of a character that has one reading wherever it stands. */
function onlyReading(text: string, at: number): Reading | undefined {
  const code = text.charCodeAt(at);
  if (!isHan(code)) return undefined;
  const table = load();
  const syllable = code === FIRM_END || phraseStarts?.has(code) ? undefined : table.get(code);
  if (syllable === undefined) return undefined;
  const reading = readingOf(syllable, text.charAt(at));
  met.set(code, reading);
  return reading;
}

function isHan(code: number): boolean {
  return code >= 0x3400 && code <= 0x9fff;
}

/** The syllables of the longest phrase at this place, or of the single character; undefined where it is not Chinese. */
function phraseAt(text: string, at: number): Syllable[] | undefined {
  const code = text.charCodeAt(at);
  if (!isHan(code)) return undefined;
  const table = load();
  if (phraseStarts?.has(code)) {
    for (let length = LONGEST_PHRASE; length >= 2; length -= 1) {
      const phrase = phrases?.get(text.slice(at, at + length));
      if (phrase !== undefined) return phrase;
    }
  }
  if (code === FIRM_END && at >= 2 && !/^\p{Script=Han}/u.test(text.slice(at + 1))) return [FIRM_END_READING];
  const reading = table.get(code);
  return reading === undefined ? undefined : [reading];
}

function readingOf({ letters, toned }: Syllable, char: string): Reading {
  return { letters, initial: letters.charAt(0), sorted: HAN_MARK + toned + char };
}

function addReading(result: Pinyin, { letters, initial, sorted }: Reading): void {
  result.full += letters;
  result.initials += initial;
  result.sortKey += sorted;
}

function syllableOf(text: string): Syllable {
  const letters = /\d$/.test(text) ? text.slice(0, -1) : text;
  return { letters, toned: letters === text ? `${letters}0` : text };
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
function load(): Map<number, Syllable> {
  if (readings !== undefined) return readings;
  const table = new Map<number, Syllable>();
  for (const line of PINYIN_TABLE.split('\n')) {
    const [text = '', chars = ''] = line.split(' ');
    const syllable = syllableOf(text);
    for (const char of chars) table.set(char.codePointAt(0) ?? 0, syllable);
  }
  for (const [char, text] of Object.entries(PINYIN_IN_NAMES)) table.set(char.codePointAt(0) ?? 0, syllableOf(text));
  phrases = new Map(
    Object.entries(PINYIN_PHRASES).map(([phrase, syllables]) => [phrase, syllables.split(' ').map(syllableOf)]),
  );
  phraseStarts = new Set([...phrases.keys()].map((phrase) => phrase.charCodeAt(0)));
  readings = table;
  return table;
}
