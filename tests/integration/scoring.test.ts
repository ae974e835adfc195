import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeCsv } from '../helpers/csv.ts';
import { importFile, undoBatch } from '../helpers/importFile.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

let engine: TestEngine;
let dir: string;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-scoring-'));
  engine = await startTestEngine({ autoScore: true });
});

afterEach(async () => {
  await engine.stop();
  rmSync(dir, { recursive: true, force: true });
});

const HEAD = ['单据日期', '单据编号', '客户编号', '金额'];
/** A 850, B 130, C 20, N 5 in the window: running shares 0, 84.6 %, 97.5 %, 99.5 %; D bought long ago; N is new; R returned more than he bought. */
const BILLS = [
  ['2024-05-01', '1', 'A', '10'],
  ['2024-05-01', '2', 'B', '10'],
  ['2024-05-01', '3', 'C', '10'],
  ['2024-05-01', '4', 'D', '500'],
  ['2024-05-01', '5', 'R', '10'],
  ['2026-09-01', '6', 'A', '400'],
  ['2026-09-20', '7', 'A', '450'],
  ['2026-09-21', '8', 'B', '130'],
  ['2026-09-22', '9', 'C', '20'],
  ['2026-09-23', '10', 'R', '20'],
  ['2026-09-24', '11', 'R', '-30'],
  ['2026-09-30', '12', 'N', '5'],
];

async function rowOf(code: string) {
  const { rows } = await engine.ask('dealers.list', {
    filter: { search: '' },
    sort: { by: 'code', descending: false },
  });
  const row = rows.find((dealer) => dealer.code === code);
  if (!row) throw new Error(`no dealer ${code}`);
  return row;
}

describe('live scores', () => {
  it('are there without asking after an import, and gone again after its undo', async () => {
    const batch = await importFile(engine, writeCsv(dir, [HEAD, ...BILLS]));
    await engine.idle();
    const overview = await engine.ask('scoring.overview', {});
    const tiers = Object.fromEntries(
      await Promise.all(['A', 'B', 'C', 'D', 'R', 'N'].map(async (code) => [code, (await rowOf(code)).tier])),
    );
    await undoBatch(engine, batch);
    await engine.idle();

    expect(overview).toMatchObject({
      stale: false,
      live: { asOf: '2026-09-30', windowFrom: '2025-10-01', dealers: 5, orders: 6 },
    });
    expect(tiers).toEqual({ A: 'A', B: 'B', C: 'C', D: 'D', R: 'D', N: null });
    expect((await engine.ask('scoring.overview', {})).live).toBeNull();
  });

  it('make a portrait of the population, each cell of which leads to its dealers', async () => {
    await importFile(engine, writeCsv(dir, [HEAD, ...BILLS]));
    await engine.idle();
    const portrait = await engine.ask('scoring.portrait', {});
    const points = await engine.ask('scoring.points', {});
    const listed = await Promise.all(
      (portrait?.cells ?? []).map(async ({ r, f }) => {
        const ranges = [
          { field: 'rScore' as const, min: r, max: r },
          { field: 'fScore' as const, min: f, max: f },
        ];
        const { total, amountMinor } = await engine.ask('dealers.list', { filter: { ranges } });
        return { r, f, dealers: total, amountMinor };
      }),
    );

    expect(portrait?.cells.length).toBeGreaterThan(2);
    expect(portrait?.cells).toEqual(listed);
    expect(portrait?.regions).toMatchObject([{ region: '', dealers: 5, amountMinor: 99_500, dormant: 2 }]);
    expect(points).toMatchObject({
      total: 5,
      amountMinor: [85_000, 13_000, 2000, 500, -1000],
      orders: [2, 1, 1, 1, 1],
    });
  });

  it('say why, and what is missing to the next tier, so that buying it gets there', async () => {
    await importFile(engine, writeCsv(dir, [HEAD, ...BILLS]));
    await engine.idle();
    const dealer = await rowOf('B');
    const why = await engine.ask('scoring.explain', { dealerId: dealer.id });
    const gap = why?.nextGapMinor ?? 0;

    await importFile(engine, writeCsv(dir, [HEAD, ['2026-09-30', '90', 'B', ((gap - 1) / 100).toFixed(2)]]));
    await engine.idle();
    const almost = await rowOf('B');
    await importFile(engine, writeCsv(dir, [HEAD, ['2026-09-30', '91', 'B', '0.01']]));
    await engine.idle();

    expect(why).toMatchObject({ tier: 'B', abc: 'B', rank: 2, nextTier: 'A', amountMinor: 13_000, takenOffMinor: 0 });
    expect(almost.tier).toBe('B');
    expect((await rowOf('B')).tier).toBe('A');
  });

  it('follow changed rules', async () => {
    await importFile(engine, writeCsv(dir, [HEAD, ...BILLS]));
    await engine.idle();
    const { schemes } = await engine.ask('scoring.schemes', {});
    const scheme = schemes[0];
    if (!scheme) throw new Error('no scheme');

    await engine.ask('scoring.saveScheme', {
      id: scheme.id,
      name: scheme.name,
      rules: { ...scheme.rules, tooNewMonths: 0 },
    });
    await engine.idle();

    expect((await rowOf('N')).tier).toBe('C');
    expect((await engine.ask('scoring.schemes', {})).schemes[0]?.version).toBe(scheme.version + 1);
  });

  it('count the as-of day and leave out the day that ends the window before, there too', async () => {
    const on = (day: string, amount: string) => [day, `${day}`, 'A', amount];
    await importFile(
      engine,
      writeCsv(dir, [
        HEAD,
        on('2024-09-29', '1'),
        on('2024-09-30', '10'),
        on('2024-10-01', '100'),
        on('2025-09-30', '1000'),
        on('2025-10-01', '10000'),
        on('2026-09-30', '100000'),
      ]),
    );
    await engine.idle();

    expect(await rowOf('A')).toMatchObject({ amountMinor: 11_000_000, amountPrevMinor: 110_000, orders: 2 });
  });

  it('compare nothing with a window that the data do not reach back over', async () => {
    await importFile(engine, writeCsv(dir, [HEAD, ...BILLS]));
    await engine.idle();
    const covered = await rowOf('A');
    const { schemes } = await engine.ask('scoring.schemes', {});
    const [scheme] = schemes;
    if (!scheme) throw new Error('no scheme');
    await engine.ask('scoring.saveScheme', { ...scheme, rules: { ...scheme.rules, windowMonths: 24 } });
    await engine.idle();

    const row = await rowOf('A');
    const why = await engine.ask('scoring.explain', { dealerId: row.id });

    expect(covered.amountPrevMinor).toBe(0);
    expect(row.amountPrevMinor).toBeNull();
    expect(why).toMatchObject({ previousCovered: false, dataFrom: '2024-05-01' });
  });

  it('write only rows that changed', async () => {
    await importFile(engine, writeCsv(dir, [HEAD, ...BILLS]));
    await engine.idle();
    const raw = new Database(engine.dataFile, { readonly: true });
    const changes = () => Number(raw.pragma('data_version', { simple: true }));
    const before = raw.prepare('SELECT * FROM score_live ORDER BY dealer_id').all();
    const version = changes();

    await engine.ask('dealers.create', { name: '不相干的店' });
    await engine.idle();
    const after = raw.prepare('SELECT * FROM score_live WHERE dealer_id <= ? ORDER BY dealer_id').all(before.length);

    expect(after).toEqual(before);
    expect(changes()).not.toBe(version);
    raw.close();
  });

  it('leave excluded accounts ungraded and out of the ranks', async () => {
    await importFile(engine, writeCsv(dir, [HEAD, ...BILLS]));
    const dealer = await rowOf('A');
    await engine.ask('dealers.update', { id: dealer.id, expectedRevision: dealer.revision, patch: { excluded: true } });
    await engine.idle();

    expect(await rowOf('A')).toMatchObject({ tier: null, ungraded: 'excluded', rank: null });
    expect(await rowOf('B')).toMatchObject({ rank: 1 });
    // N is too new and so ungraded; A takes no part, which is something else.
    const ungraded = await engine.ask('dealers.list', { filter: { tiers: ['ungraded'] } });
    const { tiers } = await engine.ask('dealers.facets', {});
    expect(ungraded.rows.map(({ code }) => code)).toEqual(['N']);
    expect(tiers.find(({ value }) => value === 'ungraded')?.count).toBe(1);
  });
});

describe('frozen runs', () => {
  it('stay as they were when orders change, and are calculated as of any day', async () => {
    await importFile(engine, writeCsv(dir, [HEAD, ...BILLS]));
    const { runId, jobId } = await engine.ask('scoring.run', { asOf: '2026-09-21', windowMonths: 12 });
    await engine.done(jobId);
    const before = await engine.ask('scoring.getRun', { runId });
    const frozen = () => {
      const raw = new Database(engine.dataFile, { readonly: true });
      const rows = raw.prepare('SELECT * FROM score_frozen WHERE run_id = ? ORDER BY dealer_id').all(runId);
      raw.close();
      return JSON.stringify(rows);
    };
    const rows = frozen();

    await importFile(engine, writeCsv(dir, [HEAD, ['2026-09-01', '77', 'C', '99999']]));
    await engine.idle();

    expect(before).toMatchObject({ asOf: '2026-09-21', dataTo: '2026-09-21', dealers: 2, amountMinor: 98_000 });
    expect(await engine.ask('scoring.getRun', { runId })).toEqual(before);
    expect(frozen()).toBe(rows);
  });

  it('name the last day that the data cover as their end, whatever day was asked for', async () => {
    await importFile(engine, writeCsv(dir, [HEAD, ...BILLS]));
    const endOf = async (asOf: string) => {
      const { runId, jobId } = await engine.ask('scoring.run', { asOf });
      await engine.done(jobId);
      return (await engine.ask('scoring.getRun', { runId })).dataTo;
    };

    expect([await endOf('2026-09-29'), await endOf('2026-10-15'), await endOf('2024-04-30')]).toEqual([
      '2026-09-29',
      '2026-09-30',
      null,
    ]);
  });

  it('are refused for a day after today and without orders', async () => {
    const empty = await engine.ask('scoring.run', {});
    const later = await engine.ask('scoring.run', { asOf: '2026-11-23' });

    expect((await engine.settled(empty.jobId)).error?.code).toBe('score_no_orders');
    expect((await engine.settled(later.jobId)).error?.code).toBe('day_after_today');
    expect((await engine.ask('scoring.runs', {})).total).toBe(0);
  });
});
