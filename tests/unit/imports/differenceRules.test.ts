import { expect, test } from 'vitest';
import { compareColumns } from '../../../src/main/features/imports/dealerChanges.ts';
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

test('a change of region is told by its names, its code alone only where no name changes', () => {
  const rules = differenceRules(
    {
      onDifference: 'overwrite',
      columnRules: [],
      mapping: [{ column: 0, field: 'district' }],
      ownMapping: [],
    },
    ['区县'],
  );
  const known = { province: '河北省', city: '石家庄市', district: '', region_code: '1301' };
  const fieldsOf = (next: Record<string, string>) => {
    const { fields, changes } = compareColumns(known, next, rules);
    return { written: fields.region_code, told: changes.map(({ field }) => field) };
  };

  expect(fieldsOf({ district: '桥西区', region_code: '130104' })).toEqual({ written: '130104', told: ['district'] });
  expect(fieldsOf({ city: '石家庄市', region_code: '130104' })).toEqual({ written: '130104', told: ['region_code'] });
});
