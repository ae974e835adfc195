import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openReader, openWriter, type RawDb, typed } from '../../src/main/db/open.ts';
import { runVisitPlan } from '../../src/main/features/visits/plan.job.ts';
import { visitPlanOps } from '../../src/main/features/visits/plan.ops.ts';
import type { JobEnv } from '../../src/main/jobs/jobPort.ts';
import { clockFor } from '../../src/main/runtime/clock.ts';
import type { Ctx } from '../../src/main/runtime/context.ts';
import { silentLogger } from '../../src/main/runtime/logger.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile } from '../helpers/importFile.ts';
import { codeOf } from '../helpers/importRig.ts';
import { PLAN_BILLS, PLAN_DEALERS } from '../helpers/planShop.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

/** Days that somebody else works on while they are planned: no dealer is planned beside a visit the planner did not know of. */

const SPAN = { from: '2026-11-23', to: '2026-12-20' };
const ASKED = { ...SPAN, seed: 1, afresh: true, options: {} };

const dir = mkdtempSync(join(tmpdir(), 'dealerdesk-overtaken-'));
let engine: TestEngine;
const visits = async () => (await engine.ask('visits.list', SPAN)).visits;
/** Dealers with two visits on one day. */
const twice = async () => {
  const days = (await visits()).map(({ dealer, on }) => `${dealer.code} ${on}`);
  return days.filter((day, i) => days.indexOf(day) !== i);
};

beforeAll(async () => {
  engine = await startTestEngine();
  await importFile(engine, writeCsv(dir, PLAN_DEALERS), { kind: 'dealers' });
  await importFile(engine, writeCsv(dir, PLAN_BILLS), { kind: 'orders' });
  await engine.scoreLive();
});
afterAll(async () => {
  await engine.stop();
  rmSync(dir, { recursive: true, force: true });
});
beforeEach(async () => {
  const ids = (await visits()).map(({ id }) => id);
  if (ids.length === 0) return;
  await engine.ask('visits.lock', { ids, locked: false });
  await engine.ask('visits.remove', { ids });
});

it('two plans of the same days that are asked for at once are one plan', async () => {
  const jobs = await Promise.all([engine.ask('visits.plan', SPAN), engine.ask('visits.plan', { ...SPAN, seed: 2 })]);
  for (const { jobId } of jobs) await engine.done(jobId);
  const both = await visits();

  expect(both.length).toBeGreaterThan(40);
  expect(await twice()).toEqual([]);
  // Planned once more nothing comes to it: it is whole.
  const { jobId } = await engine.ask('visits.plan', SPAN);
  await engine.done(jobId);
  expect(await visits()).toHaveLength(both.length);
});

describe('a plan is written once somebody else has', () => {
  /** Plans on connections of its own; before each writing somebody does what he does. */
  async function planWhile(meddle: () => Promise<unknown>) {
    const reader: RawDb = openReader(engine.dataFile);
    const writer: RawDb = openWriter(engine.dataFile);
    const common = {
      ...{ clock: clockFor('2026-11-22'), log: silentLogger, tempDir: dir, operatorId: null },
      isRunning: async () => false,
    };
    const calm = { progress: () => undefined, checkCancelled: () => undefined };
    const ctx = { ...common, resourcesDir: '', db: typed(writer), startJob: () => '' as never } as unknown as Ctx;
    const env = {
      ...common,
      db: typed(reader),
      port: {
        ...calm,
        run: async (op: keyof typeof visitPlanOps, payload: never) => {
          await meddle();
          return visitPlanOps[op].run(ctx, payload, calm);
        },
      },
    } as unknown as JobEnv<typeof visitPlanOps>;
    try {
      return await runVisitPlan(ASKED as never, env);
    } finally {
      reader.close();
      writer.close();
    }
  }
  const firstOf = async (on: string) => {
    const found = (await visits()).find((visit) => visit.on === on);
    if (found === undefined) throw new Error('no visit');
    return found;
  };

  it('locked visits: they stay, and their dealers get no second one', async () => {
    const { jobId } = await engine.ask('visits.plan', SPAN);
    await engine.done(jobId);
    const before = await visits();
    const ids = before.slice(0, 10).map(({ id }) => id);
    let times = 0;
    await planWhile(async () => {
      times += 1;
      if (times === 1) await engine.ask('visits.lock', { ids, locked: true });
    });

    const after = await visits();
    expect(times).toBe(2);
    expect(await twice()).toEqual([]);
    expect(after).toHaveLength(before.length);
    for (const { id, on, repName } of before.slice(0, 10))
      expect(after.find((visit) => visit.id === id)).toMatchObject({ on, repName, locked: true });
  });

  it('put a visit in by hand, or took one away', async () => {
    const { jobId } = await engine.ask('visits.plan', SPAN);
    await engine.done(jobId);
    const { dealer, repId, on, id } = await firstOf('2026-11-24');
    const places = async () => (await visits()).filter((visit) => visit.on === on && visit.repId === repId);
    let times = 0;
    await planWhile(async () => {
      times += 1;
      if (times > 1) return;
      await engine.ask('visits.remove', { ids: [id] });
      await engine.ask('visits.add', { visits: [{ dealerId: dealer.id, repId: repId as never, on }] });
    });

    expect(times).toBe(2);
    expect(await twice()).toEqual([]);
    expect((await places()).filter((visit) => visit.dealer.id === dealer.id)).toHaveLength(1);
    expect(new Set((await places()).map(({ place }) => place)).size).toBe((await places()).length);
  });

  it('gave a rep leave: nobody is planned on those days', async () => {
    const { reps } = await engine.ask('reps.list', {});
    const [rep] = reps;
    if (rep === undefined) throw new Error('no rep');
    let times = 0;
    await planWhile(async () => {
      times += 1;
      if (times === 1)
        await engine.ask('visits.addLeave', { repId: rep.id, from: '2026-11-30', to: '2026-12-04', reason: '' });
    });

    expect(times).toBe(2);
    const away = (await visits()).filter(
      ({ repId, on }) => repId === rep.id && on >= '2026-11-30' && on <= '2026-12-04',
    );
    expect(away).toEqual([]);
  });

  it('and again each time: it says so and leaves everything as it was', async () => {
    const { jobId } = await engine.ask('visits.plan', SPAN);
    await engine.done(jobId);
    const plans = (await engine.ask('visits.plans', { limit: 100 })).plans.length;
    const { id } = await firstOf('2026-11-23');
    let locked = false;
    const planned = planWhile(() => {
      locked = !locked;
      return engine.ask('visits.lock', { ids: [id], locked });
    });

    expect(await codeOf(planned)).toBe('visit_plan_overtaken');
    expect((await engine.ask('visits.plans', { limit: 100 })).plans).toHaveLength(plans);
  });
});
