import type { MonthRow } from '../../../shared/domain/forecastRows.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import type { ChartTheme } from '../../components/charts/chartTheme.ts';
import type { Format } from '../../components/format.ts';

/** The picture: sold as a line, expected as a broken one, and around it where it should come to lie. */
export function forecastOption(rows: readonly MonthRow[], t: T, format: Format) {
  const lastPast = rows.findLastIndex(({ forecast }) => forecast === null);
  // The broken line begins where the other ends, so that the eye need not jump.
  const expected = rows.map(({ actual, forecast }, i) => (i === lastPast ? actual : forecast));
  const money = (value: number | null) => format.moneyRound(value);
  return ({ base, tooltip, axis, label, accent, palette }: ChartTheme) => ({
    ...base,
    legend: {
      ...(base.legend as object),
      data: [
        t('forecasts.chart.actual'),
        t('forecasts.chart.forecast'),
        { name: t('forecasts.chart.range'), icon: 'rect' },
      ],
    },
    xAxis: { ...axis, type: 'category', boundaryGap: false, data: rows.map(({ month }) => month) },
    yAxis: { ...axis, type: 'value', axisLabel: { ...label, formatter: money } },
    tooltip: {
      ...tooltip,
      trigger: 'axis',
      formatter: (marks: { dataIndex: number }[]) => {
        const row = rows[marks[0]?.dataIndex ?? -1];
        if (row === undefined) return '';
        const month = format.month(row.month);
        if (row.forecast === null) return t('forecasts.chart.tipActual', { month, amount: money(row.actual) });
        const amount = money(row.forecast);
        if (row.low === null || row.high === null) return t('forecasts.chart.tipForecast', { month, amount });
        return t('forecasts.chart.tipRange', { month, amount, low: money(row.low), high: money(row.high) });
      },
    },
    series: [
      {
        name: t('forecasts.chart.actual'),
        type: 'line',
        symbol: 'circle',
        symbolSize: 4,
        lineStyle: { width: 2, color: accent },
        itemStyle: { color: accent },
        data: rows.map(({ actual }) => actual),
      },
      {
        name: t('forecasts.chart.forecast'),
        type: 'line',
        symbol: 'emptyCircle',
        symbolSize: 5,
        lineStyle: { width: 2, type: 'dashed', color: palette[1] },
        itemStyle: { color: palette[1] },
        data: expected,
      },
      {
        name: 'low',
        type: 'line',
        silent: true,
        showSymbol: false,
        stack: 'range',
        stackStrategy: 'all',
        lineStyle: { opacity: 0 },
        data: rows.map(({ low }) => low),
      },
      {
        name: t('forecasts.chart.range'),
        type: 'line',
        silent: true,
        showSymbol: false,
        stack: 'range',
        stackStrategy: 'all',
        lineStyle: { opacity: 0 },
        itemStyle: { color: palette[1], opacity: 0.4 },
        areaStyle: { color: palette[1], opacity: 0.18 },
        data: rows.map(({ low, high }) => (low === null || high === null ? null : high - low)),
      },
    ],
  });
}
