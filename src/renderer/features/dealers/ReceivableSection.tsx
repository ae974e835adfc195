import { Alert, Button, Group, Table, Text } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { AgeBar } from '../../components/AgeBar.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { AsOfNote, useLateText } from '../../components/receivableTexts.tsx';
import { useT } from '../../components/useT.ts';
import classes from './dealers.module.css';
import { Section } from './Section.tsx';

const FIRST = 10;
const ALL = 500;

/** What the dealer owes and since when, how it pays, and its last receipts; read only, as other programs say it. */
export function ReceivableSection({ dealerId }: { dealerId: DealerId }) {
  const t = useT();
  const [limit, setLimit] = useState(FIRST);
  const answer = useApiQuery('receivables.ofDealer', { dealerId, receipts: limit }, { keepPrevious: true });
  if (answer.error)
    return (
      <Section title={t('receivables.dealer.title')}>
        <ErrorNotice error={answer.error} />
      </Section>
    );
  const owed = answer.data;
  if (!owed) return null;
  if (owed.asOf === null && owed.receiptsTotal === 0)
    return (
      <Section title={t('receivables.dealer.title')}>
        <Text c="dimmed">{t('receivables.dealer.none')}</Text>
      </Section>
    );
  return (
    <Section
      title={t('receivables.dealer.title')}
      action={
        owed.receiptsTotal > 0 && (
          <TableExport request={{ table: 'receipts', of: { dealerId } }} name={t('imports.kind.receipts')} />
        )
      }
    >
      {owed.asOf !== null && <Owed owed={owed} />}
      <Receipts owed={owed} onAll={limit < ALL ? () => setLimit(ALL) : undefined} />
    </Section>
  );
}

type Owed = Output<'receivables.ofDealer'>;

function Owed({ owed }: { owed: Owed }) {
  const t = useT();
  const format = useFormat();
  const late = useLateText();
  const { balance, overLimitMinor, payment } = owed;
  const prepaid = balance !== null && balance.balanceMinor < 0;
  return (
    <>
      <dl className={classes.figures} data-spaced>
        <div>
          <dt>{t(prepaid ? 'receivables.column.prepaid' : 'receivables.column.balance')}</dt>
          <dd>{format.money(Math.abs(balance?.balanceMinor ?? 0))}</dd>
        </div>
        <div>
          <dt>{t('receivables.column.overdue')}</dt>
          <dd>
            {format.money(balance?.overdueMinor ?? 0)} {balance?.oldest && <small>{late(balance.oldest)}</small>}
          </dd>
        </div>
        <div>
          <dt>{t('receivables.dealer.payment')}</dt>
          <dd>
            {format.percent(payment.timeliness)}{' '}
            <small>
              {payment.basis === 'receipts' && payment.daysLate !== null
                ? t('receivables.dealer.daysLate', { count: Math.round(payment.daysLate) })
                : payment.basis === 'balance'
                  ? t('receivables.dealer.byBalance')
                  : payment.reason && t(`receivables.reason.${payment.reason}`)}
            </small>
          </dd>
        </div>
      </dl>
      {balance !== null && balance.balanceMinor > 0 && <AgeBar bands={balance.bands} />}
      {overLimitMinor > 0 && (
        <Alert color="red" variant="outline" mt="xs" icon={<TriangleAlert size={16} aria-hidden />}>
          {t('receivables.dealer.overLimit', { amount: format.money(overLimitMinor) })}
        </Alert>
      )}
      <AsOfNote asOf={owed.asOf} cutOff={owed.cutOff} />
    </>
  );
}

function Receipts({ owed, onAll }: { owed: Owed; onAll: (() => void) | undefined }) {
  const t = useT();
  const format = useFormat();
  const { receipts, receiptsTotal } = owed;
  if (receiptsTotal === 0)
    return (
      <Text size="sm" c="dimmed" mt="xs">
        {t('receivables.receipts.none')}
      </Text>
    );
  return (
    <>
      <Table verticalSpacing={3} mt="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('receivables.receipts.day')}</Table.Th>
            <Table.Th ta="right">{t('receivables.receipts.amount')}</Table.Th>
            <Table.Th>{t('receivables.receipts.method')}</Table.Th>
            <Table.Th>{t('receivables.receipts.number')}</Table.Th>
            <Table.Th>{t('receivables.receipts.note')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {receipts.map((receipt) => (
            <Table.Tr key={receipt.id}>
              <Table.Td>{format.day(receipt.receivedOn)}</Table.Td>
              <Table.Td ta="right">{format.amount(receipt.amountMinor)}</Table.Td>
              <Table.Td>{receipt.method}</Table.Td>
              <Table.Td>{receipt.number}</Table.Td>
              <Table.Td>{[receipt.handler, receipt.note].filter(Boolean).join(' · ')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Group mt="xs" gap="sm">
        <Text size="xs" c="dimmed" role="status">
          {t('receivables.receipts.shown', { shown: receipts.length, total: receiptsTotal })}
        </Text>
        {receipts.length < receiptsTotal && onAll && (
          <Button variant="default" size="compact-xs" onClick={onAll}>
            {t('receivables.receipts.more')}
          </Button>
        )}
      </Group>
    </>
  );
}
