import { Button, Group, Switch, Table, Text } from '@mantine/core';
import type { Batch } from '../../../shared/contract/imports.contract.ts';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import classes from './check.module.css';
import { useRowNumber } from './useRowNumber.ts';

/** More than these are decided all at once. */
const SHOWN = 1000;

/** Accounts that are nobody in particular: proposed to be left out of grading, decided here one by one or all at once. */
export function ProposalsPart({ batch: { batchId, options } }: { batch: Batch }) {
  const rowNumber = useRowNumber(options);
  const t = useT();
  const format = useFormat();
  const decide = useApiCommand('imports.decide');
  const found = useApiQuery('imports.proposals', { batchId, limit: SHOWN });
  if (found.error) return <ErrorNotice error={found.error} />;
  if (!found.data) return null;
  const { rows, total, excluded } = found.data;
  const amounts = rows.some(({ amountMinor }) => amountMinor !== null);
  const all = (out: boolean) => decide.mutate({ batchId, excluded: out });
  return (
    <div className={classes.proposals}>
      {decide.error && <ErrorNotice error={decide.error} />}
      <Group gap="sm" p="xs">
        <Text size="sm">
          {t('imports.grading.decided', { out: format.count(excluded), graded: format.count(total - excluded) })}
        </Text>
        <Button variant="default" size="compact-sm" disabled={excluded === total} onClick={() => all(true)}>
          {t('imports.grading.allOut')}
        </Button>
        <Button variant="default" size="compact-sm" disabled={excluded === 0} onClick={() => all(false)}>
          {t('imports.grading.allGraded')}
        </Button>
        <TableExport request={{ table: 'proposals', of: { batchId } }} name={t('tables.proposals')} />
        <Text size="xs" c="dimmed">
          {t('imports.grading.hint')}
        </Text>
      </Group>
      <Table stickyHeader verticalSpacing={3}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th ta="right" w={72}>
              {t('imports.check.row')}
            </Table.Th>
            <Table.Th>{t('imports.check.name')}</Table.Th>
            {amounts && (
              <Table.Th ta="right" w={140}>
                {t('imports.grading.amount')}
              </Table.Th>
            )}
            <Table.Th>{t('imports.grading.reason')}</Table.Th>
            <Table.Th>{t('imports.stored.excluded')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ id, row, name, proposal, type, amountMinor, excluded: out }) => (
            <Table.Tr key={id}>
              <Table.Td ta="right">{rowNumber(row)}</Table.Td>
              <Table.Td>{name}</Table.Td>
              {amounts && <Table.Td ta="right">{format.money(amountMinor)}</Table.Td>}
              <Table.Td>
                {proposal === 'name'
                  ? t('imports.grading.byName')
                  : t('imports.grading.byType', { type: type === null ? '' : t(`dealers.type.${type}`) })}
              </Table.Td>
              <Table.Td>
                <Switch
                  size="xs"
                  aria-label={t('imports.grading.leaveOut', { name })}
                  checked={out}
                  onChange={(event) => decide.mutate({ batchId, ids: [id], excluded: event.currentTarget.checked })}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
