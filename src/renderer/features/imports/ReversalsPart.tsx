import { Anchor, Button, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { BatchId } from '../../../shared/domain/ids.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import classes from './imports.module.css';

const SHOWN = 200;

/** The reversals an import brought, and those among them that found no original. */
export function ReversalsPart({ batchId }: { batchId: BatchId }) {
  const t = useT();
  const [shown, setShown] = useState(false);
  const found = useApiQuery('orders.reversals', { batchId, limit: SHOWN }).data;
  if (!found || found.total === 0) return null;
  return (
    <section aria-label={t('orders.reversals.title', { count: found.total })}>
      <Text size="sm">
        <strong>{t('orders.reversals.title', { count: found.total })}</strong>{' '}
        {found.unpaired === 0
          ? t('orders.reversals.allPaired')
          : t('orders.reversals.unpaired', { count: found.unpaired })}{' '}
        <Button variant="default" size="compact-xs" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {t(shown ? 'orders.reversals.hide' : 'orders.reversals.show')}
        </Button>{' '}
        {shown && <TableExport request={{ table: 'reversals', of: { batchId } }} name={t('orders.kind.reversal')} />}
      </Text>
      {shown && <ReversalTable rows={found.rows} />}
    </section>
  );
}

type Reversal = NonNullable<ReturnType<typeof useApiQuery<'orders.reversals'>>['data']>['rows'][number];

function ReversalTable({ rows }: { rows: readonly Reversal[] }) {
  const t = useT();
  const format = useFormat();
  return (
    <div className={classes.listed}>
      <Table verticalSpacing={3} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('orders.column.orderedOn')}</Table.Th>
            <Table.Th>{t('orders.column.number')}</Table.Th>
            <Table.Th>{t('orders.reversals.dealer')}</Table.Th>
            <Table.Th ta="right">{t('orders.column.amount')}</Table.Th>
            <Table.Th>{t('orders.reversals.original')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.orderId}>
              <Table.Td>{format.day(row.orderedOn)}</Table.Td>
              <Table.Td>{row.number || t('orders.list.unnumbered')}</Table.Td>
              <Table.Td>
                <Anchor component={Link} href={`/dealers/${row.dealerId}`} size="sm">
                  {row.dealerName}
                </Anchor>
              </Table.Td>
              <Table.Td ta="right">{format.amount(row.netMinor)}</Table.Td>
              <Table.Td>{originalText(row)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );

  function originalText({ originalOn, originalNumber, says }: Reversal): string {
    if (originalOn !== null) return originalNumber || format.day(originalOn);
    return says === '' ? t('orders.pair.none') : t('orders.pair.missing', { number: says });
  }
}
