import { describe, expect, it } from 'vitest';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, importFile, undoBatch } from '../helpers/importFile.ts';
import { codeOf, DEALERS, importRig } from '../helpers/importRig.ts';

/** How far order data reach, which days they lack, and what follows from that. Today is 2026-11-22. */

const rig = importRig();
const HEAD = ['单据日期', '单据编号', '客户编号', '金额'];
let bill = 0;

/** Bills of one dealer on the given days, below a title. */
function orders(days: readonly string[], title = '销售明细', code = 'K01'): string {
  bill += 100;
  const rows = days.map((day, i) => [day, `XS${bill + i}`, code, '100']);
  return writeCsv(rig.dir, [[title, '', '', ''], HEAD, ...rows]);
}

/** A bill on the third of every month from one to another. */
function monthly(from: string, count: number): string[] {
  const start = Number(from.slice(0, 4)) * 12 + Number(from.slice(5)) - 1;
  return Array.from({ length: count }, (_, i) => {
    const month = start + i;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-03`;
  });
}

const coverage = () => rig.engine.ask('orders.coverage', {});
async function live() {
  await rig.engine.scoreLive();
  const { live: run } = await rig.engine.ask('scoring.overview', {});
  if (run === null) throw new Error('no live result');
  return run;
}

describe('the period of an order file', () => {
  it('is proposed from the bills, asked for where its end is in doubt, and moves cut-off and scores when it is told', async () => {
    const { engine } = rig;
    const batch = await importFile(engine, orders(['2026-10-03', '2026-10-28']));
    expect(batch.period).toEqual({ from: '2026-10-01', to: '2026-10-28' });
    expect(batch.counts?.proposed).toMatchObject({ by: 'dates', sure: false });
    expect((await coverage()).cutOff).toBe('2026-10-28');
    expect((await live()).asOf).toBe('2026-10-28');

    const told = await engine.ask('imports.setPeriod', {
      batchId: batch.batchId,
      period: { from: '2026-10-01', to: '2026-10-31' },
    });

    expect(told.period).toEqual({ from: '2026-10-01', to: '2026-10-31' });
    expect((await coverage()).cutOff).toBe('2026-10-31');
    expect(await live()).toMatchObject({ asOf: '2026-10-31', dataTo: '2026-10-31' });
    const [dealer] = (await engine.ask('dealers.list', {})).rows;
    expect(dealer?.lastOn).toBe('2026-10-28');
  });

  it('is what the title says, told before the commit or not', async () => {
    const batch = await checkFile(rig.engine, orders(['2026-10-03'], '日期：2026-10-01 至 2026-10-31'));

    expect(batch.period).toEqual({ from: '2026-10-01', to: '2026-10-31' });
    expect(batch.counts?.proposed).toMatchObject({ by: 'title', sure: true });
    await rig.engine.ask('imports.setPeriod', {
      batchId: batch.batchId,
      period: { from: '2026-09-01', to: '2026-10-31' },
    });
    const { jobId } = await rig.engine.ask('imports.commit', { batchId: batch.batchId });
    await rig.engine.done(jobId);

    expect((await coverage()).months.map(({ month, state }) => `${month} ${state}`)).toEqual([
      '2026-09 covered',
      '2026-10 covered',
      '2026-11 open',
    ]);
  });

  it('must hold all its bills and not lie ahead; a dealer list has none', async () => {
    const { engine } = rig;
    const batch = await importFile(engine, orders(['2026-10-03', '2026-10-28']));
    const set = (from: string, to: string, batchId = batch.batchId) =>
      codeOf(engine.ask('imports.setPeriod', { batchId, period: { from, to } }));

    expect(await set('2026-10-04', '2026-10-31')).toBe('import_period');
    expect(await set('2026-10-01', '2026-10-27')).toBe('import_period');
    expect(await set('2026-10-01', '2026-11-23')).toBe('import_period');
    expect(await set('2026-10-31', '2026-10-01')).toBe('invalid_input');
    const list = await importFile(engine, writeCsv(rig.dir, DEALERS));
    expect(list.period).toBeNull();
    expect(await set('2026-10-01', '2026-10-31', list.batchId)).toBe('import_wrong_state');
    expect((await engine.ask('imports.get', { batchId: batch.batchId })).period?.to).toBe('2026-10-28');
  });

  it('goes with its import: undone, the data reach as far as before', async () => {
    const { engine } = rig;
    await importFile(engine, orders(['2026-09-01', '2026-09-30']));
    const later = await importFile(engine, orders(['2026-10-01', '2026-10-31']));
    expect((await coverage()).cutOff).toBe('2026-10-31');

    await undoBatch(engine, later);

    const { cutOff, months } = await coverage();
    expect(cutOff).toBe('2026-09-30');
    expect(months.at(-1)).toMatchObject({ month: '2026-11', state: 'open' });
    expect((await live()).asOf).toBe('2026-09-30');
  });
});

describe('the day itself', () => {
  it('counts: a bill of today is data up to today, and none that lies ahead', async () => {
    await importFile(rig.engine, orders(['2026-11-21', '2026-11-22']));

    expect(await coverage()).toMatchObject({ cutOff: '2026-11-22', orders: 2, later: 0 });
  });
});

describe('a month that nobody exported', () => {
  it('is shown, left out of every comparison, and no longer once it is there', async () => {
    const { engine } = rig;
    await importFile(engine, orders([...monthly('2024-11', 15), '2026-01-31'], '销售明细', 'K01'));
    await importFile(engine, orders([...monthly('2026-03', 8), '2026-10-31'], '销售明细', 'K01'));

    const lacking = await live();
    const { months } = await coverage();

    expect(months.filter(({ state }) => state !== 'covered').map(({ month }) => month)).toEqual(['2026-02', '2026-11']);
    expect(lacking).toMatchObject({ previousCovered: false, gaps: [{ from: '2026-02-01', to: '2026-02-28' }] });
    expect((await engine.ask('dealers.list', {})).rows[0]?.amountPrevMinor).toBeNull();

    await importFile(engine, orders(['2026-02-02', '2026-02-27']));
    const whole = await live();

    expect(whole).toMatchObject({ previousCovered: true, gaps: [], dataFrom: '2024-11-01' });
    expect((await engine.ask('dealers.list', {})).rows[0]?.amountPrevMinor).toBe(120_000);
  });

  it('stays silent about days off between two exports', async () => {
    await importFile(rig.engine, orders(['2026-08-01', '2026-09-28']));
    await importFile(rig.engine, orders(['2026-10-05', '2026-10-31']));

    expect((await live()).gaps).toEqual([]);
    expect((await coverage()).months.map(({ state }) => state)).toEqual(['covered', 'covered', 'covered', 'open']);
  });
});

describe('a month of which every bill was handed back', () => {
  const book = (second: string, third: string) =>
    writeCsv(rig.dir, [
      HEAD,
      ['2026-08-03', 'H1', 'K01', '100'],
      ['2026-09-05', 'H2', 'K01', second],
      ['2026-09-06', 'H3', 'K01', third],
      ['2026-10-25', 'H4', 'K01', '100'],
    ]);
  const states = async () => (await coverage()).months.map(({ month, state }) => `${month} ${state}`);

  it('is told as covered in part, counts as a gap, and is whole once one of its bills is written', async () => {
    const batch = await importFile(rig.engine, book('没写', '也没写'));
    expect(batch.counts).toMatchObject({ created: 2, rejected: 2, backMonths: ['2026-09'] });

    expect(await states()).toEqual(['2026-08 covered', '2026-09 partial', '2026-10 partial', '2026-11 open']);
    expect((await coverage()).months[1]).toMatchObject({ handedBack: true });
    expect((await live()).gaps).toContainEqual({ from: '2026-09-01', to: '2026-09-30' });

    const mended = await importFile(rig.engine, book('没写', '80'));

    expect(mended.counts?.backMonths).toEqual([]);
    expect((await states()).slice(0, 2)).toEqual(['2026-08 covered', '2026-09 covered']);
    expect((await live()).gaps).toEqual([]);
  });
});
