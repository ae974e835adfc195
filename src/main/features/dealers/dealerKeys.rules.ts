import { codeKey, nameKey } from './nameKey.rules.ts';

/** Dealers by what a list may call them; a key of several dealers tells none of them. */
export interface DealerKeys {
  /** In lower case. */
  byCode: ReadonlyMap<string, number>;
  byName: ReadonlyMap<string, readonly number[]>;
  /** By the digits of their people's phones. */
  byPhone: ReadonlyMap<string, readonly number[]>;
}

/** A code as it is looked up. */
export const codeOf = (text: string): string => codeKey(text).toLowerCase();

/** The digits of a phone; a mobile's without the country before it. */
export function phoneDigits(text: string): string {
  return text.replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, '');
}

/** What a row says of whose it is; a column may stand more than once. */
interface ToldDealer {
  codes: readonly string[];
  /** Names, and codes where a column of dealers holds those. */
  names: readonly string[];
  phones: readonly string[];
  /** What else tells a dealer, such as the number of his form. */
  others?: readonly number[];
}

/** Why a row is nobody's: nothing fits, or several dealers do, or what it says is of different ones. */
type DealerProblem = 'unmatched' | 'several' | 'dealersDiffer';

/**
 * Whose a row is: the dealer whom all of it fits. A code or name that is nobody's now says nothing, but one of another dealer is never
 * passed over. A phone is of a person, who may have gone elsewhere: where two other things agree it is not asked.
 */
export function dealerNamed(
  keys: DealerKeys,
  { codes, names, phones, others = [] }: ToldDealer,
): { dealerId: number } | { problem: DealerProblem } {
  const byCode = (text: string) => keys.byCode.get(codeOf(text)) ?? [];
  const byName = (text: string) => [...(keys.byName.get(nameKey(text)) ?? []), byCode(text)].flat();
  const hits = (texts: readonly string[], find: (text: string) => number | readonly number[]) =>
    texts.flatMap((text) => (text === '' ? [] : [new Set([find(text)].flat())])).filter(({ size }) => size > 0);
  const common = (sets: readonly ReadonlySet<number>[]) =>
    sets.reduce((left, set) => left.intersection(set), new Set(sets[0]));
  const told = [...hits(codes, byCode), ...hits(names, byName), ...others.map((id) => new Set([id]))];
  const agreed = common(told);
  const [first] = agreed;
  if (first !== undefined && agreed.size === 1 && told.length > 1) return { dealerId: first };
  const all = [...told, ...hits(phones, (text) => keys.byPhone.get(phoneDigits(text)) ?? [])];
  const fitting = common(all);
  const [dealerId] = fitting;
  if (dealerId !== undefined) return fitting.size === 1 ? { dealerId } : { problem: 'several' };
  return { problem: all.length === 0 ? 'unmatched' : 'dealersDiffer' };
}
