import { DealerId } from '../../../shared/domain/ids.ts';
import { rescale } from '../../../shared/domain/money.ts';
import type { DealerFacts } from './demandFacts.repo.ts';
import type { DemandState } from './demandState.ts';

/** A dealer as lists name it; undefined in the bin. */
export function whoOf({ factOf }: Pick<DemandState, 'factOf'>, id: number) {
  const fact = factOf.get(id);
  return fact && { id: DealerId.parse(id), code: fact.code, name: fact.name, tier: fact.tier };
}

/** Whether every word of a search stands in a dealer's name, code, pinyin or initials. */
export function factMatches(fact: DealerFacts | undefined, search: string): boolean {
  if (fact === undefined) return false;
  const words = folded(search).split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const text = folded(`${fact.name} ${fact.code} ${fact.pinyin} ${fact.initials}`);
  return words.every((word) => text.includes(word));
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Amounts of lines as the file's minor units, halves away from zero. */
export function minorOf({ microDigits }: Pick<DemandState, 'microDigits'>, micro: number): number {
  return rescale(Math.round(micro), microDigits, 0);
}
