import { Group, NumberInput, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { occasionText } from '../../../shared/i18n/careText.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { useFormat } from '../../components/format.ts';
import { useTierName } from '../../components/tierNames.tsx';
import { useT } from '../../components/useT.ts';

type Totals = Output<'care.totals'>;
interface Line extends Pick<Totals, 'now' | 'before'> {
  name: string;
}

/** What gifts of a year cost beside the year before, by occasion and by tier. */
export function CareYear() {
  const t = useT();
  const tierName = useTierName();
  const [asked, setAsked] = useState<number | undefined>();
  const { data } = useApiQuery('care.totals', asked === undefined ? {} : { year: asked }, { keepPrevious: true });
  if (!data) return null;
  const occasions = data.occasions.map((each) => ({
    ...each,
    name: occasionText({ occasion: each.occasion, subject: each.festival ?? '' }, t),
  }));
  const tiers = data.tiers.map((each) => ({
    ...each,
    name: each.tier === null ? t('activities.care.paper.noTier') : tierName(each.tier),
  }));
  const sum = { name: t('activities.care.year.sum'), now: data.now, before: data.before };
  return (
    <section aria-label={t('activities.care.year.title')}>
      <Group gap="sm" align="flex-end" mb={6}>
        <Title order={2} size="h5">
          {t('activities.care.year.title')}
        </Title>
        <NumberInput
          size="xs"
          w={90}
          aria-label={t('activities.care.year.year')}
          min={1990}
          max={2100}
          value={data.year}
          onChange={(next) => {
            const year = Math.trunc(Number(next));
            if (year >= 1990 && year <= 2100) setAsked(year);
          }}
        />
      </Group>
      {data.now.gifts + data.before.gifts === 0 ? (
        <Text size="sm" c="dimmed">
          {t('activities.care.year.none')}
        </Text>
      ) : (
        <Group align="flex-start" gap="xl">
          <Sums title={t('activities.care.year.byOccasion')} lines={[...occasions, sum]} year={data.year} />
          <Sums title={t('activities.care.year.byTier')} lines={[...tiers, sum]} year={data.year} />
        </Group>
      )}
    </section>
  );
}

function Sums({ title, lines, year }: { title: string; lines: readonly Line[]; year: number }) {
  const t = useT();
  const format = useFormat();
  const heads = [year, year - 1].flatMap((each) => [
    t('activities.care.year.gifts', { year: each }),
    t('activities.care.year.spent', { year: each }),
  ]);
  const request = shownTable(
    title,
    [
      [title, 'text', (line: Line) => line.name],
      [heads[0] ?? '', 'integer', (line) => line.now.gifts],
      [heads[1] ?? '', 'money', (line) => line.now.plannedMinor],
      [heads[2] ?? '', 'integer', (line) => line.before.gifts],
      [heads[3] ?? '', 'money', (line) => line.before.plannedMinor],
    ],
    lines,
  );
  return (
    <div>
      <Table verticalSpacing={3} w="auto">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{title}</Table.Th>
            {heads.map((head) => (
              <Table.Th key={head} ta="right">
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map(({ name, now, before }) => (
            <Table.Tr key={name}>
              <Table.Td>{name}</Table.Td>
              <Table.Td ta="right">{now.gifts}</Table.Td>
              <Table.Td ta="right">{format.money(now.plannedMinor)}</Table.Td>
              <Table.Td ta="right">{before.gifts}</Table.Td>
              <Table.Td ta="right">{format.money(before.plannedMinor)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <TableExport request={request} name={title} />
    </div>
  );
}
