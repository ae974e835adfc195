import { Text } from '@mantine/core';
import type { ImportField } from '../../../shared/contract/importFields.ts';
import type { Understanding } from '../../../shared/contract/importUnderstanding.ts';
import { columnLetters } from '../../../shared/domain/columnLetters.ts';
import { useT } from '../../components/useT.ts';
import { type ColumnChoice, type Draft, ownFieldOf } from './mappingDraft.ts';
import classes from './preview.module.css';
import { useOwnFields } from './useOwnFields.ts';

export interface PreviewTableProps {
  understanding: Understanding;
  draft: Draft;
  onHeader(row: number): void;
}

/** The sheet's first rows as they stand in the file; a row that is chosen becomes the header. */
export function PreviewTable({ understanding, draft, onHeader }: PreviewTableProps) {
  const t = useT();
  const { preview, headerRow, headerRows, headingColumn } = understanding;
  const width = preview.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const columns = Array.from({ length: width }, (_, column) => column);
  const isHeader = (row: number) => headerRow > 0 && row >= headerRow && row < headerRow + Math.max(1, headerRows);
  // What headings say stands in no column of the sheet.
  const own = understanding.columns.filter(({ column }) => column !== headingColumn?.column);
  const widest = Math.max(0, ...own.map(({ column }) => column + 1));
  return (
    <div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard */}
      <section className={classes.preview} tabIndex={0} aria-label={t('imports.understand.preview')}>
        <table>
          <thead>
            <tr>
              <td className={classes.rowNo} />
              {columns.map((column) => {
                const field = draft.fields.get(column);
                return (
                  <th key={column} scope="col">
                    <span className={classes.letters}>{columnLetters(column)}</span>{' '}
                    {field && <FieldTag field={field} />}
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {preview.map(({ row, cells }) => (
              <tr key={row} data-header={isHeader(row) || undefined} data-above={row < headerRow || undefined}>
                <th scope="row" className={classes.rowNo}>
                  <button
                    type="button"
                    aria-pressed={isHeader(row)}
                    title={t('imports.understand.useAsHeader', { row })}
                    onClick={() => row !== headerRow && onHeader(row)}
                  >
                    {isHeader(row) ? `${row} · ${t('imports.understand.isHeader')}` : row}{' '}
                    <span className="visually-hidden">{t('imports.understand.useAsHeader', { row })}</span>
                  </button>
                </th>
                {columns.map((column) => (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the row's button does the same by keyboard
                  <td key={column} onClick={() => row !== headerRow && onHeader(row)}>
                    {cells[column] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {widest > width && (
        <Text size="xs" c="dimmed" mt={2}>
          {t('imports.understand.previewColumns', { count: width })}
        </Text>
      )}
    </div>
  );
}

function FieldTag({ field }: { field: ColumnChoice }) {
  const t = useT();
  const { nameOf } = useOwnFields();
  const own = ownFieldOf(field);
  // A choice that is no field of the owner's own is one of an import's.
  const text = own === undefined ? t(`imports.field.${field as ImportField}`) : nameOf(own);
  return <span className={classes.fieldTag}>{text}</span>;
}
