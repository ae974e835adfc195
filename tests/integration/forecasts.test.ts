import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ForecastBy, ForecastRun } from '../../src/shared/contract/forecasts.contract.ts';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, importFile } from '../helpers/importFile.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

let engine: TestEngine;

/** Spring Festival falls early in 2023 and 2025, late in 2024 and 2026: the later, the more is bought in January. */
const JANUARY: Record<string, number> = { 2022: 1000, 2023: 700, 2024: 1300, 2025: 800, 2026: 1450 };
const bills: (string | number)[][] = [
  ['单据日期', '单据编号', '客户编号', '客户名称', '省', '市', '业务员', '品名', '金额'],
];

/** Three dealers with a bill a month from January 2022 to 10 November 2026; May 2024 was never exported. */
function monthly(): void {
  let number = 0;
  for (let i = 0; i <= 58; i += 1) {
    const year = 2022 + Math.floor(i / 12);
    const month = (i % 12) + 1;
    const usual = month === 1 ? (JANUARY[year] ?? 0) : month === 2 ? 2000 - (JANUARY[year] ?? 0) : 900 + 20 * month;
    if (year === 2024 && month === 5) continue;
    for (const [code, name, province, city, rep, share, product] of DEALERS) {
      number += 1;
      const day = `${year}-${String(month).padStart(2, '0')}-0${code.at(-1)}`;
      bills.push([
        day,
        `A${number}`,
        code,
        name,
        province,
        city,
        rep,
        product,
        Math.round(usual * share * (1 + i / 100)),
      ]);
    }
  }
  bills.push(['2026-09-15', 'R1', '1001', '甲店', '浙江省', '杭州市', '王伟', '可乐', -500]);
}
const DEALERS = [
  ['1001', '甲店', '浙江省', '杭州市', '王伟', 0.5, '可乐'],
  ['1002', '乙店', '浙江省', '杭州市', '赵敏', 0.3, '雪碧'],
  ['1003', '丙店', '江苏省', '南京市', '赵敏', 0.2, '可乐'],
] as const;

beforeAll(async () => {
  engine = await startTestEngine();
  await engine.open(engine.dataFile, { create: true, currency: 'CNY' });
  monthly();
  const people = DEALERS.map(([code, name, province, city, rep]) => [code, name, province, city, rep]);
  await importFile(engine, writeCsv(engine.dir, [['客户编号', '客户名称', '省', '市', '业务员'], ...people]), {
    kind: 'dealers',
  });
  const until = (row: (string | number)[], from: string, to: string) => String(row[0]) >= from && String(row[0]) <= to;
  const [header = [], ...rows] = bills;
  for (const period of [
    { from: '2022-01-01', to: '2024-04-30' },
    { from: '2024-06-01', to: '2026-11-10' },
  ]) {
    const part = rows.filter((row) => until(row, period.from, period.to));
    const { batchId } = await checkFile(engine, writeCsv(engine.dir, [header, ...part]), { kind: 'orders' });
    await engine.ask('imports.setPeriod', { batchId, period });
    await engine.done((await engine.ask('imports.commit', { batchId })).jobId);
  }
});
afterAll(() => engine.stop());

async function forecast(by: ForecastBy, more: { asOf?: string; horizon?: number } = {}): Promise<ForecastRun> {
  const { jobId } = await engine.ask('forecasts.run', { by, ...more });
  await engine.done(jobId);
  const { run } = await engine.ask('forecasts.get', { by });
  if (run === null) throw new Error('nothing kept');
  return run;
}

const whole = ({ series }: ForecastRun) => {
  const found = series.find((one) => one.whole);
  if (found === undefined) throw new Error('no whole');
  return found;
};

describe('forecasts of a data file', () => {
  it('learn from whole months: the one that has begun is left out, one never exported is a gap', async () => {
    const run = await forecast('total');

    const all = whole(run);
    expect(run.asOf).toBe('2026-11-10');
    expect(run.partial).toMatchObject({ month: '2026-11', days: { from: '2026-11-01', to: '2026-11-10' } });
    expect(run.gaps).toEqual(['2024-05']);
    expect(all).toMatchObject({ from: '2022-01', silence: null, choice: 'by_error' });
    expect(all.values).toHaveLength(58);
    expect(all.values[28]).toBeNull();
    const september = bills
      .filter(([day]) => String(day).startsWith('2026-09'))
      .reduce((sum, row) => sum + Number(row[8]), 0);
    expect(all.values[56]).toBe(september * 100);
    expect(all.ahead.map(({ month }) => month).slice(0, 3)).toEqual(['2026-11', '2026-12', '2027-01']);
    expect(all.ahead).toHaveLength(12);
    // Every bill of this shop but one return is of the first days of a month: nothing more is to come, and that much goes back.
    expect(run.partial).toMatchObject({ left: expect.closeTo(-0.0271, 4), months: 12 });
    expect(all.begun).toBe(run.partial?.netMinor);
    expect(all.ahead[0]?.value).toBeLessThan(all.begun ?? 0);
    expect(all.ahead[0]?.low).toBeLessThan(all.ahead[0]?.value ?? 0);
    // One more month beside twelve leaves a little open.
    expect(all.ahead[0]?.high).toBeGreaterThan(all.ahead[0]?.value ?? 0);
    expect(all.total?.value).toBe(all.ahead.reduce((sum, { value }) => sum + value, 0));
    expect(all.total?.low).toBeGreaterThan(all.ahead.reduce((sum, { low }) => sum + (low ?? 0), 0));
    expect(all.ahead.every(({ value, low, high }) => (low ?? 0) <= value && value <= (high ?? 0))).toBe(true);
  });

  it('follow Spring Festival where that has helped, and show both errors', async () => {
    const { festival, ahead } = whole(await forecast('total', { horizon: 4 }));

    expect(festival.used).toBe(true);
    expect(festival.test?.with.feast).toBeLessThan((festival.test?.without.feast ?? 0) / 2);
    // 6 February 2027 lies between those of 2025 and 2026.
    const [, , january, february] = ahead;
    expect(january?.value).toBeGreaterThan(february?.value ?? 0);
  });

  it('by rep, region and product the parts of every month come to the whole', async () => {
    for (const by of ['rep', 'region', 'product'] as const) {
      const run = await forecast(by, { horizon: 1 });

      const parts = run.series.filter((one) => !one.whole);
      expect(parts.map(({ name }) => name).sort()).toEqual(
        { rep: ['王伟', '赵敏'], region: ['江苏省 南京市', '浙江省 杭州市'], product: ['可乐', '雪碧'] }[by].sort(),
      );
      const { values } = whole(run);
      values.forEach((value, i) => {
        const sum = parts.reduce((total, one) => total + (one.values[i] ?? 0), 0);
        expect(value === null ? null : sum).toBe(value);
      });
    }
  });

  it('of parts can be brought to the whole, and the whole to its parts', async () => {
    const own = await forecast('rep', { horizon: 3 });
    const of = async (sums: 'toWhole' | 'fromParts') => (await engine.ask('forecasts.get', { by: 'rep', sums })).run;

    const [down, up] = [await of('toWhole'), await of('fromParts')];

    const first = (run: ForecastRun | null) => run?.series.map((one) => one.ahead[0]?.value ?? 0) ?? [];
    const [all = 0, ...parts] = first(own);
    const sum = parts.reduce((total, value) => total + value, 0);
    expect(first(down)[0]).toBe(all);
    expect(
      first(down)
        .slice(1)
        .reduce((total, value) => total + value, 0),
    ).toBe(all);
    expect(first(up)).toEqual([sum, ...parts]);
  });

  it('say which accounts that are left out of grading are counted', async () => {
    expect((await forecast('total')).excluded).toBeNull();
    const { rows } = await engine.ask('dealers.list', { filter: { search: '丙店' }, limit: 1 });
    const { id, revision } = await engine.ask('dealers.get', { id: rows[0]?.id ?? (0 as never) });
    await engine.ask('dealers.update', { id, expectedRevision: revision, patch: { excluded: true } });
    expect((await engine.ask('forecasts.get', { by: 'total' })).stale).toBe(true);

    const { excluded, series } = await forecast('region', { horizon: 1 });
    const jiangsu = series.find(({ name }) => name === '江苏省 南京市');
    const year = jiangsu?.values.slice(-12).reduce<number>((sum, value) => sum + (value ?? 0), 0);
    expect(excluded).toEqual({ dealers: 1, months: 12, netMinor: year });
  });

  it('lead to the dealers behind a series', async () => {
    const { series } = await forecast('rep', { horizon: 1 });
    const zhao = series.find(({ name }) => name === '赵敏');

    const { ids } = await engine.ask('forecasts.dealers', {
      by: 'rep',
      key: zhao?.key ?? '',
      whole: false,
      rest: null,
    });
    const cola = await engine.ask('forecasts.dealers', { by: 'product', key: '1', whole: false, rest: null });
    const all = await engine.ask('forecasts.dealers', { by: 'total', key: '', whole: true, rest: null });

    expect(ids).toHaveLength(2);
    expect(cola.ids).toHaveLength(2);
    expect(all.ids).toHaveLength(3);
  });

  it('an earlier day is forecast as it was known then, and the same twice', async () => {
    const one = await forecast('total', { asOf: '2025-12-31' });
    const two = await forecast('total', { asOf: '2025-12-31' });

    expect(one.asOf).toBe('2025-12-31');
    expect(whole(one).values).toHaveLength(48);
    expect(one.partial).toBeNull();
    expect({ ...two, madeAt: 0 }).toEqual({ ...one, madeAt: 0 });
    const { stale, cutOff } = await engine.ask('forecasts.get', { by: 'total' });
    expect([stale, cutOff]).toEqual([true, '2026-11-10']);
    expect((await engine.ask('forecasts.get', { by: 'total', asOf: '2025-12-31' })).stale).toBe(false);
    expect((await engine.ask('forecasts.get', { by: 'total', asOf: '2025-12-31', horizon: 6 })).stale).toBe(true);
    await expect(forecast('total', { asOf: '2027-01-01' })).rejects.toThrow();
  });

  it('cancelled, the last one stays', async () => {
    const before = await forecast('total', { horizon: 2 });
    const { jobId } = await engine.ask('forecasts.run', { by: 'total', horizon: 3 });
    await engine.ask('jobs.cancel', { jobId });
    const { status } = await engine.settled(jobId);

    const { run } = await engine.ask('forecasts.get', { by: 'total' });
    expect(run?.horizon).toBe(status === 'cancelled' ? before.horizon : 3);
  });

  it('by rep they are kept from whom the owner keeps such figures', async () => {
    await engine.ask('operators.create', { name: '老板', owner: true });
    const { operators } = await engine.ask('operators.create', { name: '文员', owner: false });
    await engine.ask('session.chooseOperator', { id: operators.find(({ name }) => name === '文员')?.id ?? null });

    await expect(engine.ask('forecasts.get', { by: 'rep' })).rejects.toThrow('figures_hidden');
    await expect(engine.ask('forecasts.run', { by: 'rep' })).rejects.toThrow('figures_hidden');
    expect((await engine.ask('forecasts.get', { by: 'total' })).run).not.toBeNull();
  });
});
