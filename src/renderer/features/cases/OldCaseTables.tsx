import { Group, Table, Title } from '@mantine/core';
import type { Output } from '../../../shared/contract/index.ts';
import { type ShownColumn, shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { FirstRows, MOST_ROWS } from '../../components/FirstRows.tsx';
import { useT } from '../../components/useT.ts';

type Checked = Output<'cases.checkRows'>;

/** Rows that are not taken, each with its reason, and those that are, with what is taken otherwise than it is written. */
export function OldCaseTables({ found }: { found: Checked }) {
  const t = useT();
  const problems: ShownColumn<Checked['problems'][number]>[] = [
    [t('cases.oldCases.column.row'), 'plain', ({ row }) => row],
    [t('cases.oldCases.column.problem'), 'text', ({ problem }) => t(`cases.oldCases.problem.${problem}`)],
    [t('cases.oldCases.column.text'), 'text', ({ text }) => text],
  ];
  const taken: ShownColumn<Checked['taken'][number]>[] = [
    [t('cases.oldCases.column.row'), 'plain', ({ row }) => row],
    [t('cases.oldCases.column.number'), 'text', ({ number }) => number || t('cases.oldCases.nextNumber')],
    [t('cases.oldCases.column.dealer'), 'text', ({ dealerName }) => dealerName],
    [t('cases.oldCases.column.kind'), 'text', ({ kind }) => t(`cases.kind.${kind}`)],
    [t('cases.oldCases.column.status'), 'text', ({ status }) => t(`cases.status.${status}`)],
    [t('cases.oldCases.column.reportedOn'), 'day', ({ reportedOn }) => reportedOn],
    [t('cases.oldCases.column.body'), 'text', ({ body }) => body],
    [
      t('cases.oldCases.column.notes'),
      'text',
      ({ notes }) => notes.map(({ note, text }) => t(`cases.oldCases.note.${note}`, { text })).join('；'),
    ],
  ];
  return (
    <>
      <Rows title={t('cases.oldCases.notTaken')} columns={problems} rows={found.problems} />
      <Rows title={t('cases.oldCases.willTake')} columns={taken} rows={found.taken} />
    </>
  );
}

interface RowsProps<R extends { row: number }> {
  title: string;
  columns: readonly ShownColumn<R>[];
  rows: readonly R[];
}

function Rows<R extends { row: number }>({ title, columns, rows }: RowsProps<R>) {
  if (rows.length === 0) return null;
  return (
    <section>
      <Group gap="xs">
        <Title order={2} size="h5">
          {title}
        </Title>
        <TableExport request={shownTable(title, columns, rows)} name={title} />
      </Group>
      <Table.ScrollContainer minWidth={760}>
        <Table aria-label={title} verticalSpacing={3}>
          <Table.Thead>
            <Table.Tr>
              {columns.map(([header]) => (
                <Table.Th key={header}>{header}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.slice(0, MOST_ROWS).map((one) => (
              <Table.Tr key={one.row}>
                {columns.map(([header, , cellOf]) => (
                  <Table.Td key={header}>{cellOf(one)}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <FirstRows count={rows.length} />
    </section>
  );
}
