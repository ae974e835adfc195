import { expect, test } from 'vitest';
import { differenceRules } from '../../../src/main/features/imports/differenceRules.rules.ts';
import type { DifferenceRule } from '../../../src/shared/contract/importRules.ts';

/** Province and city fill one place; each column has a word of its own. */
function place(province: DifferenceRule, city: DifferenceRule): DifferenceRule {
  const rules = differenceRules(
    {
      onDifference: 'overwrite',
      columnRules: [
        { column: 1, rule: province },
        { column: 2, rule: city },
      ],
      mapping: [
        { column: 0, field: 'name' },
        { column: 1, field: 'province' },
        { column: 2, field: 'city' },
      ],
      ownMapping: [],
    },
    ['客户名称', '省', '市'],
  );
  return rules.ofColumn('region_code');
}

test('where several columns fill one value, the strictest word of theirs holds', () => {
  expect(place('overwrite', 'keep')).toBe('keep');
  expect(place('keep', 'fill')).toBe('keep');
  expect(place('overwrite', 'fill')).toBe('fill');
  expect(place('overwrite', 'overwrite')).toBe('overwrite');
});
