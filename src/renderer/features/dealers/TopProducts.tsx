import { Table, Text } from '@mantine/core';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';

/** What a dealer bought most by amount in the last 12 months. */
export function TopProducts({
  dealerId,
  limit,
  narrow = false,
}: {
  dealerId: DealerId;
  limit: number;
  narrow?: boolean;
}) {
  const t = useT();
  const format = useFormat();
  const answer = useApiQuery('orders.topProducts', { dealerId, limit }, { keepPrevious: true });
  if (answer.error) return <ErrorNotice error={answer.error} />;
  if (!answer.data) return null;
  if (answer.data.total === 0) return <Text c="dimmed">{t('dealers.product.none')}</Text>;
  const { products, total } = answer.data;
  return (
    <>
      <Table verticalSpacing={3}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('dealers.product.name')}</Table.Th>
            <Table.Th ta="right">{t('dealers.product.quantity')}</Table.Th>
            <Table.Th ta="right">{t('dealers.product.amount')}</Table.Th>
            {!narrow && <Table.Th ta="right">{t('dealers.product.last')}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {products.map((product) => (
            <Table.Tr key={`${product.code}|${product.name}`}>
              <Table.Td title={product.code}>{product.name || product.code}</Table.Td>
              <Table.Td ta="right">
                {format.quantity(product.qtyMicro)} {product.unit}
              </Table.Td>
              <Table.Td ta="right">{format.amount(product.netMinor)}</Table.Td>
              {!narrow && <Table.Td ta="right">{format.day(product.lastOn)}</Table.Td>}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {products.length < total && (
        <Text size="xs" c="dimmed" mt={4}>
          {t('dealers.product.shown', { shown: products.length, total })}
        </Text>
      )}
    </>
  );
}
