import { Text, Title } from '@mantine/core';
import type { BackTest } from '../../../shared/contract/rhythm.contract.ts';
import { PEER_GAPS } from '../../../shared/contract/rhythmRules.ts';
import { backTestLimits, kindRows } from '../../../shared/i18n/backTestTexts.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { FigureTable } from '../../app/analysis/ChartWithTable.tsx';
import { type ShownColumn, shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';

interface Row {
  what: string;
  dates: number;
  cases: number;
  fell: number;
  flagged: number;
  hit: number;
}

const part = (some: number, all: number) => (all === 0 ? null : some / all);

/** How good the list would have been at past days: with the festival rest and without, and sign by sign. */
export function BackTestPart() {
  const t = useT();
  const test = useApiQuery('rhythm.backTest', {});
  return (
    <div>
      <Title order={2} size="h4">
        {t('rhythm.backTest.title')}
      </Title>
      {test.error && <ErrorNotice error={test.error} onRetry={() => void test.refetch()} />}
      {test.isPending && <Text c="dimmed">{t('rhythm.backTest.busy')}</Text>}
      {test.data?.abstains && <Text>{t(`rhythm.backTest.${test.data.abstains}`)}</Text>}
      {test.data && test.data.abstains === null && <Tried test={test.data} />}
    </div>
  );
}

function Tried({ test }: { test: BackTest }) {
  const t = useT();
  const format = useFormat();
  const { dates, cases, fell, withRest } = test.all;
  const base = part(fell, cases);
  const precision = part(withRest.hit, withRest.flagged);
  const columns: ShownColumn<Row>[] = [
    [t('rhythm.backTest.column.what'), 'text', ({ what }) => what],
    [t('rhythm.backTest.column.dates'), 'integer', (row) => row.dates],
    [t('rhythm.backTest.column.cases'), 'integer', (row) => row.cases],
    [t('rhythm.backTest.column.fell'), 'integer', ({ fell }) => fell],
    [t('rhythm.backTest.column.base'), 'percent', (row) => part(row.fell, row.cases)],
    [t('rhythm.backTest.column.flagged'), 'integer', ({ flagged }) => flagged],
    [t('rhythm.backTest.column.hit'), 'integer', ({ hit }) => hit],
    [t('rhythm.backTest.column.precision'), 'percent', ({ hit, flagged }) => part(hit, flagged)],
    [t('rhythm.backTest.column.recall'), 'percent', (row) => part(row.hit, row.fell)],
  ];
  const rows = rowsOf(test, t);
  const title = t('rhythm.backTest.title');
  return (
    <>
      <Text size="sm" my={4}>
        {t('rhythm.backTest.sentence', {
          from: format.day(test.from),
          to: format.day(test.to),
          dates,
          cases,
          fell,
          base: format.percent(base),
          flagged: withRest.flagged,
          hit: withRest.hit,
          precision: format.percent(precision),
          lift: base === null || precision === null || base === 0 ? '—' : (precision / base).toFixed(1),
        })}
        {backTestLimits(test, t, format).map((said) => ` ${said}`)}
        {test.sample < test.dealers &&
          ` ${t('rhythm.backTest.sample', { dealers: test.dealers, sample: test.sample })}`}
      </Text>
      <TableExport request={shownTable(title, columns, rows)} name={title} />
      <FigureTable label={title} columns={columns} rows={rows} height={420} />
      <Text size="sm" c="dimmed">
        {[
          t('rhythm.backTest.summary'),
          t('rhythm.backTest.notFalling'),
          t('rhythm.backTest.weights'),
          ...(test.signals.some(({ signal, dates }) => signal === 'arrears' && dates === 0)
            ? [t('rhythm.backTest.noArrears')]
            : []),
        ].join(' ')}
      </Text>
    </>
  );
}

function rowsOf(test: BackTest, t: T): Row[] {
  const ways = ({ dates, cases, fell, ...tallies }: BackTest['all'], when: string) =>
    dates === 0
      ? []
      : (['withRest', 'withoutRest'] as const).map((way) => ({
          what: t(`rhythm.backTest.${way}`, { when }),
          dates,
          cases,
          fell,
          ...tallies[way],
        }));
  return [
    ...ways(test.all, t('rhythm.backTest.allDates')),
    ...ways(test.festival, t('rhythm.backTest.festival')),
    ...test.histories.map(({ thin, ...tally }) => ({
      what: t(thin ? 'rhythm.backTest.thin' : 'rhythm.backTest.known', { weight: PEER_GAPS }),
      dates: test.all.dates,
      ...tally,
    })),
    ...test.weights.map(({ kappa, flagged, hit }) => ({
      what: t('rhythm.backTest.weight', { weight: kappa }),
      dates: test.all.dates,
      cases: test.all.cases,
      fell: test.all.fell,
      flagged,
      hit,
    })),
    ...test.signals
      .filter(({ signal, dates }) => signal !== 'late' && dates > 0)
      .map(({ signal, ...tally }) => ({ what: t(`rhythm.signal.${signal}`), ...tally })),
    ...kindRows(test, t).map((row) => ({
      dates: test.signals.find(({ signal }) => signal === 'smaller')?.dates ?? 0,
      ...row,
    })),
  ];
}
