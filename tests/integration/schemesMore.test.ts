import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openReader } from '../../src/main/db/open.ts';
import { ScoreRules } from '../../src/shared/contract/scoring.contract.ts';
import type { RunId } from '../../src/shared/domain/ids.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile } from '../helpers/importFile.ts';
import { reopenRig } from '../helpers/reopenRig.ts';
import type { TestEngine } from '../helpers/testEngine.ts';

const rig = reopenRig();
const { start } = rig;

const RULES = ScoreRules.parse({});
const NAMES = ['Big', 'Middle', 'Small', 'Tiny', 'Mini'];
const BILLS = [
  ['Date', 'InvoiceNo', 'Customer', 'Amount'],
  ...NAMES.map((name, i) => ['2024-03-01', `O${i}`, name, '10']),
  ['2026-09-01', 'B1', 'Big', '8000'],
  ['2026-09-11', 'B2', 'Big', '400'],
  ['2026-10-01', 'B3', 'Middle', '1500'],
  ['2026-06-01', 'B4', 'Small', '400'],
  ['2026-02-01', 'B5', 'Tiny', '100'],
  ['2026-03-01', 'B6', 'Mini', '100'],
];

async function runOf(engine: TestEngine, wish: object = {}): Promise<RunId> {
  const { runId, jobId } = await engine.ask('scoring.run', wish);
  await engine.done(jobId);
  return runId;
}

it('schemes of every new kind: tried out and saved they say the same, and a run of a past day has the rules of that day', async () => {
  const engine = await start();
  await importFile(engine, writeCsv(rig.dir, BILLS), { kind: 'orders' });
  await engine.scoreLive();
  const { activeId } = await engine.ask('scoring.schemes', {});
  const field = await engine.ask('fields.create', { name: 'Shelf', kind: 'number' });
  const { rows } = await engine.ask('dealers.list', { limit: 50 });
  const idOf = (name: string) => rows.find((row) => row.name === name)?.id ?? rows[0]?.id ?? expect.fail('nobody');
  for (const [name, value] of [
    ['Tiny', '5'],
    ['Big', '1'],
  ] as const)
    await engine.ask('fields.setValue', { dealerId: idOf(name), fieldId: field.id, before: '', value });

  const weights = { ...RULES.weights, growth: 0 };
  const ownFactors = [{ fieldId: field.id, name: 'Shelf', weight: 60, lowIsBetter: false }];
  const schemes: Partial<ScoreRules>[] = [
    { cutA: 0.6, cutB: 0.9 },
    { kind: 'rfm', rfmBy: 'groups' },
    { cutBy: 'count', countCuts: [1, 3] },
    { cutBy: 'percent', percentCuts: [30, 70] },
    { kind: 'rfm', rfmBy: 'segments', rfMap: RULES.rfMap.map((box) => (box === 'loyal' ? '' : box)) },
    { kind: 'rfm', rfmBy: 'rectangles' },
    { kind: 'rfm', rfmBy: 'scores', rfmWeights: { r: 3, f: 1, m: 1 } },
    { kind: 'value', weights, ownFactors, prospects: true },
    { kind: 'value', weights, ownFactors, cutBy: 'share' },
  ];
  // What the trial says is what the saved scheme then gives, dealer by dealer and tier by tier.
  for (const given of fc.sample(fc.constantFrom(...schemes), { numRuns: 9, seed: 4 }).concat(schemes)) {
    const rules = { ...RULES, ...given };
    const trial = await engine.ask('scoring.whatIf', { rules, limit: 50 });
    const before = await engine.ask('scoring.rows', {});
    await engine.ask('scoring.saveScheme', { id: activeId, name: 'Own', rules });
    await engine.scoreLive();
    const live = (await engine.ask('scoring.overview', {})).live;
    const after = await engine.ask('scoring.rows', {});

    expect(live?.tiers).toEqual(trial.tiers);
    const moved = after.rows
      .filter(({ tier }, i) => tier !== before.rows[i]?.tier)
      .map(({ dealerId, tier }) => [dealerId, tier]);
    expect(new Map(trial.movers.map(({ dealerId, to }) => [dealerId, to as string | null]))).toEqual(
      new Map(moved.map(([id, tier]) => [id, tier] as [number, string | null])),
    );
    // And both are what a kept run of it has.
    expect((await engine.ask('scoring.getRun', { runId: await runOf(engine) })).tiers).toEqual(trial.tiers);
  }

  // The own factor is told with its name, its figure and its points.
  const why = await engine.ask('scoring.explain', { dealerId: idOf('Tiny') });
  expect(why?.valueFactors.at(-1)).toEqual({
    factor: 'own',
    name: 'Shelf',
    weight: 60,
    points: 75,
    raw: 5,
    hidden: false,
  });

  // All versions are of today: a day long ago has the first one, whatever came after.
  const first = (await engine.ask('scoring.schemeVersions', { id: activeId })).versions.at(-1);
  const then = await runOf(engine, { asOf: '2026-09-30', rulesOfDay: true });
  const now = await runOf(engine, { asOf: '2026-09-30' });
  expect(await engine.ask('scoring.getRun', { runId: then })).toMatchObject({
    asOf: '2026-09-30',
    schemeVersion: first?.version,
    rules: first?.rules,
  });
  expect((await engine.ask('scoring.getRun', { runId: now })).rules.kind).toBe('value');

  // A dealer's path has a step per day, the last run of each.
  const { steps } = await engine.ask('scoring.path', { dealerId: idOf('Big') });
  expect(steps.map(({ asOf, runId }) => [asOf, runId]).slice(-1)).toEqual([['2026-09-30', now]]);
  expect(new Set(steps.map(({ asOf }) => asOf)).size).toBe(steps.length);

  // The sheet of marks: who has one, and who is still without.
  const marks = await engine.ask('scoring.marks', { field: field.id });
  expect(marks).toMatchObject({ total: 5, marked: 2 });
  expect(marks.rows.map(({ name, value }) => [name, value])[0]).toEqual(['Big', '1']);
  expect((await engine.ask('scoring.marks', { field: field.id, missingOnly: true })).rows).toHaveLength(3);
  expect((await engine.ask('scoring.marks', { field: 'potential' })).marked).toBe(0);
});

it.each([
  ['ABC', {}],
  ['groups of RFM', { kind: 'rfm', rfmBy: 'groups' }],
  ['a value score', { kind: 'value', weights: { ...RULES.weights, payment: 0, potential: 20 } }],
] as [string, Partial<ScoreRules>][])(
  'a past day calculated anew by %s is the run kept then, to the digit',
  async (_name, given) => {
    const engine = await start();
    await importFile(
      engine,
      writeCsv(
        rig.dir,
        BILLS.filter(([day = '']) => day === 'Date' || day <= '2026-09-30'),
      ),
      { kind: 'orders' },
    );
    await engine.scoreLive();
    const { activeId } = await engine.ask('scoring.schemes', {});
    await engine.ask('scoring.saveScheme', { id: activeId, name: 'Own', rules: { ...RULES, ...given } });
    const then = await runOf(engine, { asOf: '2026-09-30' });

    await importFile(
      engine,
      writeCsv(rig.dir, [BILLS[0] ?? [], ['2026-10-01', 'B3', 'Middle', '1500'], ['2026-10-20', 'B7', 'Tiny', '9000']]),
      { kind: 'orders' },
    );
    await engine.scoreLive();
    const again = await runOf(engine, { asOf: '2026-09-30' });

    expect(again).not.toBe(then);
    expect(kept(engine.dataFile, again)).toEqual(kept(engine.dataFile, then));
    expect(kept(engine.dataFile, then).rows.length).toBeGreaterThan(4);
  },
);

/** A run as it is stored, but for its number. */
function kept(file: string, run: RunId) {
  const raw = openReader(file);
  try {
    return {
      rows: raw
        .prepare<[RunId], object>('SELECT f.*, 0 AS run_id FROM score_frozen f WHERE run_id = ? ORDER BY dealer_id')
        .all(run),
      totals: JSON.parse(String(raw.prepare('SELECT totals FROM score_run WHERE id = ?').pluck().get(run))),
    };
  } finally {
    raw.close();
  }
}
