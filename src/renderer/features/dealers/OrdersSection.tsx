import { ActionIcon, Anchor, Button, Group, Table, Text } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { OrderRow } from '../../../shared/contract/orders.contract.ts';
import type { DealerId, OrderId } from '../../../shared/domain/ids.ts';
import { spotWithin } from '../../../shared/i18n/rowText.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import classes from './dealers.module.css';
import { Section } from './Section.tsx';

const PAGE = 50;

/** A dealer's bills, newest first, fifty at a time; each opens to its lines. */
export function OrdersSection({ dealerId }: { dealerId: DealerId }) {
  const t = useT();
  const api = useApi();
  const notify = useNotify();
  const [pages, setPages] = useState(1);
  const [wanted, setWanted] = useState<OrderId | null>(null);
  const seek = async (orderId: OrderId) => {
    try {
      const { place } = await api.call('orders.place', { orderId });
      setPages((now) => Math.max(now, Math.floor(place / PAGE) + 1));
      setWanted(orderId);
    } catch (error) {
      notify.error(error);
    }
  };
  const first = useApiQuery('orders.listByDealer', { dealerId, offset: 0, limit: PAGE });
  const total = first.data?.total ?? 0;
  const shown = Math.min(total, pages * PAGE);
  const offsets = Array.from({ length: pages }, (_, page) => page * PAGE);
  return (
    <Section
      title={t('dealers.detail.orders')}
      action={
        total > 0 && <TableExport request={{ table: 'orders', of: { dealerId } }} name={t('dealers.detail.orders')} />
      }
    >
      {first.error && <ErrorNotice error={first.error} />}
      {first.data && total === 0 && <Text c="dimmed">{t('orders.list.none')}</Text>}
      {total > 0 && (
        <Table verticalSpacing={3}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={28}>
                <span className="visually-hidden">{t('orders.column.lines')}</span>
              </Table.Th>
              <Table.Th>{t('orders.column.orderedOn')}</Table.Th>
              <Table.Th>{t('orders.column.number')}</Table.Th>
              <Table.Th>{t('orders.column.kind')}</Table.Th>
              <Table.Th ta="right">{t('orders.column.amount')}</Table.Th>
              <Table.Th>{t('orders.column.handler')}</Table.Th>
              <Table.Th>{t('orders.column.source')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {offsets.map((offset) => (
              <OrderPage
                key={offset}
                dealerId={dealerId}
                offset={offset}
                wanted={wanted}
                onSeek={(id) => void seek(id)}
              />
            ))}
          </Table.Tbody>
        </Table>
      )}
      {total > 0 && (
        <Group mt="xs" gap="sm">
          <Text size="xs" c="dimmed">
            {t('orders.list.shown', { shown, total })}
          </Text>
          {shown < total && (
            <Button variant="default" size="compact-xs" onClick={() => setPages(pages + 1)}>
              {t('orders.list.more', { count: Math.min(PAGE, total - shown) })}
            </Button>
          )}
        </Group>
      )}
    </Section>
  );
}

interface Seeking {
  /** The bill that was asked for from the other side of its reversal. */
  wanted: OrderId | null;
  onSeek(orderId: OrderId): void;
}

function OrderPage({ dealerId, offset, ...seeking }: Seeking & { dealerId: DealerId; offset: number }) {
  const answer = useApiQuery('orders.listByDealer', { dealerId, offset, limit: PAGE });
  return answer.data?.rows.map((order) => <OrderLine key={order.id} order={order} {...seeking} />);
}

function OrderLine({ order, wanted, onSeek }: Seeking & { order: OrderRow }) {
  const t = useT();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (wanted !== order.id) return;
    row.current?.scrollIntoView({ block: 'nearest' });
    row.current?.focus({ preventScroll: true });
  }, [wanted, order.id]);
  const number = order.number || t('orders.list.unnumbered');
  const origin =
    order.fileName && order.sourceRow !== null
      ? t('orders.list.origin', {
          file: order.fileName,
          row: spotWithin({ sheet: order.sourceSheet, row: order.sourceRow }, t),
        })
      : '';
  return (
    <>
      <Table.Tr ref={row} tabIndex={-1} data-wanted={wanted === order.id || undefined} className={classes.order}>
        <Table.Td>
          {order.lineCount > 0 && (
            <ActionIcon
              size={20}
              color="gray"
              aria-expanded={open}
              aria-label={t(open ? 'orders.list.hide' : 'orders.list.show', { number })}
              onClick={() => setOpen(!open)}
            >
              {open ? <ChevronDown size={14} aria-hidden /> : <ChevronRight size={14} aria-hidden />}
            </ActionIcon>
          )}
        </Table.Td>
        <Table.Td>
          {format.day(order.orderedOn)}
          {order.later && (
            <Text size="xs" c="dimmed">
              {t('orders.later')}
            </Text>
          )}
        </Table.Td>
        <Table.Td>{number}</Table.Td>
        <Table.Td>
          {t(`orders.kind.${order.kind}`)}
          <Pair order={order} onSeek={onSeek} />
        </Table.Td>
        <Table.Td ta="right">{format.amount(order.netMinor)}</Table.Td>
        <Table.Td>{order.handler}</Table.Td>
        <Table.Td title={origin}>{order.source}</Table.Td>
      </Table.Tr>
      {open && (
        <Table.Tr>
          <Table.Td colSpan={7} className={classes.lines}>
            <OrderLines orderId={order.id} origin={origin} note={order.note} />
          </Table.Td>
        </Table.Tr>
      )}
    </>
  );
}

/** The other side of a reversal, one click away; a reversal without an original says so. */
function Pair({ order, onSeek }: { order: OrderRow; onSeek: Seeking['onSeek'] }) {
  const t = useT();
  const format = useFormat();
  const { kind, reversals, reversed, reversalRef } = order;
  if (kind === 'reversal' && reversals.length === 0) {
    return (
      <Text size="xs" c="dimmed">
        {reversalRef === '' ? t('orders.pair.none') : t('orders.pair.missing', { number: reversalRef })}
      </Text>
    );
  }
  return reversals.map(({ orderId, number, orderedOn }) => {
    const name = number || format.day(orderedOn);
    const text =
      kind === 'reversal'
        ? t('orders.pair.of', { number: name })
        : t(reversed ? 'orders.pair.by' : 'orders.pair.partly', { number: name });
    return (
      <div key={orderId}>
        <Anchor component="button" type="button" size="xs" onClick={() => onSeek(orderId)}>
          {text}
        </Anchor>
      </div>
    );
  });
}

function OrderLines({ orderId, origin, note }: { orderId: OrderId; origin: string; note: string }) {
  const t = useT();
  const format = useFormat();
  const answer = useApiQuery('orders.lines', { orderId });
  if (answer.error) return <ErrorNotice error={answer.error} />;
  if (!answer.data) return <Text c="dimmed">{t('common.loading')}</Text>;
  if (answer.data.lines.length === 0) return <Text c="dimmed">{t('orders.line.none')}</Text>;
  return (
    <>
      <Table verticalSpacing={2} withRowBorders={false}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('orders.line.product')}</Table.Th>
            <Table.Th>{t('orders.line.spec')}</Table.Th>
            <Table.Th ta="right">{t('orders.line.quantity')}</Table.Th>
            <Table.Th ta="right">{t('orders.line.price')}</Table.Th>
            <Table.Th ta="right">{t('orders.line.amount')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {answer.data.lines.map((line) => (
            <Table.Tr key={line.lineNo}>
              <Table.Td title={line.productCode}>{line.productName || line.productCode}</Table.Td>
              <Table.Td>{line.spec}</Table.Td>
              <Table.Td ta="right">
                {format.quantity(line.qtyMicro)} {line.unit}
              </Table.Td>
              <Table.Td ta="right">{format.price(line.unitPriceMicro)}</Table.Td>
              <Table.Td ta="right">{format.amount(line.netMinor)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="xs" c="dimmed">
        {[note, origin].filter(Boolean).join(' · ')}
      </Text>
    </>
  );
}
