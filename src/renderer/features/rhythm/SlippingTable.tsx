import { Anchor, Text, Tooltip, UnstyledButton } from '@mantine/core';
import type { SlippingOrder, SlippingRow } from '../../../shared/contract/rhythm.contract.ts';
import type { DeclineSignal } from '../../../shared/contract/rhythmRules.ts';
import { tierName } from '../../../shared/domain/tiers.ts';
import {
  chanceWord,
  declineReason,
  hitShort,
  hitText,
  oneDecimal,
  signalText,
} from '../../../shared/i18n/declineText.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { useFormat } from '../../components/format.ts';
import { TierBadge } from '../../components/TierBadge.tsx';
import { useTierNaming } from '../../components/tierNames.tsx';
import { useT } from '../../components/useT.ts';
import classes from './rhythm.module.css';
import type { SlippingChoice } from './slippingChoice.ts';
import { useDeclineFormat } from './useDeclineFormat.ts';

/** Everybody on the list, however many are shown, as a file to call from. */
export function SlippingExport({ choice, disabled }: { choice: SlippingChoice; disabled: boolean }) {
  const t = useT();
  return <TableExport request={{ table: 'slipping', of: choice }} name={t('rhythm.page.list')} disabled={disabled} />;
}

const ENDED = ['lastOn', 'cycle', 'late', 'chance', 'likely', 'hit', 'atStake'] as const;
type Ended = (typeof ENDED)[number];

interface TableProps {
  rows: readonly SlippingRow[];
  /** Whether predictions say anything of them. */
  hasChances: boolean;
  /** Whether the money is weighted; else it is ranked by what is at stake. */
  isWeighted: boolean;
  order: SlippingOrder;
  onOrder(order: SlippingOrder): void;
  onProof(row: SlippingRow, signal: DeclineSignal): void;
}

/** The ranked list: who, how late, what is at stake, and why in words; each mark opens its bills. */
export function SlippingTable({ rows, hasChances, isWeighted, order, onOrder, onProof }: TableProps) {
  const t = useT();
  const format = useFormat();
  const words = useDeclineFormat();
  const naming = useTierNaming();
  const percent = (share: number) => format.share(share, 0);
  const isShown = (key: Ended) =>
    key === 'chance' ? hasChances : key === 'likely' || key === 'hit' ? isWeighted : true;
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
            {ENDED.filter(isShown).map((key) => (
              <th key={key} scope="col" data-end aria-sort={isWeighted && key === order ? 'descending' : undefined}>
                {isWeighted && (key === 'likely' || key === 'atStake') ? (
                  <OrderButton column={key} isOn={key === order} onOrder={() => onOrder(key)} />
                ) : (
                  t(`rhythm.column.${key}`)
                )}
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
              {hasChances && <td data-end>{chanceWord(row, t, percent)}</td>}
              {isWeighted && (
                <>
                  <td data-end>{format.moneyRound(row.likelyMinor)}</td>
                  <td data-end title={hitText(row.hit, t, percent)}>
                    {row.hit ? hitShort(row.hit, t, percent) : '—'}
                  </td>
                </>
              )}
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

interface OrderProps {
  column: SlippingOrder;
  isOn: boolean;
  onOrder(): void;
}

/** A column that the list may be ranked by. */
function OrderButton({ column, isOn, onOrder }: OrderProps) {
  const t = useT();
  const name = t(`rhythm.column.${column}`);
  return (
    <UnstyledButton className={classes.order} title={t('rhythm.page.sortBy', { column: name })} onClick={onOrder}>
      {name}
      {isOn ? ' ↓' : ''}
    </UnstyledButton>
  );
}

/** What the small marks stand for: those that are on the list. */
export function MarkLegend({ signals }: { signals: readonly DeclineSignal[] }) {
  const t = useT();
  return (
    <Text size="sm" c="dimmed" mt={4}>
      {t('rhythm.page.legend', {
        marks: signals
          .map((signal) => `${t(`rhythm.mark.${signal}`)} ${t(`rhythm.signal.${signal}`)}`)
          .join(t('rhythm.why.separator')),
      })}
    </Text>
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
