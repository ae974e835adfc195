import { type Html, html } from './html.ts';

const WIDTH = 480;
/** Names stand in this part, at the left. */
const LEFT = 150;
/** Figures stand behind the longest bar. */
const RIGHT = 130;
const ROW = 30;
const BAR = 18;

/** A bar from left to right for each row, its figure behind it. */
export function rowBars(rows: readonly { name: string; value: number; figure: string }[], label: string): Html {
  const most = rows.reduce((high, { value }) => Math.max(high, value), 1);
  const room = WIDTH - LEFT - RIGHT;
  const height = rows.length * ROW + 8;
  return html`<svg class="model" style="height:${((height * 120) / WIDTH).toFixed(1)}mm" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${label}">${rows.map(
    ({ name, value, figure }, at) => {
      const top = 4 + at * ROW;
      const wide = Math.round((room * Math.max(0, value) * 100) / most) / 100;
      return html`<text x="${LEFT - 6}" y="${top + 13}" text-anchor="end">${name}</text><rect class="solid" x="${LEFT}" y="${top}" width="${wide}" height="${BAR}"/><text x="${LEFT + wide + 5}" y="${top + 13}">${figure}</text>`;
    },
  )}<path class="frame" d="M${LEFT} 0V${height}"/></svg>`;
}
