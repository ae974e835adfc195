import { Button, Switch, Text, Title } from '@mantine/core';
import type { SheetSurvey, TableBelow } from '../../../shared/contract/importSurvey.ts';
import { useT } from '../../components/useT.ts';
import classes from './otherTables.module.css';

/** Names of a header that are shown. */
const SHOWN_NAMES = 6;

export interface OtherTablesProps {
  survey: SheetSurvey | null;
  /** Tables that are left out, by the rows of their headers. */
  left: readonly number[];
  onLeft(next: number[]): void;
  onHeader(row: number): void;
}

/** The further tables of the sheet: what becomes of each and why, each one changeable. */
export function OtherTables({ survey, left, onLeft, onHeader }: OtherTablesProps) {
  const t = useT();
  if (survey === null || survey.tables.length === 0) return null;
  const switchOne = (row: number, isRead: boolean) =>
    onLeft(isRead ? left.filter((each) => each !== row) : [...left, row]);
  return (
    <section aria-labelledby="import-tables">
      <Title order={2} size="h5" id="import-tables">
        {t('imports.tables.title')}
      </Title>
      <Text size="xs" c="dimmed" mb={4}>
        {t('imports.tables.intro')}
      </Text>
      <ul className={classes.tables}>
        {survey.tables.map((table) => (
          <TableLine
            key={table.headerRow}
            table={table}
            isLeft={left.includes(table.headerRow)}
            onRead={(isRead) => switchOne(table.headerRow, isRead)}
            onInstead={() => onHeader(table.headerRow)}
          />
        ))}
      </ul>
      {survey.more && (
        <Text size="xs" c="dimmed" mt={4}>
          {t('imports.tables.most', { count: survey.rows })}
        </Text>
      )}
    </section>
  );
}

interface TableLineProps {
  table: TableBelow;
  isLeft: boolean;
  onRead(isRead: boolean): void;
  onInstead(): void;
}

function TableLine({ table, isLeft, onRead, onInstead }: TableLineProps) {
  const t = useT();
  const { headerRow: row, headers, rows, fit } = table;
  const names = headers.slice(0, SHOWN_NAMES).join(t('imports.tables.comma'));
  const isSame = fit === 'same';
  return (
    <li className={classes.table}>
      <div className={classes.what}>
        <div className={classes.names} title={headers.join(' · ')}>
          {t('imports.tables.at', { row, count: rows, headers: headers.length > SHOWN_NAMES ? `${names}…` : names })}
        </div>
        <div className={classes.why}>{t(isSame && isLeft ? 'imports.tables.left' : `imports.tables.fit.${fit}`)}</div>
      </div>
      {isSame && (
        <Switch
          label={t('imports.tables.read')}
          aria-label={t('imports.tables.readOf', { row })}
          checked={!isLeft}
          onChange={(event) => onRead(event.currentTarget.checked)}
        />
      )}
      <Button
        variant="default"
        size="compact-sm"
        aria-label={t('imports.tables.insteadOf', { row })}
        onClick={onInstead}
      >
        {t('imports.tables.instead')}
      </Button>
    </li>
  );
}
