import type { SalesForecast } from '../../../shared/contract/forecasts.contract.ts';
import { outlookOf } from '../../../shared/domain/forecastRows.ts';
import { seriesName } from '../../../shared/i18n/forecastTexts.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import type { ChartTheme } from '../../components/charts/chartTheme.ts';
import type { Format } from '../../components/format.ts';

/** More bars than these nobody tells apart; the table has them all. */
const MOST_BARS = 12;

/** The parts that are drawn, the largest first. */
export function shownParts(parts: readonly SalesForecast[]): SalesForecast[] {
  return parts.slice(0, MOST_BARS);
}

/** Each part's months ahead beside the same months of the year before. */
export function partsOption(parts: readonly SalesForecast[], t: T, format: Format) {
  const shown = shownParts(parts);
  const bar = (name: string, of: (series: SalesForecast) => number | null, color: string | undefined) => ({
    name,
    type: 'bar',
    barMaxWidth: 12,
    itemStyle: { color },
    data: shown.map(of),
  });
  return ({ base, tooltip, axis, label, palette }: ChartTheme) => ({
    ...base,
    xAxis: { ...axis, type: 'value', axisLabel: { ...label, formatter: (value: number) => format.moneyRound(value) } },
    yAxis: {
      ...axis,
      type: 'category',
      inverse: true,
      data: shown.map((series) => seriesName(series, t)),
      axisLabel: { ...label, width: 110, overflow: 'truncate' },
    },
    tooltip: {
      ...tooltip,
      formatter: ({ seriesName: what, name, value }: { seriesName: string; name: string; value: number }) =>
        t('forecasts.parts.tip', { name, what, amount: format.moneyRound(value) }),
    },
    series: [
      bar(t('forecasts.parts.before'), (series) => outlookOf(series)?.before ?? null, palette[0]),
      bar(t('forecasts.chart.forecast'), (series) => outlookOf(series)?.ahead ?? null, palette[1]),
    ],
  });
}
