import type { TierPattern } from '../../../shared/domain/tiers.ts';
import { type Html, html, trusted } from './html.ts';
import type { Pareto } from './tierReport.model.ts';

export interface ParetoWords {
  x: string;
  y: string;
  /** The tiers that the curve is cut into, best first; none where they do not follow it. */
  zones: readonly { readonly name: string; readonly pattern: TierPattern }[];
  cuts: readonly { readonly share: number; readonly name: string }[];
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

/** The curve with its zones; told apart by fill pattern, dashes and names, not by colour. */
export function paretoChart(pareto: Pareto, words: ParetoWords): Html {
  const line = pareto.points.map(([px, py]) => `${x(px)},${y(py)}`).join(' ');
  const ends = [0, pareto.endA, pareto.endB, 1];
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${words.y}">
${PATTERNS}
${grid()}
${words.zones.map(({ pattern }, zone) => zoneArea(pareto, ends[zone] ?? 0, ends[zone + 1] ?? 1, pattern))}
<polyline class="curve" points="${line}"/>
${words.zones.length > 0 && [pareto.endA, pareto.endB].map(dropLine)}
${words.cuts.map(cutLine)}
${words.zones.map(({ name }, zone) => letter(name, ends[zone] ?? 0, ends[zone + 1] ?? 1))}
<text class="axis" x="${x(0.5)}" y="${HEIGHT - 3}" text-anchor="middle">${words.x}</text>
<text class="axis" transform="translate(9 ${y(0.5)}) rotate(-90)" text-anchor="middle">${words.y}</text>
</svg>`;
}

const PATTERNS = trusted(`<defs>
<pattern id="zone-solid" width="3" height="3" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V3" stroke="#000" stroke-width="2.2"/></pattern>
<pattern id="zone-hatched" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><path d="M0 0V7" stroke="#000" stroke-width="0.9"/></pattern>
<pattern id="zone-dotted" width="5" height="5" patternUnits="userSpaceOnUse"><circle cx="2.5" cy="2.5" r="0.9"/></pattern>
<pattern id="zone-double" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V6M0 0H6" stroke="#000" stroke-width="0.8"/></pattern>
<pattern id="zone-dashed" width="8" height="5" patternUnits="userSpaceOnUse"><path d="M0 2.5H5" stroke="#000" stroke-width="1"/></pattern>
</defs>`);

function grid(): Html {
  return html`${TICKS.map(
    (tick) => html`<path class="grid" d="M${x(0)} ${y(tick)}H${x(1)}"/>
<text class="tick" x="${LEFT - 4}" y="${y(tick) + 3.5}" text-anchor="end">${percent(tick)}</text>
<text class="tick" x="${x(tick)}" y="${TOP + PLOT_H + 12}" text-anchor="middle">${percent(tick)}</text>`,
  )}<path class="frame" d="M${x(0)} ${y(1)}V${y(0)}H${x(1)}"/>`;
}

/** The part of the area under the curve between two shares of dealers; the plain pattern is blank. */
function zoneArea(pareto: Pareto, from: number, to: number, pattern: TierPattern): Html | false {
  if (to <= from || pattern === 'plain') return false;
  const inside = pareto.points.filter(([px]) => px > from && px < to).map(([px, py]) => `L${x(px)} ${y(py)}`);
  const start = heightAt(pareto, from);
  const end = heightAt(pareto, to);
  const d = `M${x(from)} ${y(0)}L${x(from)} ${y(start)}${inside.join('')}L${x(to)} ${y(end)}L${x(to)} ${y(0)}Z`;
  return html`<path class="zone" fill="url(#zone-${pattern})" d="${d}"/>`;
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

function cutLine({ share, name }: { share: number; name: string }): Html {
  const label = name === '' ? percent(share) : `${name} ${percent(share)}`;
  return html`<path class="cut" d="M${x(0)} ${y(share)}H${x(1)}"/><text class="cutLabel" x="${x(1) - 3}" y="${y(share) + 10}" text-anchor="end">${label}</text>`;
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
