import { Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import type { RunSummary } from '../../../shared/contract/scoring.contract.ts';
import type { UngradedReason } from '../../../shared/domain/tiers.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { useFormat } from '../../components/format.ts';
import { TierBadge } from '../../components/TierBadge.tsx';
import { useT } from '../../components/useT.ts';
import classes from './scoring.module.css';

const MEANINGS = ['A', 'B', 'C', 'D'] as const;
const UNGRADED = ['too_new', 'no_orders', 'excluded'] as const satisfies readonly UngradedReason[];

/** Where the dealers without a tier are found in the list. */
const UNGRADED_LIST: Record<UngradedReason, string> = {
  too_new: '/dealers?tier=ungraded&excluded=hide',
  no_orders: '/dealers?tier=ungraded&excluded=hide',
  excluded: '/dealers?excluded=only',
};

/** Dealers, amount and orders of each tier, then those without one; every number opens its dealers. */
export function TierTable({ live }: { live: RunSummary }) {
  const t = useT();
  const format = useFormat();
  const sum = live.tiers.reduce(
    (all, tier) => ({
      dealers: all.dealers + tier.dealers,
      amountMinor: all.amountMinor + tier.amountMinor,
      orders: all.orders + tier.orders,
    }),
    { dealers: 0, amountMinor: 0, orders: 0 },
  );
  const share = (part: number, whole: number) => format.percent(whole > 0 ? part / whole : null);
  const average = (amountMinor: number, orders: number) =>
    format.moneyRound(orders > 0 ? Math.round(amountMinor / orders) : null);
  return (
    <section aria-labelledby="scoring-tiers">
      <Title order={2} size="h4" id="scoring-tiers" mb="xs">
        {t('scoring.tier.label')}
      </Title>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('scoring.tier.column')}</th>
            <th scope="col" data-end>
              {t('scoring.tier.dealers')}
            </th>
            <th scope="col" data-end>
              {t('scoring.tier.dealersShare')}
            </th>
            <th scope="col" data-end>
              {t('scoring.tier.amount')}
            </th>
            <th scope="col" data-end>
              {t('scoring.tier.amountShare')}
            </th>
            <th scope="col" data-end>
              {t('scoring.tier.orders')}
            </th>
            <th scope="col" data-end>
              {t('scoring.tier.averageOrder')}
            </th>
          </tr>
        </thead>
        <tbody>
          {live.tiers.map(({ tier, dealers, amountMinor, orders }) => (
            <tr key={tier}>
              <th scope="row" title={meaningOf(tier, t)}>
                <span className={classes.tierCell}>
                  <TierBadge tier={tier} />
                  <small>{meaningOf(tier, t)}</small>
                </span>
              </th>
              <td data-end>
                <Link href={`/dealers?tier=${encodeURIComponent(tier)}`}>{format.count(dealers)}</Link>
              </td>
              <td data-end>{share(dealers, sum.dealers)}</td>
              <td data-end>{format.money(amountMinor)}</td>
              <td data-end>{share(amountMinor, sum.amountMinor)}</td>
              <td data-end>{format.count(orders)}</td>
              <td data-end>{average(amountMinor, orders)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('scoring.tier.total')}</th>
            <td data-end>{format.count(sum.dealers)}</td>
            <td />
            <td data-end>{format.money(sum.amountMinor)}</td>
            <td />
            <td data-end>{format.count(sum.orders)}</td>
            <td data-end>{average(sum.amountMinor, sum.orders)}</td>
          </tr>
        </tfoot>
      </table>
      <Ungraded live={live} />
    </section>
  );
}

function Ungraded({ live }: { live: RunSummary }) {
  const t = useT();
  const format = useFormat();
  return (
    <Text size="sm" mt="xs" component="p">
      <strong>{t('scoring.tier.ungraded')}</strong>{' '}
      {UNGRADED.map((reason) => (
        <span key={reason} className={classes.ungraded} title={t(`scoring.ungradedHint.${reason}`)}>
          {t(`scoring.ungraded.${reason}`)}{' '}
          {live.ungraded[reason] > 0 ? (
            <Link href={UNGRADED_LIST[reason]}>{format.count(live.ungraded[reason])}</Link>
          ) : (
            0
          )}
        </span>
      ))}
      <span className={classes.ungraded}>
        {t('scoring.abc.label')} A {format.count(live.abc.A)} · B {format.count(live.abc.B)} · C{' '}
        {format.count(live.abc.C)}
      </span>
    </Text>
  );
}

/** Tiers of other names than the default ones explain themselves. */
function meaningOf(tier: string, t: T): string {
  const known = MEANINGS.find((name) => name === tier);
  return known === undefined ? '' : t(`scoring.tier.meaning.${known}`);
}
