import { useMemo } from 'react';
import {
  FIXED_BY_TEXT,
  type HealthCheck,
  type HealthRefusal,
  type HealthRow,
  LACKING_CHECKS,
} from '../../../shared/contract/health.contract.ts';
import type { Output } from '../../../shared/contract/index.ts';
import type { DealerId } from '../../../shared/domain/ids.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { type Format, useFormat } from '../../components/format.ts';
import type { GridColumn } from '../../components/grid/gridTypes.ts';
import { useT } from '../../components/useT.ts';
import classes from './health.module.css';

const LACKING: readonly HealthCheck[] = LACKING_CHECKS;

type Mend = (
  fixes: readonly { id: DealerId; expectedRevision: number; text: string }[],
) => Promise<HealthRefusal | undefined>;

/** Who, how much money, what stands there, what is proposed, and the cell for what it should be. */
export function useFindingColumns(
  { check, proposals }: Output<'health.overview'>['checks'][number],
  mend: Mend,
): readonly GridColumn<HealthRow>[] {
  const t = useT();
  const format = useFormat();
  const proposed = proposals > 0;
  return useMemo(() => {
    const columns: GridColumn<HealthRow>[] = [
      { id: 'name', title: t('dealers.column.name'), width: 172, pinned: true, text: (row) => row.name },
      { id: 'code', title: t('dealers.column.code'), width: 84, text: (row) => row.code },
      {
        id: 'amount',
        title: t('health.column.amount'),
        width: 160,
        align: 'end',
        text: (row) => format.amount(row.amountMinor),
      },
      {
        id: 'now',
        title: t('health.column.now'),
        width: LACKING.includes(check) ? 200 : 270,
        text: (row) => nowText(row, check, t, format),
      },
    ];
    if (proposed)
      columns.push({
        id: 'proposal',
        title: t('health.column.proposal'),
        width: 150,
        text: (row) => row.proposal ?? '',
      });
    if (FIXED_BY_TEXT.includes(check)) columns.push(mendedColumn(t, mend));
    columns.push(
      { id: 'rep', title: t('dealers.column.rep'), width: 90, text: (row) => row.repName },
      { id: 'city', title: t('dealers.column.city'), width: 90, text: (row) => row.city },
    );
    return columns;
  }, [t, format, check, proposed, mend]);
}

function mendedColumn(t: T, mend: Mend): GridColumn<HealthRow> {
  return {
    id: 'mended',
    title: t('health.column.mended'),
    width: 160,
    text: () => '',
    cell: () => <span className={classes.toFill}>{t('health.column.toFill')}</span>,
    edit: {
      // What is doubtful is mended from what stands there.
      value: (row) => row.text,
      // The row leaves the list when it is mended; what is refused stays as it was, with the reason told.
      save: async (row, next) => {
        await mend([{ id: row.id, expectedRevision: row.revision, text: next }]);
        return row;
      },
    },
  };
}

/** A missing value says so by an em dash; what the owner's list said is quoted. */
function nowText(row: HealthRow, check: HealthCheck, t: T, format: Format): string {
  const { text, params } = row;
  if (text === '' && Object.keys(params).length === 0) return '—';
  const days = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, name === 'first' ? format.day(String(value)) : value]),
  );
  return t(`health.finding.${check}`, { ...days, text: check in SAYS_DAY ? format.day(text) : text });
}

/** Checks whose text is a day. */
const SAYS_DAY = { orderBeforeOpening: true } as const;
