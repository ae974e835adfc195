import { ActionIcon, Button, Group, Select, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { ArrowDown, ArrowUp, ListFilter, PencilLine, Trash2, X } from 'lucide-react';
import { type DragEvent, type KeyboardEvent, useState } from 'react';
import type { DueRow, Route } from '../../../shared/contract/visitNeeds.contract.ts';
import { DealerId } from '../../../shared/domain/ids.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { openDealers } from '../../app/pickedDealers.ts';
import { type ShownColumn, shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { useUndo } from '../../app/useUndo.ts';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useTierName } from '../../components/tierNames.tsx';
import { useT } from '../../components/useT.ts';
import classes from './needs.module.css';

/** A route's dealers in their order, moved by dragging or by keys. */
export function RouteDealers({ route, onEdit }: { route: Route; onEdit(): void }) {
  const t = useT();
  const answer = useApiQuery('visits.route', { id: route.id }, { keepPrevious: true });
  const acts = useRouteActs(route);
  const dealers = answer.data?.dealers ?? [];
  const ids = dealers.map(({ id }) => id);
  return (
    <section aria-label={route.name}>
      <Group gap="xs" mb="xs">
        <Title order={2} size="h4">
          {route.name}
        </Title>
        <Button size="compact-sm" variant="default" leftSection={<PencilLine size={14} aria-hidden />} onClick={onEdit}>
          {t('visitNeeds.dealer.edit')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<Trash2 size={14} aria-hidden />}
          onClick={acts.remove}
        >
          {t('visitNeeds.routes.remove')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={ids.length === 0}
          leftSection={<ListFilter size={14} aria-hidden />}
          onClick={() => openDealers({ label: route.name, ids })}
        >
          {t('visitNeeds.routes.open')}
        </Button>
        <RouteExport name={route.name} dealers={dealers} />
      </Group>
      <AddDealer taken={ids} onAdd={(id) => acts.fill([...ids, id])} />
      {answer.data && dealers.length === 0 && (
        <Text c="dimmed" mt="xs">
          {t('visitNeeds.routes.empty')}
        </Text>
      )}
      <OrderedList dealers={dealers} onOrder={acts.fill} />
      {dealers.length > 1 && (
        <Text size="xs" c="dimmed" mt={4}>
          {t('visitNeeds.routes.drag')}
        </Text>
      )}
    </section>
  );
}

function useRouteActs(route: Route) {
  const t = useT();
  const notify = useNotify();
  const undo = useUndo();
  const fill = useApiCommand('visits.fillRoute');
  const remove = useApiCommand('visits.removeRoute');
  const told = (message: string) => ({
    onSuccess: ({ changeId }: { changeId: Parameters<typeof undo>[0] | null }) =>
      notify.done(message, changeId === null ? undefined : () => void undo(changeId)),
    onError: (error: Error) => notify.error(error),
  });
  return {
    fill: (dealerIds: DealerId[]) => fill.mutate({ id: route.id, dealerIds }, told(t('visitNeeds.routes.filled'))),
    remove: () => remove.mutate({ id: route.id }, told(t('visitNeeds.routes.removed'))),
  };
}

function RouteExport({ name, dealers }: { name: string; dealers: readonly DueRow[] }) {
  const t = useT();
  const tierName = useTierName();
  const columns: ShownColumn<{ at: number; row: DueRow }>[] = [
    [t('visitNeeds.routes.order'), 'integer', ({ at }) => at],
    [t('visitNeeds.due.column.code'), 'text', ({ row }) => row.code],
    [t('visitNeeds.due.column.name'), 'text', ({ row }) => row.name],
    [t('visitNeeds.due.column.tier'), 'text', ({ row }) => (row.tier === null ? '' : tierName(row.tier))],
    [t('visitNeeds.due.column.lastVisit'), 'day', ({ row }) => row.lastVisitOn],
    [t('visitNeeds.due.column.dueOn'), 'day', ({ row }) => row.dueOn],
  ];
  const rows = dealers.map((row, at) => ({ at: at + 1, row }));
  return <TableExport request={shownTable(name, columns, rows)} name={name} disabled={rows.length === 0} />;
}

interface OrderedListProps {
  dealers: readonly DueRow[];
  onOrder(ids: DealerId[]): void;
}

/** The order as a list: a row is dragged to its place, or moved by Alt and the arrows. */
function OrderedList({ dealers, onOrder }: OrderedListProps) {
  const t = useT();
  const format = useFormat();
  const [dragged, setDragged] = useState<number | null>(null);
  const ids = dealers.map(({ id }) => id);
  const move = (from: number, to: number) => {
    if (to < 0 || to >= ids.length || from === to) return;
    const next = [...ids];
    const [taken] = next.splice(from, 1);
    if (taken !== undefined) next.splice(to, 0, taken);
    onOrder(next);
  };
  const onKey = (event: KeyboardEvent, at: number) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(at, event.key === 'ArrowUp' ? at - 1 : at + 1);
  };
  return (
    <ol className={classes.ordered}>
      {dealers.map((row, at) => (
        <li
          key={row.id}
          draggable
          data-dragged={dragged === at || undefined}
          onDragStart={(event: DragEvent) => {
            event.dataTransfer.effectAllowed = 'move';
            setDragged(at);
          }}
          onDragOver={(event: DragEvent) => event.preventDefault()}
          onDragEnd={() => setDragged(null)}
          onDrop={() => {
            if (dragged !== null) move(dragged, at);
            setDragged(null);
          }}
        >
          <a className={classes.stop} href={`#/dealers/${row.id}`} onKeyDown={(event) => onKey(event, at)}>
            {row.name}
          </a>
          <Text span size="xs" c="dimmed" className={classes.spread}>
            {[
              row.district,
              row.town,
              row.dueOn === null ? '' : `${t('visitNeeds.due.column.dueOn')} ${format.day(row.dueOn)}`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
          <ActionIcon
            variant="subtle"
            size="sm"
            aria-label={`${row.name}: ${t('visitNeeds.routes.up')}`}
            disabled={at === 0}
            onClick={() => move(at, at - 1)}
          >
            <ArrowUp size={13} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            size="sm"
            aria-label={`${row.name}: ${t('visitNeeds.routes.down')}`}
            disabled={at === ids.length - 1}
            onClick={() => move(at, at + 1)}
          >
            <ArrowDown size={13} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            size="sm"
            aria-label={`${row.name}: ${t('visitNeeds.routes.out')}`}
            onClick={() => onOrder(ids.filter((id) => id !== row.id))}
          >
            <X size={13} aria-hidden />
          </ActionIcon>
        </li>
      ))}
    </ol>
  );
}

const PAUSE_MS = 150;

/** A dealer to be added, found as it is typed. */
function AddDealer({ taken, onAdd }: { taken: readonly DealerId[]; onAdd(id: DealerId): void }) {
  const t = useT();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), PAUSE_MS);
  const found = useApiQuery('dealers.suggest', { text: asked }, { enabled: asked !== '', keepPrevious: true }).data;
  const data = (found?.dealers ?? [])
    .filter(({ id }) => !taken.includes(id))
    .map(({ id, name, code }) => ({ value: String(id), label: [code, name].filter((part) => part !== '').join(' ') }));
  return (
    <Select
      size="xs"
      maw={320}
      searchable
      label={t('visitNeeds.routes.addDealer')}
      placeholder={t('visitNeeds.routes.addHint')}
      nothingFoundMessage={t(asked === '' ? 'data.changes.typeDealer' : 'data.changes.noDealer')}
      data={data}
      filter={({ options }) => options}
      value={null}
      searchValue={text}
      onSearchChange={setText}
      onChange={(next) => {
        if (next === null) return;
        setText('');
        onAdd(DealerId.parse(Number(next)));
      }}
    />
  );
}
