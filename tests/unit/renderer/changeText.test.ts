import { expect, test } from 'vitest';
import { createFormat } from '../../../src/renderer/components/format.ts';
import type { ChangeEntry } from '../../../src/shared/contract/data.contract.ts';
import { ChangeId } from '../../../src/shared/domain/ids.ts';
import { changeAction, changeLines, madeLines } from '../../../src/shared/i18n/changeText.ts';
import type { T } from '../../../src/shared/i18n/translator.ts';

/** Keys instead of sentences: the test is about which words are chosen. */
const t: T = (key) => key;
const context = {
  t,
  format: createFormat('en', 'CNY'),
  repName: (id: number) => (id === 3 ? 'Wang Wei' : undefined),
  tierName: (code: string) => `tier ${code}`,
};
const entry = (fields: ChangeEntry['fields'], entity = 'dealer'): ChangeEntry => ({
  id: ChangeId.parse(1),
  at: 0,
  actor: '',
  action: 'update',
  entity,
  entityName: 'Nord',
  subject: '',
  fields,
  undone: false,
});

test('stored values are told in words: flags, reps, types, days, phones', () => {
  const lines = changeLines(
    entry([
      { field: 'excluded', before: '0', after: '1' },
      { field: 'rep_id', before: null, after: '3' },
      { field: 'type', before: 'hardware', after: 'spaceship' },
      { field: 'opened_on', before: '2021-03-05', after: null },
      { field: 'phones', before: '[]', after: '[{"text":"138 0013 8000","digits":"13800138000","kind":"mobile"}]' },
    ]),
    context,
  );

  expect(lines.map((line) => [line.before, line.after])).toEqual([
    ['common.value.no', 'common.value.yes'],
    ['common.value.empty', 'Wang Wei'],
    ['dealers.type.hardware', 'spaceship'],
    ['5 Mar 2021', 'common.value.empty'],
    ['', '138 0013 8000'],
  ]);
});

test('a region code is left out where the names of the places stand beside it', () => {
  const lines = changeLines(
    entry([
      { field: 'region_code', before: '330110', after: '510107' },
      { field: 'city', before: 'Hangzhou', after: 'Chengdu' },
    ]),
    context,
  );

  expect(lines).toEqual([{ field: 'dealers.field.city', before: 'Hangzhou', after: 'Chengdu' }]);
});

test('a column without a word shows its own name instead of vanishing', () => {
  expect(changeLines(entry([{ field: 'credit_limit', before: '1', after: '2' }]), context)).toEqual([
    { field: 'credit_limit', before: '1', after: '2' },
  ]);
});

test('a new dated row of who serves is a change of the dealer, and tells who, since when and why', () => {
  const made: ChangeEntry = {
    ...entry(
      [
        { field: 'rep_id', before: null, after: '3' },
        { field: 'from_on', before: null, after: '2026-11-01' },
        { field: 'reason', before: null, after: '' },
      ],
      'dealer_owner',
    ),
    action: 'create',
  };

  expect(changeAction(made)).toBe('update');
  expect(madeLines(made, context).map(({ field, after }) => [field, after])).toEqual([
    ['dealers.field.repId', 'Wang Wei'],
    ['dealers.field.fromOn', '1 Nov 2026'],
  ]);
  expect(madeLines({ ...made, entity: 'contact' }, context)).toEqual([]);
  expect(madeLines({ ...made, action: 'update' }, context)).toEqual([]);
});

test('a removed dealer is said to be removed, not that a flag was set', () => {
  const gone = [{ field: 'deleted_at', before: null, after: '1' }];

  expect(changeLines({ ...entry(gone), action: 'remove' }, context)).toEqual([]);
  expect(
    changeLines({ ...entry([{ ...gone[0], before: '1', after: null } as never]), action: 'restore' }, context),
  ).toEqual([]);
  expect(changeLines(entry(gone), context)).toHaveLength(1);
});
