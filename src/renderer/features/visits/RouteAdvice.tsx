import { Anchor, Button, Group, Table, Text, Title } from '@mantine/core';
import { useId } from 'react';
import type { PlanSummary, VisitPlan } from '../../../shared/contract/visitPlans.contract.ts';
import type { Visit } from '../../../shared/contract/visits.contract.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { navigate } from '../../app/hashLocation.ts';
import { type ShownColumn, shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { useUndo } from '../../app/useUndo.ts';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { usePlanActs } from './usePlanActs.ts';

type Advice = PlanSummary['advice'][number] & { dealerName: string; routeName: string; toRouteName: string };

/** What dealers of fixed routes would save on another route or day of the newest plan: told, and changed only when the owner says so. */
export function RouteAdvice({ plan }: { plan: VisitPlan }) {
  const t = useT();
  const format = useFormat();
  const heading = useId();
  const rows = useAdvice(plan);
  const move = useMove();
  if (rows.length === 0) return null;
  const name = t('visits.advice.title');
  const toText = ({ toRouteName, toOn }: Advice) => (toRouteName === '' ? format.day(toOn) : toRouteName);
  const columns: readonly ShownColumn<Advice>[] = [
    [t('dealers.field.name'), 'text', ({ dealerName }) => dealerName],
    [t('visitNeeds.dealer.route'), 'text', ({ routeName }) => routeName],
    [t('visits.advice.on'), 'text', ({ on }) => format.day(on)],
    [t('visits.advice.toOn'), 'text', (row) => toText(row)],
    [t('visits.advice.visits'), 'integer', ({ visits }) => visits],
    [t('visits.advice.saves'), 'integer', ({ savesMinutes }) => savesMinutes],
  ];
  return (
    <section aria-labelledby={heading}>
      <Group gap="sm" mb={4}>
        <Title order={2} size="h4" id={heading}>
          {name}
        </Title>
        <TableExport request={shownTable(name, columns, rows)} name={name} disabled={false} />
      </Group>
      <Text size="sm" c="dimmed" mb="sm">
        {[
          t('visits.advice.intro'),
          rows.some(({ toRouteId }) => toRouteId !== null) && t('visits.advice.changeNote'),
          rows.some(({ toRouteId }) => toRouteId === null) && t('visits.advice.moveNote'),
        ]
          .filter(Boolean)
          .join(' ')}
      </Text>
      <Table striped highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            {columns.map(([header, kind]) => (
              <Table.Th key={header} ta={kind === 'integer' ? 'right' : 'left'}>
                {header}
              </Table.Th>
            ))}
            <Table.Th />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.dealerId}>
              <Table.Td>
                <Anchor component="button" type="button" size="sm" onClick={() => navigate(`/dealers/${row.dealerId}`)}>
                  {row.dealerName}
                </Anchor>
              </Table.Td>
              <Table.Td>{row.routeName}</Table.Td>
              <Table.Td>{format.day(row.on)}</Table.Td>
              <Table.Td>{toText(row)}</Table.Td>
              <Table.Td ta="right">{format.count(row.visits)}</Table.Td>
              <Table.Td ta="right">{format.count(row.savesMinutes)}</Table.Td>
              <Table.Td>
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={`${row.dealerName}: ${t(doOf(row))}`}
                  onClick={() => void move(row)}
                >
                  {t(doOf(row))}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

/** Advice whose visit still stands on its day, with the names of dealers and routes. */
function useAdvice(plan: VisitPlan): Advice[] {
  const { advice } = plan.summary;
  const dealerIds = advice.map(({ dealerId }) => dealerId);
  const asked = { enabled: advice.length > 0 };
  const named = useApiQuery('visits.verdicts', { planId: plan.id, dealerIds }, asked).data?.verdicts;
  const routes = useApiQuery('visits.routes', {}, asked).data?.routes;
  const standing = useApiQuery('visits.list', { from: plan.from, to: plan.to, statuses: ['planned'] }, asked).data;
  if (named === undefined || routes === undefined || standing === undefined) return [];
  return advice.flatMap((row) => {
    const dealer = named.find((each) => each.dealer.id === row.dealerId)?.dealer;
    const route = routes.find(({ id }) => id === row.routeId);
    const visit = visitOf(standing.visits, row);
    const toRoute = routes.find(({ id }) => id === row.toRouteId);
    if (!dealer || !route || !visit || (row.toRouteId !== null && !toRoute)) return [];
    return [{ ...row, dealerName: dealer.name, routeName: route.name, toRouteName: toRoute?.name ?? '' }];
  });
}

const doOf = ({ toRouteId }: Advice) => (toRouteId === null ? 'visits.advice.move' : 'visits.advice.change');

function visitOf(visits: readonly Visit[], { dealerId, on }: Pick<Advice, 'dealerId' | 'on'>): Visit | undefined {
  return visits.find((visit) => visit.dealer.id === dealerId && visit.on === on && !visit.locked);
}

function useMove() {
  const api = useApi();
  const acts = usePlanActs();
  const notify = useNotify();
  const undo = useUndo();
  const t = useT();
  return async (row: Advice) => {
    try {
      if (row.toRouteId !== null) {
        const done = await api.call('visits.setDealers', { ids: [row.dealerId], patch: { routeId: row.toRouteId } });
        const message = t('visits.advice.changed', { name: row.dealerName, route: row.toRouteName });
        const { changeId } = done;
        notify.done(message, changeId === null ? undefined : () => void undo(changeId));
        return;
      }
      const { visits } = await api.call('visits.list', { from: row.on, to: row.on, statuses: ['planned'] });
      const visit = visitOf(visits, row);
      if (visit !== undefined) await acts.place({ ids: [visit.id], on: row.toOn });
    } catch (error) {
      notify.error(error);
    }
  };
}
