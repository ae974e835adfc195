import { Anchor, Button, Group, SegmentedControl, Table, Text, Title } from '@mantine/core';
import { X } from 'lucide-react';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { OWING_SHOWN, type OwingDealer, type OwingShown } from '../../../shared/contract/receivables.contract.ts';
import type { RepId } from '../../../shared/domain/ids.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useLateText } from '../../components/receivableTexts.tsx';
import { useT } from '../../components/useT.ts';
import classes from './receivables.module.css';

const PAGE = 50;
const MOST = 1000;

export interface OwingListProps {
  shown: OwingShown;
  onShown(shown: OwingShown): void;
  rep: RepId | null | undefined;
  onRep(rep: RepId | null | undefined): void;
  overview: Output<'receivables.overview'>;
}

/** Whom to ask for money first: the most money at the top, a click away from the dealer's page. */
export function OwingList({ shown, onShown, rep, onRep, overview }: OwingListProps) {
  const t = useT();
  const [limit, setLimit] = useState(PAGE);
  const reps = rep === undefined ? [] : [rep];
  const answer = useApiQuery('receivables.list', { shown, reps, limit }, { keepPrevious: true });
  const { rows = [], total = 0 } = answer.data ?? {};
  const repName = overview.reps.find(({ repId }) => repId === rep)?.repName ?? '';
  return (
    <section aria-labelledby="owing-dealers">
      <Group justify="space-between" mb={6}>
        <Title order={2} size="h5" id="owing-dealers">
          {t('receivables.page.whom')}
        </Title>
        {rep !== undefined && (
          <Button
            variant="light"
            size="compact-xs"
            rightSection={<X size={12} aria-hidden />}
            aria-label={t('dealers.filter.remove', { text: repName || t('receivables.page.noRep') })}
            onClick={() => onRep(undefined)}
          >
            {repName || t('receivables.page.noRep')}
          </Button>
        )}
        <SegmentedControl
          size="xs"
          aria-labelledby="owing-dealers"
          value={shown}
          data={OWING_SHOWN.map((value) => ({ value, label: t(`receivables.shown.${value}`) }))}
          onChange={(next) => onShown(next as OwingShown)} // only the values of `data` are offered
        />
        <TableExport
          request={{ table: 'owing', of: { shown, reps } }}
          name={t('receivables.page.whom')}
          disabled={total === 0}
        />
      </Group>
      {answer.error && <ErrorNotice error={answer.error} />}
      {answer.data && total === 0 && <Text c="dimmed">{t(`receivables.noneShown.${shown}`)}</Text>}
      {total > 0 && <OwingTable rows={rows} />}
      {total > 0 && (
        <Group mt="xs" gap="sm">
          <Text size="xs" c="dimmed" role="status">
            {t('receivables.page.shown', { shown: rows.length, total })}
          </Text>
          {rows.length < total && limit < MOST && (
            <Button variant="default" size="compact-xs" onClick={() => setLimit(MOST)}>
              {t('receivables.receipts.more')}
            </Button>
          )}
        </Group>
      )}
    </section>
  );
}

function OwingTable({ rows }: { rows: readonly OwingDealer[] }) {
  const t = useT();
  return (
    <Table verticalSpacing={3} stickyHeader className={classes.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('receivables.column.dealer')}</Table.Th>
          <Table.Th>{t('receivables.column.rep')}</Table.Th>
          <Table.Th ta="right">{t('receivables.column.overdue')}</Table.Th>
          <Table.Th ta="right">{t('receivables.column.balance')}</Table.Th>
          <Table.Th ta="right">{t('receivables.column.limit')}</Table.Th>
          <Table.Th>{t('receivables.column.lastReceived')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <OwingRow key={row.id} row={row} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function OwingRow({ row }: { row: OwingDealer }) {
  const t = useT();
  const format = useFormat();
  const late = useLateText();
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor href={`#/dealers/${row.id}`} size="sm">
          {row.name}
        </Anchor>
        <Text size="xs" c="dimmed">
          {[row.code, row.phone].filter(Boolean).join(' · ')}
        </Text>
      </Table.Td>
      <Table.Td miw={72} className={classes.whole}>
        {row.repName}
      </Table.Td>
      <Table.Td ta="right">
        {format.amount(row.overdueMinor)}
        {row.oldest && (
          <Text size="xs" c="dimmed">
            {late(row.oldest)}
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="right">{format.amount(row.balanceMinor)}</Table.Td>
      <Table.Td ta="right">
        {format.amount(row.creditLimitMinor)}
        {row.overLimitMinor > 0 && (
          <Text size="xs" fw={600} className={classes.over}>
            {t('receivables.page.over', { amount: format.amount(row.overLimitMinor) })}
          </Text>
        )}
      </Table.Td>
      <Table.Td>{format.day(row.lastReceivedOn)}</Table.Td>
    </Table.Tr>
  );
}
