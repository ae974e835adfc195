import classes from './MonthlyBars.module.css';

export interface MonthBar {
  /** `YYYY-MM` */
  month: string;
  value: number;
  /** What the bar says when pointed at. */
  title: string;
}

/** Drawing units; the picture scales to its room. */
const WIDTH = 480;
const HEIGHT = 132;
const TOP = 14;
const BOTTOM = 18;
const GAP = 3;

/** A bar per month, negative ones hollow below the line. The table beside it carries the same figures. */
export function MonthlyBars(props: { bars: readonly MonthBar[]; label: string; peak: (value: number) => string }) {
  const { bars } = props;
  const high = Math.max(0, ...bars.map((bar) => bar.value));
  const low = Math.min(0, ...bars.map((bar) => bar.value));
  const room = HEIGHT - TOP - BOTTOM;
  const scale = room / (high - low || 1);
  const zero = TOP + high * scale;
  const step = WIDTH / Math.max(1, bars.length);
  return (
    <svg className={classes.chart} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={props.label}>
      <line className={classes.grid} x1={0} x2={WIDTH} y1={TOP} y2={TOP} />
      <text className={classes.label} x={0} y={TOP - 4}>
        {props.peak(high)}
      </text>
      {bars.map((bar, at) => (
        <g key={bar.month}>
          <title>{bar.title}</title>
          {/* The whole column answers the pointer, however short its bar. */}
          <rect x={at * step} y={TOP} width={step} height={room} fill="transparent" />
          <rect
            className={bar.value < 0 ? classes.negative : classes.bar}
            x={at * step + GAP / 2}
            y={bar.value < 0 ? zero : zero - bar.value * scale}
            width={step - GAP}
            height={Math.max(bar.value === 0 ? 0 : 1, Math.abs(bar.value) * scale)}
          />
          {bar.month.endsWith('-01') && (
            <>
              <line className={classes.axis} x1={at * step} x2={at * step} y1={zero} y2={HEIGHT - BOTTOM + 4} />
              <text className={classes.label} x={at * step + 2} y={HEIGHT - 5}>
                {bar.month.slice(0, 4)}
              </text>
            </>
          )}
        </g>
      ))}
      <line className={classes.axis} x1={0} x2={WIDTH} y1={zero} y2={zero} />
    </svg>
  );
}
