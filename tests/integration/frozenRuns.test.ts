import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openReader } from '../../src/main/db/open.ts';
import { scoreDealers } from '../../src/main/features/scoring/score.rules.ts';
import type { ScoreInputs } from '../../src/main/features/scoring/scoreRow.rules.ts';
import { ScoreRules } from '../../src/shared/contract/scoring.contract.ts';
import { RunId } from '../../src/shared/domain/ids.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile, undoBatch } from '../helpers/importFile.ts';
import { reopenRig } from '../helpers/reopenRig.ts';
import { reportFile } from '../helpers/reportData.ts';
import { dealerTotalsOf, scoreRowReader } from '../helpers/scoreRows.ts';
import type { TestEngine } from '../helpers/testEngine.ts';

const rig = reopenRig();
const { start, stop } = rig;

const HEAD = ['Date', 'InvoiceNo', 'Customer', 'Amount'];
const MANY = Array.from({ length: 120 }, (_, i) => [
  `2026-${String(1 + (i % 10)).padStart(2, '0')}-${String(1 + (i % 27)).padStart(2, '0')}`,
  `A${i}`,
  `Shop ${i % 30}`,
  String(((i * 37) % 90) * (i % 13 === 0 ? -1 : 10)),
]);
const MORE = [['2026-11-01', 'B1', 'Shop 7', '99999']];

const orders = (engine: TestEngine, rows: string[][]) =>
  importFile(engine, writeCsv(rig.dir, [HEAD, ...rows]), { kind: 'orders' });

const runsOf = async (engine: TestEngine) => (await engine.ask('scoring.runs', {})).runs;
const reasonsOf = async (engine: TestEngine) => (await runsOf(engine)).map(({ reason }) => reason);

describe('before an import that changes something', () => {
  it('the result it is about to move is frozen, and the first import has none', async () => {
    const engine = await start();
    await orders(engine, MANY);
    await engine.scoreLive();
    const first = await reasonsOf(engine);
    const live = (await engine.ask('scoring.overview', {})).live;

    await orders(engine, MORE);
    await engine.scoreLive();

    const runs = await runsOf(engine);
    expect(first).toEqual([]);
    expect(runs.map(({ reason }) => reason)).toEqual(['before_import']);
    expect(runs[0]).toMatchObject({ asOf: live?.asOf, amountMinor: live?.amountMinor, tiers: live?.tiers });
    expect((await engine.ask('scoring.overview', {})).live?.amountMinor).not.toBe(live?.amountMinor);
  });

  it('the same result is kept once, and an import without news keeps nothing', async () => {
    const engine = await start();
    await orders(engine, MANY);
    await engine.scoreLive();

    await orders(engine, MANY);
    const afterTheSameAgain = await reasonsOf(engine);
    const batch = await orders(engine, MORE);
    await engine.scoreLive();
    await undoBatch(engine, batch);
    await engine.scoreLive();
    await orders(engine, MORE);

    expect(afterTheSameAgain).toEqual([]);
    expect(await reasonsOf(engine)).toEqual(['before_import']);
  });

  it('edits that move no figure in the end do not make it another result', async () => {
    const engine = await start();
    await orders(engine, MANY);
    await engine.scoreLive();
    const file = () => engine.vault.register(join(rig.dir, `${Math.random()}.html`), 'write');
    const print = async () =>
      engine.done(
        (
          await engine.ask('reports.build', {
            options: { kind: 'tier', lang: 'en' },
            format: 'html',
            file: file(),
            freeze: true,
          })
        ).jobId,
      );
    await print();

    const id = (await engine.ask('dealers.list', { limit: 1 })).rows[0]?.id ?? (0 as never);
    for (const excluded of [true, false]) {
      const { revision } = await engine.ask('dealers.get', { id });
      await engine.ask('dealers.update', { id, expectedRevision: revision, patch: { excluded } });
      await engine.scoreLive();
    }
    await print();
    await orders(engine, MORE);

    expect(await reasonsOf(engine)).toEqual(['printed']);
  });
});

describe('at the end of a month', () => {
  it('the result it ended with is frozen once, when the file is opened next', async () => {
    const november = await start('2026-11-22');
    await orders(november, MANY);
    await november.scoreLive();
    await stop(november);
    const stillNovember = await start('2026-11-30');
    const before = await reasonsOf(stillNovember);
    await stop(stillNovember);

    const december = await start('2026-12-01');
    const kept = await runsOf(december);
    await december.scoreLive();
    await stop(december);
    const january = await start('2027-01-05');

    expect(before).toEqual([]);
    expect(kept.map(({ reason, createdAt }) => [reason, new Date(createdAt).toISOString().slice(0, 10)])).toEqual([
      ['month_end', '2026-11-22'],
    ]);
    expect(await reasonsOf(january)).toEqual(['month_end']);
  });
});

it('a month that ends while the program runs is kept before the next result replaces it', async () => {
  const file = await reportFile('2026-12-03');
  try {
    const dealer = file.dealer({ name: 'Shop' }, [['2026-11-10', 500_00]]);
    await file.score();
    const frozen = () =>
      file.raw
        .prepare(
          "SELECT reason, json_extract(totals, '$.amountMinor') AS amount FROM score_run WHERE status = 'frozen'",
        )
        .all();
    file.order(dealer, ['2026-11-20', 100_00]);
    await file.score();
    const within = frozen();
    file.raw
      .prepare("UPDATE score_run SET created_at = ? WHERE status = 'live'")
      .run(Date.parse('2026-11-30T12:00:00Z'));

    file.order(dealer, ['2026-12-02', 900_00]);
    await file.score();

    expect(within).toEqual([]);
    expect(frozen()).toEqual([{ reason: 'month_end', amount: 600_00 }]);
  } finally {
    file.close();
  }
});

describe('a frozen run', () => {
  it('is calculated again from its own inputs to the digit, whatever has happened since', async () => {
    const engine = await start();
    await orders(engine, MANY);
    await engine.scoreLive();
    await orders(engine, MORE);
    await engine.scoreLive();
    const raw = openReader(rig.dataFile);
    const run = raw.prepare("SELECT id, as_of, rules, totals FROM score_run WHERE status = 'frozen'").get() as {
      id: number;
      as_of: string;
      rules: string;
      totals: string;
    };
    const names = raw.prepare('SELECT * FROM score_frozen WHERE run_id = ? ORDER BY dealer_id').all(run.id) as Record<
      string,
      unknown
    >[];
    raw.close();
    const stored = names.map(({ run_id: _run, ...row }) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name.replace(/_(\w)/g, (_all, c) => c.toUpperCase()), value]),
      ),
    );

    const totals = dealerTotalsOf(stored as unknown as ScoreInputs[]);
    const { dataTo: _read, periods, ...calculated } = JSON.parse(run.totals);
    const again = scoreDealers(totals, ScoreRules.parse(JSON.parse(run.rules)), run.as_of, { periods });
    const rowOf = scoreRowReader(totals, again.columns, ['A', 'B', 'C', 'D']);

    expect(stored).toHaveLength(30);
    expect(stored.map((_, i) => rowOf(i))).toEqual(stored);
    expect(JSON.parse(JSON.stringify(again.totals))).toEqual(calculated);
  });
});

describe('kept runs', () => {
  const keep = async (engine: TestEngine) => {
    const { jobId } = await engine.ask('scoring.run', {});
    await engine.done(jobId);
  };

  it('are numbered 1, 2, 3 however often the live result is calculated between them', async () => {
    const engine = await start();
    await orders(engine, MANY);
    await engine.scoreLive();
    await keep(engine);
    await engine.ask('dealers.create', { name: 'Another' });
    await engine.scoreLive();
    await engine.ask('dealers.create', { name: 'One more' });
    await engine.scoreLive();

    await keep(engine);

    expect((await runsOf(engine)).map(({ runId }) => runId)).toEqual([2, 1]);
  });

  it('get a name and are put away, both undone in one step; the report of one that is away is not found', async () => {
    const engine = await start();
    await orders(engine, MANY);
    await engine.scoreLive();
    await keep(engine);
    const runId = (await runsOf(engine))[0]?.runId ?? RunId.parse(99);

    const named = await engine.ask('scoring.nameRun', { runId, name: ' Before the season ' });
    const again = await engine.ask('scoring.nameRun', { runId, name: 'Before the season' });
    const { changeId } = await engine.ask('scoring.removeRun', { runId });
    const away = await engine.call('scoring.getRun', { runId });
    const without = await runsOf(engine);
    await engine.ask('data.undo', { changeId });
    const back = await engine.ask('scoring.getRun', { runId });
    await engine.ask('data.undo', { changeId: named.changeId ?? undefined });

    expect(again.changeId).toBeNull();
    expect(away).toMatchObject({ ok: false, error: { code: 'not_found' } });
    expect(without).toEqual([]);
    expect(back.name).toBe('Before the season');
    expect((await engine.ask('scoring.getRun', { runId })).name).toBe('');
    expect((await engine.ask('scoring.overview', {})).stale).toBe(false);
  });

  it('what was put away is not taken for the present result when that is kept again', async () => {
    const engine = await start();
    await orders(engine, MANY);
    await engine.scoreLive();
    await keep(engine);
    await engine.ask('scoring.removeRun', { runId: RunId.parse(1) });

    await orders(engine, MORE);

    expect((await runsOf(engine)).map(({ runId, reason }) => [runId, reason])).toEqual([[2, 'before_import']]);
  });
});
