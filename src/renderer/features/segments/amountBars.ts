import type { ChartTheme } from '../../components/charts/chartTheme.ts';

export interface AmountBar {
  name: string;
  amountMinor: number;
}

/** Bars from left to right, each with its amount in the file's currency behind it; an axis would say the same again. */
export function amountBars(
  { base, tooltip, axis, label, accent }: ChartTheme,
  bars: readonly AmountBar[],
  money: (minor: number) => string,
) {
  const written = ({ value }: { value: number }) => money(value);
  return {
    ...base,
    grid: { left: 8, right: 84, top: 8, bottom: 8, containLabel: true },
    tooltip: {
      ...tooltip,
      trigger: 'item',
      formatter: ({ name, value }: { name: string; value: number }) => `${name}  ${money(value)}`,
    },
    xAxis: { ...axis, type: 'value', axisLabel: { show: false }, splitLine: { show: false } },
    yAxis: {
      ...axis,
      type: 'category',
      inverse: true,
      data: bars.map(({ name }) => name),
      axisLabel: { ...label, width: 110, overflow: 'truncate' },
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: 20,
        itemStyle: { color: accent },
        label: { ...label, show: true, position: 'right', formatter: written },
        data: bars.map(({ amountMinor }) => amountMinor),
      },
    ],
  };
}
