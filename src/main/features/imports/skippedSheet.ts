import type { SkippedRow } from '../../../shared/contract/importSkipped.contract.ts';
import type { Understanding } from '../../../shared/contract/importUnderstanding.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import type { OutSheet, OutValue } from '../../spreadsheets/outgoing.ts';

/** Rows that were passed over with the reason in words, each column of the file under its own header. */
export function skippedSheet(
  columns: Understanding['columns'],
  rows: AsyncIterable<SkippedRow> | Iterable<SkippedRow>,
  t: T,
): OutSheet {
  return {
    name: t('imports.passed.rows'),
    columns: [
      { header: t('imports.check.row'), kind: 'plain' },
      { header: t('imports.passed.reasonColumn'), kind: 'text', width: 16 },
      ...columns.map(({ header }) => ({ header, kind: 'text' as const })),
    ],
    rows: skippedValues(columns, rows, t),
  };
}

async function* skippedValues(
  columns: Understanding['columns'],
  rows: AsyncIterable<SkippedRow> | Iterable<SkippedRow>,
  t: T,
): AsyncGenerator<OutValue[]> {
  for await (const { row, reason, cells } of rows)
    yield [row, t(`imports.passed.reason.${reason}`), ...columns.map(({ column }) => cells[column] ?? '')];
}
