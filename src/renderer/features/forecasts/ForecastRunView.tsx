import { Alert, Anchor, Stack, Text } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { ForecastRun, SalesForecast } from '../../../shared/contract/forecasts.contract.ts';
import { changeOf, errorsOf, outlookOf, repeatsYear, seriesId } from '../../../shared/domain/forecastRows.ts';
import {
  capital,
  excludedText,
  partialText,
  seriesName,
  sumsText,
  totalRange,
} from '../../../shared/i18n/forecastTexts.ts';
import { forecastCounts } from '../../../shared/i18n/futureTexts.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { ChartWithTable } from '../../app/analysis/ChartWithTable.tsx';
import { useFormat } from '../../components/format.ts';
import { joined } from '../../components/joined.ts';
import { useLanguage, useT } from '../../components/useT.ts';
import { partsOption, shownParts } from './partsOption.ts';
import { SeriesForecastView } from './SeriesForecastView.tsx';

/** One forecast: what it rests on, its parts, and the one that is looked at. */
export function ForecastRunView({ run }: { run: ForecastRun }) {
  const t = useT();
  const format = useFormat();
  const lang = useLanguage();
  const prediction = useApiQuery('predictions.overview', { which: 'live' }).data;
  const [chosen, setChosen] = useState<string | null>(null);
  const whole = run.series.find((one) => one.whole);
  const parts = useMemo(() => run.series.filter((one) => !one.whole), [run.series]);
  const picture = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Whoever picks a part looks at it next; it may lie below the window.
    if (chosen !== null) picture.current?.scrollIntoView({ block: 'start' });
  }, [chosen]);
  const shown = run.series.find((one) => seriesId(one) === chosen) ?? whole;
  const nameless = parts.length > 0 && parts.every(({ rest }) => rest === 'none');
  // The answer stands above what has to be known of it.
  const counted = (
    <>
      {run.partial && <Text size="sm">{partialText(run, t, format)}</Text>}
      {run.excluded && (
        <Text size="sm">
          {excludedText(run, t, format)}{' '}
          <Anchor component={Link} href="/dealers?excluded=only" size="sm" underline="always">
            {t('forecasts.page.excludedOpen')}
          </Anchor>
        </Text>
      )}
      {prediction && (
        <Text size="sm" role="note">
          {joined(forecastCounts(run, prediction.stale ? null : prediction.run, t, format), lang)}
        </Text>
      )}
    </>
  );
  return (
    <>
      {run.gaps.length > 0 && (
        <Alert color="gray" variant="light">
          {t('forecasts.page.gaps', { months: run.gaps.map(format.month).join(t('imports.check.comma')) })}
        </Alert>
      )}
      {nameless && (
        <Alert color="gray" variant="light">
          {t('forecasts.page.nameless', { by: t(`forecasts.by.${run.by}`) })}
        </Alert>
      )}
      {parts.length > 0 && !nameless && whole && (
        <PartsTable run={run} whole={whole} parts={parts} onOpen={(one) => setChosen(seriesId(one))} />
      )}
      {shown && (
        <Stack ref={picture} gap="lg">
          <SeriesForecastView key={seriesId(shown)} run={run} series={shown}>
            {counted}
          </SeriesForecastView>
        </Stack>
      )}
    </>
  );
}

function rangeOf(range: { low: string; high: string } | null): string {
  return range === null ? '—' : `${range.low}\u00A0–\u00A0${range.high}`;
}

interface PartsTableProps {
  run: ForecastRun;
  whole: SalesForecast;
  parts: readonly SalesForecast[];
  onOpen(series: SalesForecast): void;
}

/** Every part in a row; opened, it is drawn below. */
function PartsTable({ run, whole, parts, onOpen }: PartsTableProps) {
  const t = useT();
  const format = useFormat();
  const rows = [whole, ...parts];
  const option = useMemo(() => partsOption(parts, t, format), [parts, t, format]);
  return (
    <ChartWithTable
      title={t('forecasts.parts.title', { by: t(`forecasts.by.${run.by}`) })}
      summary={`${sumsText(run, t, format)}${t('forecasts.parts.open')}`}
      option={option}
      height={340}
      wide
      rowOf={({ dataIndex }) => shownParts(parts)[dataIndex]}
      columns={[
        [capital(t(`forecasts.by.${run.by}`)), 'text', (one) => seriesName(one, t)],
        [t('forecasts.parts.next'), 'money', (one) => one.ahead[0]?.value ?? null],
        [t('forecasts.parts.before'), 'money', (one) => outlookOf(one)?.before ?? null],
        [t('forecasts.parts.ahead', { months: run.horizon }), 'money', (one) => outlookOf(one)?.ahead ?? null],
        [t('forecasts.parts.range'), 'text', (one) => rangeOf(totalRange(one, format))],
        [t('forecasts.parts.change'), 'percent', (one) => (repeatsYear(one) ? null : changeOf(outlookOf(one)))],
        [t('forecasts.parts.error'), 'percent', (one) => errorsOf(one).own?.error ?? null],
      ]}
      rows={rows}
      onRow={onOpen}
    />
  );
}
