import { Anchor, Chip, Group, Table, Text, Title } from '@mantine/core';
import { useId, useState } from 'react';
import {
  VISIT_VERDICTS,
  type VisitVerdict,
  type VisitVerdictCode,
} from '../../../shared/contract/visitPlans.contract.ts';
import type { RepId } from '../../../shared/domain/ids.ts';
import { tierName } from '../../../shared/domain/tiers.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { navigate } from '../../app/hashLocation.ts';
import { type ShownColumn, shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { useFormat } from '../../components/format.ts';
import { TierBadge } from '../../components/TierBadge.tsx';
import { useTierNaming } from '../../components/tierNames.tsx';
import { useT } from '../../components/useT.ts';
import { RouteAdvice } from './RouteAdvice.tsx';
import { planSums, verdictText } from './verdictText.ts';

const SHOWN = 200;

/** Why each dealer is in the newest plan or not: those that got less than wanted first, any kind by its chip. */
export function PlanVerdicts({ repId }: { repId: RepId | null }) {
  const t = useT();
  const format = useFormat();
  const naming = useTierNaming();
  const heading = useId();
  const [code, setCode] = useState<VisitVerdictCode | null>(null);
  const answer = useApiQuery(
    'visits.verdicts',
    {
      limit: 20_000,
      ...(repId === null ? {} : { repIds: [repId] }),
      ...(code === null ? {} : { codes: [code] }),
    },
    { keepPrevious: true },
  );
  const { planId = null, verdicts = [], total = 0, counts = {} } = answer.data ?? {};
  const whole = useApiQuery('visits.verdicts', { limit: 20_000 }).data;
  const sums = whole === undefined ? null : planSums(whole.verdicts);
  const plan = useApiQuery('visits.plans', { limit: 50 }).data?.plans.find(({ id }) => id === planId);
  if (planId === null || plan === undefined) return null;
  const short = code === null ? verdicts.filter(({ wanted, planned }) => planned < wanted) : verdicts;
  const columns: readonly ShownColumn<VisitVerdict>[] = [
    [t('dealers.field.code'), 'text', ({ dealer }) => dealer.code],
    [t('dealers.field.name'), 'text', ({ dealer }) => dealer.name],
    [t('dealers.field.tier'), 'text', ({ dealer }) => (dealer.tier === null ? '' : tierName(naming, dealer.tier))],
    [t('visits.plan.rep'), 'text', ({ repName }) => repName],
    [t('visits.planner.wanted'), 'integer', ({ wanted }) => wanted],
    [t('visits.planner.planned'), 'integer', ({ planned }) => planned],
    [t('visits.planner.why'), 'text', (row) => verdictText(row, t, format)],
  ];
  const name = t('visits.planner.verdicts');
  return (
    <>
      <RouteAdvice plan={plan} />
      <section aria-labelledby={heading}>
        <Group gap="sm" mb={4}>
          <Title order={2} size="h4" id={heading}>
            {name}
          </Title>
          <TableExport request={shownTable(name, columns, short)} name={name} disabled={short.length === 0} />
        </Group>
        <Text size="sm" c="dimmed" mb="sm">
          {t('visits.planner.summary', {
            from: format.day(plan.from),
            to: format.day(plan.to),
            dealers: format.count(plan.summary.dealers),
            visits: format.count(plan.summary.visits),
            wanted: format.count(plan.summary.wanted),
          })}
          {sums !== null &&
            ` ${t('visits.planner.met', { met: format.count(sums.met), lacking: format.count(sums.lacking) })}`}
          {sums !== null && sums.beyond > 0 && ` ${t('visits.planner.beyond', { count: sums.beyond })}`}
          {!plan.summary.holidaysKnown && ` ${t('visitPlans.unknownYear')}`}
          {!plan.summary.figuresReady && ` ${t('visitPlans.figuresLate')}`}
        </Text>
        <Chip.Group
          value={code ?? ''}
          onChange={(next) => setCode(VISIT_VERDICTS.find((known) => known === next) ?? null)}
        >
          <Group gap={6} mb="sm">
            <Text size="xs" c="dimmed">
              {t('visits.planner.byDealers')}
            </Text>
            <Chip size="xs" value="">
              {t('visits.planner.short')}
            </Chip>
            {VISIT_VERDICTS.filter((known) => (counts[known] ?? 0) > 0).map((known) => (
              <Chip key={known} size="xs" value={known}>
                {t(`visitPlans.verdicts.${known}`)} {format.count(counts[known])}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        {short.length === 0 ? (
          <Text size="sm">{t(code === null ? 'visits.planner.allMet' : 'visits.planner.nobody')}</Text>
        ) : (
          <Table striped highlightOnHover stickyHeader>
            <Table.Thead>
              <Table.Tr>
                {columns.slice(1).map(([header, kind]) => (
                  <Table.Th key={header} ta={kind === 'integer' ? 'right' : 'left'}>
                    {header}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {short.slice(0, SHOWN).map((row) => (
                <Table.Tr key={row.dealer.id}>
                  <Table.Td>
                    <Anchor
                      component="button"
                      type="button"
                      size="sm"
                      onClick={() => navigate(`/dealers/${row.dealer.id}`)}
                    >
                      {row.dealer.name}
                    </Anchor>
                  </Table.Td>
                  <Table.Td>
                    <TierBadge tier={row.dealer.tier} />
                  </Table.Td>
                  <Table.Td>{row.repName}</Table.Td>
                  <Table.Td ta="right">{format.count(row.wanted)}</Table.Td>
                  <Table.Td ta="right">{format.count(row.planned)}</Table.Td>
                  <Table.Td>{verdictText(row, t, format)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
        {short.length > SHOWN && (
          <Text size="xs" c="dimmed" mt={4}>
            {t('visits.planner.more', {
              shown: format.count(SHOWN),
              total: format.count(code === null ? short.length : total),
            })}
          </Text>
        )}
      </section>
    </>
  );
}
