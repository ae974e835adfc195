import type { OwedSums, OwingShown } from '../../../shared/contract/receivables.contract.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import classes from './receivables.module.css';

export interface OwedTilesProps {
  sums: OwedSums;
  lastReceivedOn: string | null;
  shown: OwingShown;
  onShown(shown: OwingShown): void;
}

/** The sums one asks first; three of them choose whom the list below shows. */
export function OwedTiles({ sums, lastReceivedOn, shown, onShown }: OwedTilesProps) {
  const t = useT();
  const format = useFormat();
  const dealers = (count: number) => t('receivables.page.dealers', { count });
  const share = sums.owedMinor === 0 ? '' : format.percent(sums.overdueMinor / sums.owedMinor);
  const tiles: [OwingShown, string, string, string][] = [
    ['all', t('receivables.page.owed'), format.money(sums.owedMinor), dealers(sums.dealers)],
    [
      'overdue',
      t('receivables.page.overdue'),
      format.money(sums.overdueMinor),
      [dealers(sums.overdueDealers), share].filter(Boolean).join(' · '),
    ],
    ['overLimit', t('receivables.page.overLimit'), dealers(sums.overLimitDealers), ''],
  ];
  return (
    <div className={classes.tiles}>
      {tiles.map(([name, title, value, remark]) => (
        <button
          key={name}
          type="button"
          className={classes.tile}
          aria-pressed={shown === name}
          onClick={() => onShown(name)}
        >
          <span className={classes.tileName}>{title}</span>
          <span className={classes.tileValue}>{value}</span>
          <span className={classes.tileRemark}>{remark}</span>
        </button>
      ))}
      <div className={classes.tile}>
        <span className={classes.tileName}>{t('receivables.page.prepaid')}</span>
        <span className={classes.tileValue}>{format.money(sums.prepaidMinor)}</span>
        <span className={classes.tileRemark}>
          {lastReceivedOn === null
            ? t('receivables.receipts.none')
            : t('receivables.page.lastReceived', { day: format.day(lastReceivedOn) })}
        </span>
      </div>
    </div>
  );
}
