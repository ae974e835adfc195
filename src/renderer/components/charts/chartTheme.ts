/** The window's colours and type as a canvas needs them: values, no variables. */
export interface ChartTheme {
  dark: boolean;
  text: string;
  dimmed: string;
  line: string;
  ground: string;
  /** The one accent colour. */
  accent: string;
  /** Told apart by the colour-blind too (Okabe and Ito 2008); never the only difference between two marks. */
  palette: readonly string[];
  font: string;
  /** Tooltips, drawn on the canvas: what a dealer is called never becomes markup. `base` has them; for a formatter of one's own. */
  tooltip: Record<string, unknown>;
  /** Common parts of every option: type, colours, quiet tooltip; spread it first. */
  base: Record<string, unknown>;
  /** Figures along an axis; with a formatter of one's own: `axisLabel: { ...label, formatter }`. */
  label: Record<string, unknown>;
  /** Axis of the house: thin lines, small dimmed figures; spread into an axis. */
  axis: Record<string, unknown>;
}

const LIGHT = ['#0f657c', '#d55e00', '#009e73', '#cc79a7', '#b58900', '#56b4e9', '#5b636d', '#7b3294'];
const DARK = ['#5aa1b6', '#e8833a', '#35c49a', '#e2a3c6', '#e0b93a', '#8fd0f5', '#a7afb8', '#b48ccf'];

/** Reads the theme that is in force where an element stands. */
export function readChartTheme(element: HTMLElement): ChartTheme {
  const style = getComputedStyle(element);
  const value = (name: string) => style.getPropertyValue(name).trim();
  const dark = document.documentElement.getAttribute('data-mantine-color-scheme') === 'dark';
  const palette = dark ? DARK : LIGHT;
  const text = value('--mantine-color-text');
  const dimmed = value('--mantine-color-dimmed');
  const line = value('--app-line');
  const ground = value('--mantine-color-body');
  const font = style.fontFamily;
  const tooltip = {
    renderMode: 'richText',
    confine: true,
    backgroundColor: ground,
    borderColor: value('--app-strong-line'),
    textStyle: { color: text, fontFamily: font, fontSize: 12 },
  };
  // Where an axis is short some of its figures are left out, rather than written over each other.
  const label = { color: dimmed, fontSize: 11, hideOverlap: true };
  return {
    dark,
    text,
    dimmed,
    line,
    ground,
    accent: palette[0] ?? text,
    palette,
    font,
    tooltip,
    label,
    base: {
      color: palette,
      textStyle: { fontFamily: font, fontSize: 12, color: text },
      animation: false,
      // Whatever an axis says, its name too, stays inside.
      grid: { left: 4, right: 24, top: 28, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'all' },
      tooltip,
      legend: { textStyle: { color: text }, inactiveColor: dimmed, top: 0, left: 0, itemWidth: 14, itemHeight: 10 },
    },
    axis: {
      axisLine: { lineStyle: { color: value('--app-strong-line') } },
      axisTick: { show: false },
      axisLabel: label,
      splitLine: { lineStyle: { color: line } },
      nameTextStyle: { color: dimmed, fontSize: 11 },
    },
  };
}
