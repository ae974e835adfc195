import { pinyinOf } from './pinyin.rules.ts';

const NUMBER = /^-?\d+(?:\.\d+)?$/;

/** The order of values of the owner's own fields: numbers by size, then days and texts, Chinese ones by their sound. */
export function compareOwnValues(a: string, b: string): number {
  if (a === b) return 0;
  const [x, y] = [NUMBER.test(a), NUMBER.test(b)];
  if (x !== y) return x ? -1 : 1;
  if (x) return Number(a) - Number(b) || compareTexts(a, b);
  return compareTexts(soundOf(a), soundOf(b)) || compareTexts(a, b);
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Sounds are asked for again and again while a list is put into order; a list that is too long is begun anew. */
const MOST_SOUNDS = 200_000;
const sounds = new Map<string, string>();

function soundOf(text: string): string {
  const known = sounds.get(text);
  if (known !== undefined) return known;
  const { sortKey } = pinyinOf(text);
  if (sounds.size >= MOST_SOUNDS) sounds.clear();
  sounds.set(text, sortKey);
  return sortKey;
}

/** Whether a value lies between two, either of which may be absent: numbers by size, days in time. */
export function isBetween(value: string, min: string | undefined, max: string | undefined): boolean {
  if (value === '') return false;
  return (min === undefined || atLeast(value, min)) && (max === undefined || atLeast(max, value));
}

function atLeast(value: string, bound: string): boolean {
  if (NUMBER.test(value) && NUMBER.test(bound)) return Number(value) >= Number(bound);
  return NUMBER.test(value) === NUMBER.test(bound) && value >= bound;
}
