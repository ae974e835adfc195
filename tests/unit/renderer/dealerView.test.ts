import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type DealerView,
  EMPTY_VIEW,
  isFiltered,
  nextSort,
  readView,
  toFilter,
  writeView,
} from '../../../src/renderer/features/dealers/dealerView.ts';
import { DEALER_SORTS, DealerFilter } from '../../../src/shared/contract/dealers.contract.ts';
import { fromDayNumber } from '../../../src/shared/domain/calendarDay.ts';
import { DEALER_TYPES } from '../../../src/shared/domain/dealers.ts';
import { RepId } from '../../../src/shared/domain/ids.ts';
import { RFM_GROUPS } from '../../../src/shared/domain/tiers.ts';

const day = fc.integer({ min: 15_000, max: 25_000 }).map(fromDayNumber);
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
  fc.assert(
    fc.property(anyView, fc.option(day), (view, cutOff) => DealerFilter.safeParse(toFilter(view, cutOff)).success),
  );
});

test('an address with nonsense shows the whole list instead of failing', () => {
  const view = readView(
    'tier=&rep=x,-3,1.5&type=spaceship&late=soon&from=2026-02-31&sort=-moon&region=abc,33&excluded=maybe',
  );

  expect(view).toEqual({ ...EMPTY_VIEW, regions: ['33'] });
});

test('lateness counts back from the cut-off, and the earlier of two limits holds', () => {
  const late = { ...EMPTY_VIEW, late: 30 };

  expect(toFilter(late, '2026-10-31').lastOrderTo).toBe('2026-10-01');
  expect(toFilter({ ...late, to: '2026-09-15' }, '2026-10-31').lastOrderTo).toBe('2026-09-15');
  expect(toFilter(late, null).lastOrderTo).toBeUndefined();
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
