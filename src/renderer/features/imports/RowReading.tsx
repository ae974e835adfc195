import { Text } from '@mantine/core';
import type { CheckedColumn } from '../../../shared/contract/checkedColumns.ts';
import type { Batch, StagedRow } from '../../../shared/contract/imports.contract.ts';
import { rowHead, rowWithin } from '../../../shared/i18n/rowText.ts';
import { storedField } from '../../../shared/i18n/storedText.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { useT } from '../../components/useT.ts';
import classes from './check.module.css';
import { readDiffers, writtenIn } from './written.ts';

export interface RowReadingProps {
  batch: Batch;
  row: StagedRow;
  columns: readonly CheckedColumn[];
  value(row: StagedRow, field: string): string;
}

/** What a row says in the file against how it was understood, as far as reading has changed it. */
export function RowReading({ batch, row: staged, columns, value }: RowReadingProps) {
  const t = useT();
  // Of a row that was joined with others its own words, not those of the dealer it became a part of.
  const row = staged.own === null ? staged : { ...staged, values: staged.own };
  if (row.written === null)
    return (
      <div className={classes.detail}>
        <Text size="xs" c="dimmed">
          {t('imports.check.notKept')}
        </Text>
      </div>
    );
  const headers = new Map(batch.understanding?.columns.map(({ column, header }) => [column, header]));
  const changed = [...new Set(columns.flatMap(({ from }) => from))]
    .sort((a, b) => a - b)
    .flatMap((column) => {
      const written = writtenIn(row, [column]);
      const all = columns.filter(({ name, from }) => from.includes(column) && value(row, name) !== '');
      // What a cell only has a say in stands with the cell that decides it.
      const decided = all.filter(({ from, leads }) => leads && from[0] === column);
      const read = decided.length > 0 ? decided : all;
      const same = read.some(({ name }) => !readDiffers(written, value(row, name)));
      return written === '' || read.length === 0 || (same && read.length === 1) ? [] : [{ column, written, read }];
    });
  const joined = joinedText(row, batch, t);
  if (changed.length === 0 && joined === '') return null;
  return (
    <div className={classes.detail}>
      <Text size="sm" fw={600}>
        {t('imports.check.readingOf', { row: rowHead(row.row, batch.options, t) })} · {row.title}
      </Text>
      {joined !== '' && <Text size="xs">{joined}</Text>}
      <table className={classes.changes}>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t('imports.check.fieldColumn')}</th>
            <th scope="col">{t('imports.check.text')}</th>
            <th scope="col">{t('imports.check.readAs')}</th>
          </tr>
        </thead>
        <tbody>
          {changed.map(({ column, written, read }) => (
            <tr key={column}>
              <th scope="row">{headers.get(column)}</th>
              <td>{written}</td>
              <td>
                → <ins>{read.map(({ name }) => `${storedField(name, t)} ${value(row, name)}`).join(' · ')}</ins>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** With which rows a row was joined, '' for none. */
function joinedText({ joinedRow, joins }: StagedRow, { options }: Batch, t: T): string {
  const others = joinedRow === null ? joins : [joinedRow];
  if (others.length === 0) return '';
  const rows = others.map((other) => rowWithin(other, options, t)).join(t('imports.check.comma'));
  return t('imports.check.readingJoined', { rows });
}
