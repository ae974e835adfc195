import { ActionIcon, Anchor, Button, Checkbox, Chip, Group, Stack, Table, Text } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { differenceOf, type SpokenOrder, SpokenState } from '../../../shared/contract/visitSheets.contract.ts';
import { daysBetween } from '../../../shared/domain/calendarDay.ts';
import type { SpokenOrderId } from '../../../shared/domain/ids.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { openDealers } from '../../app/pickedDealers.ts';
import { type ShownColumn, shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { useUndo } from '../../app/useUndo.ts';
import { VisitsFrame } from '../../app/visits/VisitsFrame.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';

/** Orders by word of mouth: which were billed, with another amount, and not at all. */
export function SpokenPage() {
  const t = useT();
  const format = useFormat();
  const api = useApi();
  const notify = useNotify();
  const undo = useUndo();
  const [states, setStates] = useState<SpokenState[]>(['unbilled', 'differs', 'waiting']);
  const [ticked, setTicked] = useState<ReadonlySet<SpokenOrderId>>(new Set());
  const list = useApiQuery('visits.spoken', { states, limit: 5000 }, { keepPrevious: true });
  const rows = list.data?.rows ?? [];
  const settle = async (settled: '' | 'billed' | 'dropped') => {
    try {
      const { changeId } = await api.call('visits.settleSpoken', { ids: [...ticked], settled });
      setTicked(new Set());
      if (changeId !== null)
        notify.done(t('visitSheets.spoken.settled', { count: ticked.size }), () => void undo(changeId));
    } catch (error) {
      notify.error(error);
    }
  };
  const remove = async (id: SpokenOrderId) => {
    try {
      const { changeId } = await api.call('visits.removeSpoken', { id });
      if (changeId !== null) notify.done(t('visitSheets.spoken.removed'), () => void undo(changeId));
    } catch (error) {
      notify.error(error);
    }
  };
  const columns = useSpokenColumns();
  const intro =
    list.data === undefined
      ? ''
      : t('visitSheets.spoken.intro', list.data.rule) +
        (list.data.cutOff === null
          ? t('visitSheets.spoken.noBills')
          : t('visitSheets.spoken.cutOff', { day: format.day(list.data.cutOff) }));
  return (
    <VisitsFrame
      tab="spoken"
      intro={intro}
      acts={
        <TableExport
          request={shownTable(t('visitSheets.tab.spoken'), columns, rows)}
          name={t('visitSheets.tab.spoken')}
          disabled={rows.length === 0}
        />
      }
    >
      <Stack gap="sm">
        {list.error && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
        <Group gap="sm">
          <Chip.Group
            multiple
            value={states}
            onChange={(next) => setStates(SpokenState.options.filter((state) => next.includes(state)))}
          >
            <Group gap={4} role="group" aria-label={t('visitSheets.column.state')}>
              {SpokenState.options.map((state) => (
                <Chip key={state} size="xs" value={state}>
                  {t(`visitSheets.state.${state}`)} {list.data?.counts[state] ?? 0}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
          <Group gap="sm">
            <Button
              size="compact-sm"
              variant="default"
              disabled={rows.length === 0}
              onClick={() =>
                openDealers({
                  label: t('visitSheets.tab.spoken'),
                  ids: [...new Set(rows.map(({ dealerId }) => dealerId))],
                })
              }
            >
              {t('visitSheets.spoken.dealers')}
            </Button>
            {(['billed', 'dropped', ''] as const).map((settled) => (
              <Button
                key={settled}
                size="compact-sm"
                variant="default"
                disabled={ticked.size === 0}
                onClick={() => void settle(settled)}
              >
                {t(`visitSheets.spoken.act.${settled === '' ? 'reopen' : settled}`)}
              </Button>
            ))}
          </Group>
        </Group>
        {list.data !== undefined && rows.length === 0 ? (
          <EmptyState title={t('visitSheets.spoken.none')} text={t('visitSheets.spoken.noneHint')} />
        ) : (
          <SpokenTable rows={rows} ticked={ticked} onTick={setTicked} onRemove={(id) => void remove(id)} />
        )}
      </Stack>
    </VisitsFrame>
  );
}

function useSpokenColumns(): ShownColumn<SpokenOrder>[] {
  const t = useT();
  return [
    [t('visitSheets.column.spokenOn'), 'day', ({ on }) => on],
    [t('visitSheets.column.code'), 'text', ({ code }) => code],
    [t('visitSheets.column.name'), 'text', ({ name }) => name],
    [t('visitSheets.column.rep'), 'text', ({ repName }) => repName],
    [t('visitSheets.column.amount'), 'money', ({ amountMinor }) => amountMinor],
    [t('visitSheets.column.note'), 'text', ({ body }) => body],
    [t('visitSheets.column.state'), 'text', ({ state }) => t(`visitSheets.state.${state}`)],
    [t('visitSheets.column.until'), 'day', ({ until }) => until],
    [t('visitSheets.column.bill'), 'text', ({ bill }) => (bill === null ? '' : [bill.on, bill.number].join(' '))],
    [t('visitSheets.column.billed'), 'money', ({ bill }) => bill?.netMinor ?? null],
    [t('visitSheets.column.difference'), 'money', differenceOf],
  ];
}

interface SpokenTableProps {
  rows: readonly SpokenOrder[];
  ticked: ReadonlySet<SpokenOrderId>;
  onTick(next: ReadonlySet<SpokenOrderId>): void;
  onRemove(id: SpokenOrderId): void;
}

function SpokenTable({ rows, ticked, onTick, onRemove }: SpokenTableProps) {
  const t = useT();
  const today = useApiQuery('session.get', {}).data?.today ?? '';
  const format = useFormat();
  const toggle = (id: SpokenOrderId, yes: boolean) => {
    const next = new Set(ticked);
    if (yes) next.add(id);
    else next.delete(id);
    onTick(next);
  };
  return (
    <Table.ScrollContainer minWidth={940}>
      <Table aria-label={t('visitSheets.tab.spoken')} verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('visitSheets.keyIn.choose')}</Table.Th>
            <Table.Th>{t('visitSheets.column.spokenOn')}</Table.Th>
            <Table.Th>{t('visitSheets.column.name')}</Table.Th>
            <Table.Th>{t('visitSheets.column.rep')}</Table.Th>
            <Table.Th ta="end">{t('visitSheets.column.amount')}</Table.Th>
            <Table.Th>{t('visitSheets.column.state')}</Table.Th>
            <Table.Th>{t('visitSheets.column.until')}</Table.Th>
            <Table.Th>{t('visitSheets.column.bill')}</Table.Th>
            <Table.Th ta="end">{t('visitSheets.column.billed')}</Table.Th>
            <Table.Th ta="end">{t('visitSheets.column.difference')}</Table.Th>
            <Table.Th />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td>
                <Checkbox
                  size="xs"
                  aria-label={t('visitSheets.spoken.tick', { dealer: row.name })}
                  checked={ticked.has(row.id)}
                  onChange={(event) => toggle(row.id, event.currentTarget.checked)}
                />
              </Table.Td>
              <Table.Td>{format.day(row.on)}</Table.Td>
              <Table.Td>
                <Anchor component={Link} href={`/dealers/${row.dealerId}`} size="sm">
                  {row.name}
                </Anchor>
                {row.body !== '' && (
                  <Text size="xs" c="dimmed">
                    {row.body}
                  </Text>
                )}
              </Table.Td>
              <Table.Td>{row.repName}</Table.Td>
              <Table.Td ta="end">{row.amountMinor === null ? '' : format.amount(row.amountMinor)}</Table.Td>
              <Table.Td>{t(`visitSheets.state.${row.state}`)}</Table.Td>
              <Table.Td>
                {format.day(row.until)}
                <Text size="xs" c="dimmed">
                  {[
                    row.expectedOn === null ? '' : t('visitSheets.spoken.named'),
                    row.state === 'unbilled' && row.until < today
                      ? t('today.lateDays', { count: daysBetween(row.until, today) })
                      : '',
                  ]
                    .filter((text) => text !== '')
                    .join(' · ')}
                </Text>
              </Table.Td>
              <Table.Td>{row.bill === null ? '' : `${format.day(row.bill.on)} ${row.bill.number}`}</Table.Td>
              <Table.Td ta="end">{row.bill === null ? '' : format.amount(row.bill.netMinor)}</Table.Td>
              <Table.Td ta="end">{row.bill === null ? '' : format.amount(differenceOf(row))}</Table.Td>
              <Table.Td>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="sm"
                  aria-label={`${row.name}: ${t('common.action.remove')}`}
                  onClick={() => onRemove(row.id)}
                >
                  <Trash2 size={14} aria-hidden />
                </ActionIcon>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
