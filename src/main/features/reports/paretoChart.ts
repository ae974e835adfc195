import { type Html, html, trusted } from './html.ts';
import type { Pareto } from './tierReport.model.ts';

export interface ParetoWords {
  x: string;
  y: string;
  /** Letters of the three classes, best first. */
  tiers: readonly string[];
}

/** Drawing units; the style sheet gives the width on paper, 4 units are about a millimetre. */
const WIDTH = 350;
const HEIGHT = 200;
const LEFT = 40;
const RIGHT = 16;
const TOP = 10;
const BOTTOM = 28;
const PLOT_W = WIDTH - LEFT - RIGHT;
const PLOT_H = HEIGHT - TOP - BOTTOM;
/** A narrower zone has no room for its letter. */
const MIN_LETTER = 16;
const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];

const x = (share: number) => round(LEFT + share * PLOT_W);
const y = (share: number) => round(TOP + (1 - Math.min(1, Math.max(0, share))) * PLOT_H);

/** The curve with its three zones; told apart by fill pattern, dashes and letters, not by colour. */
export function paretoChart(pareto: Pareto, words: ParetoWords): Html {
  const line = pareto.points.map(([px, py]) => `${x(px)},${y(py)}`).join(' ');
  const zones = [0, pareto.endA, pareto.endB, 1];
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${words.y}">
${PATTERNS}
${grid()}
${[0, 1, 2].map((zone) => zoneArea(pareto, zones[zone] ?? 0, zones[zone + 1] ?? 1, zone))}
<polyline class="curve" points="${line}"/>
${[pareto.endA, pareto.endB].map(dropLine)}
${[pareto.cutA, pareto.cutB].map(cutLine)}
${[0, 1, 2].map((zone) => letter(words.tiers[zone] ?? '', zones[zone] ?? 0, zones[zone + 1] ?? 1))}
<text class="axis" x="${x(0.5)}" y="${HEIGHT - 3}" text-anchor="middle">${words.x}</text>
<text class="axis" transform="translate(9 ${y(0.5)}) rotate(-90)" text-anchor="middle">${words.y}</text>
</svg>`;
}

const PATTERNS = trusted(`<defs>
<pattern id="zone0" width="3" height="3" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V3" stroke="#000" stroke-width="1.1"/></pattern>
<pattern id="zone1" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><path d="M0 0V7" stroke="#000" stroke-width="0.9"/></pattern>
</defs>`);

function grid(): Html {
  return html`${TICKS.map(
    (tick) => html`<path class="grid" d="M${x(0)} ${y(tick)}H${x(1)}"/>
<text class="tick" x="${LEFT - 4}" y="${y(tick) + 3.5}" text-anchor="end">${percent(tick)}</text>
<text class="tick" x="${x(tick)}" y="${TOP + PLOT_H + 12}" text-anchor="middle">${percent(tick)}</text>`,
  )}<path class="frame" d="M${x(0)} ${y(1)}V${y(0)}H${x(1)}"/>`;
}

/** The part of the area under the curve between two shares of dealers; class C stays blank. */
function zoneArea(pareto: Pareto, from: number, to: number, zone: number): Html | false {
  if (to <= from || zone > 1) return false;
  const inside = pareto.points.filter(([px]) => px > from && px < to).map(([px, py]) => `L${x(px)} ${y(py)}`);
  const start = heightAt(pareto, from);
  const end = heightAt(pareto, to);
  const d = `M${x(from)} ${y(0)}L${x(from)} ${y(start)}${inside.join('')}L${x(to)} ${y(end)}L${x(to)} ${y(0)}Z`;
  return html`<path class="zone" fill="url(#zone${zone})" d="${d}"/>`;
}

/** The curve's height at a share of dealers, between two points in a straight line. */
function heightAt(pareto: Pareto, share: number): number {
  const after = pareto.points.findIndex(([px]) => px >= share - 1e-12);
  const [bx, by] = pareto.points[after] ?? [1, 1];
  const [ax, ay] = pareto.points[Math.max(0, after - 1)] ?? [0, 0];
  return bx === ax ? by : ay + ((by - ay) * (share - ax)) / (bx - ax);
}

function dropLine(end: number): Html | false {
  if (end <= 0 || end >= 1) return false;
  return html`<path class="drop" d="M${x(end)} ${y(1)}V${y(0)}"/>`;
}

function cutLine(cut: number): Html {
  return html`<path class="cut" d="M${x(0)} ${y(cut)}H${x(1)}"/><text class="cutLabel" x="${x(1) - 3}" y="${y(cut) + 10}" text-anchor="end">${percent(cut)}</text>`;
}

function letter(tier: string, from: number, to: number): Html | false {
  if ((to - from) * PLOT_W < MIN_LETTER) return false;
  const centre = x((from + to) / 2);
  const width = 9 + tier.length * 7;
  return html`<rect class="letterBox" x="${round(centre - width / 2)}" y="${y(0) - 24}" width="${width}" height="17" rx="3"/>
<text class="letter" x="${centre}" y="${y(0) - 11}" text-anchor="middle">${tier}</text>`;
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10}%`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
