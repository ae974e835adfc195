import { Anchor, Button, Group, Text, TextInput } from '@mantine/core';
import { Link } from 'wouter';
import type { DealerGroup, DoubleDealer } from '../../../shared/contract/doubles.contract.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import classes from './doubles.module.css';
import { dealerLine, groupListHref, personName } from './doubleTexts.ts';
import { OwnerHints } from './OwnerHints.tsx';
import { useDecide } from './useDecide.ts';
import { useDecideOwners } from './useDecideOwners.ts';
import { useDecidePeople } from './useDecidePeople.ts';

/** The way out of a list, as its first line. */
function ListExport(props: Pick<React.ComponentProps<typeof TableExport>, 'request' | 'name'>) {
  return (
    <li className={classes.item}>
      <span className={classes.spread} />
      <TableExport {...props} />
    </li>
  );
}

/** Dealers that were merged, each to be taken apart again. */
export function MergedList() {
  const t = useT();
  const format = useFormat();
  const decide = useDecide();
  const people = useDecidePeople();
  const { data } = useApiQuery('doubles.merges', {});
  const contacts = useApiQuery('doubles.contactMerges', {}).data?.merges ?? [];
  if (!data) return <Text c="dimmed">{t('common.loading')}</Text>;
  if (data.merges.length === 0 && contacts.length === 0)
    return <EmptyState title={t('doubles.merged.none')} text={t('doubles.merged.noneText')} />;
  const name = t('doubles.tab.merged');
  const request = shownTable(
    name,
    [
      [t('doubles.column.lostCode'), 'text', ({ lost }) => lost.code],
      [t('doubles.merge.goes'), 'text', ({ lost }) => lost.name],
      [t('doubles.column.keptCode'), 'text', ({ kept }) => kept.code],
      [t('doubles.merge.stays'), 'text', ({ kept }) => kept.name],
      [t('data.changes.when'), 'text', ({ mergedAt }) => format.instant(mergedAt)],
    ],
    data.merges,
  );
  return (
    <ul className={classes.list}>
      <ListExport request={request} name={name} />
      {data.merges.map(({ mergeId, kept, lost, mergedAt }) => (
        <li key={mergeId} className={classes.item}>
          <span>
            {t('doubles.merged.line', { lost: [lost.name, lost.code].filter(Boolean).join(' '), kept: kept.name })}
          </span>
          <Text size="xs" c="dimmed">
            {t('doubles.merged.at', { time: format.instant(mergedAt) })}
          </Text>
          <span className={classes.spread} />
          <Anchor component={Link} href={`/dealers/${kept.id}`} size="sm">
            {t('doubles.act.open')}
          </Anchor>
          <Button size="compact-sm" variant="default" onClick={() => void decide.unmerge(mergeId)}>
            {t('doubles.act.unmerge')}
          </Button>
        </li>
      ))}
      {contacts.map((merge) => (
        <li key={`p${merge.mergeId}`} className={classes.item}>
          <span>
            {t('doubles.people.mergedLine', {
              dealer: merge.dealer.name,
              lost: personName(merge.lost, t),
              kept: personName(merge.kept, t),
            })}
          </span>
          <Text size="xs" c="dimmed">
            {t('doubles.merged.at', { time: format.instant(merge.mergedAt) })}
          </Text>
          <span className={classes.spread} />
          <Anchor component={Link} href={`/dealers/${merge.dealer.id}`} size="sm">
            {t('doubles.act.open')}
          </Anchor>
          <Button size="compact-sm" variant="default" onClick={() => void people.unmerge(merge)}>
            {t('doubles.act.unmerge')}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** Pairs that are two for good, each to be forgotten again. */
export function DistinctList() {
  const t = useT();
  const format = useFormat();
  const decide = useDecide();
  const people = useDecidePeople();
  const { data } = useApiQuery('doubles.distinct', {});
  const contacts = useApiQuery('doubles.distinctContacts', {}).data?.pairs ?? [];
  const owners = useApiQuery('doubles.distinctOwners', {}).data?.decided ?? [];
  if (!data) return <Text c="dimmed">{t('common.loading')}</Text>;
  if (data.pairs.length === 0 && contacts.length === 0 && owners.length === 0)
    return <EmptyState title={t('doubles.distinct.none')} text={t('doubles.distinct.noneText')} />;
  const name = t('doubles.tab.distinct');
  const request = shownTable(
    name,
    [
      [t('doubles.column.keptCode'), 'text', ({ one }) => one.code],
      [t('doubles.column.kept'), 'text', ({ one }) => one.name],
      [t('doubles.column.lostCode'), 'text', ({ other }) => other.code],
      [t('doubles.tab.distinct'), 'text', ({ other }) => other.name],
      [t('data.changes.when'), 'text', ({ at }) => format.instant(at)],
    ],
    data.pairs,
  );
  return (
    <ul className={classes.list}>
      <ListExport request={request} name={name} />
      {data.pairs.map(({ one, other, at }) => (
        <li key={`${one.id}-${other.id}`} className={classes.item}>
          <span>{t('doubles.distinct.line', { one: dealerLine(one), other: dealerLine(other) })}</span>
          <Text size="xs" c="dimmed">
            {t('doubles.distinct.at', { time: format.instant(at) })}
          </Text>
          <span className={classes.spread} />
          <Button size="compact-sm" variant="default" onClick={() => void decide.distinct(one, other, false)}>
            {t('doubles.act.forget')}
          </Button>
        </li>
      ))}
      {owners.map(({ dealers, at }) => (
        <OwnersOf key={`o${at}`} dealers={dealers} at={at} />
      ))}
      {contacts.map(({ dealer, one, other, at }) => (
        <li key={`p${one.id}-${other.id}`} className={classes.item}>
          <span>
            {t('doubles.people.distinctLine', {
              dealer: dealer.name,
              one: personName(one, t),
              other: personName(other, t),
            })}
          </span>
          <Text size="xs" c="dimmed">
            {t('doubles.distinct.at', { time: format.instant(at) })}
          </Text>
          <span className={classes.spread} />
          <Button size="compact-sm" variant="default" onClick={() => void people.distinct(one, other, false)}>
            {t('doubles.act.forget')}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** Shops that the owner has said are not of one owner. */
function OwnersOf({ dealers, at }: { dealers: readonly DoubleDealer[]; at: number }) {
  const t = useT();
  const format = useFormat();
  const decide = useDecideOwners();
  const names = dealers.map(dealerLine).join(t('doubles.count.separator'));
  return (
    <li className={classes.item}>
      <span>{t('doubles.owner.decided', { names })}</span>
      <Text size="xs" c="dimmed">
        {t('doubles.distinct.at', { time: format.instant(at) })}
      </Text>
      <span className={classes.spread} />
      <Button size="compact-sm" variant="default" onClick={() => void decide.distinct(dealers, false)}>
        {t('doubles.act.forget')}
      </Button>
    </li>
  );
}

/** Shops of one owner, below those that may be. */
export function GroupList() {
  const t = useT();
  const { data } = useApiQuery('doubles.groups', {});
  const proposed = useApiQuery('doubles.owners', { limit: 1 }).data?.total ?? 0;
  if (!data) return <Text c="dimmed">{t('common.loading')}</Text>;
  if (data.groups.length === 0)
    return proposed > 0 ? (
      <div className={classes.list}>
        <OwnerHints />
      </div>
    ) : (
      <EmptyState title={t('doubles.group.none')} text={t('doubles.group.noneText')} />
    );
  const name = t('doubles.tab.groups');
  const request = shownTable(
    name,
    [
      [t('doubles.group.name'), 'text', ({ group }) => group.name],
      [t('dealers.column.code'), 'text', ({ dealer }) => dealer.code],
      [t('dealers.column.name'), 'text', ({ dealer }) => dealer.name],
      [t('dealers.column.city'), 'text', ({ dealer }) => dealer.city],
      [t('scoring.tier.amount'), 'money', ({ dealer }) => dealer.netMinor],
    ],
    data.groups.flatMap((group) => group.dealers.map((dealer) => ({ group, dealer }))),
  );
  return (
    <div className={classes.list}>
      <OwnerHints />
      <Group justify="flex-end">
        <TableExport request={request} name={name} />
      </Group>
      {data.groups.map((group) => (
        <GroupOf key={group.id} group={group} />
      ))}
    </div>
  );
}

function GroupOf({ group: { id, name, dealers } }: { group: DealerGroup }) {
  const t = useT();
  const format = useFormat();
  const decide = useDecide();
  const rename = useApiCommand('doubles.renameGroup');
  const sum = dealers.reduce((total, { netMinor }) => total + netMinor, 0);
  return (
    <section aria-label={name}>
      <div className={classes.item}>
        <TextInput
          key={name}
          defaultValue={name}
          aria-label={t('doubles.group.name')}
          maxLength={100}
          onBlur={(event) => {
            const next = event.currentTarget.value.trim();
            if (next !== '' && next !== name) rename.mutate({ id, name: next });
          }}
        />
        <Text size="sm" c="dimmed">
          {t('doubles.group.total', { count: dealers.length, amount: format.money(sum) })}
        </Text>
        <span className={classes.spread} />
        <Anchor component={Link} href={groupListHref(id)} size="sm">
          {t('doubles.group.open')}
        </Anchor>
      </div>
      <ul className={classes.list}>
        {dealers.map((dealer) => (
          <li key={dealer.id} className={classes.item}>
            <Anchor component={Link} href={`/dealers/${dealer.id}`} size="sm">
              {dealerLine(dealer)}
            </Anchor>
            <Text size="xs" c="dimmed">
              {format.money(dealer.netMinor)}
            </Text>
            <span className={classes.spread} />
            <Button size="compact-sm" variant="default" onClick={() => void decide.ungroup(dealer)}>
              {t('doubles.act.ungroup')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
