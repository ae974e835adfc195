import { Anchor, Group, Table, Text, TextInput, Title } from '@mantine/core';
import { Search } from 'lucide-react';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { type ShownColumn, shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { useT } from '../../components/useT.ts';

type Question = Output<'surveys.results'>['questions'][number];
type Row = Question['texts'][number];

/** What was written, in the dealers' own words. */
export function TextAnswers({ question }: { question: Question }) {
  const t = useT();
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const rows = question.texts.filter(({ name, text }) => `${name}\n${text}`.toLowerCase().includes(wanted));
  const columns: ShownColumn<Row>[] = [
    [t('surveys.column.dealer'), 'text', ({ name }) => name],
    [t('surveys.column.text'), 'text', ({ text }) => text],
  ];
  const title = `${question.place + 1}. ${question.text}`;
  return (
    <section>
      <Group gap="xs">
        <Title order={2} size="h4">
          {title}
        </Title>
        <TableExport request={shownTable(title, columns, rows)} name={title} disabled={rows.length === 0} />
        <TextInput
          type="search"
          size="xs"
          w={220}
          aria-label={`${title} ${t('surveys.results.search')}`}
          placeholder={t('surveys.results.search')}
          leftSection={<Search size={14} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      </Group>
      <Text size="sm" c="dimmed">
        {t('surveys.results.textSummary', { count: question.texts.length })}
      </Text>
      {rows.length === 0 ? (
        question.texts.length > 0 && <Text size="sm">{t('surveys.results.noTexts')}</Text>
      ) : (
        <Table aria-label={title} verticalSpacing={3}>
          <Table.Thead>
            <Table.Tr>
              {columns.map(([header]) => (
                <Table.Th key={header}>{header}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.dealerId}>
                <Table.Td w={220}>
                  <Anchor size="sm" href={`#/dealers/${row.dealerId}`}>
                    {row.name}
                  </Anchor>
                </Table.Td>
                <Table.Td>{row.text}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}
