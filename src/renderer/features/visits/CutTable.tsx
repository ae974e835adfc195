import { Button, Group } from '@mantine/core';
import type { Output } from '../../../shared/contract/index.ts';
import type { Pace } from '../../../shared/contract/visitRules.ts';
import { oneDecimal } from '../../../shared/i18n/capacityText.ts';
import { paceText } from '../../../shared/i18n/needText.ts';
import { type ShownColumn, shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { useFormat } from '../../components/format.ts';
import { TierBadge } from '../../components/TierBadge.tsx';
import { useT } from '../../components/useT.ts';
import classes from './needs.module.css';
import { stepsOf } from './paceSteps.ts';

type Capacity = Output<'visits.capacity'>;
type Tier = Capacity['tiers'][number];
/** Without a pace: whoever has no tier is seen as the rules for his stage and segment say. */
type Line = NonNullable<Capacity['ungraded']> & { name: string; pace?: Pace | null };

interface CutTableProps {
  tiers: readonly Tier[];
  ungraded: Capacity['ungraded'];
  onPace(code: string, pace: Pace | null): void;
}

/**
 * A row for each tier: how often it is seen, what that takes, and steps to less, more, phone or visit; and one for dealers of none,
 * so that the rows make the total.
 */
export function CutTable({ tiers, ungraded, onPace }: CutTableProps) {
  const t = useT();
  const format = useFormat();
  const none: Line | null = ungraded === null ? null : { ...ungraded, name: t('common.tier.ungraded') };
  const columns: ShownColumn<Line>[] = [
    [t('visitNeeds.capacity.column.tier'), 'text', ({ name }) => name],
    [t('visitNeeds.capacity.column.pace'), 'text', ({ pace }) => (pace === undefined ? '' : paceText(pace, t))],
    [t('visitNeeds.capacity.column.dealers'), 'integer', ({ dealers }) => dealers],
    [t('visitNeeds.capacity.column.visits'), 'number', ({ visits }) => oneDecimal(visits)],
    [t('visitNeeds.capacity.column.calls'), 'number', ({ calls }) => oneDecimal(calls)],
    [t('visitNeeds.capacity.column.needed'), 'number', ({ minutes }) => oneDecimal(minutes / 60)],
  ];
  const figures = ({ dealers, visits, calls, minutes }: Line) => (
    <>
      <td data-end>{format.count(dealers)}</td>
      <td data-end>{format.count(oneDecimal(visits))}</td>
      <td data-end>{format.count(oneDecimal(calls))}</td>
      <td data-end>{format.count(oneDecimal(minutes / 60))}</td>
    </>
  );
  const title = t('visitNeeds.capacity.tiers');
  return (
    <section className={classes.room} aria-label={title}>
      <Group justify="flex-end">
        <TableExport request={shownTable(title, columns, none === null ? tiers : [...tiers, none])} name={title} />
      </Group>
      <table className={classes.table}>
        <thead>
          <tr>
            {columns.map(([header, kind]) => (
              <th key={header} scope="col" data-end={kind !== 'text' || undefined}>
                {header}
              </th>
            ))}
            <th scope="col">{t('visitNeeds.capacity.cutTitle')}</th>
          </tr>
        </thead>
        <tbody>
          {tiers.map((tier) => (
            <tr key={tier.code}>
              <td>
                <TierBadge tier={tier.code} text={tier.name} />
              </td>
              <td>{paceText(tier.pace, t)}</td>
              {figures(tier)}
              <td>
                <Steps tier={tier} onPace={(pace) => onPace(tier.code, pace)} />
              </td>
            </tr>
          ))}
          {none !== null && (
            <tr>
              <td>
                <TierBadge tier={null} />
              </td>
              <td />
              {figures(none)}
              <td />
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}

function Steps({ tier, onPace }: { tier: Tier; onPace(pace: Pace | null): void }) {
  const t = useT();
  const { less, more } = stepsOf(tier.pace);
  const step = (label: string, pace: Pace | null | undefined) => (
    <Button
      variant="default"
      size="compact-xs"
      disabled={pace === undefined}
      aria-label={`${tier.name}: ${label}`}
      onClick={() => pace !== undefined && onPace(pace)}
    >
      {label}
    </Button>
  );
  const { pace } = tier;
  return (
    <Group gap={4} wrap="nowrap">
      {step(t('visitNeeds.capacity.less'), less)}
      {step(t('visitNeeds.capacity.more'), more)}
      {pace !== null &&
        step(t(pace.way === 'visit' ? 'visitNeeds.capacity.toCall' : 'visitNeeds.capacity.toVisit'), {
          ...pace,
          way: pace.way === 'visit' ? 'phone' : 'visit',
        })}
    </Group>
  );
}
