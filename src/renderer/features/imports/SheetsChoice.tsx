import { Checkbox, Stack, Text } from '@mantine/core';
import type { TableBelow } from '../../../shared/contract/importSurvey.ts';
import { isSamePlace, type MoreTable } from '../../../shared/contract/importTables.ts';
import type { Understanding } from '../../../shared/contract/importUnderstanding.ts';
import { canRead, type SeenTable } from '../../../shared/contract/seenTables.ts';
import { columnLetters } from '../../../shared/domain/columnLetters.ts';
import { rowPlace } from '../../../shared/domain/rowPlace.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { type Draft, withTable } from './mappingDraft.ts';
import classes from './understand.module.css';

export interface SheetsChoiceProps {
  understanding: Understanding;
  draft: Draft;
  onChange(next: Draft): void;
}

/** The tables of the other sheets: those of the same shape can be read along, each with what speaks for it or against it. */
export function SheetsChoice({ understanding, draft, onChange }: SheetsChoiceProps) {
  const t = useT();
  const { tables, sheet, sheetsGone } = understanding;
  const readable = tables.filter(canRead);
  if (readable.length === 0 && sheetsGone.length === 0) return null;
  // Tables beside the first one are chosen elsewhere.
  const others = draft.moreTables.filter((table) => table.sheet !== sheet);
  const read = others.filter((table) => table.read).length;
  const choose = (is: (table: MoreTable) => boolean) =>
    onChange({
      ...draft,
      moreTables: draft.moreTables.map((table) => (is(table) ? { ...table, read: !table.read } : table)),
    });
  const all = read === others.length;
  return (
    <Stack gap={6} mt="sm" role="group" aria-label={t('imports.sheets.title')}>
      <div>
        <div className={classes.choiceLabel}>{t('imports.sheets.title')}</div>
        <div className={classes.choiceHint}>{t('imports.sheets.hint', { sheet })}</div>
      </div>
      {readable.length > 1 && (
        <Checkbox
          size="xs"
          label={t('imports.sheets.all', { read: read + 1, total: readable.length + 1 })}
          checked={all}
          indeterminate={!all && read > 0}
          onChange={() => choose((table) => table.sheet !== sheet && table.read === all)}
        />
      )}
      {tables.map((table) => (
        <TableChoice
          key={`${table.sheet}-${table.columns?.from ?? ''}`}
          table={table}
          draft={draft}
          onToggle={() => choose((each) => isSamePlace(each, table))}
          onBelow={(row, isRead) => onChange(withTable(draft, row, isRead))}
        />
      ))}
      {sheetsGone.length > 0 && (
        <Text size="xs" c="yellow.9">
          {t('imports.sheets.gone', { list: sheetsGone.join(t('imports.check.comma')) })}
        </Text>
      )}
    </Stack>
  );
}

interface TableChoiceProps {
  table: SeenTable;
  draft: Draft;
  onToggle(): void;
  /** A table below it is read or left out, by the number of the row that heads it. */
  onBelow(row: number, isRead: boolean): void;
}

/** One table of another sheet, and what stands above and below it. */
function TableChoice({ table, draft, onToggle, onBelow }: TableChoiceProps) {
  const t = useT();
  const format = useFormat();
  const { why, rows, more, from, to, below } = table;
  const at = draft.moreTables.findIndex((each) => isSamePlace(each, table));
  const isRead = draft.moreTables[at]?.read ?? false;
  const counted = t(more ? 'imports.sheets.rowsMore' : 'imports.sheets.rows', { rows: format.count(rows) });
  const days =
    from === null || to === null ? '' : t('imports.sheets.days', { from: format.day(from), to: format.day(to) });
  const known = canRead(table) ? [counted, days] : [];
  return (
    <>
      <Checkbox
        size="xs"
        label={useTableName(table)}
        description={[...known, t(`imports.sheets.why.${why}`)].filter((part) => part !== '').join(' · ')}
        disabled={!canRead(table)}
        checked={isRead}
        onChange={onToggle}
      />
      {below.map((each) => {
        const row = rowPlace(at + 1, each.headerRow);
        const isLeft = draft.leaveTables.includes(row);
        return (
          <BelowChoice
            key={each.headerRow}
            sheet={table.sheet}
            table={each}
            isRead={isRead && !isLeft}
            isLeft={isLeft}
            disabled={!isRead}
            onRead={(next) => onBelow(row, next)}
          />
        );
      })}
    </>
  );
}

/** What a table of another sheet is called: by its sheet, and by its first column where others stand beside it. */
function useTableName({ sheet, columns }: Pick<SeenTable, 'sheet' | 'columns'>): string {
  const t = useT();
  return columns === null ? sheet : t('imports.sheets.table', { sheet, column: columnLetters(columns.from) });
}

interface BelowChoiceProps {
  sheet: string;
  table: TableBelow;
  isRead: boolean;
  isLeft: boolean;
  disabled: boolean;
  onRead(isRead: boolean): void;
}

function BelowChoice({ sheet, table, isRead, isLeft, disabled, onRead }: BelowChoiceProps) {
  const t = useT();
  const format = useFormat();
  const { headerRow: row, rows, heading, headers, fit } = table;
  const isSame = fit === 'same';
  const why = t(isSame && isLeft ? 'imports.otherTables.left' : `imports.otherTables.fit.${fit}`);
  const under = heading === '' ? '' : t('imports.otherTables.under', { heading });
  const counted = t('imports.sheets.rows', { rows: format.count(rows) });
  return (
    <Checkbox
      size="xs"
      ml="lg"
      label={t('imports.sheets.below', { row })}
      aria-label={`${sheet} · ${t('imports.sheets.below', { row })}`}
      title={headers.join(' · ')}
      description={[counted, under, why].filter((part) => part !== '').join(' · ')}
      disabled={!isSame || disabled}
      checked={isSame && isRead}
      onChange={(event) => onRead(event.currentTarget.checked)}
    />
  );
}
