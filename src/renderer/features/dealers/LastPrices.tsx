import { Button, Group, Table, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { ArrowDown, ArrowRight, ArrowUp, Search } from 'lucide-react';
import { useState } from 'react';
import type { ProductPrices } from '../../../shared/contract/orders.contract.ts';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { Section } from './Section.tsx';

const FIRST = 10;
const ALL = 500;
const PAUSE_MS = 150;
const TRENDS = { up: ArrowUp, down: ArrowDown, same: ArrowRight } as const;

/** What each product was sold to a dealer at, the last three times: what the counter asks when the phone rings. */
export function LastPrices({ dealerId }: { dealerId: DealerId }) {
  const t = useT();
  const format = useFormat();
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text.trim(), PAUSE_MS);
  const [limit, setLimit] = useState(FIRST);
  const answer = useApiQuery('orders.lastPrices', { dealerId, search, limit }, { keepPrevious: true });
  const cutOff = useApiQuery('orders.coverage', {}).data?.cutOff ?? null;
  const { products = [], total = 0 } = answer.data ?? {};
  const empty = answer.data && total === 0;
  return (
    <Section
      title={t('orders.prices.title')}
      action={
        total > 0 && (
          <TableExport request={{ table: 'lastPrices', of: { dealerId, search } }} name={t('orders.prices.title')} />
        )
      }
    >
      {answer.error && <ErrorNotice error={answer.error} />}
      {empty && search === '' && <Text c="dimmed">{t('orders.prices.none')}</Text>}
      {(!empty || search !== '') && (
        <TextInput
          mb={6}
          maw={320}
          type="search"
          maxLength={100}
          leftSection={<Search size={14} aria-hidden />}
          aria-label={t('orders.prices.find')}
          placeholder={t('orders.prices.find')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      {empty && search !== '' && <Text c="dimmed">{t('orders.prices.nothing')}</Text>}
      {total > 0 && <PriceTable products={products} />}
      {total > 0 && (
        <Group mt="xs" gap="sm">
          <Text size="xs" c="dimmed" role="status">
            {t('orders.prices.shown', { shown: products.length, total, day: format.day(cutOff) })}
          </Text>
          {products.length < total && limit < ALL && (
            <Button variant="default" size="compact-xs" onClick={() => setLimit(ALL)}>
              {t('orders.prices.more')}
            </Button>
          )}
        </Group>
      )}
    </Section>
  );
}

function PriceTable({ products }: { products: readonly ProductPrices[] }) {
  const t = useT();
  return (
    <Table verticalSpacing={3}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('orders.line.product')}</Table.Th>
          <Table.Th ta="right">{t('orders.prices.last')}</Table.Th>
          <Table.Th ta="right">{t('orders.prices.before')}</Table.Th>
          <Table.Th ta="right">{t('orders.prices.earlier')}</Table.Th>
          <Table.Th ta="right">{t('orders.prices.since')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {products.map((product) => (
          <PriceRow key={`${product.productId} ${product.unit}`} product={product} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function PriceRow({ product }: { product: ProductPrices }) {
  const t = useT();
  const { deals, trend } = product;
  const Arrow = trend === null ? undefined : TRENDS[trend];
  return (
    <Table.Tr>
      <Table.Td title={product.code}>
        {product.name}{' '}
        <Text span size="xs" c="dimmed">
          {product.spec}
        </Text>
      </Table.Td>
      <Table.Td ta="right">
        {Arrow && trend && <Arrow size={13} role="img" aria-label={t(`orders.prices.${trend}`)} />}{' '}
        <Deal deal={deals[0]} unit={product.unit} />
      </Table.Td>
      <Table.Td ta="right">
        <Deal deal={deals[1]} unit={product.unit} />
      </Table.Td>
      <Table.Td ta="right">
        <Deal deal={deals[2]} unit={product.unit} />
      </Table.Td>
      <Table.Td ta="right">{t('orders.prices.days', { count: product.daysSince })}</Table.Td>
    </Table.Tr>
  );
}

function Deal({ deal, unit }: { deal: ProductPrices['deals'][number] | undefined; unit: string }) {
  const t = useT();
  const format = useFormat();
  if (deal === undefined) return null;
  const { paidMicro, billDiscountMinor } = deal;
  return (
    <>
      {format.price(deal.priceMicro)}
      {unit && `/${unit}`}
      <Text size="xs" c="dimmed">
        {format.day(deal.on)}
      </Text>
      {paidMicro !== null && <Text size="xs">{t('orders.prices.paid', { price: format.price(paidMicro) })}</Text>}
      {billDiscountMinor !== null && (
        <Text size="xs" title={t('orders.prices.billDiscount', { amount: format.money(billDiscountMinor) })}>
          {t('orders.prices.billDiscountShort')}
        </Text>
      )}
    </>
  );
}
