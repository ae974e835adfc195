import { Group, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { RunSummary } from '../../../shared/contract/scoring.contract.ts';
import { RFM_GROUPS } from '../../../shared/domain/tiers.ts';
import { type ApiClient, useApi } from '../../api/client.tsx';
import { untilFresh } from '../../api/useApiQuery.ts';
import { shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import classes from './scoring.module.css';

/** The eight groups: how many dealers and how much each holds, and what one does with them. */
export function GroupTable({ live }: { live: RunSummary }) {
  const t = useT();
  const format = useFormat();
  const groups = useGroups(live);
  return (
    <section aria-labelledby="scoring-groups">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4" id="scoring-groups">
          {t('scoring.group.label')}
        </Title>
        {groups.data && <GroupsExport groups={groups.data} />}
      </Group>
      {groups.error && <ErrorNotice error={groups.error} onRetry={() => void groups.refetch()} />}
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('scoring.group.label')}</th>
            <th scope="col" data-end>
              {t('scoring.tier.dealers')}
            </th>
            <th scope="col" data-end>
              {t('scoring.tier.amount')}
            </th>
            <th scope="col">{t('scoring.group.what')}</th>
          </tr>
        </thead>
        <tbody>
          {RFM_GROUPS.map((group) => {
            const found = groups.data?.[group];
            return (
              <tr key={group}>
                <th scope="row">
                  {t(`scoring.group.${group}`)} <small>{t(`scoring.groupRule.${group}`)}</small>
                </th>
                <td data-end>
                  {found ? <Link href={`/dealers?group=${group}`}>{format.count(found.total)}</Link> : '…'}
                </td>
                <td data-end>{found ? format.moneyRound(found.amountMinor) : '…'}</td>
                <td className={classes.action}>{t(`scoring.groupAction.${group}`)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

type RfmGroup = (typeof RFM_GROUPS)[number];
type Groups = Partial<Record<RfmGroup, { total: number; amountMinor: number }>>;

function GroupsExport({ groups }: { groups: Groups }) {
  const t = useT();
  const name = t('scoring.group.label');
  const request = shownTable(
    name,
    [
      [name, 'text', (group) => t(`scoring.group.${group}`)],
      [t('tables.rule'), 'text', (group) => t(`scoring.groupRule.${group}`)],
      [t('scoring.tier.dealers'), 'integer', (group) => groups[group]?.total ?? 0],
      [t('scoring.tier.amount'), 'money', (group) => groups[group]?.amountMinor ?? 0],
      [t('scoring.group.what'), 'text', (group) => t(`scoring.groupAction.${group}`)],
    ],
    RFM_GROUPS,
  );
  return <TableExport request={request} name={name} />;
}

function useGroups(live: RunSummary) {
  const api = useApi();
  return useQuery<Groups, Error>({
    // The first part names the topics the answer depends on.
    queryKey: ['scoring.overview', 'groups', live.createdAt],
    queryFn: () => untilFresh(api, 'scoring.overview', () => readGroups(api)),
  });
}

async function readGroups(api: ApiClient) {
  const found = await Promise.all(
    RFM_GROUPS.map(async (group) => {
      const { total, amountMinor } = await api.call('dealers.list', { filter: { groups: [group] }, limit: 1 });
      return [group, { total, amountMinor }] as const;
    }),
  );
  return Object.fromEntries(found);
}
