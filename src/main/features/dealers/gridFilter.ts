import type { DealerFilter } from '../../../shared/contract/dealers.contract.ts';
import type { GridColumns } from './gridColumns.ts';

type Test = (row: number) => boolean;

/** Rows that pass a filter, in the given order. Words of a search must all occur, in any field and order. */
export function matchingRows(columns: GridColumns, filter: DealerFilter, order: Uint32Array): Uint32Array {
  const tests = testsOf(columns, filter);
  const found = new Uint32Array(order.length);
  let count = 0;
  for (const row of order) {
    if (tests.every((test) => test(row))) {
      found[count] = row;
      count += 1;
    }
  }
  return found.subarray(0, count);
}

/** The text as the index holds it: full-width folded, lower case. */
export function searchWords(text: string): string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

function testsOf(columns: GridColumns, filter: DealerFilter): Test[] {
  const tests: Test[] = [(row) => (columns.deleted[row] === 1) === filter.bin];
  if (filter.excluded !== 'all') {
    const wanted = filter.excluded === 'only' ? 1 : 0;
    tests.push((row) => columns.excluded[row] === wanted);
  }
  if (filter.tiers.length > 0) {
    const tiers = new Set(filter.tiers);
    tests.push((row) => tiers.has(columns.tier[row] ?? 'ungraded'));
  }
  addSet(tests, columns.repId, filter.reps);
  addSet(tests, columns.type, filter.types);
  if (filter.groups.length > 0) addSet(tests, columns.rfmGroup, filter.groups);
  if (filter.regions.length > 0) tests.push(regionTest(columns, filter.regions));
  const { lastOrderFrom, lastOrderTo } = filter;
  if (lastOrderFrom !== undefined) tests.push((row) => (columns.lastOn[row] ?? '') >= lastOrderFrom);
  if (lastOrderTo !== undefined)
    tests.push((row) => columns.lastOn[row] != null && (columns.lastOn[row] ?? '') <= lastOrderTo);
  if (filter.neverOrdered) tests.push((row) => columns.lastOn[row] == null);
  for (const word of searchWords(filter.search)) tests.push((row) => columns.search[row]?.includes(word) === true);
  return tests;
}

function addSet<V extends string | number>(
  tests: Test[],
  column: (V | string | null)[] | (V | number | null)[],
  wanted: readonly (V | null)[],
): void {
  if (wanted.length === 0) return;
  const set = new Set<unknown>(wanted);
  tests.push((row) => set.has(column[row] ?? null));
}

function regionTest(columns: GridColumns, regions: readonly string[]): Test {
  const prefixes = regions.filter((code) => code !== '');
  const without = prefixes.length < regions.length;
  return (row) => {
    const code = columns.regionCode[row] ?? '';
    return code === '' ? without : prefixes.some((prefix) => code.startsWith(prefix));
  };
}
