import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWriter } from '../../src/main/db/open.ts';
import { SCORING_MATHS } from '../../src/shared/domain/mathsVersion.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile } from '../helpers/importFile.ts';
import { startTestEngine } from '../helpers/testEngine.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-maths-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

it('a file that another program’s rules were applied to is due when it is opened, and one of these rules is not', async () => {
  const dataFile = join(dir, 'shop.dealerdesk');
  const first = await startTestEngine({ fixedDay: '2026-11-22', dataFile });
  const rows = [
    ['Date', 'InvoiceNo', 'Customer', 'Amount'],
    ['2026-11-20', 'B1', 'Shop', '100'],
  ];
  await importFile(first, writeCsv(dir, rows), { kind: 'orders' });
  await first.scoreLive();
  expect((await first.ask('scoring.overview', {})).stale).toBe(false);
  await first.stop();
  const raw = openWriter(dataFile);
  const stamp = () => raw.prepare("SELECT value FROM meta WHERE key = 'scoring_maths'").pluck().get();
  expect(stamp()).toBe(String(SCORING_MATHS));
  const again = async () => {
    const engine = await startTestEngine({ fixedDay: '2026-11-22', dataFile });
    const { stale } = await engine.ask('scoring.overview', {});
    await engine.stop();
    return stale;
  };
  raw.close();

  expect(await again()).toBe(false);
  const other = openWriter(dataFile);
  other.prepare("UPDATE meta SET value = '0' WHERE key = 'scoring_maths'").run();
  other.close();
  expect(await again()).toBe(true);
});
