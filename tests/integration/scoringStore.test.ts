import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReader } from '../../src/main/db/open.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile, undoBatch } from '../helpers/importFile.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

let dir: string;
const engines: TestEngine[] = [];

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-scores-'));
});

afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.stop();
  rmSync(dir, { recursive: true, force: true });
});

async function start(): Promise<TestEngine> {
  const engine = await startTestEngine({ fixedDay: '2026-11-22' });
  engines.push(engine);
  return engine;
}

const HEAD = ['Date', 'InvoiceNo', 'Customer', 'Amount'];
/** More dealers than rows go into one statement, with four bills each, some of them returns. */
const DEALERS = 120;
const MANY = Array.from({ length: DEALERS * 4 }, (_, i) => {
  const day = `2026-${String(1 + (i % 10)).padStart(2, '0')}-${String(1 + (i % 27)).padStart(2, '0')}`;
  return [day, `A${i}`, `Shop ${i % DEALERS}`, String(((i * 37) % 90) * (i % 13 === 0 ? -1 : 10))];
});
/** Before the last day there is: the window stays, and only the dealers of these bills are read again. */
const MORE = [
  ['2026-10-01', 'B1', 'Shop 7', '99999'],
  ['2026-10-02', 'B2', 'Late Shop', '12'],
];

/** The live result as it is stored, by the dealers' names. */
function liveScores(engine: TestEngine): unknown[] {
  const raw = openReader(engine.dataFile);
  try {
    return raw
      .prepare('SELECT d.name, s.* FROM score_live s JOIN dealer d ON d.id = s.dealer_id ORDER BY d.name')
      .all()
      .map((row) => ({ ...(row as object), dealer_id: 0 }));
  } finally {
    raw.close();
  }
}

const orders = (engine: TestEngine, rows: string[][]) =>
  importFile(engine, writeCsv(dir, [HEAD, ...rows]), { kind: 'orders' });

/** MORE bills change the stored result, and their undo brings back the one of before. */
async function expectUndoToRestore(engine: TestEngine): Promise<void> {
  const before = liveScores(engine);
  const batch = await orders(engine, MORE);
  await engine.scoreLive();
  expect(liveScores(engine)).not.toEqual(before);
  await undoBatch(engine, batch);
  await engine.scoreLive();
  expect(liveScores(engine)).toEqual(before);
}

describe('storing scores', () => {
  it('after a small import the stored result is the one a calculation from nothing gives', async () => {
    const step = await start();
    await orders(step, MANY);
    await step.scoreLive();
    await orders(step, MORE);
    await step.scoreLive();

    const whole = await start();
    await orders(whole, MANY);
    await orders(whole, MORE);
    await whole.scoreLive();

    expect(liveScores(step)).toHaveLength(DEALERS + 1);
    expect(liveScores(step)).toEqual(liveScores(whole));
  });

  it('after an undo the stored result is the one of before', async () => {
    const engine = await start();
    await orders(engine, MANY);
    await engine.scoreLive();
    await expectUndoToRestore(engine);
  });

  it('a dealer that has lost its only bills has no figures any more', async () => {
    const engine = await start();
    await orders(engine, MANY);
    await engine.ask('dealers.create', { name: 'Late Shop' });
    await engine.scoreLive();
    await expectUndoToRestore(engine);
  });

  it('a dealer in the bin has no score, and gets it back with the dealer', async () => {
    const engine = await start();
    await orders(engine, MANY);
    await engine.scoreLive();
    const before = liveScores(engine);
    const { rows } = await engine.ask('dealers.list', { filter: { search: 'shop 7' } });
    const ids = rows.filter((row) => row.name === 'Shop 7').map((row) => row.id);

    await engine.ask('dealers.remove', { ids });
    await engine.scoreLive();
    expect(liveScores(engine)).toHaveLength(DEALERS - 1);
    await engine.ask('dealers.restore', { ids });
    await engine.scoreLive();

    expect(liveScores(engine)).toEqual(before);
  });

  it('an edit that moves no score leaves the lists alone, and the result is up to date', async () => {
    const engine = await start();
    await orders(engine, MANY);
    await engine.scoreLive();
    const [row] = (await engine.ask('dealers.list', { limit: 1 })).rows;
    if (!row) throw new Error('no dealer');
    await engine.ask('dealers.update', { id: row.id, expectedRevision: row.revision, patch: { area: 'North' } });
    expect((await engine.ask('scoring.overview', {})).stale).toBe(true);
    engine.changed.length = 0;

    await engine.scoreLive();

    expect(engine.changed).toEqual([['scoring']]);
    expect((await engine.ask('scoring.overview', {})).stale).toBe(false);
  });

  it('the first calculation after opening a file compares with what the file holds', async () => {
    const engine = await start();
    await orders(engine, MANY);
    await engine.scoreLive();
    const before = liveScores(engine);
    await engine.close();
    const again = await startTestEngine({ dir: engine.dir, dataFile: engine.dataFile, fixedDay: '2026-11-22' });
    engines.push(again);
    again.changed.length = 0;

    await again.scoreLive();

    expect(again.changed).toEqual([['scoring']]);
    expect(liveScores(again)).toEqual(before);
  });
});
