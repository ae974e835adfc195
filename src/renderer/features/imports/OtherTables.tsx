import { Button, Switch, Text, Title } from '@mantine/core';
import type { TableBelow, TableBeside } from '../../../shared/contract/importSurvey.ts';
import type { TableColumns } from '../../../shared/contract/importTables.ts';
import type { Understanding } from '../../../shared/contract/importUnderstanding.ts';
import { columnLetters } from '../../../shared/domain/columnLetters.ts';
import { useT } from '../../components/useT.ts';
import { type Draft, withTable } from './mappingDraft.ts';
import classes from './otherTables.module.css';

/** Names of a header that are shown. */
const SHOWN_NAMES = 6;

export interface OtherTablesProps {
  understanding: Understanding;
  draft: Draft;
  onChange(next: Draft): void;
  /** Another table is to be read; without columns the sheet as one table. */
  onTable(table: { headerRow?: number; columns: TableColumns | null }): void;
}

/** The further tables of the sheet: what becomes of each and why, each one changeable. */
export function OtherTables({ understanding, draft, onChange, onTable }: OtherTablesProps) {
  const t = useT();
  const { survey, beside, sheet, tableColumns } = understanding;
  const below = survey?.tables ?? [];
  const headings = survey?.headings ?? { rows: 0, first: '' };
  const hasTables = below.length + beside.length > 0;
  if (!hasTables && headings.rows === 0) return null;
  const switchBeside = (table: TableBeside, read: boolean) =>
    draft.moreTables.map((more) => (isAt(more, sheet, table) ? { ...more, read } : more));
  return (
    <section aria-labelledby="import-tables">
      <Title order={2} size="h5" id="import-tables">
        {t('imports.otherTables.title')}
      </Title>
      {hasTables && (
        <Text size="xs" c="dimmed" mb={4}>
          {t('imports.otherTables.intro')}
        </Text>
      )}
      {hasTables && (
        <ul className={classes.tables}>
          {beside.map((table) => (
            <BesideLine
              key={`beside ${table.columns.from}`}
              table={table}
              isLeft={draft.moreTables.some((more) => isAt(more, sheet, table) && !more.read)}
              onRead={(read) => onChange({ ...draft, moreTables: switchBeside(table, read) })}
              onInstead={() => onTable({ columns: table.columns })}
            />
          ))}
          {below.map((table) => (
            <BelowLine
              key={`below ${table.headerRow}`}
              table={table}
              isLeft={draft.leaveTables.includes(table.headerRow)}
              onRead={(read) => onChange(withTable(draft, table.headerRow, read))}
              onInstead={() => onTable({ headerRow: table.headerRow, columns: tableColumns })}
            />
          ))}
        </ul>
      )}
      {headings.rows > 0 && (
        <Text size="xs" c="dimmed" mt={4}>
          {t('imports.otherTables.headings', { count: headings.rows, first: headings.first })}
        </Text>
      )}
      {beside.length > 0 && tableColumns !== null && (
        <Button variant="default" size="compact-sm" mt={4} onClick={() => onTable({ columns: null })}>
          {t('imports.otherTables.whole')}
        </Button>
      )}
      {survey?.more && (
        <Text size="xs" c="dimmed" mt={4}>
          {t('imports.otherTables.most', { count: survey.rows })}
        </Text>
      )}
    </section>
  );
}

function isAt(more: Draft['moreTables'][number], sheet: string, { columns }: TableBeside): boolean {
  return more.sheet === sheet && more.columns?.from === columns.from;
}

interface LineProps<Table> {
  table: Table;
  isLeft: boolean;
  onRead(isRead: boolean): void;
  onInstead(): void;
}

function BesideLine({ table, ...acts }: LineProps<TableBeside>) {
  const t = useT();
  const column = columnLetters(table.columns.from);
  const headers = useNames(table.headers);
  return (
    <TableLine
      {...acts}
      table={table}
      text={t('imports.otherTables.beside', { column, count: table.rows, headers })}
      readLabel={t('imports.otherTables.besideReadOf', { column })}
      insteadLabel={t('imports.otherTables.besideInsteadOf', { column })}
    />
  );
}

function BelowLine({ table, ...acts }: LineProps<TableBelow>) {
  const t = useT();
  const { headerRow: row, rows: count } = table;
  const headers = useNames(table.headers);
  return (
    <TableLine
      {...acts}
      table={table}
      text={t('imports.otherTables.at', { row, count, headers })}
      readLabel={t('imports.otherTables.readOf', { row })}
      insteadLabel={t('imports.otherTables.insteadOf', { row })}
    />
  );
}

/** The first names of a header in one line. */
function useNames(headers: readonly string[]): string {
  const t = useT();
  const names = headers.slice(0, SHOWN_NAMES).join(t('imports.otherTables.comma'));
  return headers.length > SHOWN_NAMES ? `${names}…` : names;
}

interface TableLineProps extends LineProps<Pick<TableBelow, 'headers' | 'heading' | 'fit'>> {
  text: string;
  readLabel: string;
  insteadLabel: string;
}

function TableLine({ table, text, isLeft, readLabel, insteadLabel, onRead, onInstead }: TableLineProps) {
  const t = useT();
  const isSame = table.fit === 'same';
  return (
    <li className={classes.table}>
      <div className={classes.what}>
        <div className={classes.names} title={table.headers.join(' · ')}>
          {text}
        </div>
        <div className={classes.why}>
          {table.heading !== '' && `${t('imports.otherTables.under', { heading: table.heading })} `}
          {t(isSame && isLeft ? 'imports.otherTables.left' : `imports.otherTables.fit.${table.fit}`)}
        </div>
      </div>
      {isSame && (
        <Switch
          label={t('imports.otherTables.read')}
          aria-label={readLabel}
          checked={!isLeft}
          onChange={(event) => onRead(event.currentTarget.checked)}
        />
      )}
      <Button variant="default" size="compact-sm" aria-label={insteadLabel} onClick={onInstead}>
        {t('imports.otherTables.instead')}
      </Button>
    </li>
  );
}
