import type { ReactNode } from 'react';
import type { DealerRow } from '../../../shared/contract/dealers.contract.ts';
import { daysBetween } from '../../../shared/domain/calendarDay.ts';
import { oneDecimal } from '../../../shared/i18n/declineText.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import classes from './dealers.module.css';

/** From here on the percents themselves say nothing. */
const MANIFOLD = 10;

/** The figures one asks first: amount, the window before, last order, number of orders, rank, stage, lateness, money at stake. */
export function KeyFigures({ row }: { row: DealerRow }) {
  const t = useT();
  const format = useFormat();
  const cutOff = useApiQuery('orders.coverage', {}).data?.cutOff ?? null;
  const days = row.lastOn !== null && cutOff !== null ? daysBetween(row.lastOn, cutOff) : null;
  const before = row.amountPrevMinor;
  const change = before !== null && before > 0 ? (row.amountMinor - before) / before : null;
  const percent =
    change !== null && change >= MANIFOLD
      ? '>+999%'
      : `${change !== null && change > 0 ? '+' : ''}${format.percent(change)}`;
  const lastPeriod = change === null ? '' : percent;
  // Without any order there is nothing to be incomplete.
  const partial = before === null && cutOff !== null;
  return (
    <dl className={classes.figures}>
      <Figure
        name={t('dealers.detail.thisPeriod')}
        remark={row.rank === null ? '' : `${t('dealers.detail.rank')} ${format.count(row.rank)}`}
      >
        {format.money(row.amountMinor)}
      </Figure>
      <Figure name={t('dealers.detail.lastPeriod')} remark={partial ? t('dealers.detail.noFullData') : lastPeriod}>
        {format.money(before)}
      </Figure>
      <Figure
        name={t('dealers.detail.lastOrder')}
        remark={days === null ? '' : t('dealers.detail.days', { count: days })}
      >
        {format.day(row.lastOn)}
      </Figure>
      <Figure name={t('dealers.detail.orders12')}>{format.count(row.orders)}</Figure>
      {row.stage !== null && (
        <Figure name={t('lifecycle.dealer.title')} remark={lateText(row, t)}>
          {t(`lifecycle.stage.${row.stage}`)}
        </Figure>
      )}
      {row.atStakeMinor !== null && row.atStakeMinor > 0 && (
        <Figure name={t('rhythm.dealer.atStake')}>{format.moneyRound(row.atStakeMinor)}</Figure>
      )}
    </dl>
  );
}

/** How late a dealer is by its own rhythm; nothing where it is not, or has none. */
function lateText({ lateCycles }: DealerRow, t: T): string {
  if (lateCycles === null || lateCycles <= 0) return '';
  return `${t('rhythm.dealer.late')} ${t('rhythm.unit.cycles', { cycles: oneDecimal(lateCycles) })}`;
}

function Figure({ name, remark, children }: { name: string; remark?: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {children} {remark && <small>{remark}</small>}
      </dd>
    </div>
  );
}
