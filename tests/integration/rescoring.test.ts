import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Db, openReader, openWriter, type RawDb, typed } from '../../src/main/db/open.ts';
import { bumpDataRevision } from '../../src/main/db/revision.ts';
import { calculateLive } from '../../src/main/engine/liveJob.ts';
import { prepareFile } from '../../src/main/features/data/prepareFile.ts';
import { lifecycleOps } from '../../src/main/features/lifecycle/lifecycle.ops.ts';
import { refreshDealerDays } from '../../src/main/features/orders/orders.service.ts';
import { scoreLive } from '../../src/main/features/scoring/scoring.job.ts';
import { scoringOps } from '../../src/main/features/scoring/scoring.ops.ts';
import { overview } from '../../src/main/features/scoring/scoring.service.ts';
import type { JobEnv } from '../../src/main/jobs/jobPort.ts';
import { fixedClock } from '../../src/main/runtime/clock.ts';
import type { Ctx } from '../../src/main/runtime/context.ts';
import { newUid } from '../../src/main/runtime/ids.ts';
import { silentLogger } from '../../src/main/runtime/logger.ts';
import { ScoreRules } from '../../src/shared/contract/scoring.contract.ts';
import { addDays } from '../../src/shared/domain/calendarDay.ts';
import { CustomFieldId, JobId } from '../../src/shared/domain/ids.ts';
import { random } from '../helpers/random.ts';

const OPS = { ...scoringOps, ...lifecycleOps };
type Env = JobEnv<typeof OPS>;

const DEALERS = 50;
const FIRST_DAY = '2026-11-20';
const TYPES = ['wholesale', 'catering', null];

/** Something that happens between two calculations. */
type Step =
  | { what: 'bills'; bills: { dealer: number; daysBack: number; minor: number; returned: boolean; product: number }[] }
  | { what: 'gone'; parts: number[] }
  | { what: 'days'; days: number }
  | { what: 'dealer'; dealer: number; edit: 'excluded' | 'type' | 'bin' | 'opened' }
  // What the owner enters by hand: his own figure, his marks, a stage.
  | { what: 'hand'; dealer: number; hand: 'own' | 'potential' | 'cooperation' | 'stage'; mark: number };

const dealer = fc.integer({ min: 1, max: DEALERS });
const bill = fc.record({
  dealer,
  daysBack: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 400 })),
  minor: fc.integer({ min: 100, max: 500_000 }),
  returned: fc.boolean(),
  product: fc.integer({ min: 1, max: 8 }),
});
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant('bills' as const),
      bills: fc.array(bill, { minLength: 1, maxLength: 6 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('gone' as const),
      parts: fc.array(fc.nat({ max: 9999 }), { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant('days' as const),
      days: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 45 })),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('dealer' as const),
      dealer,
      edit: fc.constantFrom('excluded' as const, 'type' as const, 'bin' as const, 'opened' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('hand' as const),
      dealer,
      hand: fc.constantFrom('own' as const, 'potential' as const, 'cooperation' as const, 'stage' as const),
      mark: fc.integer({ min: 1, max: 5 }),
    }),
  },
);

let dir: string;
let ready: string;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-rescoring-'));
  ready = join(dir, 'ready.dealerdesk');
  const shop = await openShop(ready);
  shop.raw.prepare("INSERT INTO source (name, created_at) VALUES ('books', 0)").run();
  fillShop(shop.raw);
  shop.raw.exec(
    `INSERT INTO custom_field (uid, name, name_key, kind, place) VALUES ('f', 'Shelf', 'shelf', 'number', 1);
     INSERT INTO custom_value (dealer_id, field_id, value) SELECT id, 1, id % 7 FROM dealer WHERE id % 3 > 0;
     UPDATE dealer SET potential = 1 + id % 5 WHERE id % 4 > 0;
     UPDATE dealer SET cooperation = 1 + id % 3 WHERE id % 5 = 0;`,
  );
  shop.touch();
  shop.raw.pragma('wal_checkpoint(TRUNCATE)');
  shop.close();
});

afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** The rules by which scores are calculated anew; the owner's own field is the file's first. */
const RULES = ScoreRules.parse({});
const OWN = { fieldId: CustomFieldId.parse(1), name: 'Shelf', weight: 40, lowIsBetter: false };
const SCHEMES: readonly [name: string, rules: Partial<ScoreRules>, runs: number][] = [
  ['ABC', {}, 12],
  ['the eight groups of RFM', { kind: 'rfm', rfmBy: 'groups' }, 4],
  ['boxes of RFM', { kind: 'rfm', rfmBy: 'segments' }, 3],
  [
    'a value score with a field and marks of the owner',
    { kind: 'value', weights: { ...RULES.weights, potential: 20, cooperation: 10 }, ownFactors: [OWN] },
    5,
  ],
];

/** Two years of bills of dealers that buy by habits of their own; half of them of several products, some stop. */
function fillShop(raw: RawDb): void {
  const next = random(5);
  for (let i = 1; i <= 8; i += 1)
    raw
      .prepare('INSERT INTO product (uid, code, name, product_key, category) VALUES (?, ?, ?, ?, ?)')
      .run(newUid(), `P${i}`, `P${i}`, `P${i}`, `C${i % 3}`);
  const insert = raw.prepare(
    'INSERT INTO dealer (uid, name, name_key, sort_key, type, created_at, updated_at) VALUES (?, ?, ?, ?, ?, 0, 0)',
  );
  for (let id = 1; id <= DEALERS; id += 1) {
    insert.run(newUid(), `Shop ${id}`, `shop ${id}`, `shop ${id}`, TYPES[id % 3] ?? null);
    if (id % 17 === 0) continue;
    const every = 4 + (id % 9) * 5;
    const end = addDays(FIRST_DAY, -Math.floor(next() * (id % 7 === 0 ? 200 : every)));
    for (let day = addDays('2024-11-01', id * 3); day <= end; day = addDays(day, every + Math.floor(next() * 6)))
      addBill(
        raw,
        id,
        day,
        Math.round((next() < 0.06 ? -1 : 1) * (5000 + next() * 90_000)),
        1 + Math.floor(next() * 8),
      );
  }
}

function addBill(raw: RawDb, dealerId: number, day: string, minor: number, product: number): void {
  const { lastInsertRowid } = raw
    .prepare(
      `INSERT INTO orders (dealer_id, source_id, kind, number, number_key, ordered_on, net_minor, line_count)
       VALUES (?, 1, ?, '', (SELECT 'N' || (coalesce(max(id), 0) + 1) FROM orders), ?, ?, 2)`,
    )
    .run(dealerId, minor < 0 ? 'return' : 'sale', day, minor);
  const line = raw.prepare(
    'INSERT INTO order_line (order_id, line_no, product_id, qty_micro, net_micro) VALUES (?, ?, ?, ?, ?)',
  );
  for (const no of [1, 2]) line.run(lastInsertRowid, no, 1 + ((product + no) % 8), 2_000_000, minor * 5000);
}

/** What an operation of the writer is handed: rows that differ. */
interface Changes {
  changed?: ArrayLike<unknown>;
  moved?: ArrayLike<unknown>;
  gone?: number[];
}

/** A data file with a connection that writes, as the writer does, and one that the jobs read by. */
async function openShop(path: string) {
  const raw = openWriter(path);
  const db = typed(raw);
  let today = FIRST_DAY;
  const ctx = (): Ctx => ({
    db,
    clock: fixedClock(today),
    log: silentLogger,
    resourcesDir: resolve(import.meta.dirname, '../../resources'),
    operatorId: null,
    startJob: () => JobId.parse('none'),
  });
  await prepareFile(db, ctx());
  const reading = openReader(path);
  const envOf = (of: Db, run: (op: keyof typeof OPS, payload: unknown) => unknown): Env => ({
    ...ctx(),
    db: of,
    tempDir: dir,
    port: {
      progress: () => undefined,
      checkCancelled: () => undefined,
      send: async () => undefined,
      // The engine pairs a name with its operation's types; here they are called by name as the writer does.
      run: async (op, payload) => (await run(op as keyof typeof OPS, payload)) as never,
    },
    resolveFile: async (ref) => ({ path: ref, name: ref }),
    isRunning: async () => false,
    htmlToPdf: async () => undefined,
  });
  const opPort = { progress: () => undefined, checkCancelled: () => undefined };
  const jobs = typed(reading);
  const writing = () => envOf(jobs, (op, payload) => OPS[op].run(ctx(), structuredClone(payload) as never, opPort));
  return {
    raw,
    pass(days: number): void {
      today = addDays(today, days);
    },
    today: () => today,
    touch(): void {
      raw.exec(
        'CREATE TEMP TABLE IF NOT EXISTS touched_dealer (id INTEGER PRIMARY KEY); INSERT OR IGNORE INTO touched_dealer SELECT id FROM dealer WHERE NOT EXISTS (SELECT 1 FROM dealer_day)',
      );
      refreshDealerDays(db);
      bumpDataRevision(db);
      raw.exec('DELETE FROM touched_dealer');
    },
    /** Calculates with what the last calculation knew, and stores. */
    rescore: () => calculateLive(writing()),
    /** Calculates as far as a process comes that is killed once its scores are stored. */
    rescoreHalf: () => scoreLive(writing()),
    isStale: async () => (await overview(ctx())).stale,
    /** Calculates everything from nothing: what it would write over what is stored. */
    async differences(): Promise<unknown[]> {
      const fresh = openReader(path);
      const found: unknown[] = [];
      try {
        await calculateLive(
          envOf(typed(fresh), (op, payload) => {
            const { head, rhythm, stages, ...scores } = payload as Changes & {
              head?: { totals?: object; asOf: string };
              rhythm?: Changes;
              stages?: Changes;
            };
            if (op === 'scoring.storeLive' || op === 'scoring.storeSame')
              found.push({ totals: head?.totals, asOf: head?.asOf });
            for (const [what, part] of Object.entries({ scores, rhythm, stages })) {
              const { changed = [], moved = [], gone = [] } = part ?? {};
              if (changed.length + moved.length + gone.length > 0)
                found.push({ what, changed: Array.from(changed), moved: Array.from(moved), gone });
            }
            return { rhythmUid: 'none', stagesUid: 'none', moved: false };
          }),
        );
      } finally {
        fresh.close();
      }
      return found;
    },
    close(): void {
      reading.close();
      raw.close();
    },
  };
}

type Shop = Awaited<ReturnType<typeof openShop>>;

function happen(shop: Shop, given: Step): void {
  const { raw } = shop;
  raw.exec('CREATE TEMP TABLE IF NOT EXISTS touched_dealer (id INTEGER PRIMARY KEY)');
  const touched = raw.prepare('INSERT OR IGNORE INTO touched_dealer VALUES (?)');
  if (given.what === 'days') shop.pass(given.days);
  else if (given.what === 'dealer') edit(raw, given.dealer, given.edit);
  else if (given.what === 'hand') byHand(raw, given);
  else if (given.what === 'bills')
    for (const { dealer: id, daysBack, minor, returned, product } of given.bills) {
      addBill(raw, id, addDays(shop.today(), -daysBack), returned ? -minor : minor, product);
      touched.run(id);
    }
  else {
    const orders = raw
      .prepare<[], { id: number; dealerId: number }>('SELECT id, dealer_id AS dealerId FROM orders')
      .all();
    for (const part of given.parts) {
      const order = orders[part % orders.length];
      if (!order) continue;
      raw.prepare('DELETE FROM orders WHERE id = ?').run(order.id);
      touched.run(order.dealerId);
    }
  }
  shop.touch();
}

function edit(raw: RawDb, id: number, what: Extract<Step, { what: 'dealer' }>['edit']): void {
  const sets = {
    excluded: 'excluded = 1 - excluded',
    type: "type = iif(type IS 'wholesale', 'catering', 'wholesale')",
    bin: 'deleted_at = iif(deleted_at IS NULL, 1, NULL)',
    opened: "opened_on = iif(opened_on IS NULL, '2026-10-15', NULL)",
  };
  raw.prepare(`UPDATE dealer SET ${sets[what]} WHERE id = ?`).run(id);
}

function byHand(raw: RawDb, { dealer: id, hand, mark }: Extract<Step, { what: 'hand' }>): void {
  const stages = ['prospect', 'first', 'repeat', 'loyal', 'dormant', 'lost'];
  if (hand === 'own')
    raw.prepare('INSERT OR REPLACE INTO custom_value (dealer_id, field_id, value) VALUES (?, 1, ?)').run(id, `${mark}`);
  else if (hand === 'stage')
    raw
      .prepare("INSERT OR REPLACE INTO stage_override (dealer_id, stage, reason, created_at) VALUES (?, ?, 'so', 1)")
      .run(id, stages[mark] ?? 'lost');
  else raw.prepare(`UPDATE dealer SET ${hand} = iif(${hand} IS ?, NULL, ?) WHERE id = ?`).run(mark, mark, id);
}

let files = 0;

describe('rescoring after a change', () => {
  it.each(SCHEMES)(
    'by %s stores what a calculation from nothing finds, to the digit, whatever comes, goes and passes',
    async (_name, rules, runs) => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 7 }), async (steps) => {
          const path = join(dir, `shop${++files}.dealerdesk`);
          copyFileSync(ready, path);
          const shop = await openShop(path);
          try {
            shop.raw
              .prepare('UPDATE score_scheme SET rules = ?, version = version + 1 WHERE is_active = 1')
              .run(JSON.stringify({ ...RULES, ...rules }));
            await shop.rescore();
            for (const given of steps) {
              happen(shop, given);
              await shop.rescore();

              const [totals, ...differences] = await shop.differences();
              expect(differences).toEqual([]);
              const stored = shop.raw.prepare("SELECT totals, as_of FROM score_run WHERE status = 'live'").get() as {
                totals: string;
                as_of: string;
              };
              expect({ totals: JSON.parse(stored.totals), asOf: stored.as_of }).toEqual(
                JSON.parse(JSON.stringify(totals)),
              );
            }
          } finally {
            shop.close();
            rmSync(path, { force: true });
          }
        }),
        { numRuns: runs, seed: 26 },
      );
    },
  );

  it('tells cycles from the day on which there are data enough, also where nobody has peers', async () => {
    const path = join(dir, 'small.dealerdesk');
    const shop = await openShop(path);
    try {
      shop.raw.prepare("INSERT INTO source (name, created_at) VALUES ('books', 0)").run();
      const insert = shop.raw.prepare(
        'INSERT INTO dealer (uid, name, name_key, sort_key, created_at, updated_at) VALUES (?, ?, ?, ?, 0, 0)',
      );
      for (const name of ['a', 'b', 'c']) insert.run(newUid(), name, name, name);
      for (let i = 1; i <= 8; i += 1)
        shop.raw
          .prepare('INSERT INTO product (uid, code, name, product_key, category) VALUES (?, ?, ?, ?, ?)')
          .run(newUid(), `P${i}`, `P${i}`, `P${i}`, '');
      // The first bill is of 62 days ago: 90 days are full a month later.
      for (let id = 1; id <= 3; id += 1)
        for (let back = 62 - id; back > 15 * id; back -= 6 + id)
          addBill(shop.raw, id, addDays(FIRST_DAY, -back), 50_000, id);
      shop.touch();
      await shop.rescore();
      const told: number[] = [];
      for (let day = 0; day < 40; day += 1) {
        shop.pass(1);
        happen(shop, {
          what: 'bills',
          bills: [{ dealer: 1, daysBack: 0, minor: 50_000, returned: false, product: 1 }],
        });
        await shop.rescore();
        const [, ...differences] = await shop.differences();
        expect(differences).toEqual([]);
        told.push(Number(shop.raw.prepare('SELECT count(cycle_days) FROM rhythm_live').pluck().get()));
      }
      expect([told[0], told.at(-1)]).toEqual([0, 3]);
    } finally {
      shop.close();
    }
  });

  it('forgets who takes no part for a while: what happens meanwhile counts when he is back', async () => {
    const path = join(dir, 'back.dealerdesk');
    copyFileSync(ready, path);
    const shop = await openShop(path);
    try {
      for (const given of [
        { what: 'days', days: 1 },
        { what: 'dealer', dealer: 3, edit: 'excluded' },
        { what: 'bills', bills: [{ dealer: 3, daysBack: 0, minor: 900_000, returned: false, product: 1 }] },
        { what: 'days', days: 40 },
        { what: 'dealer', dealer: 3, edit: 'excluded' },
      ] satisfies Step[]) {
        happen(shop, given);
        await shop.rescore();
        const [, ...differences] = await shop.differences();
        expect(differences).toEqual([]);
      }
    } finally {
      shop.close();
    }
  });

  it('that a crash ended between scores and stages is due again when the file is opened, and no other is', async () => {
    const path = join(dir, 'half.dealerdesk');
    copyFileSync(ready, path);
    const opened: boolean[] = [];
    for (const how of ['rescore', 'rescoreHalf', 'rescore'] as const) {
      const shop = await openShop(path);
      opened.push(await shop.isStale());
      await shop[how]();
      expect(await shop.isStale()).toBe(false);
      shop.close();
    }
    const last = await openShop(path);
    opened.push(await last.isStale());
    last.close();

    expect(opened).toEqual([true, false, true, false]);
  });
});
