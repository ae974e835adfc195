import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type CalendarDay, daysBetween } from '../../src/shared/domain/calendarDay.ts';
import type { RepId } from '../../src/shared/domain/ids.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile } from '../helpers/importFile.ts';
import { PLAN_BILLS, PLAN_DEALERS } from '../helpers/planShop.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

/** Visits that a plan does not make and that its dealers have all the same: they count, and keep their distance. */

const SPAN = { from: '2026-11-23', to: '2026-12-20' };
const dir = mkdtempSync(join(tmpdir(), 'dealerdesk-others-'));
let engine: TestEngine;
let reps: RepId[];

const visits = async (span = SPAN) => (await engine.ask('visits.list', span)).visits;
const plan = async (asked: { from: CalendarDay; to: CalendarDay; repIds?: RepId[] }) => {
  const { jobId } = await engine.ask('visits.plan', asked);
  await engine.done(jobId);
};
/** How near to one another the visits of a dealer come at least. */
const nearest = (all: Awaited<ReturnType<typeof visits>>) => {
  const byDealer = Map.groupBy(all, ({ dealer }) => dealer.id);
  const gaps = [...byDealer.values()].flatMap((own) => {
    const days = own.map(({ on }) => on).sort();
    return days.slice(1).map((day, i) => daysBetween(days[i] ?? day, day));
  });
  return Math.min(...gaps);
};

beforeAll(async () => {
  engine = await startTestEngine();
  await importFile(engine, writeCsv(dir, PLAN_DEALERS), { kind: 'dealers' });
  await importFile(engine, writeCsv(dir, PLAN_BILLS), { kind: 'orders' });
  await engine.scoreLive();
  reps = (await engine.ask('reps.list', {})).reps.map(({ id }) => id);
});
afterAll(async () => {
  await engine.stop();
  rmSync(dir, { recursive: true, force: true });
});
beforeEach(async () => {
  const ids = (await visits({ ...SPAN, to: '2027-01-31' })).map(({ id }) => id);
  if (ids.length === 0) return;
  await engine.ask('visits.lock', { ids, locked: false });
  await engine.ask('visits.remove', { ids });
});

/** The month as it is planned, and eight of its visits that were then given to the other rep. */
async function givenAway() {
  await plan(SPAN);
  const before = await visits();
  const ids = before
    .filter(({ repId }) => repId === reps[0])
    .slice(0, 8)
    .map(({ id }) => id);
  await engine.ask('visits.place', { ids, repId: reps[1] as RepId });
  return { before, ids };
}

it('a visit that was given to another rep and locked is not made once more by the own one', async () => {
  const { before, ids } = await givenAway();
  await engine.ask('visits.lock', { ids, locked: true });
  await plan(SPAN);

  const after = await visits();
  expect(ids.length).toBe(8);
  expect(after.length).toBeLessThanOrEqual(before.length);
  expect(nearest(after)).toBeGreaterThanOrEqual(nearest(before));
  for (const id of ids) expect(after.find((visit) => visit.id === id)?.repId).toBe(reps[1]);
});

it('nor one that was given to a rep who is not planned', async () => {
  const { before } = await givenAway();
  await plan({ ...SPAN, repIds: [reps[0] as RepId] });

  const after = await visits();
  expect(after.length).toBeLessThanOrEqual(before.length);
  expect(nearest(after)).toBeGreaterThanOrEqual(nearest(before));
});

it('a week that is planned before one that is planned already keeps its distance from it', async () => {
  const SECOND = { from: '2026-11-30', to: '2026-12-06' };
  const FIRST = { from: '2026-11-23', to: '2026-11-29' };
  await plan({ from: FIRST.from, to: SECOND.to });
  const together = (await visits({ from: FIRST.from, to: SECOND.to })).length;
  await engine.ask('visits.remove', { ids: (await visits({ from: FIRST.from, to: SECOND.to })).map(({ id }) => id) });

  await plan(SECOND);
  await plan(FIRST);
  const all = await visits({ from: FIRST.from, to: SECOND.to });
  expect(all.length).toBeGreaterThan(0);
  // Each week alone rounds what is asked for in it.
  expect(all.length).toBeLessThanOrEqual(Math.ceil(together * 1.1));
  expect(nearest(all)).toBeGreaterThanOrEqual(4);
  const later = (await engine.ask('visits.verdicts', { codes: ['stands_later'] })).verdicts;
  expect(later.filter(({ params }) => (params.dueOn ?? '') <= FIRST.to)).toEqual([]);
});
