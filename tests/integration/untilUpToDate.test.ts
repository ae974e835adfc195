import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Db, openWriter, type RawDb, typed } from '../../src/main/db/open.ts';
import { prepareFile } from '../../src/main/features/data/prepareFile.ts';
import { refreshDealerDays } from '../../src/main/features/orders/orders.service.ts';
import { untilUpToDate } from '../../src/main/features/scoring/upToDate.ts';
import { fixedClock } from '../../src/main/runtime/clock.ts';
import { silentLogger } from '../../src/main/runtime/logger.ts';

const clock = fixedClock('2026-11-22');
let dir: string;
let raw: RawDb;
let db: Db;
let looks: number;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-waiting-'));
  raw = openWriter(join(dir, 'shop.dealerdesk'));
  db = typed(raw);
  await prepareFile(db, { clock, log: silentLogger, resourcesDir: '', operatorId: null } as never);
  looks = 0;
});
afterEach(() => {
  raw.close();
  rmSync(dir, { recursive: true, force: true });
});

/** Bills of which no grades are made. */
function bill(): void {
  raw.exec(
    `INSERT INTO source (name, created_at) VALUES ('books', 0);
     INSERT INTO dealer (uid, name, name_key, sort_key, created_at, updated_at) VALUES ('d', 'a', 'a', 'a', 0, 0);
     INSERT INTO orders (dealer_id, source_id, kind, number, number_key, ordered_on, net_minor, line_count)
       VALUES (1, 1, 'sale', '1', '1', '2026-11-20', 100, 1);
     CREATE TEMP TABLE touched_dealer (id INTEGER PRIMARY KEY);
     INSERT INTO touched_dealer VALUES (1);`,
  );
  refreshDealerDays(db);
}

const waiting = (isRunning: () => boolean) =>
  untilUpToDate({ db, clock, isRunning: async () => isRunning() }, () => {
    looks += 1;
  });

it('waits for nothing where nothing is to be graded', async () => {
  expect(await waiting(() => false)).toBe(true);
  expect(looks).toBe(0);
});

it('gives up after a moment where nobody calculates what is missing, and not while somebody does', async () => {
  bill();

  expect(await waiting(() => false)).toBe(false);
  expect(looks).toBe(10);

  looks = 0;
  expect(await waiting(() => looks <= 15)).toBe(false);
  expect(looks).toBe(25);
});

it('ends the waiting where a look throws, as when somebody cancels', async () => {
  bill();
  const waited = untilUpToDate({ db, clock, isRunning: async () => true }, () => {
    throw new Error('cancelled');
  });
  await expect(waited).rejects.toThrow('cancelled');
});
