import type { ChartTheme } from '../../components/charts/chartTheme.ts';

/** Each group has a shape of its own besides its colour. */
const SHAPES = ['circle', 'triangle', 'rect', 'diamond', 'pin', 'roundRect'];

/** More dots than this lie over each other: they are drawn smaller and fainter. */
const MANY = 1500;

export interface Dot {
  x: number;
  y: number;
  /** Place of the dot's row among all. */
  at: number;
}

export interface DotGroup {
  name: string;
  dots: readonly Dot[];
}

interface Axis {
  name: string;
  /** In powers of ten; only what is above zero has a place on it. */
  log?: boolean;
  min?: number;
  max?: number;
  /** Where figures stand on the axis, if not on round values of it. */
  ticks?: readonly number[];
  format(value: number): string;
}

interface Scatter {
  groups: readonly DotGroup[];
  x: Axis;
  y: Axis;
  /** What a dot says when pointed at. */
  tip(at: number): string;
  /** Lines across: where halves meet. */
  lines?: { x?: number; y?: number };
}

/** Dots in groups over two figures. A datum is `[x, y, at]`. */
export function scatterOption(theme: ChartTheme, { groups, x, y, tip, lines }: Scatter): Record<string, unknown> {
  const { base, tooltip, text } = theme;
  const count = groups.reduce((sum, { dots }) => sum + dots.length, 0);
  return {
    ...base,
    xAxis: { ...axisOption(theme, x), nameLocation: 'middle', nameGap: 8 },
    yAxis: { ...axisOption(theme, y), nameLocation: 'middle', nameGap: 8 },
    series: groups.map(({ name, dots }, place) => ({
      name,
      type: 'scatter',
      symbol: SHAPES[place % SHAPES.length],
      symbolSize: count > MANY ? 4 : 7,
      itemStyle: { opacity: count > MANY ? 0.55 : 0.75 },
      data: dots.map((dot) => [dot.x, dot.y, dot.at]),
      ...(place === 0 && lines
        ? {
            markLine: {
              symbol: 'none',
              silent: true,
              label: { show: false },
              lineStyle: { color: text, type: 'dashed', opacity: 0.6 },
              data: [
                ...(lines.x === undefined ? [] : [{ xAxis: lines.x }]),
                ...(lines.y === undefined ? [] : [{ yAxis: lines.y }]),
              ],
            },
          }
        : {}),
    })),
    tooltip: { ...tooltip, formatter: ({ value }: { value: number[] }) => tip(value[2] ?? 0) },
  };
}

function axisOption(
  { axis, label }: ChartTheme,
  { name, log, min, max, ticks, format }: Axis,
): Record<string, unknown> {
  return {
    ...axis,
    type: log ? 'log' : 'value',
    name,
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    axisLabel: {
      ...label,
      formatter: format,
      hideOverlap: true,
      ...(ticks === undefined ? {} : { customValues: ticks }),
    },
    ...(ticks === undefined ? {} : { axisTick: { show: true, customValues: ticks }, splitLine: { show: false } }),
  };
}
