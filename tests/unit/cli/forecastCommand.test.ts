import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { seriesOf } from '../../../src/main/hosts/cli/seriesFile.ts';
import { cliInside } from '../../helpers/cliInside.ts';
import { sharedIt, sharedPath } from '../../helpers/shared.ts';
import { AIR_FILE } from '../analytics/publishedSeries.ts';

const dir = mkdtempSync(join(tmpdir(), 'series-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function fileOf(name: string, lines: readonly string[]): string {
  const path = join(dir, name);
  writeFileSync(path, lines.join('\n'));
  return path;
}

async function forecast(...args: string[]) {
  const said = await cliInside(['forecast', ...args]);
  return { ...said, json: () => JSON.parse(said.out) };
}

const table = (header: string[], ...rows: string[][]) => ({
  name: 'x',
  header,
  rows,
  lines: rows.map((_, i) => i + 2),
});
const months = (count: number, from = 2020) =>
  Array.from({ length: count }, (_, i) => `${from + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`);

describe('forecast --series', () => {
  it('gives no range where the past was met exactly, and says so in both languages', async () => {
    const path = fileOf('line.csv', [
      'month,v',
      ...months(36).map((month, i) => `${month},${i === 17 ? '' : 100 + 10 * i}`),
    ]);

    const { forecast: ahead, total, noRange } = (await forecast('--series', path, '--json')).json();

    expect(ahead[0]).toEqual({ period: '2023-01', value: 460, low: null, high: null });
    expect(total).toMatchObject({ low: null, high: null });
    expect(noRange.code).toBe('exact');
    expect((await forecast('--series', path, '--lang', 'en')).out).toContain('met exactly');
    expect((await forecast('--series', path, '--lang', 'zh-CN')).out).toContain('没有上下限');
  });

  sharedIt(AIR_FILE, 'meets the printed figures with parameters set and in a test on the last year', async () => {
    const path = sharedPath(AIR_FILE);
    const set = ['--model', 'hw-mul', '--alpha', '0.2', '--beta', '.1', '--gamma', '0.3'];

    const fixed = (await forecast('--series', path, ...set, '--json')).json();
    const tested = (await forecast('--series', path, '--model', 'hw-mul', '--until', '1959', '--json')).json();

    expect(fixed.sse).toBeCloseTo(24_724.2161, 3);
    expect(fixed.forecast[0]).toMatchObject({ period: '1961-01' });
    expect(fixed.forecast[0].value).toBeCloseTo(453.37831, 5);
    expect(fixed.fitted).toHaveLength(144);
    expect(fixed.fitted[11]).toBeNull();
    expect(fixed.comparison.map(({ model }: { model: string }) => model)).toContain('snaive');
    expect(tested).toMatchObject({ n: 132, to: '1959-12', test: { count: 12 } });
    expect(Math.abs(tested.test.mape - 2.26)).toBeLessThan(0.05);
    expect(tested.params.season).toHaveLength(12);
  });

  it('tells a row per period, a column per series and a row per series apart', () => {
    const options = { period: 12 };
    const long = seriesOf(
      table(['shop', 'month', 'amount'], ['a', '2026-01', '5'], ['b', '2026-01', '7'], ['a', '2026-02', '6']),
      {
        ...options,
        map: 'id=shop',
      },
    );
    const columns = seriesOf(table(['month', 'north', 'south'], ['2025-12', '5', '7'], ['2026-01', '', '8']), options);
    const rows = seriesOf(
      table(
        ['Series', 'N', 'Type', '1', '2', '3'],
        ['N1', '3', 'MICRO', '5', '6', '7'],
        ['N2', '2', 'MICRO', '8', '9', ''],
      ),
      options,
    );
    const plain = seriesOf(table(['A'], ['5'], ['6']), options);

    expect(long.map(({ id, values }) => [id, ...values])).toEqual([
      ['a', 5, 6],
      ['b', 7],
    ]);
    expect(columns.map(({ id, values, gaps }) => [id, ...values, gaps])).toEqual([
      ['north', 5, 0],
      ['south', 7, 8, 0],
    ]);
    expect(columns[0]?.label(2)).toBe('2026-02');
    expect(rows.map(({ id, values, label }) => [id, label(values.length), ...values])).toEqual([
      ['N1', '4', 5, 6, 7],
      ['N2', '3', 8, 9],
    ]);
    expect(plain[0]?.values).toEqual(Float64Array.of(5, 6));
  });

  it('reads a calendar of years and months, and forecasts the months that have no value yet', () => {
    const year = (from: number, count = 12) =>
      Array.from({ length: 12 }, (_, i) => (i < count ? String(from + i) : ''));
    const header = ['Year', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
    const chinese = ['年份', ...Array.from({ length: 12 }, (_, i) => `${i + 1}月`)];

    for (const names of [header, chinese]) {
      const [series, ...more] = seriesOf(table(names, ['2025', ...year(1)], ['2026', ...year(13, 3)]), { period: 12 });

      expect(more).toEqual([]);
      expect([...(series?.values ?? [])]).toEqual(Array.from({ length: 15 }, (_, i) => i + 1));
      expect(series?.label(15)).toBe('2026-04');
    }
    const [blank] = seriesOf(table(['month', 'v'], ['2026-01', '5'], ['2026-02', '6'], ['2026-03', '']), {
      period: 12,
    });
    expect(blank).toMatchObject({ values: Float64Array.of(5, 6), gaps: 0 });
    expect(blank?.label(2)).toBe('2026-03');
  });

  it('puts rows where their months stand: those between are gaps, several of one month are added', async () => {
    const path = fileOf('bills.csv', [
      '日期,金额',
      '2026/2/3,"1,000.50"',
      '2026-01-31,10',
      '2026-02-28,5',
      '2026-05-01,7',
    ]);

    const answer = (await forecast('--series', path, '--json')).json();

    expect(answer).toMatchObject({ n: 5, from: '2026-01', to: '2026-05', gaps: 2, summed: 1, forecast: [] });
    expect(answer.abstains).toMatchObject({ code: 'too_few_values', have: 3, need: 4 });
    expect(answer.abstains.message).not.toBe('');
  });

  it('reads quarters, years, days a week apart and plain numbers as what they are', () => {
    const label = (period: number, ...dates: string[]) => {
      const [series] = seriesOf(table(['date', 'v'], ...dates.map((date) => [date, '1'])), { period });
      return series?.label(dates.length);
    };

    expect(label(4, '1960Q3', '1960Q4')).toBe('1961-Q1');
    expect(label(4, '1960-07-01', '1960-10-01')).toBe('1961-Q1');
    expect(label(1, '1959', '1960')).toBe('1961');
    expect(label(52, '2026-01-05', '2026-01-12')).toBe('2026-01-19');
    expect(label(12, '1960.83333333', '1960.91666667')).toBe('1961-01');
    expect(label(12, '202611', '202612')).toBe('2027-01');
  });

  it('is the same for the same seed and speaks both languages', async () => {
    const path = fileOf('year.csv', ['v', ...months(40).map((_, i) => String(100 + (i % 12) * 7 + ((i * 37) % 11)))]);

    const one = await forecast('--series', path, '--json', '--seed', '3');
    const two = await forecast('--series', path, '--json', '--seed', '3');
    const zh = await forecast('--series', path, '--lang', 'zh-CN');
    const en = await forecast('--series', path, '--lang', 'en');

    expect(two.out).toBe(one.out);
    expect(one.err).toBe('');
    expect(zh.out).toContain('照去年同月');
    expect(en.out).toContain('same month last year');
  });

  it('refuses what it cannot read, by exit code and in words', async () => {
    const words = fileOf('words.csv', ['month,value', '2026-01,many', '2026-02,few']);
    const good = fileOf('good.csv', ['v', '1', '2', '3', '4', '5']);

    expect(await forecast('--series', words, '--json')).toMatchObject({ code: 1 });
    expect(await forecast('--series', join(dir, 'missing.csv'))).toMatchObject({ code: 1 });
    expect(await forecast('--series', good, '--model', 'best')).toMatchObject({ code: 2 });
    expect(await forecast('--series', good, '--alpha', '2', '--model', 'ses')).toMatchObject({ code: 2 });
    expect(await forecast('--series', good, '--alpha', '.2')).toMatchObject({ code: 2 });
    const notOfFile = await forecast('--file', 'shop.dealerdesk', '--by', 'total', '--period', '4', '--lang', 'en');
    expect(notOfFile).toMatchObject({ code: 2 });
    expect(notOfFile.err).toContain('--period goes with --series');
    expect((await forecast('--file', 'shop.dealerdesk', '--no-header')).err).toContain('--no-header');
    expect((await forecast('--series', good, '--by', 'rep')).err).toContain('--by');
    const asked = await forecast('--series', good, '--model', 'hw-add', '--lang', 'en');
    expect(asked).toMatchObject({ code: 0 });
    expect(asked.out).toContain('two whole seasons');
    const zero = fileOf('zero.csv', ['v', ...Array.from({ length: 30 }, (_, i) => String(i % 5))]);
    const mul = await forecast('--series', zero, '--model', 'hw-mul', '--lang', 'zh-CN');
    expect(mul.out).toContain('有的值是零或负数');
    // A series without dates has no months.
    expect(mul.out).not.toContain('月');
  });
});
