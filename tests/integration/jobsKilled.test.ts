import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openReader } from '../../src/main/db/open.ts';
import { toDayNumber } from '../../src/shared/domain/calendarDay.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import type { KillAt } from '../helpers/commandLine.ts';
import { writeCsv } from '../helpers/csv.ts';
import { billsOf, drawnShop } from '../helpers/drawnShop.ts';
import { importFile } from '../helpers/importFile.ts';
import { killedAtWork, type Moment, type Work } from '../helpers/jobProcess.ts';
import { CLUSTERS_ASKED } from '../helpers/jobWork.ts';
import { shopFigures } from '../helpers/shopFigures.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

/** Processes killed in the midst of calculating and of storing what came out. */

const SHOP = drawnShop({
  dealers: 400,
  seed: 8,
  asOf: toDayNumber('2026-10-31'),
  known: 500,
  k: 2,
  params: { r: 2, alpha: 4, a: 0.6, b: 4 },
});
const { head: HEAD, rows: BILLS } = billsOf(SHOP);
/** The last part of the bills comes in two further lists. */
const LATER = [BILLS.splice(-200), BILLS.splice(-200)];

/** How each stores what came out: half of it, and on the point of committing. */
const STORING: Record<'predict' | 'cluster' | 'forecast' | 'score', readonly KillAt[]> = {
  predict: [
    { step: /^run INSERT INTO prediction /, nth: 200 },
    { step: /^run COMMIT/, after: /^run INSERT INTO prediction / },
  ],
  cluster: [
    { step: /^run INSERT INTO cluster_member/, nth: 200 },
    { step: /^run COMMIT/, after: /^run INSERT INTO cluster_member/ },
  ],
  forecast: [{ step: /^run COMMIT/, after: /^run INSERT OR REPLACE INTO forecast/ }],
  score: [
    { step: /^run INSERT OR REPLACE INTO score_frozen/, nth: 20 },
    { step: /^run COMMIT/, after: /^run INSERT OR REPLACE INTO score_frozen/ },
  ],
};

/** What a calculation has kept, but for when and under which number. */
const RESULTS = {
  predict: ['SELECT which, as_of, head FROM prediction_run', 'SELECT * FROM prediction ORDER BY which, dealer_id'],
  cluster: [
    'SELECT as_of, params, facts FROM cluster_run ORDER BY id DESC LIMIT 1',
    'SELECT label, name, size, facts FROM cluster WHERE run_id = (SELECT max(id) FROM cluster_run) ORDER BY label',
    `SELECT dealer_id, label, distance, x, y FROM cluster_member WHERE run_id = (SELECT max(id) FROM cluster_run)
     ORDER BY dealer_id`,
  ],
  forecast: ['SELECT by, as_of, result FROM forecast ORDER BY by'],
  score: [
    "SELECT as_of, rules, totals FROM score_run WHERE status = 'frozen' ORDER BY id DESC LIMIT 1",
    `SELECT f.*, 0 AS run_id FROM score_frozen f
     WHERE run_id = (SELECT max(id) FROM score_run WHERE status = 'frozen') ORDER BY dealer_id`,
  ],
  live: [
    "SELECT as_of, rules, totals FROM score_run WHERE status = 'live'",
    'SELECT * FROM score_figure ORDER BY dealer_id',
    'SELECT * FROM score_place ORDER BY dealer_id',
    "SELECT as_of, as_of_open, rules, stages ->> '$.rules' AS stages FROM rhythm_head",
    'SELECT * FROM rhythm_live ORDER BY dealer_id',
    'SELECT * FROM lifecycle_live ORDER BY dealer_id',
  ],
} as const;
type Result = keyof typeof RESULTS;

/** By what was kept, a digest of it: the whole would drown a failure. */
function kept(file: string, result: Result): string {
  const raw = openReader(file);
  try {
    const digest = (rows: unknown[]) => createHash('sha256').update(JSON.stringify(rows)).digest('hex');
    return RESULTS[result].map((sql) => `${sql.replace(/\s+/g, ' ')}: ${digest(raw.prepare(sql).all())}`).join('\n');
  } finally {
    raw.close();
  }
}

let dir: string;
let shop: string;

const opened = <R>(file: string, work: (engine: TestEngine) => Promise<R>): Promise<R> =>
  startTestEngine({ dir: join(dir, 'here'), dataFile: file }).then(async (engine) => {
    try {
      return await work(engine);
    } finally {
      await engine.stop();
    }
  });

/** Calculates as the killed process did. */
const calculate: Record<Result, (engine: TestEngine) => Promise<unknown>> = {
  predict: async (engine) => engine.done((await engine.ask('predictions.run', {})).jobId),
  cluster: async (engine) => engine.done((await engine.ask('clusters.run', CLUSTERS_ASKED)).jobId),
  forecast: async (engine) => engine.done((await engine.ask('forecasts.run', { by: 'region' })).jobId),
  score: async (engine) => engine.done((await engine.ask('scoring.run', {})).jobId),
  live: (engine) => engine.scoreLive(),
};

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-jobs-killed-'));
  shop = join(dir, 'shop.dealerdesk');
  await opened(shop, async (engine) => {
    await importFile(engine, writeCsv(dir, [HEAD, ...BILLS]), { kind: 'orders' });
    await engine.scoreLive();
  });
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Kills one process after the other on one file; each of them opens what the one before has left. */
async function harm(file: string, tries: readonly { work: Work; moment: Moment }[]): Promise<void> {
  for (const { work, moment } of tries) {
    const end = await killedAtWork(join(dir, 'there'), file, work, moment);
    expect(end.killed, `${work}: ${end.told.join(', ')}`).toBe(true);
  }
}

async function expectSound(engine: TestEngine): Promise<void> {
  expect((await engine.ask('data.check', {})).findings).toEqual([]);
}

it('jobs killed at work leave the result before or the whole one after, and the next is that of an unharmed file', async () => {
  const works = ['predict', 'cluster', 'forecast', 'score'] as const;
  const [unharmed, file] = [join(dir, 'unharmed.dealerdesk'), join(dir, 'harmed.dealerdesk')];
  copyFileSync(shop, unharmed);
  copyFileSync(shop, file);
  await opened(unharmed, async (engine) => {
    for (const work of works) await calculate[work](engine);
  });
  const after = works.map((work) => kept(unharmed, work));
  const tells = /run (scoring|clustering|reading) /;
  const storing = works.flatMap((work) => STORING[work].map((moment) => ({ work, moment })));

  await harm(file, [{ work: 'predict', moment: tells }, { work: 'cluster', moment: tells }, ...storing]);
  await opened(file, async (engine) => {
    await expectSound(engine);
    for (const [i, work] of works.entries()) expect([kept(shop, work), after[i]]).toContain(kept(file, work));
    for (const work of works) await calculate[work](engine);
  });

  expect(works.map((work) => kept(file, work))).toEqual(after);
  expect(canonicalDump(file)).toBe(canonicalDump(shop));
});

it('the rescoring after an import, killed at work, is made up for as if nothing had happened', async () => {
  const [unharmed, file] = [join(dir, 'live-unharmed.dealerdesk'), join(dir, 'live.dealerdesk')];
  copyFileSync(shop, unharmed);
  copyFileSync(shop, file);
  const lists = LATER.map((rows) => writeCsv(dir, [HEAD, ...rows]));
  const before = kept(shop, 'live');
  await opened(unharmed, async (engine) => {
    for (const list of lists) {
      await importFile(engine, list, { kind: 'orders' });
      await engine.scoreLive();
    }
  });
  const after = kept(unharmed, 'live');
  expect(after).not.toBe(before);

  // The second process makes up for what the first one was killed at before it reads its list in.
  const tells = /imports\.commit done(.|\n)*scoring\.live scoring/;
  const committed = /^exec DELETE FROM stage_order/;
  const stages = { step: /^run INSERT OR REPLACE INTO lifecycle_live/, after: committed };
  await harm(
    file,
    lists.map((list, i) => ({ work: `import ${list}`, moment: i === 0 ? tells : stages })),
  );
  await opened(file, async (engine) => {
    await expectSound(engine);
    await engine.scoreLive();
  });

  expect(kept(file, 'live')).toBe(after);
  expect(shopFigures(file)).toEqual(shopFigures(unharmed));
});
