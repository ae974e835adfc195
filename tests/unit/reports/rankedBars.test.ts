import { describe, expect, it } from 'vitest';
import { rankedBars } from '../../../src/main/features/reports/modelCharts.ts';

const bars = Array.from({ length: 10 }, (_, at) => ({
  label: at === 0 ? '澄屿包装饮用水 大瓶装 二十四支' : `原因${at}`,
  value: 10 - at,
  running: (at + 1) / 10,
}));
const drawn = rankedBars(bars, { value: '件数', running: '累计' }).text;

describe('bars from the most to the fewest with what they make up together', () => {
  it('draws each of them, and the line up to the whole', () => {
    expect(drawn.match(/<circle/g)).toHaveLength(bars.length);
    expect(drawn).toContain('原因9');
    const [first, last] = [/cy="([\d.]+)"/.exec(drawn)?.[1], /.*cy="([\d.]+)"/s.exec(drawn)?.[1]];
    const heightOf = (text: string) => new RegExp(`y="([\\d.]+)">${text}<`).exec(drawn)?.[1];
    // The text of a mark stands 3 below it.
    expect(Number(last) + 3).toBe(Number(heightOf('100%')));
    expect(Number(first)).toBeGreaterThan(Number(heightOf('50%')));
  });

  it('breaks a long name into lines and says where there is more of it', () => {
    const lines = [...drawn.matchAll(/text-anchor="middle">([^<]*)</g)].map(([, text]) => text ?? '');

    expect(lines.slice(0, 3).join('')).toMatch(/^澄屿包装.*…$/);
    expect(rankedBars(bars.slice(0, 1), { value: '', running: '' }).text).toContain(bars[0]?.label ?? '?');
  });
});
