import { describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../src/main/db/migrations/index.ts';
import { openReader, openWriter } from '../../src/main/db/open.ts';
import { scoreDealers } from '../../src/main/features/scoring/score.rules.ts';
import type { Pin } from '../../src/main/features/scoring/scoreColumns.ts';
import type { ScoreInputs, ScoreRow } from '../../src/main/features/scoring/scoreRow.rules.ts';
import { ScoreRules } from '../../src/shared/contract/scoring.contract.ts';
import { tierCodes } from '../../src/shared/domain/tiers.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile } from '../helpers/importFile.ts';
import { reopenRig } from '../helpers/reopenRig.ts';
import { dealerTotalsOf, scoreRowReader } from '../helpers/scoreRows.ts';
import type { TestEngine } from '../helpers/testEngine.ts';

const rig = reopenRig();
const { start, stop } = rig;

/** Shares ahead: Big 0, Middle 80 %, Small 95 %; Tiny 99 %. All known since 2024. */
const BILLS = [
  ['Date', 'InvoiceNo', 'Customer', 'Amount'],
  ...['Big', 'Middle', 'Small', 'Tiny'].map((name, i) => ['2024-03-01', `O${i}`, name, '1']),
  ['2026-09-01', 'B1', 'Big', '8000'],
  ['2026-10-01', 'B2', 'Middle', '1500'],
  ['2026-06-01', 'B3', 'Small', '400'],
  ['2026-02-01', 'B4', 'Tiny', '100'],
];

async function shop(fixedDay?: string): Promise<TestEngine> {
  const engine = await start(fixedDay);
  await importFile(engine, writeCsv(rig.dir, BILLS), { kind: 'orders' });
  await engine.scoreLive();
  return engine;
}

const rows = async (engine: TestEngine) => (await engine.ask('dealers.list', { limit: 50 })).rows;
const idOf = async (engine: TestEngine, name: string) => {
  const row = (await rows(engine)).find((dealer) => dealer.name === name);
  if (!row) throw new Error(`no ${name}`);
  return row.id;
};
const tiers = async (engine: TestEngine) =>
  Object.fromEntries((await rows(engine)).map(({ name, tier }) => [name, tier]));
const active = async (engine: TestEngine) => {
  const { schemes, activeId } = await engine.ask('scoring.schemes', {});
  const scheme = schemes.find(({ id }) => id === activeId);
  if (!scheme) throw new Error('no scheme');
  return scheme;
};
const SABC = { ...ScoreRules.parse({}), tierNames: ['S', 'A', 'B', 'C'], furtherCuts: [0.985] };

describe('schemes', () => {
  it('several stand side by side, one grades; each change is a version with who and why, and is undone in one step', async () => {
    const engine = await shop();
    await engine.ask('settings.update', { operator: '老王' });
    const first = await active(engine);

    const added = await engine.ask('scoring.addScheme', { name: '四档', rules: SABC, note: '总部要求' });
    const before = (await active(engine)).id;
    const { changeId } = await engine.ask('scoring.activateScheme', { id: added.id });
    await engine.scoreLive();
    const four = await tiers(engine);
    await engine.ask('data.undo', { changeId });
    await engine.scoreLive();

    expect(before).toBe(first.id);
    expect(four).toEqual({ Big: 'A', Middle: 'B', Small: 'C', Tiny: 'C2' });
    expect((await active(engine)).id).toBe(first.id);
    expect(await tiers(engine)).toEqual({ Big: 'A', Middle: 'B', Small: 'C', Tiny: 'C' });
    const { versions } = await engine.ask('scoring.schemeVersions', { id: added.id });
    expect(versions).toMatchObject([{ version: 1, name: '四档', note: '总部要求', actor: '老王' }]);
  });

  it('a number of a version is never given twice, also after undoing', async () => {
    const engine = await shop();
    const { id, name, rules } = await active(engine);
    const second = await engine.ask('scoring.saveScheme', { id, name, rules: { ...rules, cutA: 0.6 }, note: 'try' });
    await engine.ask('data.undo', { changeId: second.changeId });
    const undone = await active(engine);

    const third = await engine.ask('scoring.saveScheme', { id, name, rules: { ...rules, cutA: 0.7 } });

    expect(undone).toMatchObject({ version: 1, rules: { cutA: 0.8 } });
    expect(third.version).toBe(3);
    const { versions } = await engine.ask('scoring.schemeVersions', { id });
    expect(versions.map(({ version, rules: of }) => [version, of.cutA])).toEqual([
      [3, 0.7],
      [2, 0.6],
      [1, 0.8],
    ]);
  });

  it('the active one cannot be put away, another can and comes back by undo', async () => {
    const engine = await shop();
    const { id } = await active(engine);
    const added = await engine.ask('scoring.addScheme', { name: '四档', rules: SABC });

    const refused = await engine.call('scoring.removeScheme', { id });
    const { changeId } = await engine.ask('scoring.removeScheme', { id: added.id });
    const without = (await engine.ask('scoring.schemes', {})).schemes.length;
    await engine.ask('data.undo', { changeId });

    expect(refused).toMatchObject({ ok: false, error: { code: 'scheme_active' } });
    expect(without).toBe(1);
    expect((await engine.ask('scoring.schemes', {})).schemes.map(({ name }) => name)).toContain('四档');
  });

  it('no two bear the same name, whatever its letters’ case; a scheme keeps its own', async () => {
    const engine = await shop();
    const { id, name, rules } = await active(engine);
    await engine.ask('scoring.addScheme', { name: 'Season', rules });

    const added = await engine.call('scoring.addScheme', { name: 'SEASON ', rules });
    const renamed = await engine.call('scoring.saveScheme', { id, name: 'season', rules });
    const kept = await engine.call('scoring.saveScheme', { id, name, rules: { ...rules, cutA: 0.7 } });

    expect(added).toMatchObject({ error: { code: 'scheme_name_taken', params: { name: 'SEASON' } } });
    expect(renamed).toMatchObject({ error: { code: 'scheme_name_taken' } });
    expect(kept).toMatchObject({ ok: true });
  });

  it('what would change is measured against the result as it stands, also after it has followed the saved rules', async () => {
    const engine = await shop();
    const { id, name, rules } = await active(engine);
    const tight = { ...rules, cutA: 0.6 };
    await engine.ask('scoring.saveScheme', { id, name, rules: { ...rules, cutA: 0.85 } });
    const before = await engine.ask('scoring.whatIf', { rules: { ...rules, cutA: 0.85 } });
    await engine.scoreLive();

    const after = await engine.ask('scoring.whatIf', { rules: { ...rules, cutA: 0.85 } });

    expect(before.moved).toBe(1);
    expect(after.moved).toBe(0);
    expect((await engine.ask('scoring.whatIf', { rules: tight })).moved).toBeGreaterThan(0);
  });

  it('rules that contradict themselves are refused by the name of what to mend', async () => {
    const engine = await shop();
    const add = (rules: ScoreRules) => engine.call('scoring.addScheme', { name: 'x', rules });

    expect(await add({ ...SABC, tierNames: ['A', 'A', 'B', 'C'] })).toMatchObject({
      error: { code: 'score_bad_rules', params: { field: 'names' } },
    });
    expect(await add({ ...SABC, furtherCuts: [] })).toMatchObject({ error: { params: { field: 'cuts' } } });
    expect(await add({ ...SABC, kind: 'value', scoreCuts: [70, 40] })).toMatchObject({
      error: { params: { field: 'scoreCuts' } },
    });
  });

  it('a value score tells each factor with its figure, points and weight, and marks of the owner count', async () => {
    const engine = await shop();
    const { id, name, rules } = await active(engine);
    const small = await idOf(engine, 'Small');
    const { revision } = await engine.ask('dealers.get', { id: small });
    await engine.ask('dealers.update', { id: small, expectedRevision: revision, patch: { potential: 5 } });
    const weights = { ...rules.weights, amount: 50, growth: 0, frequency: 0, recency: 0, potential: 50 };
    await engine.ask('scoring.saveScheme', { id, name, rules: { ...rules, kind: 'value', weights } });
    await engine.scoreLive();

    const ofSmall = await engine.ask('scoring.explain', { dealerId: small });
    const ofBig = await engine.ask('scoring.explain', { dealerId: await idOf(engine, 'Big') });

    // Amount: 37.5 of four; potential: the only one known.
    expect(ofSmall?.valueScore).toBe(43.75);
    expect(ofSmall?.valueFactors).toEqual([
      { factor: 'amount', name: '', weight: 50, points: 37.5, raw: 400_00, hidden: false },
      { factor: 'potential', name: '', weight: 50, points: 50, raw: 5, hidden: false },
    ]);
    expect(ofBig?.valueScore).toBe(87.5);
    expect(ofBig?.valueFactors[1]).toEqual({
      factor: 'potential',
      name: '',
      weight: 50,
      points: null,
      raw: null,
      hidden: false,
    });
  });
});

describe('a tier set by hand', () => {
  it('shows beside the calculated one, for several dealers at once, and is undone in one step', async () => {
    const engine = await shop();
    const ids = [await idOf(engine, 'Small'), await idOf(engine, 'Tiny')];

    const { changed, changeId } = await engine.ask('scoring.pin', { ids, tier: 'A', reason: '连锁总部客户' });
    await engine.scoreLive();
    const pinned = await tiers(engine);
    const figures = await engine.ask('scoring.explain', { dealerId: ids[0] ?? (0 as never) });
    const { pins } = await engine.ask('scoring.pins', {});
    await engine.ask('data.undo', { changeId });
    await engine.scoreLive();

    expect(changed).toBe(2);
    expect(pinned).toEqual({ Big: 'A', Middle: 'B', Small: 'A', Tiny: 'A' });
    expect(figures).toMatchObject({ tier: 'A', computed: 'C', pinReason: '连锁总部客户', pinUntilOn: null });
    expect(pins.map(({ name, computed }) => [name, computed]).sort()).toEqual([
      ['Small', 'C'],
      ['Tiny', 'C'],
    ]);
    expect(await tiers(engine)).toMatchObject({ Small: 'C', Tiny: 'C' });
  });

  it('falls away by itself when its last day is over, and is still listed', async () => {
    const november = await shop('2026-11-22');
    const ids = [await idOf(november, 'Small')];
    const past = await november.call('scoring.pin', { ids, tier: 'A', reason: 'x', untilOn: '2026-11-21' });
    await november.ask('scoring.pin', { ids, tier: 'A', reason: '促销期', untilOn: '2026-11-30' });
    await november.scoreLive();
    await stop(november);
    const lastDay = await start('2026-11-30');
    const onLastDay = [(await tiers(lastDay)).Small, (await lastDay.ask('scoring.overview', {})).stale];
    await stop(lastDay);

    const after = await start('2026-12-01');
    const { stale } = await after.ask('scoring.overview', {});
    await after.scoreLive();

    expect(past).toMatchObject({ ok: false, error: { code: 'pin_past' } });
    expect(onLastDay).toEqual(['A', false]);
    expect(stale).toBe(true);
    expect((await tiers(after)).Small).toBe('C');
    expect((await after.ask('scoring.pins', {})).pins).toMatchObject([{ name: 'Small', expired: true, computed: 'C' }]);
  });

  it('may have today as its last day', async () => {
    const engine = await shop('2026-11-22');
    const ids = [await idOf(engine, 'Small')];

    await engine.ask('scoring.pin', { ids, tier: 'A', reason: '只今天', untilOn: '2026-11-22' });
    await engine.scoreLive();

    expect((await tiers(engine)).Small).toBe('A');
    expect((await engine.ask('scoring.pins', {})).pins).toMatchObject([{ untilOn: '2026-11-22', expired: false }]);
  });

  it('of nobody that can carry one changes nothing and says so', async () => {
    const engine = await shop();
    const ids = [await idOf(engine, 'Small')];

    expect(await engine.call('scoring.unpin', { ids })).toMatchObject({ ok: false, error: { code: 'pin_nothing' } });
    expect((await engine.ask('data.changes', {})).total).toBe(0);
  });
});

describe('a frozen run of any kind', () => {
  it.each([
    ['value', { kind: 'value' as const, weights: { ...SABC.weights, potential: 20, margin: 10 } }],
    ['rfm', { kind: 'rfm' as const, rfmBy: 'segments' as const }],
    ['abc with pins', {}],
  ])('%s is calculated again from its own inputs to the digit', async (_name, given) => {
    const engine = await shop();
    const { id, name } = await active(engine);
    const small = await idOf(engine, 'Small');
    const { revision } = await engine.ask('dealers.get', { id: small });
    await engine.ask('dealers.update', { id: small, expectedRevision: revision, patch: { potential: 4 } });
    await engine.ask('scoring.pin', { ids: [small], tier: 'B', reason: 'why', untilOn: '2027-01-31' });
    await engine.ask('scoring.saveScheme', { id, name, rules: { ...SABC, ...given, scoreCuts: [70, 50, 20] } });

    const { jobId, runId } = await engine.ask('scoring.run', {});
    await engine.done(jobId);
    const raw = openReader(rig.dataFile);
    const run = raw.prepare('SELECT as_of, rules, totals FROM score_run WHERE id = ?').get(runId) as {
      as_of: string;
      rules: string;
      totals: string;
    };
    const names = raw.prepare('SELECT * FROM score_frozen WHERE run_id = ? ORDER BY dealer_id').all(runId) as Record<
      string,
      unknown
    >[];
    raw.close();
    const stored = names.map(({ run_id: _run, ...row }) =>
      Object.fromEntries(
        Object.entries(row).map(([key, value]) => [key.replace(/_(\w)/g, (_all, c) => c.toUpperCase()), value]),
      ),
    ) as unknown as (ScoreInputs & ScoreRow)[];

    const rules = ScoreRules.parse(JSON.parse(run.rules));
    const { dataTo: _to, periods, extras: _extras, pinsUntilOn, ...calculated } = JSON.parse(run.totals);
    const pins = new Map<number, Pin>(
      stored.flatMap((row) =>
        row.pinReason != null && row.tier !== null
          ? [[row.dealerId, { tier: row.tier, reason: row.pinReason, untilOn: row.pinUntilOn ?? null }] as const]
          : [],
      ),
    );
    const totals = dealerTotalsOf(stored);
    const again = scoreDealers(totals, rules, run.as_of, { periods, pins });
    const rowOf = scoreRowReader(totals, again.columns, tierCodes(rules), pins);

    expect(pinsUntilOn).toBe('2027-01-31');
    expect(stored.map((_, i) => rowOf(i))).toEqual(stored);
    expect(JSON.parse(JSON.stringify(again.totals))).toEqual(calculated);
  });
});

it('a file from before schemes had versions keeps its scheme, its rules and its results', () => {
  const old = openWriter(rig.dataFile, MIGRATIONS.slice(0, 7));
  old
    .prepare(
      `INSERT INTO score_scheme (uid, name, version, rules, is_active, created_at, updated_at) VALUES ('u', 'mine', 4, '{"cutA":0.6,"cutB":0.9}', 1, 5, 6)`,
    )
    .run();
  old.close();

  const file = openWriter(rig.dataFile);
  const versions = file.prepare('SELECT scheme_id, version, name, rules, created_at FROM score_scheme_version').all();
  const { rules } = file.prepare('SELECT rules FROM score_scheme').get() as { rules: string };
  file.close();

  expect(versions).toEqual([
    { scheme_id: 1, version: 4, name: 'mine', rules: '{"cutA":0.6,"cutB":0.9}', created_at: 6 },
  ]);
  expect(ScoreRules.parse(JSON.parse(rules))).toMatchObject({ kind: 'abc', cutA: 0.6, tierNames: ['A', 'B', 'C'] });
});
