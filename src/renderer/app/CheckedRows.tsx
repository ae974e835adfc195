import { Badge, Group, Table, Title } from '@mantine/core';
import type { Key, ReactNode } from 'react';
import { FirstRows, MOST_ROWS } from '../components/FirstRows.tsx';
import { useFormat } from '../components/format.ts';
import { type ShownColumn, shownTable } from './shownTable.ts';
import { TableExport } from './TableExport.tsx';

/** How many rows of a list become what. */
export function RowCounts({ counts }: { counts: readonly string[] }) {
  return (
    <Group gap="xs" role="status">
      {counts.map((text) => (
        <Badge key={text} variant="default">
          {text}
        </Badge>
      ))}
    </Group>
  );
}

interface CheckedRowsProps<R> {
  title: string;
  /** Where the counts beside the export say what this is, no heading stands over it. */
  counts?: readonly string[];
  columns: readonly ShownColumn<R>[];
  rows: readonly R[];
  keyOf(row: R): Key;
  /** Cells that show more than their text, by the header of their column. */
  drawn?: Readonly<Record<string, (row: R) => ReactNode>>;
  /** What somebody decides of a row, in a last column that is not exported. */
  choice?: { header: string; cell(row: R): ReactNode };
  /** Rows that somebody has to decide on: where not all are drawn, they are among those that are. */
  isFirst?(row: R): boolean;
}

/** Rows of a list that was looked at: what becomes of each and why. As many are drawn as a page bears; the export has all. */
export function CheckedRows<R>(props: CheckedRowsProps<R>) {
  const { title, counts, columns, rows, keyOf, drawn = {}, choice, isFirst } = props;
  const format = useFormat();
  const isCut = rows.length > MOST_ROWS && isFirst !== undefined;
  const sorted = isCut ? [...rows.filter(isFirst), ...rows.filter((row) => !isFirst(row))] : rows;
  const shown = (kind: ShownColumn<R>[1], value: ReturnType<ShownColumn<R>[2]>) =>
    kind === 'day' && typeof value === 'string' ? format.day(value) : value;
  return (
    <section>
      <Group gap="xs">
        {counts === undefined ? (
          <Title order={2} size="h5">
            {title}
          </Title>
        ) : (
          <RowCounts counts={counts} />
        )}
        <TableExport request={shownTable(title, columns, rows)} name={title} disabled={rows.length === 0} />
      </Group>
      <Table.ScrollContainer minWidth={760}>
        <Table aria-label={title} verticalSpacing={3}>
          <Table.Thead>
            <Table.Tr>
              {columns.map(([header]) => (
                <Table.Th key={header}>{header}</Table.Th>
              ))}
              {choice && <Table.Th>{choice.header}</Table.Th>}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sorted.slice(0, MOST_ROWS).map((row) => (
              <Table.Tr key={keyOf(row)}>
                {columns.map(([header, kind, cellOf]) => (
                  <Table.Td key={header}>{drawn[header]?.(row) ?? shown(kind, cellOf(row))}</Table.Td>
                ))}
                {choice && <Table.Td>{choice.cell(row)}</Table.Td>}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <FirstRows count={rows.length} />
    </section>
  );
}
