import { closeSync, copyFileSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '../../src/shared/contract/index.ts';
import { cliInside } from '../helpers/cliInside.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile } from '../helpers/importFile.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

const dir = mkdtempSync(join(tmpdir(), 'dealerdesk-damage-'));
const file = join(dir, 'shop.dealerdesk');
const sound = join(dir, 'sound.dealerdesk');
const engines: TestEngine[] = [];

beforeAll(async () => {
  const engine = await start();
  const bills = Array.from({ length: 900 }, (_, i) => [
    `2026-0${1 + (i % 9)}-10`,
    `N${i}`,
    `K${i % 300}`,
    `${i + 1}.5`,
  ]);
  await importFile(engine, writeCsv(dir, [['单据日期', '单据编号', '客户编号', '金额'], ...bills]));
  await engine.scoreLive();
  await engine.stop();
  engines.splice(0);
  copyFileSync(file, sound);
});

beforeEach(() => copyFileSync(sound, file));

afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.stop();
});

afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function start(): Promise<TestEngine> {
  const engine = await startTestEngine({ dir: mkdtempSync(join(dir, 'engine-')), dataFile: file });
  engines.push(engine);
  return engine;
}

/** Forty bytes at the head of the page a table begins with, as a failing stick leaves them. */
function damage(table: string): void {
  const raw = new Database(file, { readonly: true });
  const page = Number(raw.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table));
  const size = Number(raw.pragma('page_size', { simple: true }));
  raw.close();
  const fd = openSync(file, 'r+');
  writeSync(fd, Buffer.alloc(40, 0x5a), 0, 40, (page - 1) * size);
  closeSync(fd);
}

describe('a data file that is damaged further in', () => {
  it.each([
    ['dealer', 'dealers.list', {}],
    ['dealer', 'dealers.create', { name: '新店' }],
    ['dealer_day', 'orders.monthly', { dealerId: 1 }],
  ] as const)('%s: %s says so, by the name of the file', async (table, channel, input) => {
    damage(table);
    const engine = await start();

    const reply = await engine.call(channel satisfies Channel, input);

    expect(reply).toEqual({ ok: false, error: { code: 'file_damaged', params: { name: 'shop.dealerdesk' } } });
  });

  it('a job that meets the damage says so too', async () => {
    damage('dealer_day');
    const engine = await start();
    const { jobId } = await engine.ask('scoring.run', {});

    expect((await engine.settled(jobId)).error).toMatchObject({ code: 'file_damaged' });
  });

  it.each(['dealer', 'orders', 'orders_dealer', 'import_problem', 'setting'])(
    'check finds it in %s and ends in 1',
    async (table) => {
      damage(table);

      const { code, out, err } = await cliInside(['check', '--json', '--file', file]);

      expect([code, err]).toEqual([1, '']);
      expect(JSON.parse(out)).toMatchObject({ ok: false, findings: [{ code: 'file_damaged' }] });
    },
  );
});
