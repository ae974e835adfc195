import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { toDayNumber } from '../../src/shared/domain/calendarDay.ts';
import { commandLine } from '../helpers/commandLine.ts';
import { writeCsv } from '../helpers/csv.ts';
import { billsOf, drawnShop } from '../helpers/drawnShop.ts';
import { importFile } from '../helpers/importFile.ts';
import { startTestEngine } from '../helpers/testEngine.ts';
import { wholeDump } from '../helpers/wholeDump.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-together-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

it('two imports that make the same data file at once: one is told that it is in use, neither takes it away', async () => {
  const file = join(dir, 'shop.dealerdesk');
  const csv = writeCsv(dir, [
    ['客户编号', '客户名称'],
    ['K1', '甲店'],
  ]);
  const run = () => commandLine(dir, ['import', csv, '--kind', 'dealers', '--file', file, '--lang', 'en', '--json']);

  const ended = await Promise.all([run(), run()]);

  const done = ended.filter(({ code }) => code === 0);
  const refused = ended.filter(({ code }) => code !== 0);
  expect(done.length).toBeGreaterThan(0);
  for (const { err } of refused) expect(err).toContain('file_in_use');
  expect(existsSync(file)).toBe(true);
  const left = await commandLine(dir, ['call', 'dealers.list', '{}', '--json', '--file', file]);
  expect(JSON.parse(left.out).total).toBe(1);
});

it('what calculates beside a program at work reads what is there or is refused in a sentence, and nothing is lost', async () => {
  const file = join(dir, 'shop.dealerdesk');
  const { head, rows } = billsOf(
    drawnShop({
      dealers: 80,
      seed: 8,
      asOf: toDayNumber('2026-10-31'),
      known: 500,
      k: 2,
      params: { r: 2, alpha: 4, a: 0.6, b: 4 },
    }),
  );
  const engine = await startTestEngine({ dir: join(dir, 'window'), dataFile: file });
  try {
    await importFile(engine, writeCsv(dir, [head, ...rows]), { kind: 'orders' });
    await engine.scoreLive();
    const calculate = async () => engine.done((await engine.ask('predictions.run', {})).jobId);
    await calculate();
    const before = wholeDump(file);
    const own = await engine.ask('predictions.list', { limit: 1000 });

    const cli = (...args: string[]) => commandLine(dir, [...args, '--file', file, '--lang', 'en', '--json']);
    const [reading, ...refused] = await Promise.all([
      cli('predict'),
      cli('predict', '--until', '2026-06-30'),
      cli('score'),
      cli('forecast', '--by', 'total'),
      cli('cluster', '--features', 'orders,average'),
      calculate(),
    ]);

    expect(reading.code).toBe(0);
    const told = (JSON.parse(reading.out) as { perDealer: { dealerId: number; pAlive: number | null }[] }).perDealer;
    expect(told.map(({ dealerId, pAlive }) => [dealerId, pAlive])).toEqual(
      own.rows.map(({ dealerId, pAlive }) => [dealerId, pAlive]),
    );
    for (const answer of refused)
      if (answer !== undefined)
        expect([answer.code, answer.err]).toEqual([1, expect.stringMatching(/^file_(in_use|read_only): .+\.\n$/)]);
    expect(wholeDump(file)).toEqual(before);
    expect(await engine.ask('predictions.list', { limit: 1000 })).toEqual(own);
    expect((await engine.ask('data.check', {})).findings).toEqual([]);
  } finally {
    await engine.stop();
  }
});
