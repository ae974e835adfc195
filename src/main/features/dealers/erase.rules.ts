import { cleanName, wordKey } from './text.rules.ts';

/** By what somebody is known. What several have in common, such as a place or an address, is no such word. */
export interface Words {
  names: readonly string[];
  /** Phones, tax numbers, WeChat, e-mail. */
  numbers: readonly string[];
  /** Dealers' codes: they mean somebody only in a column of codes. */
  codes: readonly string[];
}

export interface Finder {
  /** Whether a cell means them: as a whole, by a whole word of it, or by a part of it that is long enough to be theirs. */
  tells(cell: string): boolean;
  /** Whether a cell of a column of codes is theirs. */
  tellsCode(cell: string): boolean;
  /** Whether they stand in a title, as a file's or a view's name; there three characters of a name are enough. */
  stands(title: string): boolean;
  /** A title with a neutral word where they stand in it. */
  without(title: string, instead: string): string;
}

/** So long is a part of a cell that is taken for theirs, and a number that is. */
const IN_CELL = 4;
const IN_TITLE = 3;
const ONLY_DIGITS = 7;
const MARKS = /([\s\p{P}\p{S}]+)/u;

/** @param others what is somebody else's too tells of nobody */
export function createFinder(words: Words, others: Words): Finder {
  const theirs = new Set([...others.names, ...others.numbers].map(keyOf));
  const theirCodes = new Set(others.codes.map(keyOf));
  const known = [...words.names, ...words.numbers.filter(isSpecific)];
  const keys = new Set(known.map(keyOf).filter((key) => key.length > 1 && !theirs.has(key)));
  const codes = new Set(words.codes.map(keyOf).filter((key) => key !== '' && !theirCodes.has(key)));
  const starts = byStart(keys);

  const holds = (key: string, least: number): boolean => {
    for (let at = 0; at + IN_TITLE <= key.length; at += 1) {
      const words = starts.get(key.slice(at, at + IN_TITLE)) ?? [];
      if (words.some((word) => word.length >= least && key.startsWith(word, at) && isAlone(key, at, word))) return true;
    }
    return false;
  };
  const found = (key: string, least: number) =>
    keys.has(key) || key.split(MARKS).some((part) => keys.has(part)) || holds(key, least);
  const stands = (title: string) => keys.size > 0 && found(keyOf(title), IN_TITLE);

  return {
    tells(cell) {
      if (keys.size === 0) return false;
      const key = keyOf(cell);
      if (theirs.has(key)) return false;
      return found(key, IN_CELL) || (/\d/.test(key) && holds(key.replace(/[\s().+-]/g, ''), IN_CELL));
    },
    tellsCode: (cell) => codes.has(keyOf(cell)),
    stands,
    without(title, instead) {
      if (!stands(title)) return title;
      const long = known.filter((word) => keys.has(keyOf(word)) && word.length >= IN_TITLE);
      const parts = long.reduce((text, word) => text.replaceAll(word, instead), title).split(MARKS);
      const cleared = parts.map((part) => (keys.has(keyOf(part)) ? instead : part)).join('');
      return stands(cleared) ? instead : cleared;
    },
  };
}

function keyOf(text: string): string {
  return wordKey(cleanName(text));
}

function isSpecific(number: string): boolean {
  return number.length >= (/^\d+$/.test(number) ? ONLY_DIGITS : IN_CELL);
}

/** Words by their first characters, so that a text is gone through once however many there are. */
function byStart(keys: ReadonlySet<string>): Map<string, string[]> {
  const starts = new Map<string, string[]>();
  for (const key of keys) {
    if (key.length < IN_TITLE) continue;
    const start = key.slice(0, IN_TITLE);
    starts.set(start, [...(starts.get(start) ?? []), key]);
  }
  return starts;
}

/** Latin letters and digits run on: Anna is not in Hannah, nor a phone in a longer number, but for the country's 86. */
function isAlone(text: string, at: number, word: string): boolean {
  const before = text.slice(0, at);
  const runsIn =
    /^[a-z0-9]/.test(word) && /[a-z0-9]$/.test(before) && !(/^\d+$/.test(word) && /(?<!\d)86$/.test(before));
  const runsOn = /[a-z0-9]$/.test(word) && /^[a-z0-9]/.test(text.slice(at + word.length));
  return !runsIn && !runsOn;
}
