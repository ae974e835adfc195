import { Group, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import type { RunSummary } from '../../../shared/contract/scoring.contract.ts';
import { DORMANT_CODE } from '../../../shared/domain/tiers.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { useFormat } from '../../components/format.ts';
import { TierBadge } from '../../components/TierBadge.tsx';
import { useT } from '../../components/useT.ts';
import { LeftOutRows } from './LeftOutRows.tsx';
import classes from './scoring.module.css';

const MEANINGS = ['A', 'B', 'C', 'D'] as const;

/** Dealers, amount and orders of each tier, then those without one; every number opens its dealers. */
export function TierTable({ live }: { live: RunSummary }) {
  const t = useT();
  const format = useFormat();
  const graded = addUp(live.tiers);
  const ungraded = useUngraded(live, graded.orders);
  const sum = addUp([graded, ungraded]);
  const share = (part: number, whole: number) => format.percent(whole > 0 ? part / whole : null);
  const average = (amountMinor: number, orders: number) =>
    format.moneyRound(orders > 0 && amountMinor > 0 ? Math.round(amountMinor / orders) : null);
  return (
    <section aria-labelledby="scoring-tiers">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4" id="scoring-tiers">
          {t('scoring.tier.label')}
        </Title>
        <TableExport request={{ table: 'tiers' }} name={t('scoring.tier.label')} />
      </Group>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col" className={classes.tierHead}>
              {t('scoring.tier.column')}
            </th>
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
              <th scope="row" className={classes.tierHead} title={meaningOf(tier, live.rules, t)}>
                <span className={classes.tierCell}>
                  <TierBadge tier={tier} />
                  <small>{meaningOf(tier, live.rules, t)}</small>
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
          <tr>
            <th scope="row">{t('scoring.tier.ungraded')}</th>
            <td data-end>
              <Link href="/dealers?tier=ungraded&excluded=hide">{format.count(ungraded.dealers)}</Link>
            </td>
            <td data-end>{share(ungraded.dealers, sum.dealers)}</td>
            <td data-end>{format.money(ungraded.amountMinor)}</td>
            <td data-end>{share(ungraded.amountMinor, sum.amountMinor)}</td>
            <td data-end>{format.count(ungraded.orders)}</td>
            <td data-end>{average(ungraded.amountMinor, ungraded.orders)}</td>
          </tr>
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('scoring.tier.total')}</th>
            <td data-end>{format.count(sum.dealers)}</td>
            <td data-end>{share(sum.dealers, sum.dealers)}</td>
            <td data-end>{format.money(sum.amountMinor)}</td>
            <td data-end>{share(sum.amountMinor, sum.amountMinor)}</td>
            <td data-end>{format.count(sum.orders)}</td>
            <td data-end>{average(sum.amountMinor, sum.orders)}</td>
          </tr>
          <LeftOutRows live={live} graded={sum} />
        </tfoot>
      </table>
      <Beside live={live} />
      <Sums live={live} totalMinor={sum.amountMinor} />
    </section>
  );
}

interface Sum {
  dealers: number;
  amountMinor: number;
  orders: number;
}

function addUp(parts: readonly Sum[]): Sum {
  const total = (name: keyof Sum) => parts.reduce((sum, part) => sum + part[name], 0);
  return { dealers: total('dealers'), amountMinor: total('amountMinor'), orders: total('orders') };
}

/** Dealers that take part but carry no tier: what they bought counts in the whole. */
function useUngraded(live: RunSummary, gradedOrders: number): Sum {
  const list = useApiQuery('dealers.list', { filter: { tiers: ['ungraded'], excluded: 'hide' }, limit: 1 }).data;
  return {
    dealers: live.ungraded.too_new + live.ungraded.no_orders,
    amountMinor: list?.amountMinor ?? 0,
    orders: live.orders - gradedOrders,
  };
}

/** Three sums of one page that differ say by what: the head's, this table's, the curve's. */
function Sums({ live, totalMinor }: { live: RunSummary; totalMinor: number }) {
  const t = useT();
  const format = useFormat();
  const rest = totalMinor - live.amountMinor;
  const parts = [
    rest !== 0 &&
      t('scoring.tier.sums', {
        total: format.money(totalMinor),
        count: live.dealers,
        amount: format.money(live.amountMinor),
        rest: format.money(rest),
      }),
    // Other kinds do not cut by the running share.
    live.rules.kind === 'abc' &&
      live.shareBaseMinor !== totalMinor &&
      t('scoring.tier.base', {
        base: format.money(live.shareBaseMinor),
        tier: live.rules.tierNames[0] ?? '',
      }),
  ].filter(Boolean);
  if (parts.length === 0) return null;
  return (
    <Text size="xs" c="dimmed" mt={4}>
      {parts.join(' ')}
    </Text>
  );
}

/** Why dealers carry no tier, and the classes of the whole population. */
function Beside({ live }: { live: RunSummary }) {
  const t = useT();
  const format = useFormat();
  const named = classNames(live.rules);
  return (
    <Text size="sm" mt="xs" component="p">
      {(['too_new', 'no_orders'] as const).map((reason) => (
        <span key={reason} className={classes.beside} title={t(`scoring.ungradedHint.${reason}`)}>
          {t(`scoring.ungraded.${reason}`)} {format.count(live.ungraded[reason])}
        </span>
      ))}
      <span className={classes.beside} title={t('scoring.ungradedHint.excluded')}>
        {t('scoring.ungraded.excluded')}{' '}
        {live.ungraded.excluded > 0 ? (
          <Link href="/dealers?excluded=only">{format.count(live.ungraded.excluded)}</Link>
        ) : (
          0
        )}
      </span>
      {named && (
        <span className={classes.beside}>
          {t('scoring.abc.classes', { a: live.abc.A, b: live.abc.B, c: live.abc.C, ...named })}
        </span>
      )}
    </Text>
  );
}

/** How the three classes by amount are called; null where the scheme cuts the same amounts into more tiers than three. */
function classNames({ kind, tierNames }: RunSummary['rules']): { tierA: string; tierB: string; tierC: string } | null {
  if (kind !== 'abc') return { tierA: 'A', tierB: 'B', tierC: 'C' };
  const [tierA = '', tierB = '', tierC = '', ...more] = tierNames;
  return more.length > 0 ? null : { tierA, tierB, tierC };
}

/** What the default scheme's tiers mean; the dormant one means the same in all. */
function meaningOf(tier: string, { kind, tierNames }: RunSummary['rules'], t: T): string {
  if (tier === DORMANT_CODE) return t('scoring.tier.meaning.D');
  const plain = kind === 'abc' && tierNames.join() === 'A,B,C';
  const known = MEANINGS.find((name) => name === tier);
  return plain && known !== undefined ? t(`scoring.tier.meaning.${known}`) : '';
}
