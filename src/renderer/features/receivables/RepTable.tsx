import { Group, Table, Title } from '@mantine/core';
import type { Output } from '../../../shared/contract/index.ts';
import type { RepId } from '../../../shared/domain/ids.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import classes from './receivables.module.css';

export interface RepTableProps {
  reps: Output<'receivables.overview'>['reps'];
  /** The rep whose dealers alone are shown; undefined for all. */
  rep: RepId | null | undefined;
  onRep(rep: RepId | null | undefined): void;
}

/** What each rep's dealers owe; a click shows those alone, another one all again. */
export function RepTable({ reps, rep, onRep }: RepTableProps) {
  const t = useT();
  const format = useFormat();
  return (
    <section aria-labelledby="owed-by-rep">
      <Group justify="space-between" mb={6}>
        <Title order={2} size="h5" id="owed-by-rep">
          {t('receivables.page.byRep')}
        </Title>
        <TableExport request={{ table: 'owedByRep' }} name={t('tables.owedByRep')} />
      </Group>
      <Table verticalSpacing={3} className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('receivables.column.rep')}</Table.Th>
            <Table.Th ta="right">{t('receivables.column.overdue')}</Table.Th>
            <Table.Th ta="right">{t('receivables.column.balance')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {reps.map(({ repId, repName, overdueMinor, owedMinor }) => (
            <Table.Tr key={repId ?? 0}>
              <Table.Td>
                <button
                  type="button"
                  className={classes.link}
                  aria-pressed={rep === repId}
                  onClick={() => onRep(rep === repId ? undefined : repId)}
                >
                  {repName || t('receivables.page.noRep')}
                </button>
              </Table.Td>
              <Table.Td ta="right">{format.amount(overdueMinor)}</Table.Td>
              <Table.Td ta="right">{format.amount(owedMinor)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
