import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { typed } from '../../src/main/db/open.ts';
import { refreshDealerDays } from '../../src/main/features/orders/orders.service.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { directJobs } from '../helpers/directJobs.ts';
import { randomShop, writeShop } from '../helpers/randomShop.ts';
import { wholeDump } from '../helpers/wholeDump.ts';

const dir = mkdtempSync(join(tmpdir(), 'dealerdesk-transfer-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const jobs = directJobs(dir);

let count = 0;

test('whatever a file holds, exported whole and taken into an empty file it gives the same data and the same days', async () => {
  await fc.assert(
    fc.asyncProperty(randomShop, fc.constantFrom('zh-CN' as const, 'en' as const), async (shop, lang) => {
      count += 1;
      const [from, to, path] = [jobs.path(`${count}.from`), jobs.path(`${count}.to`), jobs.path(`${count}.xlsx`)];
      const raw = await jobs.newFile(from);
      writeShop(raw, shop);
      // The number of a tag that is gone is never given again.
      raw.exec("INSERT INTO tag (id, name, name_key) VALUES (900, 'x', 'x'); DELETE FROM tag WHERE id = 900");
      raw.exec(
        'CREATE TEMP TABLE touched_dealer (id INTEGER PRIMARY KEY); INSERT INTO touched_dealer SELECT id FROM dealer',
      );
      refreshDealerDays(typed(raw));
      raw.close();

      await jobs.exportTo(from, path, lang);
      await jobs.takeInto(to, path);

      expect(wholeDump(to)).toEqual(wholeDump(from));
      expect(canonicalDump(to)).toBe(canonicalDump(from));
    }),
    { numRuns: 8, seed: 4 },
  );
});
