import { Anchor, Tooltip, UnstyledButton } from '@mantine/core';
import { useMemo } from 'react';
import type { SlippingRow } from '../../../shared/contract/rhythm.contract.ts';
import type { DeclineSignal } from '../../../shared/contract/rhythmRules.ts';
import { tierName } from '../../../shared/domain/tiers.ts';
import { declineReason, oneDecimal, signalText } from '../../../shared/i18n/declineText.ts';
import { type ShownColumn, shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { useFormat } from '../../components/format.ts';
import { TierBadge } from '../../components/TierBadge.tsx';
import { useTierNaming } from '../../components/tierNames.tsx';
import { useT } from '../../components/useT.ts';
import classes from './rhythm.module.css';
import { useDeclineFormat } from './useDeclineFormat.ts';

/** The columns of the list as copying and export write them. */
function useSlippingColumns(): ShownColumn<SlippingRow>[] {
  const t = useT();
  const words = useDeclineFormat();
  const naming = useTierNaming();
  return useMemo(
    () => [
      [t('rhythm.column.name'), 'text', ({ name }) => name],
      [t('rhythm.column.code'), 'text', ({ code }) => code],
      [t('rhythm.column.tier'), 'text', ({ tier }) => (tier === null ? '' : tierName(naming, tier))],
      [t('rhythm.column.rep'), 'text', ({ rep }) => rep ?? ''],
      [t('rhythm.column.phone'), 'text', ({ phone }) => phone],
      [t('rhythm.column.lastOn'), 'day', ({ lastOn }) => lastOn],
      [t('rhythm.column.cycle'), 'plain', ({ cycleDays }) => cycleDays],
      [t('rhythm.column.late'), 'plain', ({ lateCycles }) => lateCycles],
      [t('rhythm.column.expected'), 'money', ({ expectedMinor }) => expectedMinor],
      [t('rhythm.column.atStake'), 'money', ({ atStakeMinor }) => atStakeMinor],
      [t('rhythm.column.reason'), 'text', (row) => declineReason(row, t, words)],
    ],
    [t, words, naming],
  );
}

/** The rows on show, as a file or for pasting. */
export function SlippingExport({ rows }: { rows: readonly SlippingRow[] }) {
  const t = useT();
  const columns = useSlippingColumns();
  const name = t('rhythm.page.list');
  return <TableExport request={shownTable(name, columns, rows)} name={name} disabled={rows.length === 0} />;
}

interface TableProps {
  rows: readonly SlippingRow[];
  onProof(row: SlippingRow, signal: DeclineSignal): void;
}

/** The ranked list: who, how late, what is at stake, and why in words; each mark opens its bills. */
export function SlippingTable({ rows, onProof }: TableProps) {
  const t = useT();
  const format = useFormat();
  const words = useDeclineFormat();
  const naming = useTierNaming();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by its keys
    <section className={classes.room} tabIndex={0} aria-label={t('rhythm.page.list')}>
      <table className={classes.table}>
        <thead>
          <tr>
            {(['rank', 'name', 'tier', 'rep', 'phone'] as const).map((key) => (
              <th key={key} scope="col" data-end={key === 'rank' || undefined}>
                {t(`rhythm.column.${key}`)}
              </th>
            ))}
            {(['lastOn', 'cycle', 'late', 'atStake'] as const).map((key) => (
              <th key={key} scope="col" data-end>
                {t(`rhythm.column.${key}`)}
              </th>
            ))}
            <th scope="col">{t('rhythm.column.signals')}</th>
            <th scope="col">{t('rhythm.column.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={row.id}>
              <td data-end>{at + 1}</td>
              <td>
                <Anchor href={`#/dealers/${row.id}`} size="sm">
                  {row.name}
                </Anchor>
              </td>
              <td>{row.tier && <TierBadge tier={row.tier} text={tierName(naming, row.tier)} />}</td>
              <td>{row.rep}</td>
              <td>{row.phone}</td>
              <td data-end>{format.day(row.lastOn)}</td>
              <td data-end>
                {row.cycleDays === null ? '—' : t('rhythm.unit.days', { days: oneDecimal(row.cycleDays) })}
              </td>
              <td data-end>{row.lateCycles ? oneDecimal(row.lateCycles) : '—'}</td>
              <td data-end>{format.moneyRound(row.atStakeMinor)}</td>
              <td>
                <Marks row={row} onProof={(signal) => onProof(row, signal)} />
              </td>
              <td className={classes.reason}>{declineReason(row, t, words)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A small mark for each sign. */
function Marks({ row, onProof }: { row: SlippingRow; onProof(signal: DeclineSignal): void }) {
  const t = useT();
  const words = useDeclineFormat();
  return (
    <span className={classes.marks}>
      {row.signals.map((signal) => (
        <Tooltip key={signal.k} label={signalText(signal, row, t, words)} multiline maw={320}>
          <UnstyledButton
            className={classes.mark}
            aria-label={`${t(`rhythm.mark.${signal.k}`)} · ${t(`rhythm.signal.${signal.k}`)} · ${row.name}`}
            onClick={() => onProof(signal.k)}
          >
            {t(`rhythm.mark.${signal.k}`)}
          </UnstyledButton>
        </Tooltip>
      ))}
    </span>
  );
}
