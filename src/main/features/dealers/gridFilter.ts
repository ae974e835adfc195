import type { DealerFilter } from '../../../shared/contract/dealerFilter.contract.ts';
import { type GridColumns, NAMED_REGION, type Words } from './gridColumns.ts';
import { relativeTests, type Test, valueTests, wordTest } from './gridConditions.ts';
import type { Reference } from './gridRecent.ts';
import { stageOfWord } from './gridRows.ts';
import { candidates, hasBit } from './gridSearch.ts';

/**
 * Slots that pass a filter, in the given order. Words of a search must all occur, in any field and order.
 * @param reference what the filter counts back from, as referenceOf answers it
 */
export function matchingRows(
  columns: GridColumns,
  filter: DealerFilter,
  order: Uint32Array,
  reference: Reference | undefined,
): Uint32Array {
  const tests = testsOf(columns, filter, reference);
  const found = new Uint32Array(order.length);
  let count = 0;
  for (let i = 0; i < order.length; i += 1) {
    const slot = order[i] ?? 0;
    if (!passes(tests, slot)) continue;
    found[count] = slot;
    count += 1;
  }
  return found.subarray(0, count);
}

/** Whether a slot passes every test. */
export function passes(tests: readonly Test[], slot: number): boolean {
  for (const test of tests) if (!test(slot)) return false;
  return true;
}

/** The text as the index holds it: full-width folded, lower case. */
export function searchWords(text: string): string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** True for slots whose text contains all words; undefined where there are none. */
export function searchTest({ marks, texts }: GridColumns, words: readonly string[]): Test | undefined {
  const found = candidates(marks, words);
  if (!found) return undefined;
  // In the order of the slots, as the texts lie in memory: in the order of a list every text would be a cache miss.
  for (let element = 0; element < found.length; element += 1) {
    for (let left = found[element] ?? 0; left !== 0; left &= left - 1) {
      const bit = 31 - Math.clz32(left & -left);
      if (!containsAll(texts.search[element * 32 + bit] ?? '', words))
        found[element] = (found[element] ?? 0) & ~(1 << bit);
    }
  }
  return (slot) => hasBit(found, slot);
}

function containsAll(text: string, words: readonly string[]): boolean {
  for (const word of words) if (!text.includes(word)) return false;
  return true;
}

function testsOf(columns: GridColumns, filter: DealerFilter, reference: Reference | undefined): Test[] {
  const bin = filter.bin ? 1 : 0;
  return [(slot) => columns.deleted[slot] === bin, ...conditionTests(columns, filter, reference)];
}

/** The tests of a filter without that of the bin; rules of segments are made of them too. */
export function conditionTests(columns: GridColumns, filter: DealerFilter, reference: Reference | undefined): Test[] {
  const { words } = columns;
  const search = searchTest(columns, searchWords(filter.search));
  const tests: Test[] = search ? [search] : [];
  if (filter.among) {
    const picked = new Set<number>(filter.among.ids);
    tests.push((slot) => picked.has(columns.id[slot] ?? 0));
  }
  if (filter.excluded !== 'all') {
    const wanted = filter.excluded === 'only' ? 1 : 0;
    tests.push((slot) => columns.excluded[slot] === wanted);
  }
  addWords(tests, words.tier, filter.tiers, 'ungraded');
  // Ungraded are those who take part and carry no tier yet; accounts that take no part are none of the tiers' choices.
  if (filter.tiers.length > 0) tests.push((slot) => columns.excluded[slot] === 0);
  addWords(tests, words.type, filter.types, null);
  addWords(tests, words.rfmGroup, filter.groups, null);
  if (filter.stages.length > 0) {
    const stages = new Set<string>(filter.stages.map((stage) => stage ?? ''));
    tests.push(wordTest(words.stage, (word) => stages.has(stageOfWord(word))));
  }
  if (filter.reps.length > 0) {
    const reps = new Set(filter.reps.map((rep) => Number(rep ?? 0)));
    tests.push((slot) => reps.has(columns.repId[slot] ?? 0));
  }
  if (filter.regions.length > 0) tests.push(wordTest(words.region, regionTest(filter.regions)));
  const { lastOrderFrom, lastOrderTo } = filter;
  if (lastOrderFrom !== undefined) tests.push(wordTest(words.lastOrder, (day) => day >= lastOrderFrom));
  if (lastOrderTo !== undefined) tests.push(wordTest(words.lastOrder, (day) => day !== '' && day <= lastOrderTo));
  if (filter.neverOrdered) tests.push((slot) => words.lastOrder.at[slot] === 0);
  tests.push(...valueTests(columns, filter), ...relativeTests(columns, filter, reference));
  if (reference?.segments) tests.push(reference.segments.compile(columns));
  return tests;
}

/** @param none what stands for an empty value in the filter */
function addWords<V extends string | null>(tests: Test[], words: Words, wanted: readonly V[], none: V): void {
  if (wanted.length === 0) return;
  const set = new Set<string>(wanted.map((value) => (value === none ? '' : (value ?? ''))));
  tests.push(wordTest(words, (word) => set.has(word)));
}

function regionTest(regions: readonly string[]): (code: string) => boolean {
  const prefixes = regions.filter((code) => code !== '');
  const without = prefixes.length < regions.length;
  const named = new Set(prefixes.filter((prefix) => prefix.startsWith(NAMED_REGION)));
  return (code) =>
    code === '' ? without : named.has(code) || prefixes.some((prefix) => !named.has(prefix) && code.startsWith(prefix));
}
