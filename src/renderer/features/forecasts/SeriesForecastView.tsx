import { Button, List, Text } from '@mantine/core';
import { TrendingUp, Users } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import type { ForecastRun, SalesForecast } from '../../../shared/contract/forecasts.contract.ts';
import { monthRows, outlookOf, readingOrder } from '../../../shared/domain/forecastRows.ts';
import {
  festivalRows,
  festivalText,
  forecastModelText,
  nextMonthText,
  outlookText,
  rangeText,
  seriesName,
  silenceText,
  whyText,
} from '../../../shared/i18n/forecastTexts.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { ChartWithTable } from '../../app/analysis/ChartWithTable.tsx';
import { openDealers } from '../../app/pickedDealers.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { forecastOption } from './forecastOption.ts';

/** Months that an owner needs for a season to be learnt and tried. */
const SEASON_MONTHS = 28;

interface SeriesForecastViewProps {
  run: ForecastRun;
  series: SalesForecast;
  /** What has to be known of all forecasts; it stands below this one. */
  children: ReactNode;
}

/** One series: its past and its months ahead as picture and table, why this method, and what the others were worth. */
export function SeriesForecastView({ run, series, children }: SeriesForecastViewProps) {
  const t = useT();
  const format = useFormat();
  const { currency } = useApiQuery('settings.get', {}).data ?? {};
  const name = seriesName(series, t);
  const rows = useMemo(() => monthRows(series), [series]);
  const option = useMemo(() => forecastOption(rows, t, format), [rows, t, format]);
  const open = useOpenDealers(run, series, name);
  const outlook = outlookOf(series);
  const months = series.values.length;
  // Elsewhere Spring Festival is worth a word only where it has been found to matter.
  const feast = currency === 'CNY' || series.festival.used;
  const notes = [
    nextMonthText(series, t, format),
    whyText(series, t, format),
    series.model !== null && months < SEASON_MONTHS ? t('forecasts.page.short', { months }) : '',
    feast ? festivalText(series, t, format) : '',
  ].filter((text) => text !== '');
  const summary = outlook === undefined ? silenceText(series, t) : outlookText(series, t, format);
  // Without a whole month there is neither a past nor anything ahead to draw.
  if (rows.length === 0)
    return (
      <>
        <EmptyState icon={<TrendingUp size={32} aria-hidden />} title={summary} text={t('forecasts.page.noMonths')} />
        {children}
      </>
    );
  return (
    <>
      <ChartWithTable
        title={t('forecasts.chart.title', { name })}
        summary={summary}
        option={option}
        height={430}
        columns={[
          [t('forecasts.chart.month'), 'text', ({ month }) => format.month(month)],
          [t('forecasts.chart.forecast'), 'money', ({ forecast }) => forecast],
          [t('forecasts.chart.low'), 'money', ({ low }) => low],
          [t('forecasts.chart.high'), 'money', ({ high }) => high],
          [t('forecasts.chart.before'), 'money', ({ before }) => before],
          [t('forecasts.chart.actual'), 'money', ({ actual }) => actual],
        ]}
        rows={readingOrder(rows)}
        onRow={() => void open()}
        onMark={() => void open()}
        acts={
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<Users size={14} aria-hidden />}
            onClick={() => void open()}
          >
            {t('forecasts.chart.dealers')}
          </Button>
        }
      >
        {notes.length > 0 && (
          <List size="sm" spacing={2} mt={6}>
            {notes.map((text) => (
              <List.Item key={text}>{text}</List.Item>
            ))}
          </List>
        )}
      </ChartWithTable>
      {children}
      {feast && series.festival.test !== null && <FestivalTest series={series} name={name} />}
      {series.compared.length > 0 && <Methods series={series} name={name} />}
      {outlook !== undefined && (
        <Text size="xs" c="dimmed">
          {rangeText(series, run.level, t)}
        </Text>
      )}
    </>
  );
}

/** What each method would have been off by in the past. */
function Methods({ series, name }: { series: SalesForecast; name: string }) {
  const t = useT();
  const rows = series.compared.toSorted(
    (a, b) => (a.error ?? Number.POSITIVE_INFINITY) - (b.error ?? Number.POSITIVE_INFINITY),
  );
  return (
    <ChartWithTable
      title={t('forecasts.methods.title', { name })}
      summary={t('forecasts.methods.summary', { months: series.origins })}
      picture={null}
      height={320}
      columns={[
        [t('forecasts.methods.method'), 'text', ({ model }) => forecastModelText(model, t)],
        [t('forecasts.methods.error'), 'percent', ({ error }) => error],
        [
          t('forecasts.methods.note'),
          'text',
          ({ model, obstacle }) =>
            obstacle === null
              ? model === series.model
                ? t('forecasts.methods.taken')
                : ''
              : t(`forecasts.obstacle.${obstacle}`),
        ],
      ]}
      rows={rows}
    />
  );
}

/** What following Spring Festival did to forecasts of the past, beside the same without it. */
function FestivalTest({ series, name }: { series: SalesForecast; name: string }) {
  const t = useT();
  const rows = festivalRows(series, t);
  return (
    <ChartWithTable
      title={t('forecasts.festival.title', { name })}
      summary={t(series.festival.used ? 'forecasts.festival.taken' : 'forecasts.festival.notTaken')}
      picture={null}
      height={200}
      columns={[
        [t('forecasts.festival.months'), 'text', ({ months }) => months],
        [t('forecasts.festival.without'), 'percent', ({ without }) => without],
        [t('forecasts.festival.with'), 'percent', (row) => row.with],
      ]}
      rows={rows}
    />
  );
}

/** Opens the dealers that a series is made of. */
function useOpenDealers({ by }: ForecastRun, { key, whole, rest }: SalesForecast, label: string) {
  const api = useApi();
  const notify = useNotify();
  return async () => {
    try {
      const { ids } = await api.call('forecasts.dealers', { by, key, whole, rest });
      openDealers({ label, ids });
    } catch (error) {
      notify.error(error);
    }
  };
}
