import { useMemo } from 'react';
import { AGAINST_CODES, type SuspectPair } from '../../../shared/contract/doubles.contract.ts';
import { useFormat } from '../../components/format.ts';
import type { GridColumn } from '../../components/grid/gridTypes.ts';
import { useT } from '../../components/useT.ts';
import classes from './doubles.module.css';
import { dealerLine, reasonsText } from './doubleTexts.ts';

/** A pair of the list, known by a number made of both. */
export interface PairRow extends SuspectPair {
  id: number;
}

/** Ids are far below 2²⁶, so that two of them make one exact number. */
const SHIFT = 2 ** 26;

export function pairRow(pair: SuspectPair): PairRow {
  return { ...pair, id: pairNumber(pair.kept.id, pair.lost.id) };
}

/** One number for two records, in either order. */
export function pairNumber(one: number, other: number): number {
  return Math.min(one, other) * SHIFT + Math.max(one, other);
}

const AGAINST: readonly string[] = AGAINST_CODES;

/** How sure, who and who, why, and what is behind either. */
export function useDoubleColumns(): readonly GridColumn<PairRow>[] {
  const t = useT();
  const format = useFormat();
  return useMemo(
    () => [
      {
        id: 'score',
        title: t('doubles.column.score'),
        width: 56,
        align: 'end',
        pinned: true,
        text: (row) => String(row.score),
        cell: (row) => <span className={classes.score}>{row.score}</span>,
      },
      { id: 'kept', title: t('doubles.column.kept'), width: 240, text: (row) => dealerLine(row.kept) },
      { id: 'lost', title: t('doubles.column.lost'), width: 240, text: (row) => dealerLine(row.lost) },
      {
        id: 'reasons',
        title: t('doubles.column.reasons'),
        width: 270,
        text: (row) => reasonsText(row.reasons, t),
        cell: (row) => {
          const speaking = row.reasons.filter(({ code }) => !AGAINST.includes(code));
          const against = row.reasons.filter(({ code }) => AGAINST.includes(code));
          return (
            <>
              {reasonsText(speaking, t)}
              {against.length > 0 && <span className={classes.against}> {reasonsText(against, t)}</span>}
            </>
          );
        },
      },
      {
        id: 'orders',
        title: t('doubles.column.orders'),
        width: 70,
        align: 'end',
        text: (row) => format.count(row.kept.orders),
      },
      {
        id: 'lostOrders',
        title: t('doubles.column.lostOrders'),
        width: 84,
        align: 'end',
        text: (row) => format.count(row.lost.orders),
      },
      { id: 'phone', title: t('doubles.column.phone'), width: 112, text: (row) => row.kept.phone },
      { id: 'lostPhone', title: t('doubles.column.lostPhone'), width: 112, text: (row) => row.lost.phone },
      { id: 'keptCode', title: t('doubles.column.keptCode'), width: 90, optional: true, text: (row) => row.kept.code },
      { id: 'lostCode', title: t('doubles.column.lostCode'), width: 90, optional: true, text: (row) => row.lost.code },
    ],
    [t, format],
  );
}
