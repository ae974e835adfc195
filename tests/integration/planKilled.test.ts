import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openReader } from '../../src/main/db/open.ts';
import { commandInside } from '../helpers/cliInside.ts';
import { type CommandLineOptions, commandLine, type KillAt } from '../helpers/commandLine.ts';
import { writeCsv } from '../helpers/csv.ts';
import { PLAN_BILLS, PLAN_CODES, PLAN_DEALERS } from '../helpers/planShop.ts';

/** A plan that is being written when the process is killed: none of it, or all of it. */

const PLAN = ['plan-visits', '--from', '2026-11-23', '--to', '2026-12-20', '--seed', '7'];
const WRITTEN = /^run INSERT INTO visit_verdict/;
const MOMENTS: readonly KillAt[] = [
  { step: /^run INSERT INTO visit_plan/ },
  { step: /^run INSERT INTO visit /, nth: 30 },
  { step: WRITTEN, nth: 20 },
  { step: /^run COMMIT/, after: WRITTEN },
];

let dir: string;
let shop: string;
/** In this process; the built one in a process of its own where it is killed. */
const run = (file: string, args: string[], options?: CommandLineOptions) =>
  options === undefined
    ? commandInside(dir, [...args, '--file', file])
    : commandLine(dir, [...args, '--file', file], options);

/** Plans, visits and verdicts, but for when they were made and how the file calls them for ever. */
function plans(file: string): unknown[][] {
  const raw = openReader(file);
  try {
    return [
      'SELECT id, from_on, to_on, rep_ids, seed, options, summary FROM visit_plan',
      'SELECT dealer_id, rep_id, plan_id, visit_on, place, planned_time, travel_minutes, status FROM visit ORDER BY 1, 4',
      'SELECT * FROM visit_verdict ORDER BY plan_id, dealer_id',
    ].map((sql) => raw.prepare(sql).all());
  } finally {
    raw.close();
  }
}

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-plan-killed-'));
  shop = join(dir, 'shop.dealerdesk');
  await run(shop, ['import', writeCsv(dir, PLAN_DEALERS), '--kind', 'dealers']);
  await run(shop, ['import', writeCsv(dir, PLAN_BILLS), '--kind', 'orders']);
  await run(shop, ['score']);
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

it('leaves no plan at all, and the next one is that of an unharmed file', async () => {
  const unharmed = join(dir, 'unharmed.dealerdesk');
  copyFileSync(shop, unharmed);
  expect((await run(unharmed, PLAN)).code).toBe(0);
  const whole = plans(unharmed);
  expect(whole.map((rows) => rows.length)).toEqual([1, expect.any(Number), PLAN_CODES.length]);
  expect(whole[1]?.length).toBeGreaterThan(PLAN_CODES.length);

  const file = join(dir, 'harmed.dealerdesk');
  copyFileSync(shop, file);
  for (const killAt of MOMENTS) {
    expect((await run(file, PLAN, { killAt })).code, killAt.step.source).toBeNull();
    // Opened again, for writing: what a killed program leaves in the journal is settled.
    expect((await run(file, ['check'])).code).toBe(0);
    expect(plans(file), killAt.step.source).toEqual([[], [], []]);
  }
  expect((await run(file, PLAN)).code).toBe(0);
  expect(plans(file)).toEqual(whole);
});
