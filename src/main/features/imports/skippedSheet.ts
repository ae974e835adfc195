import type { SkippedRow } from '../../../shared/contract/importSkipped.contract.ts';
import type { Batch } from '../../../shared/contract/imports.contract.ts';
import type { Understanding } from '../../../shared/contract/importUnderstanding.ts';
import { columnShift, type ReadPlaces } from '../../../shared/domain/rowPlace.ts';
import { rowCell } from '../../../shared/i18n/rowText.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import type { OutSheet, OutValue } from '../../spreadsheets/outgoing.ts';

/** Rows that were passed over with the reason in words, each column of the file under its own header. */
export function skippedSheet(
  { understanding, options }: Pick<Batch, 'understanding' | 'options'>,
  rows: AsyncIterable<SkippedRow> | Iterable<SkippedRow>,
  t: T,
): OutSheet {
  const columns = understanding?.columns ?? [];
  return {
    name: t('imports.passed.rows'),
    columns: [
      { header: t('imports.check.row'), kind: 'plain' },
      { header: t('imports.passed.reasonColumn'), kind: 'text', width: 16 },
      ...columns.map(({ header }) => ({ header, kind: 'text' as const })),
    ],
    rows: skippedValues(columns, options, rows, t),
  };
}

async function* skippedValues(
  columns: Understanding['columns'],
  places: ReadPlaces | null,
  rows: AsyncIterable<SkippedRow> | Iterable<SkippedRow>,
  t: T,
): AsyncGenerator<OutValue[]> {
  for await (const { row, reason, cells } of rows)
    yield [
      rowCell(row, places, t),
      t(`imports.passed.reason.${reason}`),
      ...columns.map(({ column }) => cells[column + columnShift(row, places)] ?? ''),
    ];
}
