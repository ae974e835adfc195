import { Stack, Text, Title } from '@mantine/core';
import type { ReviewFigure } from '../../../../shared/contract/visitReview.contract.ts';
import { ChartWithTable, FigureTable } from '../../../app/analysis/ChartWithTable.tsx';
import type { ShownColumn } from '../../../app/shownTable.ts';
import { useFormat } from '../../../components/format.ts';
import { useT } from '../../../components/useT.ts';
import { type Question, type Review, useOpenFigure } from './useOpenFigure.ts';

const FATES = ['onTime', 'late', 'missed', 'silent', 'open'] as const satisfies readonly ReviewFigure[];
const BROUGHT = ['agreed', 'spoken', 'billed', 'market'] as const satisfies readonly ReviewFigure[];
const BESIDES = ['moved', 'openMoved', 'called'] as const satisfies readonly ReviewFigure[];

/** What became of the plan, why visits were missed, and what those that were made came to. */
export function FatePart({ data, question }: { data: Review; question: Question }) {
  const t = useT();
  const open = useOpenFigure(question);
  const format = useFormat();
  const { figures } = data.total;
  const rows = [...FATES, ...BESIDES].map((what) => ({ what, visits: figures[what] }));
  const besides: readonly ReviewFigure[] = BESIDES;
  // They are counted above already: a column that is added up must not count them twice.
  const nameOf = (what: (typeof rows)[number]['what']) => {
    const name = t(`visitReview.figure.${what}`);
    return besides.includes(what) ? t('visitReview.coverage.ofThese', { what: name }) : name;
  };
  type Row = (typeof rows)[number];
  const columns: ShownColumn<Row>[] = [
    [t('visitReview.column.state'), 'text', ({ what }) => nameOf(what)],
    [t('visitReview.column.visits'), 'integer', ({ visits }) => visits],
    [
      t('visitReview.column.planShare'),
      'percent',
      ({ visits }) => (figures.planned === 0 ? null : visits / figures.planned),
    ],
  ];
  const act = ({ what }: Row) => open('total', { key: '', figures }, t('visitReview.all'), what);
  const fates = rows.slice(0, FATES.length);
  return (
    <Stack gap="xl" w="100%">
      {figures.planned > 0 && (
        <ChartWithTable
          title={t('visitReview.coverage.planned')}
          summary={t('visitReview.coverage.plannedSummary', figures)}
          height={230}
          columns={columns}
          rows={rows}
          onRow={(row) => act(row)?.()}
          onCell={(row, place) => (place === 1 ? act(row) : undefined)}
          option={(theme) => ({
            ...theme.base,
            xAxis: { ...theme.axis, type: 'value', minInterval: 1 },
            yAxis: {
              ...theme.axis,
              type: 'category',
              inverse: true,
              data: fates.map(({ what }) => t(`visitReview.figure.${what}`)),
            },
            series: [
              {
                type: 'bar',
                barMaxWidth: 24,
                data: fates.map(({ visits }) => visits),
                label: { show: true, position: 'right', color: theme.text },
              },
            ],
          })}
        />
      )}
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(320px, 1fr))', gap: 24 }}>
        {data.reasons.length > 0 && (
          <Counts
            title={t('visitReview.coverage.reasons')}
            header={t('visitReview.column.reason')}
            rows={data.reasons.map(({ reason, visits }) => [t(`visits.reason.${reason}`), visits])}
          />
        )}
        {data.results.length > 0 && (
          <Counts
            title={t('visitReview.coverage.results')}
            header={t('visitReview.column.result')}
            rows={data.results.map(({ result, visits }) => [
              result === null ? t('visitReview.coverage.noResult') : t(`visitSheets.result.${result}`),
              visits,
            ])}
          />
        )}
        <Counts
          title={t('visitReview.coverage.besides')}
          header={t('visitReview.column.what')}
          rows={BROUGHT.map((what) => [t(`visitReview.figure.${what}`), figures[what]])}
          onCell={(at) => {
            const what = BROUGHT[at];
            return what && open('total', { key: '', figures }, t('visitReview.all'), what);
          }}
          {...(data.cutOff !== null && data.cutOff < data.to && figures.spoken > 0
            ? { note: t('visitReview.coverage.billsTo', { day: format.day(data.cutOff) }) }
            : {})}
        />
      </div>
    </Stack>
  );
}

interface CountsProps {
  title: string;
  header: string;
  rows: readonly [string, number][];
  /** What its figures do not hold. */
  note?: string;
  /** What a row's figure opens. */
  onCell?(at: number): (() => void) | undefined;
}

function Counts({ title, header, rows, note, onCell }: CountsProps) {
  const t = useT();
  const columns: ShownColumn<[string, number]>[] = [
    [header, 'text', ([name]) => name],
    [t('visitReview.column.visits'), 'integer', ([, visits]) => visits],
  ];
  return (
    <section>
      <Title order={2} size="h4" mb={4}>
        {title}
      </Title>
      {rows.length === 0 ? (
        <Text c="dimmed">—</Text>
      ) : (
        <FigureTable
          label={title}
          columns={columns}
          rows={rows}
          height={300}
          {...(onCell
            ? {
                onCell: (row: [string, number], place: number) => (place === 1 ? onCell(rows.indexOf(row)) : undefined),
              }
            : {})}
        />
      )}
      {note !== undefined && (
        <Text size="xs" c="dimmed" mt={4}>
          {note}
        </Text>
      )}
    </section>
  );
}
