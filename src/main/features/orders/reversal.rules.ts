import { fold } from '../../../shared/domain/foldText.ts';
import { codeKey } from '../dealers/nameKey.rules.ts';
import { NAMED_ORIGINAL, RED_AFFIX, RED_IN_NUMBER, RED_WORDS } from './reversalSynonyms.ts';

/** A reversal on its way to its original. */
export interface Reversal {
  id: number;
  sourceId: number;
  numberKey: string | null;
  /** The key of the number it names, '' where it names none. */
  ref: string;
  day: string;
  /** Below zero. */
  netMinor: number;
}

/** A sale that may be an original. */
export type Original = Omit<Reversal, 'ref'>;

/** Shorter texts are no bill numbers. */
const LEAST_NUMBER = 4;
const DATE_LIKE = /^(?:19|20)\d\d([-/]?)(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])$/;

/** True where a bill's number says that it is a reversal. */
export function isRedNumber(number: string): boolean {
  return number !== '' && RED_IN_NUMBER.test(fold(number));
}

/** True where a note says that its bill is a reversal. */
export function isRedNote(note: string): boolean {
  return note !== '' && RED_WORDS.test(fold(note));
}

/**
 * The key of the number a reversal names as its original's: in a column of its own, in its note, or its own number without
 * the red word. '' where it names none.
 */
export function referenceOf({ original = '', number = '', note = '' }): string {
  if (original !== '') return codeKey(original);
  const named = NAMED_ORIGINAL.exec(fold(note))?.[1]?.replace(/[-_/]+$/, '');
  if (named !== undefined && /\d/.test(named) && !DATE_LIKE.test(named)) return codeKey(named);
  if (!isRedNumber(number)) return '';
  const bare = fold(number).replace(RED_AFFIX, '');
  return bare.length >= LEAST_NUMBER && /\d/.test(bare) ? codeKey(bare) : '';
}

/**
 * Which sale each reversal of a dealer takes back: the one it names; else the one whose number is its own but for letters
 * before or behind, over the same amount; else the only sale of the same amount on the nearest day before. Where two fit
 * equally well, or the named one is not there, none: a pair is never decided by chance. Nor is there one where the sale it
 * says has been taken back whole by earlier ones: the same reversal twice must be told, not hidden.
 * @returns reversal → sale
 */
export function pairReversals(reversals: readonly Reversal[], sales: readonly Original[]): Map<number, number> {
  const pairs = new Map<number, number>();
  const taken = new Map<number, number>();
  const pair = (reversal: Reversal, sale: Original) => {
    const before = taken.get(sale.id) ?? 0;
    if (before >= sale.netMinor) return;
    pairs.set(reversal.id, sale.id);
    taken.set(sale.id, before - reversal.netMinor);
  };
  const byNumber = groupBy(sales, ({ numberKey }) => numberKey ?? '');
  const inOrder = [...reversals].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.id - b.id));
  const nameless: Reversal[] = [];
  for (const reversal of inOrder) {
    const sale = named(reversal, byNumber);
    if (sale !== undefined) pair(reversal, sale);
    else if (reversal.ref === '') nameless.push(reversal);
  }
  const byAmount = groupBy(sales, ({ netMinor }) => netMinor);
  for (const reversal of nameless) {
    const sale = nearest(reversal, byAmount, taken);
    if (sale !== undefined) pair(reversal, sale);
  }
  return pairs;
}

function named(reversal: Reversal, byNumber: ReadonlyMap<string, Original[]>): Original | undefined {
  if (reversal.ref !== '') return onlyOne(byNumber.get(reversal.ref), reversal.sourceId);
  for (const number of numbersWithin(reversal.numberKey ?? '')) {
    const sale = onlyOne(byNumber.get(number), reversal.sourceId);
    if (sale !== undefined && sale.netMinor === -reversal.netMinor) return sale;
  }
  return undefined;
}

/** Of the reversal's own source first: two sources may count alike. */
function onlyOne(found: readonly Original[] | undefined, sourceId: number): Original | undefined {
  if (found === undefined) return undefined;
  const own = found.filter((sale) => sale.sourceId === sourceId);
  if (own.length === 1) return own[0];
  return own.length === 0 && found.length === 1 ? found[0] : undefined;
}

/** A number and what is left of it without letters before and behind its figures, longest first. */
function numbersWithin(key: string): string[] {
  const first = key.search(/\d/);
  if (first < 0) return [];
  const last = key.length - (/\D*$/.exec(key)?.[0].length ?? 0);
  const found: string[] = [];
  for (let from = 0; from <= first; from += 1)
    for (let to = key.length; to >= last; to -= 1) if (to - from >= LEAST_NUMBER) found.push(key.slice(from, to));
  return found.sort((a, b) => b.length - a.length);
}

function nearest(
  { netMinor, day }: Reversal,
  byAmount: ReadonlyMap<number, Original[]>,
  taken: ReadonlyMap<number, number>,
): Original | undefined {
  const earlier = (byAmount.get(-netMinor) ?? []).filter((sale) => sale.day <= day && !taken.has(sale.id));
  const last = earlier.reduce((latest, sale) => (sale.day > latest ? sale.day : latest), '');
  const found = earlier.filter((sale) => sale.day === last);
  return found.length === 1 ? found[0] : undefined;
}

function groupBy<T, K>(rows: readonly T[], keyOf: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
