import { Button, Group } from '@mantine/core';
import { Plus, Route as RouteIcon } from 'lucide-react';
import { useState } from 'react';
import type { Route } from '../../../shared/contract/visitNeeds.contract.ts';
import type { RouteId } from '../../../shared/domain/ids.ts';
import { weekdaysText } from '../../../shared/i18n/visitValues.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { type ShownColumn, shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { VisitsFrame } from '../../app/visits/VisitsFrame.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useT } from '../../components/useT.ts';
import { RouteOffer, SettingsOffer } from './ListOffers.tsx';
import classes from './needs.module.css';
import { RouteDealers } from './RouteDealers.tsx';
import { RouteModal } from './RouteModal.tsx';

/** Fixed routes: whose, on which days, and their dealers in the order in which they are driven. */
export function RoutesPage() {
  const t = useT();
  const answer = useApiQuery('visits.routes', {});
  const [chosen, setChosen] = useState<RouteId | null>(null);
  const [editing, setEditing] = useState<Route | 'new' | null>(null);
  const routes = answer.data?.routes ?? [];
  const route = routes.find(({ id }) => id === chosen) ?? routes[0];
  return (
    <VisitsFrame
      tab="routes"
      intro={t('visitNeeds.routes.intro')}
      acts={
        <Button variant="default" leftSection={<Plus size={15} aria-hidden />} onClick={() => setEditing('new')}>
          {t('visitNeeds.routes.add')}
        </Button>
      }
    >
      <RouteOffer />
      <SettingsOffer />
      {answer.error && <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.data && routes.length === 0 && (
        <EmptyState
          icon={<RouteIcon size={32} aria-hidden />}
          title={t('visitNeeds.routes.none')}
          text={t('visitNeeds.routes.noneHint')}
        >
          <Button size="sm" onClick={() => setEditing('new')}>
            {t('visitNeeds.routes.add')}
          </Button>
        </EmptyState>
      )}
      {route && (
        <div className={classes.pair}>
          <RouteTable routes={routes} chosen={route.id} onChoose={setChosen} />
          <RouteDealers key={route.id} route={route} onEdit={() => setEditing(route)} />
        </div>
      )}
      {editing !== null && (
        <RouteModal route={editing === 'new' ? null : editing} onDone={setChosen} onClose={() => setEditing(null)} />
      )}
    </VisitsFrame>
  );
}

interface RouteTableProps {
  routes: readonly Route[];
  chosen: RouteId;
  onChoose(id: RouteId): void;
}

function RouteTable({ routes, chosen, onChoose }: RouteTableProps) {
  const t = useT();
  const often = (route: Route) =>
    route.everyWeeks === 1
      ? t('visitNeeds.routes.everyWeek')
      : t('visitNeeds.routes.everyWeeks', { count: route.everyWeeks });
  const columns: ShownColumn<Route>[] = [
    [t('visitNeeds.routes.name'), 'text', ({ name }) => name],
    [t('visitNeeds.routes.rep'), 'text', ({ repName }) => repName || t('visitNeeds.routes.noRep')],
    [t('visitNeeds.routes.weekdays'), 'text', ({ weekdays }) => (weekdays === 0 ? '' : weekdaysText(weekdays, t))],
    [t('visitNeeds.routes.every'), 'text', often],
    [t('visitNeeds.routes.dealers'), 'integer', ({ dealers }) => dealers],
  ];
  const title = t('visits.title.routes');
  return (
    <section className={classes.room} aria-label={title}>
      <Group justify="flex-end">
        <TableExport request={shownTable(title, columns, routes)} name={title} />
      </Group>
      <table className={classes.table}>
        <thead>
          <tr>
            {columns.map(([header, kind]) => (
              <th key={header} scope="col" data-end={kind === 'integer' || undefined}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {routes.map((route) => (
            <tr key={route.id} data-here={route.id === chosen || undefined}>
              {columns.map(([header, kind, value], at) => (
                <td key={header} data-end={kind === 'integer' || undefined}>
                  {at === 0 ? (
                    <button
                      type="button"
                      className={classes.link}
                      aria-pressed={route.id === chosen}
                      onClick={() => onChoose(route.id)}
                    >
                      {route.name}
                    </button>
                  ) : (
                    value(route)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
