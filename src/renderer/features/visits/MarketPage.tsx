import { ActionIcon, Anchor, Button, Group, Select, Stack, Table, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Pencil, Plus } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { Link } from 'wouter';
import type { MarketNote } from '../../../shared/contract/visitSheets.contract.ts';
import { priceText } from '../../../shared/domain/money.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { usePageCommands } from '../../app/commands.tsx';
import { type ShownColumn, shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { VisitsFrame } from '../../app/visits/VisitsFrame.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { MarketModal } from './MarketModal.tsx';

/** What reps saw of competitors: product, price, where and when. */
export function MarketPage() {
  const t = useT();
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text.trim(), 150);
  const [competitor, setCompetitor] = useState<string | null>(null);
  const [product, setProduct] = useState<string | null>(null);
  const list = useApiQuery(
    'visits.market',
    { search, competitor: competitor ?? '', product: product ?? '', limit: 5000 },
    { keepPrevious: true },
  );
  const rows = list.data?.rows ?? [];
  const today = useApiQuery('session.get', {}).data?.today ?? '';
  const [opened, setOpened] = useState<MarketNote | 'new' | null>(null);
  const add = useCallback(() => setOpened('new'), []);
  usePageCommands(useMemo(() => [{ id: 'market.add', label: t('visitSheets.market.add'), run: add }], [t, add]));
  const columns: ShownColumn<MarketNote>[] = [
    [t('visitSheets.column.day'), 'day', ({ on }) => on],
    [t('visitSheets.column.code'), 'text', ({ code }) => code],
    [t('visitSheets.column.name'), 'text', ({ name }) => name],
    [t('visitSheets.column.competitor'), 'text', (row) => row.competitor],
    [t('visitSheets.column.product'), 'text', (row) => row.product],
    [t('visitSheets.column.price'), 'number', ({ priceMicro }) => (priceMicro === null ? null : priceMicro / 1e6)],
    [t('visitSheets.column.rep'), 'text', ({ repName }) => repName],
    [t('activities.field.origin'), 'text', ({ source }) => t(`activities.origin.${source}`)],
    [t('visitSheets.column.note'), 'text', ({ body }) => body],
  ];
  return (
    <VisitsFrame
      tab="market"
      intro={t('visitSheets.market.intro')}
      acts={
        <>
          <Button variant="default" leftSection={<Plus size={15} aria-hidden />} onClick={add}>
            {t('visitSheets.market.add')}
          </Button>
          <TableExport
            request={shownTable(t('visitSheets.tab.market'), columns, rows)}
            name={t('visitSheets.tab.market')}
            disabled={rows.length === 0}
          />
        </>
      }
    >
      <Stack gap="sm">
        {list.error && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
        <Group gap="sm">
          <TextInput
            aria-label={t('visitSheets.market.search')}
            placeholder={t('visitSheets.market.search')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Select
            clearable
            searchable
            aria-label={t('visitSheets.column.competitor')}
            placeholder={t('visitSheets.column.competitor')}
            data={list.data?.competitors ?? []}
            value={competitor}
            onChange={setCompetitor}
          />
          <Select
            clearable
            searchable
            aria-label={t('visitSheets.column.product')}
            placeholder={t('visitSheets.column.product')}
            data={list.data?.products ?? []}
            value={product}
            onChange={setProduct}
          />
        </Group>
        {list.data !== undefined && rows.length === 0 ? (
          <EmptyState title={t('visitSheets.market.none')} text={t('visitSheets.market.noneHint')} />
        ) : (
          <MarketTable rows={rows} onOpen={setOpened} />
        )}
        <MarketModal note={opened} today={today} onClose={() => setOpened(null)} />
      </Stack>
    </VisitsFrame>
  );
}

function MarketTable({ rows, onOpen }: { rows: readonly MarketNote[]; onOpen(note: MarketNote): void }) {
  const t = useT();
  const format = useFormat();
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table aria-label={t('visitSheets.tab.market')} verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('visitSheets.column.day')}</Table.Th>
            <Table.Th>{t('visitSheets.column.name')}</Table.Th>
            <Table.Th>{t('visitSheets.column.competitor')}</Table.Th>
            <Table.Th>{t('visitSheets.column.product')}</Table.Th>
            <Table.Th ta="end">{t('visitSheets.column.price')}</Table.Th>
            <Table.Th>{t('visitSheets.column.rep')}</Table.Th>
            <Table.Th>{t('activities.field.origin')}</Table.Th>
            <Table.Th>{t('visitSheets.column.note')}</Table.Th>
            <Table.Th />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td>{format.day(row.on)}</Table.Td>
              <Table.Td>
                <Anchor component={Link} href={`/dealers/${row.dealerId}`} size="sm">
                  {row.name}
                </Anchor>
              </Table.Td>
              <Table.Td>{row.competitor}</Table.Td>
              <Table.Td>{row.product}</Table.Td>
              <Table.Td ta="end">{row.priceMicro === null ? '' : priceText(row.priceMicro)}</Table.Td>
              <Table.Td>{row.repName}</Table.Td>
              <Table.Td>{t(`activities.origin.${row.source}`)}</Table.Td>
              <Table.Td>{row.body}</Table.Td>
              <Table.Td>
                <ActionIcon
                  variant="subtle"
                  size="sm"
                  aria-label={`${row.name}: ${t('visitSheets.market.edit')}`}
                  onClick={() => onOpen(row)}
                >
                  <Pencil size={14} aria-hidden />
                </ActionIcon>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
