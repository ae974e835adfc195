import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Input } from '../../src/shared/contract/index.ts';
import { fromDayNumber, toDayNumber } from '../../src/shared/domain/calendarDay.ts';
import { cliInside } from '../helpers/cliInside.ts';
import { writeCsv } from '../helpers/csv.ts';
import { billsOf, drawnShop } from '../helpers/drawnShop.ts';
import { importFile } from '../helpers/importFile.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

const AS_OF = toDayNumber('2026-10-31');
const SHOP = drawnShop({
  dealers: 120,
  seed: 8,
  asOf: AS_OF,
  known: 500,
  k: 2,
  params: { r: 2, alpha: 4, a: 0.6, b: 4 },
});
const { head: HEAD, rows: BILLS } = billsOf(SHOP);

let engine: TestEngine;
let dir: string;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-predictions-'));
  vi.stubEnv('DEALERDESK_HOME', join(dir, 'home'));
  engine = await startTestEngine();
});

afterAll(async () => {
  await engine.stop();
  vi.unstubAllEnvs();
  rmSync(dir, { recursive: true, force: true });
});

async function calculate(input: Partial<Input<'predictions.run'>> = {}): Promise<void> {
  const { jobId } = await engine.ask('predictions.run', input);
  await engine.done(jobId);
}

describe('predictions of a data file', () => {
  it('without orders there is nothing to calculate, and it says so', async () => {
    const { jobId } = await engine.ask('predictions.run', {});

    expect((await engine.settled(jobId)).error?.code).toBe('score_no_orders');
    expect((await engine.ask('predictions.overview', {})).run).toBeNull();
  });

  it('are kept as a whole, told by page, group and tenth, and stand beside those of another day', async () => {
    await importFile(engine, writeCsv(dir, [HEAD, ...BILLS]), { kind: 'orders' });
    await calculate();
    await calculate({ asOf: '2026-08-31', model: 'bgnbd' });

    const { run, stale, groups } = await engine.ask('predictions.overview', {});
    const asked = await engine.ask('predictions.overview', { which: 'asked' });
    expect([run?.abstained, stale, run?.fit?.model]).toEqual([null, false, 'mbgcnbdk']);
    expect([asked.run?.asOf, asked.run?.fit?.model, asked.stale]).toEqual(['2026-08-31', 'bgnbd', false]);
    expect(groups.all).toBe(120);
    expect(groups.active + groups.doubtful + groups.gone + groups.unknown).toBe(groups.all);
    const first = await engine.ask('predictions.list', { limit: 50 });
    expect(first.total).toBe(120);
    const values = first.rows.map(({ valueMinor }) => valueMinor[1] ?? 0);
    expect(values).toEqual([...values].sort((p, q) => q - p));
    const once = await engine.ask('predictions.list', { group: 'unknown', limit: 1000 });
    expect(once.rows.every(({ orderDays, pAlive }) => orderDays === 1 && pAlive === null)).toBe(true);
    for (const tenth of [0, 9]) {
      const { ids } = await engine.ask('predictions.ids', { tenth });
      expect(ids.length).toBe(run?.calibration?.tenths[tenth]?.dealers);
    }
    const byChance = await engine.ask('predictions.list', { sort: { by: 'pAlive', descending: false }, limit: 1000 });
    const chances = byChance.rows.map(({ pAlive }) => pAlive ?? 2);
    expect(chances).toEqual([...chances].sort((p, q) => p - q));
    expect((await engine.ask('predictions.list', { search: 'k17' })).rows.map(({ code }) => code)).toEqual(['K17']);
    expect(engine.changed.flat()).toContain('predictions');
  });

  it('are old once a bill has come, count sale bills alone, and leave out who is not graded', async () => {
    const { rows } = await engine.ask('predictions.list', { sort: { by: 'orderDays', descending: true }, limit: 2 });
    const [most, second] = rows;
    await importFile(
      engine,
      writeCsv(dir, [HEAD, ['2026-10-30', 'R1', most?.code ?? '', '-5'], ['2026-10-30', 'R2', 'K999', '-5']]),
      { kind: 'orders' },
    );
    const { id, revision } = await engine.ask('dealers.get', { id: second?.dealerId ?? (0 as never) });
    await engine.ask('dealers.update', { id, expectedRevision: revision, patch: { excluded: true } });

    expect((await engine.ask('predictions.overview', {})).stale).toBe(true);
    await calculate();

    const again = await engine.ask('predictions.ofDealer', { dealerId: most?.dealerId ?? (0 as never) });
    expect(again.prediction).toMatchObject({ orderDays: most?.orderDays, lastOn: most?.lastOn });
    expect((await engine.ask('predictions.overview', {})).run?.dealers).toBe(119);
    expect((await engine.ask('predictions.ofDealer', { dealerId: id })).prediction).toBeNull();

    // Who takes part has changed, and no bill.
    const stale = async () => (await engine.ask('predictions.overview', {})).stale;
    expect(await stale()).toBe(false);
    const now = await engine.ask('dealers.get', { id });
    await engine.ask('dealers.update', { id, expectedRevision: now.revision, patch: { excluded: false } });
    expect(await stale()).toBe(true);
    await engine.ask('dealers.update', { id, expectedRevision: now.revision + 1, patch: { excluded: true } });
    await calculate();
    expect(await stale()).toBe(false);
  });

  it('of a day with too little behind it abstain and say what is missing', async () => {
    await calculate({ asOf: fromDayNumber(AS_OF - 430) });

    const { run } = await engine.ask('predictions.overview', { which: 'asked' });
    expect(run?.abstained?.code).toMatch(/^(few_|short_)/);
    expect(run?.fit).toBeNull();
    const { rows } = await engine.ask('predictions.list', { which: 'asked' });
    expect(rows.every(({ pAlive, orders }) => pAlive === null && orders.every((count) => count === null))).toBe(true);
  });

  it('by a model of the owner’s choice are the present ones until he lets the data choose again', async () => {
    await calculate({ model: 'bgnbd', keep: true });
    const own = (await engine.ask('predictions.overview', {})).run;
    await calculate({ model: 'auto', keep: true });
    const back = (await engine.ask('predictions.overview', {})).run;

    expect([own?.wish, own?.fit?.model, own?.reason]).toEqual(['bgnbd', 'bgnbd', 'asked']);
    expect([back?.wish, back?.fit?.model]).toEqual(['auto', 'mbgcnbdk']);
    // Two bills of −5 came back in the last year.
    expect(back?.returns?.share).toBeGreaterThan(0);
    expect(back?.rest).toEqual({ on: true, fromDay: 23, toDay: 15 });
  });

  it('cancelled in the middle leave what stood before', async () => {
    const before = await engine.ask('predictions.overview', {});
    const { jobId } = await engine.ask('predictions.run', {});
    await engine.ask('jobs.cancel', { jobId });
    await engine.settled(jobId);

    expect((await engine.ask('predictions.overview', {})).run?.computedAt).toBe(before.run?.computedAt);
  });

  it('are told by the command line beside the window, for any horizon within the past', async () => {
    const asked = ['predict', '--file', engine.dataFile, '--horizon-days', '10,90,3000', '--json'];

    const { code, out } = await cliInside(asked);

    expect(code).toBe(0);
    const answer = JSON.parse(out);
    const { rows } = await engine.ask('predictions.list', { limit: 1 });
    const [first] = rows;
    expect(answer.perDealer[0]).toMatchObject({ id: first?.code, pAlive: first?.pAlive });
    expect(answer.perDealer[0].expectedOrders['90']).toBeCloseTo(first?.orders[1] ?? 0, 9);
    expect(answer.perDealer[0].expectedOrders['10']).toBeLessThan(answer.perDealer[0].expectedOrders['90']);
    expect(answer.perDealer[0].expectedOrders['3000']).toBeNull();
  });
});
