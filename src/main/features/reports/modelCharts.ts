import { type Html, html, trusted } from './html.ts';

/** Drawing units; the style sheet gives the width on paper. */
const WIDTH = 480;
const HEIGHT = 240;
const LEFT = 74;
const RIGHT = 10;
const TOP = 12;
const BOTTOM = 30;
const PLOT_W = WIDTH - LEFT - RIGHT;
const PLOT_H = HEIGHT - TOP - BOTTOM;
const TICKS = 5;

const round = (value: number) => Math.round(value * 100) / 100;

interface Scale {
  at(value: number): number;
  ticks: number[];
}

/** A scale from the bottom of the picture to its top, with round steps. */
function upwards(low: number, high: number): Scale {
  const span = high - low || 1;
  const rough = span / TICKS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((times) => times * power).find((each) => each >= rough) ?? rough;
  const first = Math.floor(low / step) * step;
  const ticks: number[] = [];
  for (let tick = first; tick < high + step * 0.999; tick += step) ticks.push(round(tick));
  const top = ticks.at(-1) ?? high;
  return { at: (value) => round(TOP + PLOT_H * (1 - (value - first) / (top - first || 1))), ticks };
}

function frame(y: Scale, figure: (value: number) => string): Html {
  return html`${y.ticks.map(
    (tick) => html`<path class="grid" d="M${LEFT} ${y.at(tick)}H${WIDTH - RIGHT}"/>
<text x="${LEFT - 4}" y="${y.at(tick) + 3}" text-anchor="end">${figure(tick)}</text>`,
  )}<path class="frame" d="M${LEFT} ${TOP}V${TOP + PLOT_H}H${WIDTH - RIGHT}"/>`;
}

const svg = (label: string, inside: Html) =>
  html`<svg class="model" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}">${inside}</svg>`;

export interface MonthPoint {
  label: string;
  actual: number | null;
  forecast: number | null;
  low: number | null;
  high: number | null;
}

/** Months sold as a line, those expected as a broken one within the range they should come to lie in. */
export function monthChart(points: readonly MonthPoint[], figure: (value: number) => string, label: string): Html {
  const known = points.flatMap(({ actual, forecast, low, high }) =>
    [actual, forecast, low, high].filter((v) => v !== null),
  );
  const y = upwards(Math.min(0, ...known), Math.max(1, ...known));
  const x = (at: number) => round(LEFT + (PLOT_W * (at + 0.5)) / points.length);
  const lastPast = points.findLastIndex(({ actual }) => actual !== null);
  const path = (of: (point: MonthPoint, at: number) => number | null) => {
    let broken = true;
    return points
      .map((point, at) => {
        const value = of(point, at);
        if (value === null) {
          broken = true;
          return '';
        }
        const part = `${broken ? 'M' : 'L'}${x(at)} ${y.at(value)}`;
        broken = false;
        return part;
      })
      .join('');
  };
  const band = points.flatMap(({ low, high }, at) => (low === null || high === null ? [] : [{ at, low, high }]));
  const edge = [
    ...band.map(({ at, high }) => `${x(at)},${y.at(high)}`),
    ...band.toReversed().map(({ at, low }) => `${x(at)},${y.at(low)}`),
  ].join(' ');
  const every = Math.max(1, Math.ceil(points.length / 9));
  return svg(
    label,
    html`${band.length > 0 && html`<polygon class="band" points="${edge}"/>`}${frame(y, figure)}
<path class="line" d="${path(({ actual }) => actual)}"/>
<path class="ahead" d="${path(({ actual, forecast }, at) => (at === lastPast ? actual : forecast))}"/>
${points.map((point, at) => at % every === 0 && html`<text x="${x(at)}" y="${HEIGHT - 14}" text-anchor="middle">${point.label}</text>`)}`,
  );
}

const HATCH = trusted(
  '<defs><pattern id="model-hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V4" stroke="#000" stroke-width="1"/></pattern></defs>',
);

/** Two columns for each group: dark and hatched, so that they are told apart without colours. */
export function pairedBars(
  groups: readonly { label: string; first: number; second: number }[],
  words: { first: string; second: string; x: string },
): Html {
  const y = upwards(0, Math.max(1, ...groups.flatMap(({ first, second }) => [first, second])));
  const room = PLOT_W / Math.max(1, groups.length);
  const bar = (at: number, value: number, place: 0 | 1) =>
    html`<rect class="${place === 0 ? 'solid' : 'hatched'}" x="${round(LEFT + room * at + room * (0.14 + 0.36 * place))}" y="${y.at(value)}" width="${round(room * 0.34)}" height="${round(Math.max(0, y.at(0) - y.at(value)))}"/>`;
  return svg(
    `${words.first} / ${words.second}`,
    html`${HATCH}${frame(y, String)}${groups.map(({ label, first, second }, at) => html`${bar(at, first, 0)}${bar(at, second, 1)}<text x="${round(LEFT + room * (at + 0.5))}" y="${HEIGHT - 18}" text-anchor="middle">${label}</text>`)}
<rect class="solid" x="${LEFT + 6}" y="1" width="9" height="8"/><text x="${LEFT + 19}" y="8">${words.first}</text>
<rect class="hatched" x="${LEFT + 126}" y="1" width="9" height="8"/><text x="${LEFT + 139}" y="8">${words.second}</text>
<text x="${LEFT + PLOT_W / 2}" y="${HEIGHT - 5}" text-anchor="middle">${words.x}</text>`,
  );
}

/** Room on the right of a chart that has a second axis there. */
const SECOND_AXIS = 30;
/** Lines of a name below its bar, each as wide as the bar's room. */
const NAME_LINES = 3;
const EM = 8;

/** Bars from the most to the fewest, each with its figure, and over them the line of what they make up together so far, 0 to 100 %. */
export function rankedBars(
  bars: readonly { label: string; value: number; running: number }[],
  words: { value: string; running: string },
): Html {
  const y = upwards(0, Math.max(1, ...bars.map(({ value }) => value)));
  const width = PLOT_W - SECOND_AXIS;
  const room = width / Math.max(1, bars.length);
  const bottom = HEIGHT - BOTTOM - EM * (NAME_LINES - 1);
  const up = (part: number) => round(TOP + (bottom - TOP) * (1 - part));
  const top = y.ticks.at(-1) ?? 1;
  const x = (at: number) => round(LEFT + room * (at + 0.5));
  const barWidth = Math.min(40, room * 0.6);
  const line = bars.map(({ running }, at) => `${at === 0 ? 'M' : 'L'}${x(at)} ${up(running)}`).join('');
  const end = LEFT + width;
  return svg(
    `${words.value} / ${words.running}`,
    html`${HATCH}${y.ticks.filter(Number.isInteger).map(
      (tick) => html`<path class="grid" d="M${LEFT} ${up(tick / top)}H${end}"/>
<text x="${LEFT - 4}" y="${up(tick / top) + 3}" text-anchor="end">${tick}</text>`,
    )}<path class="frame" d="M${LEFT} ${TOP}V${bottom}H${end}V${TOP}"/>
${[0, 0.5, 1].map((part) => html`<text x="${end + 4}" y="${up(part) + 3}">${part * 100}%</text>`)}
${bars.map(
  (
    { label, value },
    at,
  ) => html`<rect class="hatched" x="${round(x(at) - barWidth / 2)}" y="${up(value / top)}" width="${round(barWidth)}" height="${round(bottom - up(value / top))}"/>
${nameLines(label, room).map((text, row) => html`<text x="${x(at)}" y="${bottom + 10 + EM * row}" text-anchor="middle">${text}</text>`)}`,
)}
<path class="curve" fill="none" stroke="#000" stroke-width="1.2" d="${line}"/>
${bars.map(({ running }, at) => html`<circle cx="${x(at)}" cy="${up(running)}" r="2"/>`)}
<rect class="hatched" x="${LEFT + 6}" y="1" width="9" height="8"/><text x="${LEFT + 19}" y="8">${words.value}</text>
<path stroke="#000" stroke-width="1.2" d="M${LEFT + 122} 5H${LEFT + 136}"/><text x="${LEFT + 139}" y="8">${words.running}</text>`,
  );
}

/** A name in as many lines as there is room for; a Chinese character is as wide as two letters. The table has it whole. */
function nameLines(name: string, room: number): string[] {
  const wide = (character: string) => (/[ -ɏ]/.test(character) ? EM * 0.55 : EM);
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const character of name) {
    if (used + wide(character) > room - 2) {
      lines.push(line.trim());
      line = '';
      used = 0;
    }
    line += character;
    used += wide(character);
  }
  lines.push(line.trim());
  const shown = lines.slice(0, NAME_LINES);
  const last = shown.at(-1) ?? '';
  return lines.length <= NAME_LINES ? shown : [...shown.slice(0, -1), `${last.slice(0, -1)}…`];
}

/** Marks that are told apart on a black and white page, by the place of their group. */
const MARKS: readonly ((x: number, y: number) => { d: string; filled: boolean })[] = [
  (x, y) => ({ d: `M${x - 2} ${y}a2 2 0 1 0 4 0a2 2 0 1 0 -4 0`, filled: true }),
  (x, y) => ({ d: `M${x} ${y - 2.6}L${x + 2.4} ${y + 1.8}H${x - 2.4}Z`, filled: false }),
  (x, y) => ({ d: `M${x - 2} ${y - 2}h4v4h-4Z`, filled: true }),
  (x, y) => ({ d: `M${x - 2} ${y - 2}L${x + 2} ${y + 2}M${x + 2} ${y - 2}L${x - 2} ${y + 2}`, filled: false }),
  (x, y) => ({ d: `M${x - 2} ${y}a2 2 0 1 0 4 0a2 2 0 1 0 -4 0`, filled: false }),
  (x, y) => ({ d: `M${x} ${y - 2.6}L${x + 2.6} ${y}L${x} ${y + 2.6}L${x - 2.6} ${y}Z`, filled: true }),
  (x, y) => ({ d: `M${x - 2.4} ${y}H${x + 2.4}M${x} ${y - 2.4}V${y + 2.4}`, filled: false }),
  (x, y) => ({ d: `M${x - 2} ${y - 2}h4v4h-4Z`, filled: false }),
];

export interface ScatterAxisWords {
  name: string;
  figure(value: number): string;
  /** Where its figures stand, if not on round values of it. */
  ticks?: readonly number[];
  /** Drawn by powers of ten. */
  log: boolean;
}

/** Those figures of an axis that lie on what is drawn. */
function ticksOf(
  { ticks }: ScatterAxisWords,
  scale: { ticks: readonly number[]; part(value: number): number },
): readonly number[] {
  return ticks?.filter((tick) => scale.part(tick) >= 0 && scale.part(tick) <= 1) ?? scale.ticks;
}

/** Dots of groups by two figures; one mark per group, named above. */
export function scatterChart(
  groups: readonly { name: string; dots: readonly (readonly [x: number, y: number])[] }[],
  axes: { x: ScatterAxisWords; y: ScatterAxisWords },
): Html {
  const all = groups.flatMap(({ dots }) => dots);
  const xs = along(
    all.map(([x]) => x),
    axes.x.log,
  );
  const ys = along(
    all.map(([, y]) => y),
    axes.y.log,
  );
  const placeX = (value: number) => round(LEFT + PLOT_W * (0.02 + 0.96 * xs.part(value)));
  const placeY = (value: number) => round(TOP + 14 + (PLOT_H - 14) * (0.98 - 0.96 * ys.part(value)));
  const mark = (group: number) => MARKS[group % MARKS.length] ?? MARKS[0];
  const drawn = (group: number, x: number, y: number) => {
    const shape = mark(group)?.(x, y);
    return shape && html`<path class="mark${shape.filled && ' filled'}" d="${shape.d}"/>`;
  };
  const step = PLOT_W / Math.max(1, Math.min(4, groups.length));
  return svg(
    `${axes.x.name} / ${axes.y.name}`,
    html`<path class="frame" d="M${LEFT} ${TOP + 14}V${TOP + PLOT_H}H${WIDTH - RIGHT}"/>
${ticksOf(axes.x, xs).map((tick) => html`<text x="${placeX(tick)}" y="${HEIGHT - 18}" text-anchor="middle">${axes.x.figure(tick)}</text>`)}
${ticksOf(axes.y, ys).map((tick) => html`<path class="grid" d="M${LEFT} ${placeY(tick)}H${WIDTH - RIGHT}"/><text x="${LEFT - 4}" y="${placeY(tick) + 3}" text-anchor="end">${axes.y.figure(tick)}</text>`)}
${groups.map(({ dots }, group) => dots.map(([x, y]) => drawn(group, placeX(x), placeY(y))))}
${groups.map(({ name }, group) => {
  const x = LEFT + 4 + (group % 4) * step;
  const y = 6 + Math.floor(group / 4) * 10;
  return html`${drawn(group, x, y)}<text x="${x + 6}" y="${y + 3}">${fitting(name, step - 10)}</text>`;
})}
<text x="${LEFT + PLOT_W / 2}" y="${HEIGHT - 5}" text-anchor="middle">${axes.x.name}</text>
<text transform="translate(8 ${TOP + PLOT_H / 2}) rotate(-90)" text-anchor="middle">${axes.y.name}</text>`,
  );
}

/** Drawing units that a character takes: Chinese ones are twice as wide. */
const LATIN = 4.6;

/** As much of a name as has room. */
function fitting(name: string, room: number): string {
  let taken = 0;
  let shown = '';
  for (const char of name) {
    taken += LATIN * ((char.codePointAt(0) ?? 0) > 0x2e7f ? 1.9 : 1);
    if (taken > room - LATIN) return `${shown}…`;
    shown += char;
  }
  return shown;
}

/** A scale of parts 0 … 1 along the values, with its least, some middle and its largest as ticks. */
function along(values: readonly number[], log: boolean): { part(value: number): number; ticks: number[] } {
  const usable = log ? values.filter((value) => value > 0) : values;
  const low = usable.reduce((least, value) => Math.min(least, value), usable[0] ?? 0);
  const high = usable.reduce((most, value) => Math.max(most, value), usable[0] ?? 1);
  const to = (value: number) => (log ? Math.log(Math.max(value, low)) : value);
  const back = (value: number) => (log ? Math.exp(value) : value);
  const [from, span] = [to(low), to(high) - to(low) || 1];
  const part = (value: number) => (to(value) - from) / span;
  return { part, ticks: high > low ? [0, 0.25, 0.5, 0.75, 1].map((at) => back(from + span * at)) : [low] };
}
