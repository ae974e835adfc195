import type { OwnerReason } from '../../../shared/contract/ownerDoubles.contract.ts';
import { fullNameKey } from './contactDoubles.rules.ts';
import type { DoubleKeys } from './doubleKeys.rules.ts';
import { SHARED_LINE } from './doubleSynonyms.ts';

/** A person of a dealer with one of his phones. */
export interface ShopPerson {
  dealerId: number;
  name: string;
  digits: string;
}

/** Two dealers that one person, or one firm, may own. */
export interface OwnerPair extends OwnerReason {
  /** lowId < highId */
  lowId: number;
  highId: number;
}

/** Who stands with more dealers than this is an agent or a keeper of books, not their owner. */
const MOST_SHOPS = 12;
const LEAST_PHONE = 7;
/** People between two looks at whether the search is still wanted. */
const STEP = 5000;

interface Block extends OwnerReason {
  ids: number[];
}

/**
 * Dealers that share a person, by name and phone together, or a tax number. A phone alone says little, and a name less.
 * @param ours people of ours: a rep whose name and phone stand with the dealers he serves does not own them
 * @param onStep called every {@link STEP} people with those done; may throw to stop
 */
export function findOwners(
  people: readonly ShopPerson[],
  firms: readonly Pick<DoubleKeys, 'id' | 'taxNo'>[],
  ours: readonly string[],
  onStep: (done: number) => void = () => undefined,
): OwnerPair[] {
  const reps = new Set(ours.map(fullNameKey));
  const blocks = new Map<string, Block>();
  for (const [done, { dealerId, name, digits }] of people.entries()) {
    if (done % STEP === 0) onStep(done);
    const key = fullNameKey(name);
    if (key === '' || reps.has(key) || digits.length < LEAST_PHONE || SHARED_LINE.test(digits)) continue;
    join(blocks, `${key} ${digits}`, { code: 'same_person', text: `${name.trim()} ${digits}` }, dealerId);
  }
  for (const { id, taxNo } of firms) if (taxNo !== '') join(blocks, taxNo, { code: 'same_tax', text: taxNo }, id);
  return [...blocks.values()].filter(({ ids }) => ids.length <= MOST_SHOPS).flatMap(pairsOf);
}

function join(blocks: Map<string, Block>, key: string, reason: OwnerReason, id: number): void {
  const block = blocks.get(key);
  if (block === undefined) blocks.set(key, { ...reason, ids: [id] });
  else if (block.ids.length <= MOST_SHOPS && !block.ids.includes(id)) block.ids.push(id);
}

function pairsOf({ ids, ...reason }: Block): OwnerPair[] {
  const sorted = [...ids].sort((a, b) => a - b);
  return sorted.flatMap((lowId, at) => sorted.slice(at + 1).map((highId) => ({ lowId, highId, ...reason })));
}

/** Shops that are proposed together, and why. */
export interface OwnerGroup {
  ids: number[];
  reasons: OwnerReason[];
}

/** Pairs of one reason are one proposal, proposals of the same shops too; the most shops first. */
export function gatherOwners(pairs: readonly OwnerPair[]): OwnerGroup[] {
  const byReason = Map.groupBy(pairs, ({ code, text }) => `${code} ${text}`);
  const groups = new Map<string, OwnerGroup>();
  for (const alike of byReason.values()) {
    const [first] = alike;
    if (first === undefined) continue;
    const ids = [...new Set(alike.flatMap(({ lowId, highId }) => [lowId, highId]))].sort((a, b) => a - b);
    const group = groups.get(ids.join()) ?? { ids, reasons: [] };
    groups.set(ids.join(), group);
    group.reasons.push({ code: first.code, text: first.text });
  }
  return [...groups.values()].sort((a, b) => b.ids.length - a.ids.length || (a.ids[0] ?? 0) - (b.ids[0] ?? 0));
}
