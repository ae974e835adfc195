import { Anchor, Badge, Button, Group, Stack, Table, Text } from '@mantine/core';
import { ClipboardList, Plus } from 'lucide-react';
import type { SurveyRow } from '../../../shared/contract/surveys.contract.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { CasesFrame } from '../../app/cases/CasesFrame.tsx';
import { type ShownColumn, shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { Presets } from './Presets.tsx';
import { newSurvey, type Part, SURVEYS } from './surveyPaths.ts';
import classes from './surveys.module.css';

/** Where a survey goes on. */
export function nextPart({ state, replies }: Pick<SurveyRow, 'state' | 'replies'>): Part {
  if (state === 'draft') return 'sample';
  return state === 'complete' || replies > 0 ? 'results' : 'answers';
}

/** Every survey with how far it is, and when the next one is due. */
export function SurveysPage() {
  const t = useT();
  const format = useFormat();
  const list = useApiQuery('surveys.list', {});
  const surveys = list.data?.surveys ?? [];
  const rate = ({ asked, replies }: SurveyRow) => (asked === 0 ? null : replies / asked);
  const columns: ShownColumn<SurveyRow>[] = [
    [t('surveys.column.name'), 'text', ({ name }) => name],
    [t('surveys.column.state'), 'text', ({ state }) => t(`surveys.state.${state}`)],
    [t('surveys.column.startedOn'), 'day', ({ startedOn }) => startedOn],
    [t('surveys.column.questions'), 'integer', ({ questions }) => questions.length],
    [t('surveys.column.asked'), 'integer', ({ asked }) => asked],
    [t('surveys.column.replies'), 'integer', ({ replies }) => replies],
    [t('surveys.column.rate'), 'percent', rate],
    [t('surveys.column.nextOn'), 'day', ({ nextOn }) => nextOn],
  ];
  return (
    <CasesFrame
      tab="surveys"
      title={t('surveys.page.title')}
      intro={t('surveys.page.intro')}
      acts={
        <>
          <TableExport
            request={shownTable(t('surveys.page.title'), columns, surveys)}
            name={t('surveys.page.title')}
            disabled={surveys.length === 0}
          />
          <Button leftSection={<Plus size={15} aria-hidden />} onClick={() => newSurvey({ preset: 'both' })}>
            {t('surveys.page.new')}
          </Button>
        </>
      }
    >
      {list.error && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Text c="dimmed">{t('common.loading')}</Text>}
      {list.data && surveys.length === 0 && (
        <EmptyState
          icon={<ClipboardList size={32} aria-hidden />}
          title={t('surveys.list.none')}
          text={t('surveys.list.noneHint')}
        >
          <Presets />
        </EmptyState>
      )}
      {surveys.length > 0 && (
        <Stack gap="sm">
          <Cadence newest={surveys[0]} />
          <Table.ScrollContainer minWidth={720}>
            <Table aria-label={t('surveys.list.label')} verticalSpacing={5}>
              <Table.Thead>
                <Table.Tr>
                  {columns.map(([header, kind]) => (
                    <Table.Th key={header} ta={kind === 'integer' || kind === 'percent' ? 'end' : undefined}>
                      {header}
                    </Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {surveys.map((row) => (
                  <Table.Tr key={row.id}>
                    <Table.Td>
                      <Anchor href={`#${SURVEYS}/${row.id}/${nextPart(row)}`} size="sm" fw={600}>
                        {row.name}
                      </Anchor>
                    </Table.Td>
                    <Table.Td>
                      <Badge variant="default">{t(`surveys.state.${row.state}`)}</Badge>
                    </Table.Td>
                    <Table.Td>{format.day(row.startedOn)}</Table.Td>
                    <Table.Td ta="end">{format.count(row.questions.length)}</Table.Td>
                    <Table.Td ta="end">{format.count(row.asked)}</Table.Td>
                    <Table.Td ta="end">{format.count(row.replies)}</Table.Td>
                    <Table.Td ta="end">{format.percent(rate(row))}</Table.Td>
                    <Table.Td>{format.day(row.nextOn)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
          <Text size="sm" c="dimmed" role="status">
            {t('surveys.list.count', { count: surveys.length })}
          </Text>
        </Stack>
      )}
    </CasesFrame>
  );
}

/** When the next one is due by what the newest says. */
function Cadence({ newest }: { newest: SurveyRow | undefined }) {
  const t = useT();
  const format = useFormat();
  if (newest === undefined || newest.nextOn === null || newest.everyMonths === null) return null;
  const params = { name: newest.name, months: newest.everyMonths, day: format.day(newest.nextOn) };
  if (!newest.isDue)
    return (
      <Text size="sm" c="dimmed">
        {t('surveys.list.next', params)}
      </Text>
    );
  return (
    <Group className={classes.due} justify="space-between" role="status">
      <Text size="sm">{t('surveys.list.due', params)}</Text>
      <Button size="compact-sm" variant="default" onClick={() => newSurvey({ from: newest.id })}>
        {t('surveys.list.again')}
      </Button>
    </Group>
  );
}
