/**
 * Which rows may contain a text, without looking at the texts: every character and every pair of neighbours of a row
 * sets one of 512 marks, and a row can contain a word only if it bears all of the word's marks. Marks are kept as one
 * row of bits each, so that a word costs a few passes over some kilobytes; the few rows left are then read.
 * @source signature files, bit-sliced: C. Faloutsos, S. Christodoulakis (1984)
 */
export interface SearchMarks {
  /** One array of bits per mark; bit `slot & 31` of element `slot >> 5`. */
  bits: Uint32Array[];
}

const MARKS = 512;
/** A pair takes its mark far from those of its characters. @source Knuth's multiplicative hash */
const SPREAD = 2_654_435_761;
const SHIFT = 23;
const FIRST_ELEMENTS = 32;

export function emptyMarks(): SearchMarks {
  return { bits: Array.from({ length: MARKS }, () => new Uint32Array(FIRST_ELEMENTS)) };
}

/** Takes a row's text in, in place of a former one. */
export function markText(marks: SearchMarks, slot: number, text: string, former: string | undefined): void {
  const element = slot >>> 5;
  const bit = 1 << (slot & 31);
  if (element >= (marks.bits[0]?.length ?? 0)) grow(marks);
  const { bits } = marks;
  if (former !== undefined) for (const row of bits) row[element] = (row[element] ?? 0) & ~bit;
  let before = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    set(bits, markOf(code), element, bit);
    if (i > 0) set(bits, markOf(before * 31 + code + 1), element, bit);
    before = code;
  }
}

function set(bits: Uint32Array[], mark: number, element: number, bit: number): void {
  const row = bits[mark];
  if (row) row[element] = (row[element] ?? 0) | bit;
}

function markOf(value: number): number {
  return Math.imul(value, SPREAD) >>> SHIFT;
}

function grow(marks: SearchMarks): void {
  marks.bits = marks.bits.map((row) => {
    const longer = new Uint32Array(row.length * 2);
    longer.set(row);
    return longer;
  });
}

/** Bits of the rows that may contain all of the words; undefined where there are no words. */
export function candidates(marks: SearchMarks, words: readonly string[]): Uint32Array | undefined {
  const wanted = new Set<number>();
  for (const word of words) {
    for (let i = 0; i < word.length; i += 1) {
      wanted.add(markOf(word.charCodeAt(i)));
      if (i > 0) wanted.add(markOf(word.charCodeAt(i - 1) * 31 + word.charCodeAt(i) + 1));
    }
  }
  let found: Uint32Array | undefined;
  for (const mark of wanted) {
    const row = marks.bits[mark];
    if (!row) continue;
    if (!found) found = row.slice();
    else for (let i = 0; i < found.length; i += 1) found[i] = (found[i] ?? 0) & (row[i] ?? 0);
  }
  return found;
}

export function hasBit(bits: Uint32Array, slot: number): boolean {
  return ((bits[slot >>> 5] ?? 0) & (1 << (slot & 31))) !== 0;
}
