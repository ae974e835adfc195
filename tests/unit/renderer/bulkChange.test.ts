import { describe, expect, it } from 'vitest';
import {
  BULK_SUBJECTS,
  bulkChange,
  bulkClearing,
  canClear,
} from '../../../src/renderer/features/dealers/bulkChange.ts';
import type { CustomField } from '../../../src/shared/contract/fields.contract.ts';
import { CustomFieldId } from '../../../src/shared/domain/ids.ts';

const freezers: CustomField = {
  id: CustomFieldId.parse(7),
  name: '冰柜',
  kind: 'number',
  choices: [],
  archived: false,
  revision: 1,
  filled: 0,
} as CustomField; // the fields that are read here
const change = (subject: string, typed: string) => bulkChange(subject, typed, 2, [freezers]);

describe('what is typed for many dealers', () => {
  it.each([
    ['5万', 5_000_000],
    ['1.5万', 1_500_000],
    ['¥1,200.50', 120_050],
    ['１２００', 120_000],
    ['50000', 5_000_000],
    ['0', 0],
  ])('%s as a credit limit is money as the importer reads it', (typed, value) => {
    expect(change('creditLimit', typed)).toEqual({ set: 'creditLimit', value });
  });

  it.each(['', ' ', '很多', '-5', '5万左右', '—'])(
    '“%s” as a credit limit is no change, least of all a clearing',
    (typed) => {
      expect(change('creditLimit', typed)).toBeUndefined();
    },
  );

  it('of days and own numbers is read alike, and handed on', () => {
    expect(change('termDays', '月结30天')).toEqual({ set: 'termDays', value: 30 });
    expect(change('termDays', '3651')).toBeUndefined();
    expect(change('own:7', '1.5万')).toEqual({ set: 'own', field: 7, value: '1.5万' });
    expect(change('own:7', '若干')).toBeUndefined();
  });

  it('says nothing while nothing is typed, whatever the subject', () => {
    for (const subject of [...BULK_SUBJECTS, 'own:7']) expect(change(subject, '  '), subject).toBeUndefined();
  });

  it('is taken away only where that is chosen, and where there is something to take', () => {
    expect(bulkClearing('creditLimit', [])).toEqual({ set: 'creditLimit', value: null });
    expect(bulkClearing('area', [])).toEqual({ set: 'area', value: '' });
    expect(bulkClearing('own:7', [freezers])).toEqual({ set: 'own', field: 7, value: '' });
    for (const subject of BULK_SUBJECTS)
      expect(bulkClearing(subject, []) !== undefined, subject).toBe(canClear(subject));
  });
});
