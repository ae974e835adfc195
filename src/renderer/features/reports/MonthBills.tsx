import { Button, Group, Modal, Table, Text } from '@mantine/core';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { monthPeriod } from '../../../shared/domain/period.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { navigate } from '../../app/hashLocation.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';

export interface MonthOfDealer {
  dealerId: DealerId;
  name: string;
  /** `YYYY-MM` */
  month: string;
}

/** More than a month has of any dealer in practice; what is left is told. */
const MOST = 200;

/** The bills that a figure of the table is the sum of. */
export function MonthBills({ of, onClose }: { of: MonthOfDealer | null; onClose(): void }) {
  const t = useT();
  const format = useFormat();
  const title = of === null ? '' : t('monthly.screen.billsOf', { name: of.name, month: format.month(of.month) });
  return (
    <Modal
      opened={of !== null}
      onClose={onClose}
      title={title}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.action.close') }}
    >
      {of && <Bills of={of} />}
    </Modal>
  );
}

function Bills({ of: { dealerId, month } }: { of: MonthOfDealer }) {
  const t = useT();
  const format = useFormat();
  const answer = useApiQuery('orders.listByDealer', { dealerId, period: monthPeriod(month), offset: 0, limit: MOST });
  if (answer.error) return <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Text c="dimmed">{t('common.loading')}</Text>;
  const { rows, total } = answer.data;
  return (
    <>
      {total === 0 && <Text c="dimmed">{t('monthly.screen.noBills')}</Text>}
      {total > 0 && (
        <Table verticalSpacing={3}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('orders.column.orderedOn')}</Table.Th>
              <Table.Th>{t('orders.column.number')}</Table.Th>
              <Table.Th>{t('orders.column.kind')}</Table.Th>
              <Table.Th ta="right">{t('orders.column.amount')}</Table.Th>
              <Table.Th>{t('orders.column.handler')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((order) => (
              <Table.Tr key={order.id}>
                <Table.Td>{format.day(order.orderedOn)}</Table.Td>
                <Table.Td>{order.number || t('orders.list.unnumbered')}</Table.Td>
                <Table.Td>{t(`orders.kind.${order.kind}`)}</Table.Td>
                <Table.Td ta="right">{format.amount(order.netMinor)}</Table.Td>
                <Table.Td>{order.handler}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Group mt="sm" gap="sm" justify="space-between">
        <Group gap="xs">
          <Text size="xs" c="dimmed">
            {total > 0 && t('orders.list.shown', { shown: rows.length, total })}
          </Text>
          {total > 0 && (
            <TableExport
              request={{ table: 'orders', of: { dealerId, period: monthPeriod(month) } }}
              name={t('dealers.detail.orders')}
            />
          )}
        </Group>
        <Button variant="default" size="compact-sm" onClick={() => navigate(`/dealers/${dealerId}`)}>
          {t('monthly.screen.openDealer')}
        </Button>
      </Group>
    </>
  );
}
