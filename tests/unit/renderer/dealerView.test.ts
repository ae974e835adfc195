import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { keepPicked } from '../../../src/renderer/app/pickedDealers.ts';
import {
  type DealerView,
  EMPTY_VIEW,
  fromQuery,
  isFiltered,
  NO_MORE,
  nextSort,
  readView,
  toFilter,
  writeView,
} from '../../../src/renderer/features/dealers/dealerView.ts';
import { DEALER_SORTS, DealerFilter } from '../../../src/shared/contract/dealerFilter.contract.ts';
import { fromDayNumber } from '../../../src/shared/domain/calendarDay.ts';
import { DEALER_TYPES } from '../../../src/shared/domain/dealers.ts';
import { CustomFieldId, DealerId, GroupId, RepId, SegmentId, TagId } from '../../../src/shared/domain/ids.ts';
import { RFM_GROUPS } from '../../../src/shared/domain/tiers.ts';

const day = fc.integer({ min: 15_000, max: 25_000 }).map(fromDayNumber);
const storage = new Map<string, string>();
beforeAll(() =>
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, value: string) => storage.set(key, value),
    removeItem: (key: string) => storage.delete(key),
  }),
);
afterAll(() => vi.unstubAllGlobals());

const dealerId = fc.integer({ min: 1, max: 9999 }).map((id) => DealerId.parse(id));
const picked = fc.record({ label: fc.string({ maxLength: 20 }), ids: fc.array(dealerId, { maxLength: 9 }) });
const anyView: fc.Arbitrary<DealerView> = fc.record({
  search: fc.string({ maxLength: 20 }),
  tiers: fc.uniqueArray(fc.constantFrom('A', 'B', 'C', 'D', 'ungraded')),
  regions: fc.uniqueArray(fc.constantFrom('', '33', '3301', '330110')),
  reps: fc.uniqueArray(fc.option(fc.integer({ min: 1, max: 99 }).map((id) => RepId.parse(id)))),
  types: fc.uniqueArray(fc.option(fc.constantFrom(...DEALER_TYPES))),
  groups: fc.uniqueArray(fc.constantFrom(...RFM_GROUPS)),
  late: fc.option(fc.integer({ min: 1, max: 365 })),
  from: fc.option(day),
  to: fc.option(day),
  never: fc.boolean(),
  excluded: fc.constantFrom('all', 'hide', 'only'),
  bin: fc.boolean(),
  more: fc.record({
    lastMonthOnly: fc.boolean(),
    decline: fc.record({ percent: fc.integer({ min: 1, max: 100 }), against: fc.constantFrom('before', 'window') }),
    lacks: fc.uniqueArray(fc.constantFrom('phone', 'code')),
    ranges: fc.constantFrom([], [{ field: 'amount' as const, min: 0, max: 5 }]),
    texts: fc.constantFrom([], [{ field: 'area' as const, contains: '南,&= ' }]),
    tags: fc.uniqueArray(fc.option(fc.integer({ min: 1, max: 9 }).map((id) => TagId.parse(id)))),
    withoutTags: fc.constant([]),
    ownerGroups: fc.uniqueArray(fc.option(fc.integer({ min: 1, max: 9 }).map((id) => GroupId.parse(id)))),
    stages: fc.uniqueArray(fc.option(fc.constantFrom('first' as const, 'lost' as const))),
    segments: fc.uniqueArray(fc.integer({ min: 1, max: 9 }).map((id) => SegmentId.parse(id))),
    custom: fc.constantFrom([], [{ is: 'between' as const, field: CustomFieldId.parse(3), max: '2026-01-01' }]),
  }),
  among: fc.option(picked.map(keepPicked)),
  sort: fc.record({ by: fc.constantFrom(...DEALER_SORTS), descending: fc.boolean() }),
});

test('every view comes back from the address it is written to', () => {
  fc.assert(
    fc.property(anyView, (view) => {
      expect(readView(writeView(view))).toEqual(view);
    }),
  );
});

test('every view makes a filter the engine accepts', () => {
  fc.assert(fc.property(anyView, (view) => DealerFilter.safeParse(toFilter(view)).success));
});

test('every view comes back from the filter it is kept as', () => {
  fc.assert(
    fc.property(anyView, (view) => {
      const kept = fromQuery({ filter: DealerFilter.parse(toFilter(view)), sort: view.sort });
      expect(kept).toEqual({ ...view, search: view.search.trim() });
    }),
  );
});

test('picked dealers that this window no longer knows are nobody, not everybody', () => {
  expect(toFilter(readView('among=gone')).among).toEqual({ label: '', ids: [] });
});

test('an address whose further conditions cannot be read shows the list without them', () => {
  expect(readView('more=%7Bnonsense').more).toEqual(NO_MORE);
  expect(readView('more=%7B%22lacks%22%3A%5B%22soul%22%5D%7D').more).toEqual(NO_MORE);
});

test('an address with nonsense shows the whole list instead of failing', () => {
  const view = readView(
    'tier=&rep=x,-3,1.5&type=spaceship&late=soon&from=2026-02-31&sort=-moon&region=abc,33&excluded=maybe',
  );

  expect(view).toEqual({ ...EMPTY_VIEW, regions: ['33'] });
});

test('lateness is told in days, which the engine counts back from the end of the data', () => {
  expect(toFilter({ ...EMPTY_VIEW, late: 30, to: '2026-09-15' })).toMatchObject({
    withoutOrderDays: 30,
    lastOrderTo: '2026-09-15',
  });
});

test('the bin and another order do not count as filters', () => {
  expect(isFiltered({ ...EMPTY_VIEW, bin: true, sort: { by: 'name', descending: false } })).toBe(false);
  expect(isFiltered({ ...EMPTY_VIEW, tiers: ['A'] })).toBe(true);
});

test('figures begin with the largest, texts with the first, and a second click turns around', () => {
  expect(nextSort({ by: 'name', descending: false }, 'amount')).toEqual({ by: 'amount', descending: true });
  expect(nextSort({ by: 'amount', descending: true }, 'name')).toEqual({ by: 'name', descending: false });
  expect(nextSort({ by: 'name', descending: false }, 'name')).toEqual({ by: 'name', descending: true });
  expect(nextSort({ by: 'name', descending: false }, 'phase of the moon')).toEqual({ by: 'name', descending: false });
});
