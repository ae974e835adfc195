import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { useEffect, useRef } from 'react';
import classes from './charts.module.css';
import { type ChartTheme, readChartTheme } from './chartTheme.ts';

/** A mark that was clicked: which series, which of its data, and the datum as the option gave it. */
export interface Mark {
  seriesIndex: number;
  dataIndex: number;
  name: string;
  data: unknown;
}

interface ChartProps {
  /** The picture, made anew for each theme: `theme` has the colours that are in force. */
  option(theme: ChartTheme): EChartsCoreOption;
  /** What it shows, in one sentence: read out in place of the picture. */
  label: string;
  /** Height in px of the screen; the width is its room's. */
  height?: number;
  onMark?(mark: Mark): void;
}

/**
 * A chart by ECharts, which is loaded with the first one. It is a picture to whoever cannot see it: a table beside it
 * carries the same figures (`ChartWithTable`). Memoise `option`: a new one is drawn at once.
 */
export function Chart({ option, label, height = 300, onMark }: ChartProps) {
  const room = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const latest = useRef({ option, onMark });
  latest.current = { option, onMark };

  useEffect(() => {
    const element = room.current;
    if (!element) return;
    let gone = false;
    const watch = new ResizeObserver(() => chart.current?.resize());
    // The colours it is drawn with are values: another theme draws it anew.
    const theme = new MutationObserver(() => {
      if (chart.current) draw(chart.current, element, latest.current.option);
    });
    void import('./echarts.ts').then(({ init }) => {
      if (gone) return;
      chart.current = init(element);
      draw(chart.current, element, latest.current.option);
      chart.current.on('click', (event) => {
        const { seriesIndex = 0, dataIndex, name, data } = event as Partial<Mark>;
        if (dataIndex !== undefined) latest.current.onMark?.({ seriesIndex, dataIndex, name: name ?? '', data });
      });
      watch.observe(element);
      theme.observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme'] });
    });
    return () => {
      gone = true;
      watch.disconnect();
      theme.disconnect();
      chart.current?.dispose();
      chart.current = null;
    };
  }, []);
  useEffect(() => {
    if (chart.current && room.current) draw(chart.current, room.current, option);
  }, [option]);

  return (
    <div
      ref={room}
      role="img"
      aria-label={label}
      className={classes.chart}
      data-clickable={onMark !== undefined || undefined}
      style={{ height }}
    />
  );
}

function draw(chart: EChartsType, element: HTMLElement, option: ChartProps['option']): void {
  chart.setOption(option(readChartTheme(element)), { notMerge: true });
  element.setAttribute('data-drawn', 'true');
}
