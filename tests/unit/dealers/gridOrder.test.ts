import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  emptyColumns,
  type GridColumns,
  type GridValues,
  NO_SCORE,
  putRow,
} from '../../../src/main/features/dealers/gridColumns.ts';
import { orderByName, orderOf, repairNames, repairOrder } from '../../../src/main/features/dealers/gridOrder.ts';
import { DEALER_SORTS } from '../../../src/shared/contract/dealerFilter.contract.ts';

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const word = fc.constantFrom('', 'A', 'B', 'ab', 'b');
const day = fc.constantFrom('2025-01-01', '2026-01-01', '2026-02-01');

const values: fc.Arbitrary<Omit<GridValues, 'id'>> = fc.record({
  name: fc.constantFrom('a', 'b', 'b', 'c', '~d'),
  code: word,
  type: maybe(word),
  region: fc.constantFrom('', '11', '3611'),
  excluded: fc.nat(1),
  deleted: fc.nat(1),
  originalGrade: word,
  createdAt: fc.nat(3),
  repId: maybe(fc.integer({ min: 1, max: 3 })),
  rep: maybe(word),
  search: word,
  tier: maybe(word),
  amount: maybe(fc.integer({ min: -3, max: 3 })),
  amountPrev: maybe(fc.integer({ min: -1e15, max: 1e15 })),
  orders: maybe(fc.nat(3)),
  firstOrder: maybe(day),
  lastOrder: maybe(day),
  rank: maybe(fc.nat(5)),
  rfm: maybe(fc.constantFrom(111, 555)),
  rfmGroup: maybe(word),
  stage: maybe(fc.constantFrom('0prospect', '3loyal')),
  cycle: maybe(fc.nat(3)),
  late: maybe(fc.nat(3)),
  atStake: maybe(fc.nat(3)),
  openedOn: maybe(day),
  area: word,
  settlement: word,
  creditLimit: maybe(fc.nat(3)),
  termDays: maybe(fc.nat(3)),
  balance: maybe(fc.integer({ min: -3, max: 3 })),
  overdue: maybe(fc.nat(3)),
  overLimit: maybe(fc.nat(3)),
  total: maybe(fc.integer({ min: -3, max: 3 })),
  openCases: maybe(fc.nat(3)),
  lacks: fc.constant(0),
  tags: fc.constant(null),
  ownerGroup: maybe(fc.constantFrom('a 1', 'b 2', 'b 3')),
  custom: fc.constant(null),
});

const rowsOf = (list: readonly Omit<GridValues, 'id'>[]) => list.map((row, i) => ({ ...row, id: 10 + 3 * i }));

async function columnsOf(rows: readonly GridValues[]): Promise<GridColumns> {
  const columns = emptyColumns();
  for (const row of rows) putRow(columns, row);
  await orderByName(columns);
  return columns;
}

/** What the order means, said plainly. */
function plainOrder(rows: readonly GridValues[], by: (typeof DEALER_SORTS)[number], descending: boolean): number[] {
  const byName = (a: GridValues, b: GridValues) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id - b.id);
  const sorted = [...rows].sort(byName);
  if (by === 'name') return (descending ? sorted.reverse() : sorted).map(({ id }) => id);
  const empty = (row: GridValues) => row[by] === null || row[by] === '';
  sorted.sort((a, b) => {
    if (empty(a) || empty(b)) return Number(empty(a)) - Number(empty(b));
    const [x, y] = [a[by] ?? '', b[by] ?? ''];
    return x === y ? 0 : x < y === descending ? 1 : -1;
  });
  return sorted.map(({ id }) => id);
}

const idsOf = (columns: GridColumns, slots: Uint32Array) => Array.from(slots, (slot) => columns.id[slot]);

describe('orders of the grid', () => {
  it('every column sorts both ways, empty values last, equal ones by name', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(values, { maxLength: 40 }), async (list) => {
        const rows = rowsOf(list);
        const columns = await columnsOf(rows);
        for (const by of DEALER_SORTS) {
          for (const descending of [true, false]) {
            const slots = await orderOf(columns, { by, descending });
            expect(idsOf(columns, slots)).toEqual(plainOrder(rows, by, descending));
          }
        }
      }),
    );
  });

  it('an edited or new row finds its place in every order', async () => {
    const edits = fc.array(fc.tuple(fc.nat(), values), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.array(values, { maxLength: 25 }), edits, async (list, changes) => {
        const rows = new Map(rowsOf(list).map((row) => [row.id, row]));
        const columns = await columnsOf([...rows.values()]);
        const sorts = DEALER_SORTS.flatMap((by) => [true, false].map((descending) => ({ by, descending })));
        const orders = await Promise.all(sorts.map((sort) => orderOf(columns, sort)));

        const changed = new Set<number>();
        for (const [pick, next] of changes) {
          const id = 10 + 3 * (pick % (list.length + 1));
          rows.set(id, { ...next, id });
          changed.add(putRow(columns, { ...next, id }));
        }
        repairNames(columns, changed);

        sorts.forEach((sort, i) => {
          const repaired = repairOrder(columns, orders[i] ?? new Uint32Array(), sort, changed);
          expect(idsOf(columns, repaired)).toEqual(plainOrder([...rows.values()], sort.by, sort.descending));
        });
      }),
    );
  });

  it('a long list of names is sorted as a short one', async () => {
    const count = 30_000;
    const rows: GridValues[] = Array.from({ length: count }, (_, i) => ({
      ...NO_SCORE,
      id: i + 1,
      name: `n${(i * 7919) % count}`,
      code: '',
      type: null,
      region: '',
      excluded: 0,
      deleted: 0,
      originalGrade: '',
      openedOn: null,
      area: '',
      settlement: '',
      creditLimit: null,
      termDays: null,
      balance: null,
      overdue: null,
      overLimit: null,
      total: null,
      openCases: null,
      lacks: 0,
      tags: null,
      ownerGroup: null,
      custom: null,
      createdAt: 0,
      repId: null,
      rep: null,
      search: '',
    }));

    const columns = await columnsOf(rows);

    expect(idsOf(columns, columns.byName)).toEqual(plainOrder(rows, 'name', false));
    expect(columns.nameAt[columns.byName[123] ?? 0]).toBe(123);
  });
});
