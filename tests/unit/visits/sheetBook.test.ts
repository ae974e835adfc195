import { describe, expect, it } from 'vitest';
import { visitPlanColumns } from '../../../src/main/features/reports/visitPlan.sheet.ts';
import { bookColumns, bookRow } from '../../../src/main/features/visits/sheetBook.rules.ts';
import { createTranslator } from '../../../src/main/runtime/translate.ts';
import { VISIT_RESULTS } from '../../../src/shared/domain/visitResults.ts';
import { VISIT_REASONS } from '../../../src/shared/domain/visits.ts';
import { LANGUAGES } from '../../../src/shared/i18n/translator.ts';

describe.each(LANGUAGES)('a visit workbook in %s', (lang) => {
  const t = createTranslator(lang);
  const headers = visitPlanColumns({ t }).map(({ header }) => header);
  const read = bookColumns([{ row: 1, cells: headers, hidden: false }]);
  const titleOf = (field: keyof typeof read.columns) => headers[read.columns[field] ?? -1];

  it('is read by the headers that we write, each by its own', () => {
    const fields = Object.keys(read.columns) as (keyof typeof read.columns)[];

    expect(read).toMatchObject({ header: 1, missing: [], doubled: {} });
    expect([...read.others.values()]).toEqual([]);
    expect(fields).toHaveLength(19);
    for (const field of fields) expect(titleOf(field)).toBe(t(`visitSheets.column.${field}`));
  });

  const of = {
    table: '王伟',
    columns: read.columns,
    doubled: {},
    titleOf: () => '',
    dayOf: () => '2026-11-23',
    today: '2026-11-23',
    digits: 2,
  } as const;
  const row = (cells: Record<string, string>) =>
    bookRow({ row: 2, cells: headers.map((header) => cells[header] ?? null), hidden: false }, 1, of as never);
  const sheet = { [t('visitSheets.column.sheet')]: '7', [t('visitSheets.column.line')]: '1' };

  it('is read by the words of its drop-down lists', () => {
    const result = t('visitSheets.column.result');
    for (const each of VISIT_RESULTS)
      expect(row({ ...sheet, [result]: t(`visitSheets.result.${each}`) })).toMatchObject({
        what: 'done',
        result: each,
        problems: [],
      });
    expect(row({ ...sheet, [result]: t('visitSheets.what.moved') })).toMatchObject({ what: 'moved', problems: [] });
    for (const reason of VISIT_REASONS)
      expect(
        row({
          ...sheet,
          [result]: t('visitSheets.what.missed'),
          [t('visitSheets.column.reason')]: t(`visits.reason.${reason}`),
        }),
      ).toMatchObject({ what: 'missed', reason, reasonText: '', problems: [] });
  });

  it('keeps the day on which somebody went', () => {
    const told = row({ ...sheet, [t('visitSheets.column.doneOn')]: '2026-11-24' });

    expect(told).toMatchObject({ what: 'done', doneOn: '2026-11-24', problems: [] });
  });
});
