import { type Html, html } from './html.ts';

const WIDTH = 720;
const HEIGHT = 112;
const BASE = 92;
const TOP = 14;

export interface MonthBar {
  readonly month: string;
  readonly netMinor: number;
}

/**
 * Months as bars, black on white: the newer year filled, the older one outlined, so that both can be told apart on any
 * printer. A month with more returned than bought hangs below the line.
 * @param label an amount as it is printed
 */
export function monthBars(months: readonly MonthBar[], title: string, label: (minor: number) => string): Html {
  const most = Math.max(1, ...months.map(({ netMinor }) => Math.abs(netMinor)));
  const step = WIDTH / Math.max(1, months.length);
  const newer = months.length - 12;
  const bar = ({ netMinor }: MonthBar, at: number) => {
    const size = Math.max(
      netMinor === 0 ? 0 : 1,
      (Math.abs(netMinor) / most) * (netMinor < 0 ? HEIGHT - BASE - 10 : BASE - TOP),
    );
    const y = netMinor < 0 ? BASE : BASE - size;
    return html`<rect class="${at < newer ? 'older' : 'newer'}" x="${round(at * step + step * 0.18)}" y="${round(y)}" width="${round(step * 0.64)}" height="${round(size)}"/>`;
  };
  const name = ({ month }: MonthBar, at: number) => {
    const number = Number(month.slice(5));
    const text = number === 1 || at === 0 ? `${month.slice(2, 4)}-${number}` : String(number);
    return html`<text x="${round((at + 0.5) * step)}" y="${HEIGHT - 3}" text-anchor="middle">${text}</text>`;
  };
  const peak = months.findIndex(({ netMinor }) => netMinor === most);
  const peakX = Math.min(WIDTH - 40, Math.max(40, (peak + 0.5) * step));
  return html`<svg class="bars" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}"><line class="axis" x1="0" y1="${BASE}" x2="${WIDTH}" y2="${BASE}"/>${months.map(
    bar,
  )}${months.map(name)}${peak >= 0 && html`<text x="${round(peakX)}" y="${TOP - 4}" text-anchor="middle">${label(most)}</text>`}</svg>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
