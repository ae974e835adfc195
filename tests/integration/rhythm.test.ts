import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReader, openWriter, typed } from '../../src/main/db/open.ts';
import { lifecycleRows } from '../../src/main/features/lifecycle/lifecycle.calc.ts';
import { dayBook } from '../../src/main/features/orders/dayBook.ts';
import { rhythmSteps } from '../../src/main/features/rhythm/rhythm.calc.ts';
import { dayFigures } from '../../src/main/features/scoring/dayFigures.ts';
import { LifecycleRules } from '../../src/shared/contract/lifecycleRules.ts';
import { RhythmRules } from '../../src/shared/contract/rhythmRules.ts';
import { addDays } from '../../src/shared/domain/calendarDay.ts';
import { DealerId } from '../../src/shared/domain/ids.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile } from '../helpers/importFile.ts';
import { random } from '../helpers/random.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

const HEAD = ['Date', 'InvoiceNo', 'Customer', 'StockCode', 'Description', 'Quantity', 'UnitPrice', 'Amount'];
const TODAY = '2026-11-22';
const SHOPS = 40;

let dir: string;
let engine: TestEngine;
let number = 0;

const bill = (day: string, shop: string, product: number, qty: number, price: number) => [
  day,
  `B${++number}`,
  shop,
  `P${product}`,
  `Product ${product}`,
  String(qty),
  String(price),
  String(qty * price),
];

/** Shops that buy every so many days for two years; each by its own habit, a few of them stop. */
function history(): string[][] {
  const next = random(11);
  const rows: string[][] = [];
  for (let shop = 0; shop < SHOPS; shop += 1) {
    const every = 5 + (shop % 9) * 4;
    const end = shop % 10 === 3 ? addDays('2026-11-20', -3 * every) : '2026-11-20';
    for (let day = addDays('2024-12-01', shop); day <= end; day = addDays(day, every + Math.floor(next() * 5)))
      for (let line = 0; line < 1 + (shop % 3); line += 1)
        rows.push(bill(day, `Shop ${shop}`, 1 + ((shop + line) % 12), 1 + Math.floor(next() * 9), 10 + (shop % 4)));
  }
  rows.push(bill('2026-06-01', 'Once', 1, 1, 100), bill('2062-01-01', 'Future', 1, 1, 100));
  rows.push(bill('2026-06-02', 'Only returns', 1, -1, 100));
  return rows;
}

const take = (rows: string[][]) => importFile(engine, writeCsv(dir, [HEAD, ...rows]), { kind: 'orders' });

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-rhythm-'));
  engine = await startTestEngine({ fixedDay: TODAY });
  await take(history());
  await engine.scoreLive();
});

afterAll(async () => {
  await engine.stop();
  rmSync(dir, { recursive: true, force: true });
});

function finish<R>(steps: Generator<void, R>): R {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

const rules = RhythmRules.parse({});
const stages = LifecycleRules.parse({});

type Connection = ReturnType<typeof openReader>;

/** All that a calculation says as of a day, by a connection that may know something of before. */
/** @param lines of bills that the connection keeps for the next day */
function calculated(raw: Connection, asOf: string, lines = 0) {
  const db = typed(raw);
  const result = finish(rhythmSteps(db, asOf, rules, lines));
  return { rhythm: result.rows, stages: lifecycleRows(db, result, stages) };
}

function fresh(asOf: string) {
  const raw = openReader(engine.dataFile);
  try {
    return calculated(raw, asOf);
  } finally {
    raw.close();
  }
}

function stored(sql: string): unknown[] {
  const raw = openReader(engine.dataFile);
  try {
    return raw.prepare(sql).all();
  } finally {
    raw.close();
  }
}

describe('rhythm and stages', () => {
  it('list who is late with the money at stake, and nobody who keeps to his habit', async () => {
    const { asOf, total, rows, counts, atStakeMinor } = await engine.ask('rhythm.slipping', {});

    expect(asOf).toBe('2026-11-20');
    const late = rows.filter(({ signals }) => signals.some(({ k }) => k === 'late')).map(({ name }) => name);
    expect(late.sort()).toEqual(['Shop 13', 'Shop 23', 'Shop 3', 'Shop 33']);
    expect(counts.find(({ signal }) => signal === 'late')?.dealers).toBe(4);
    expect(total).toBe(rows.length);
    expect(atStakeMinor).toBe(rows.reduce((sum, row) => sum + row.atStakeMinor, 0));
    expect(rows.every((row) => row.atStakeMinor <= row.expectedMinor)).toBe(true);
  });

  it('tell the same as of a day whether stored or calculated where it is asked for', async () => {
    const live = await engine.ask('rhythm.slipping', { order: 'atStake' });
    const result = fresh(live.asOf ?? '');

    expect(live.rows.map(({ id, atStakeMinor, signals }) => ({ id, atStakeMinor, signals }))).toEqual(
      result.rhythm
        .filter(({ slipping }) => slipping)
        .map(({ id, atStakeMinor, signals }) => ({ id, atStakeMinor, signals }))
        .sort((a, b) => b.atStakeMinor - a.atStakeMinor || a.id - b.id),
    );
    const past = await engine.ask('rhythm.slipping', { asOf: '2026-08-31' });
    expect(past.asOf).toBe('2026-08-31');
    // Which tier they had then, nobody knows; that of today would be another's.
    expect(past.rows.length).toBeGreaterThan(0);
    expect(past.rows.every(({ tier }) => tier === null)).toBe(true);
    expect(live.rows.some(({ tier }) => tier !== null)).toBe(true);
    expect(past.rows.every(({ lastOn }) => lastOn <= '2026-08-31')).toBe(true);
    await expect(engine.ask('rhythm.slipping', { asOf: '2026-12-31' })).rejects.toMatchObject({
      code: 'day_after_today',
    });
  });

  it('rank by the money at stake times how often such signs came true here, by what was known on the day', async () => {
    const { rows, weighing, likelyMinor } = await engine.ask('rhythm.slipping', {});
    const { kinds, histories } = await engine.ask('rhythm.backTest', {});
    const { ids } = await engine.ask('rhythm.slippingIds', {});
    const past = await engine.ask('rhythm.slipping', { asOf: '2026-09-30' });
    const early = await engine.ask('rhythm.slipping', { asOf: '2025-09-30' });

    expect(weighing.state).toBe('told');
    expect(new Set(rows.map(({ hit }) => hit?.kind)).size).toBeGreaterThan(1);
    for (const { atStakeMinor, likelyMinor: likely, hit } of rows)
      expect(likely).toBe(Math.round(atStakeMinor * (hit?.rate ?? 0)));
    expect(rows.map((row) => row.likelyMinor)).toEqual(rows.map((row) => row.likelyMinor ?? 0).sort((a, b) => b - a));
    expect(rows.map((row) => row.atStakeMinor)).not.toEqual(rows.map((row) => row.atStakeMinor).sort((a, b) => b - a));
    expect(likelyMinor).toBe(rows.reduce((sum, row) => sum + (row.likelyMinor ?? 0), 0));
    expect(ids).toEqual(rows.map(({ id }) => id));
    for (const { thin, flagged, hit } of histories) {
      const those = kinds.filter(({ kind }) => kind.startsWith(thin ? 'lateThin' : 'lateKnown'));
      const sum = (of: (one: (typeof those)[number]) => number) => those.reduce((total, one) => total + of(one), 0);
      expect([those.length, sum((one) => one.flagged), sum((one) => one.hit)]).toEqual([2, flagged, hit]);
    }
    expect(past.weighing.to && addDays(past.weighing.to, 90) <= '2026-09-30').toBe(true);
    expect(early.weighing).toMatchObject({ state: 'too_short', rates: [] });
    expect(early.rows.map((row) => row.atStakeMinor)).toEqual(
      early.rows.map((row) => row.atStakeMinor).sort((a, b) => b - a),
    );
  });

  it('put the odd ones where they belong', () => {
    const stageOf = (name: string) =>
      stored(`SELECT stage FROM lifecycle_live l JOIN dealer d ON d.id = l.dealer_id WHERE d.name = '${name}'`);

    expect(stageOf('Future')).toEqual([{ stage: 'prospect' }]);
    expect(stageOf('Only returns')).toEqual([{ stage: 'prospect' }]);
    // By the cycle of its peers: it has none of its own.
    expect(stageOf('Once')).toEqual([{ stage: 'dormant' }]);
    expect(stageOf('Shop 1')).toEqual([{ stage: 'loyal' }]);
  });

  it('stand on the list of dealers, which they narrow and sort', async () => {
    const filter = (part: object) => ({ filter: part, sort: { by: 'atStake' as const, descending: true } });
    const slipping = await engine.ask('rhythm.slipping', { order: 'atStake' });
    const listed = await engine.ask('dealers.list', {
      ...filter({ ranges: [{ field: 'atStake', min: 0 }] }),
      limit: 100,
    });
    const loyal = await engine.ask('dealers.list', { ...filter({ stages: ['loyal'] }), limit: 100 });
    const late = await engine.ask('dealers.list', { ...filter({ ranges: [{ field: 'late', min: 1 }] }), limit: 100 });

    expect(listed.rows.map(({ atStakeMinor }) => atStakeMinor)).toEqual(slipping.rows.map((row) => row.atStakeMinor));
    expect(loyal.rows.every(({ stage }) => stage === 'loyal')).toBe(true);
    expect(loyal.total).toBe((await engine.ask('lifecycle.ids', { stage: 'loyal' })).ids.length);
    const known = new Map(slipping.rows.map((row) => [row.name, row]));
    for (const row of late.rows) if (known.has(row.name)) expect(row.lateCycles).toBe(known.get(row.name)?.lateCycles);
    const { choices } = await engine.ask('segments.choices', { fact: 'stage' });
    expect(choices.map(({ value }) => value)).toContain('dormant');
  });

  it('stand beside the chance of predictions once there is one of the same day and the same orders', async () => {
    const before = await engine.ask('rhythm.slipping', {});
    await engine.done((await engine.ask('predictions.run', {})).jobId);
    const { chances, rows, counts } = await engine.ask('rhythm.slipping', {});
    const past = await engine.ask('rhythm.slipping', { asOf: '2026-10-31' });
    const { rows: all } = await engine.ask('predictions.list', { limit: 500 });
    const told = new Map(all.map(({ dealerId, pAlive }) => [dealerId, pAlive]));
    const late = rows.filter(({ signals }) => signals.some(({ k }) => k === 'late'));

    expect([before.chances?.state, before.rows.every(({ pAlive }) => pAlive === null)]).toEqual(['none', true]);
    expect(chances?.state).toBe('told');
    expect(rows.map(({ pAlive }) => pAlive)).toEqual(rows.map(({ id }) => told.get(id) ?? null));
    expect(rows.some(({ pAlive }) => pAlive !== null)).toBe(true);
    expect(chances?.late).toBe(counts.find(({ signal }) => signal === 'late')?.dealers);
    expect(chances?.active).toBe(late.filter(({ pAlive }) => (pAlive ?? 0) >= 0.8).length);
    expect([past.chances?.state, past.rows.every(({ pAlive }) => pAlive === null)]).toEqual(['old', true]);
  });

  it('are backed by bills that can be paged', async () => {
    const { rows } = await engine.ask('rhythm.slipping', { signals: ['late'] });
    const dealerId = rows[0]?.id ?? DealerId.parse(1);
    const all = await engine.ask('rhythm.evidence', { dealerId, signal: 'late', limit: 500 });
    const second = await engine.ask('rhythm.evidence', { dealerId, signal: 'late', offset: 1, limit: 1 });

    // First how long it has stayed away up to now, then the purchases; a gap over the festival tells both of its counts.
    expect(all.rows[0]).toMatchObject({ on: '2026-11-20', ongoing: true, count: rows[0]?.elapsedDays });
    expect(all.rows[1]).toMatchObject({ on: rows[0]?.lastOn, ongoing: false });
    const over = all.rows.find(({ count, calendarDays }) => count !== calendarDays);
    expect(over?.on.slice(5, 7)).toMatch(/0[23]/);
    expect((over?.calendarDays ?? 0) - (over?.count ?? 0)).toBeGreaterThan(0);
    expect(new Set(all.rows.map(({ calendarDays, count }) => calendarDays === count)).size).toBe(2);
    expect(second.rows).toEqual([all.rows[1]]);
    for (const signal of ['smaller', 'narrower', 'stopped', 'returns', 'price', 'arrears'] as const)
      expect((await engine.ask('rhythm.evidence', { dealerId, signal })).total).toBeGreaterThanOrEqual(0);
  });

  it('hold each step of the funnel in the one before, whatever stage its dealers are in now', async () => {
    const { steps, stages } = await engine.ask('lifecycle.overview', {});
    const past = await engine.ask('lifecycle.overview', { asOf: '2025-06-30' });
    const { rows } = await engine.ask('lifecycle.perDealer', {});

    expect(steps.map(({ purchases }) => purchases)).toEqual([0, 1, 2, 6]);
    expect(steps[0]?.dealers).toBe(stages.reduce((sum, { dealers }) => sum + dealers, 0));
    for (const { purchases, dealers } of steps) {
      expect(rows.filter((row) => row.purchases >= purchases)).toHaveLength(dealers);
      expect((await engine.ask('lifecycle.ids', { purchases })).ids).toHaveLength(dealers);
    }
    // Who bought once and who only returned have not bought twice; who is lost now has.
    expect((steps[1]?.dealers ?? 0) - (steps[2]?.dealers ?? 0)).toBe(1);
    expect(rows.some(({ stage, purchases }) => (stage === 'lost' || stage === 'dormant') && purchases > 2)).toBe(true);
    expect(past.steps[3]?.dealers).toBeLessThan(steps[3]?.dealers ?? 0);
  });

  it('count moves from quarter to quarter that add up, and name the dealers of each', async () => {
    const { quarters } = await engine.ask('lifecycle.quarters', {});
    const last = quarters.at(-1);

    expect(last?.name).toBe('2026Q3');
    for (const { name, moves, stages: after } of quarters) {
      const sum = (list: readonly { dealers: number }[]) => list.reduce((total, { dealers }) => total + dealers, 0);
      expect([name, sum(moves)]).toEqual([name, sum(after)]);
    }
    const move = last?.moves[0];
    const { ids } = await engine.ask('lifecycle.movedIds', {
      quarter: '2026Q3',
      from: move?.from ?? null,
      ...(move ? { to: move.to } : {}),
    });
    expect(ids).toHaveLength(move?.dealers ?? -1);
  });

  it('are tried on the past, with the festival rest and without', async () => {
    const test = await engine.ask('rhythm.backTest', {});

    expect(test.abstains).toBeNull();
    expect(test.all.dates).toBeGreaterThan(5);
    expect(test.all.cases).toBeGreaterThan(100);
    expect(test.all.withRest.hit).toBeLessThanOrEqual(test.all.withRest.flagged);
    expect(test.festival.cases).toBeLessThan(test.all.cases);
    // The weight in use is one of those that are tried, and flags the same.
    expect(test.weights.find(({ kappa }) => kappa === 4)).toMatchObject(test.all.withRest);
    // Thin histories and others add up to all cases.
    const [known, thin] = test.histories;
    expect([known?.thin, thin?.thin]).toEqual([false, true]);
    expect((known?.cases ?? 0) + (thin?.cases ?? 0)).toBe(test.all.cases);
    expect((known?.flagged ?? 0) + (thin?.flagged ?? 0)).toBe(test.all.withRest.flagged);
    expect(test.signals.find(({ signal }) => signal === 'arrears')).toMatchObject({ dates: 0, flagged: 0 });
  });

  it('follow the owner’s word until he takes it back', async () => {
    const [{ id } = { id: 0 }] = stored("SELECT id FROM dealer WHERE name = 'Shop 1'") as { id: number }[];
    const ids = [DealerId.parse(id)];
    const { changeId } = await engine.ask('lifecycle.override', { ids, stage: 'dormant', reason: 'closing down' });
    const shown = async () => (await engine.ask('lifecycle.dealer', { dealerId: DealerId.parse(id) })).override?.stage;

    expect(await shown()).toBe('dormant');
    // Said today, no quarter that is over knows of it; said in June, the last two do.
    const atEnds = async () => {
      const { quarters } = await engine.ask('lifecycle.quarters', {});
      return quarters.map(({ stages }) => stages.find(({ stage }) => stage === 'dormant')?.dealers);
    };
    const told = await atEnds();
    const writer = openWriter(engine.dataFile);
    const saidAt = writer.prepare('SELECT created_at FROM stage_override').pluck().get();
    writer.prepare('UPDATE stage_override SET created_at = ?').run(Date.UTC(2026, 5, 1));
    writer.close();
    const known = await atEnds();
    const back = openWriter(engine.dataFile);
    back.prepare('UPDATE stage_override SET created_at = ?').run(saidAt);
    back.close();
    expect(known.slice(0, -2)).toEqual(told.slice(0, -2));
    expect(known.slice(-2)).toEqual(told.slice(-2).map((dealers) => (dealers ?? 0) + 1));
    expect((await engine.ask('lifecycle.ids', { stage: 'dormant' })).ids).toContain(id);
    await engine.ask('data.undo', { changeId });
    expect(await shown()).toBeUndefined();
    await expect(engine.ask('lifecycle.clearOverride', { ids })).rejects.toMatchObject({ code: 'stage_nothing' });
  });

  it('are brought up to date from what is known to the digit, as the day moves and bills come', async () => {
    // Nothing kept of the bills' lines, some of them, and all.
    const known = [0, 300, 1_000_000].map((lines) => ({ lines, raw: openReader(engine.dataFile) }));
    const expectAt = (day: string) => {
      const anew = fresh(day);
      for (const { lines, raw } of known) expect(calculated(raw, day, lines)).toEqual(anew);
    };
    try {
      for (const day of ['2026-11-10', '2026-11-11', '2026-11-12', '2026-11-19']) expectAt(day);
      const next = random(3);
      for (let round = 0; round < 3; round += 1) {
        await take(
          Array.from({ length: 5 }, () =>
            bill(
              addDays('2026-11-20', -Math.floor(next() * 400)),
              `Shop ${Math.floor(next() * SHOPS)}`,
              1 + Math.floor(next() * 12),
              2,
              10,
            ),
          ),
        );
        // Going back begins anew.
        for (const day of ['2026-11-19', '2026-11-20', '2026-11-19']) expectAt(day);
      }
    } finally {
      for (const { raw } of known) raw.close();
    }
    // The job has stored the same, row by row.
    await engine.scoreLive();
    const [{ asOf } = { asOf: '' }] = stored('SELECT as_of AS asOf FROM rhythm_head') as { asOf: string }[];
    const live = fresh(asOf);
    expect(
      stored('SELECT dealer_id AS id, cycle_days AS days, at_stake_minor AS minor FROM rhythm_live ORDER BY 1'),
    ).toEqual(
      live.rhythm.map(({ id, cycle, atStakeMinor }) => ({
        id,
        days: Number.isNaN(cycle.days) ? null : cycle.days,
        minor: atStakeMinor,
      })),
    );
    expect(stored('SELECT dealer_id AS id, stage, curve, trend, quarters FROM lifecycle_live ORDER BY 1')).toEqual(
      live.stages,
    );
  });

  it('leave scores as the statements would read them', () => {
    for (const [asOf, months] of [
      ['2026-11-21', 12],
      ['2026-02-28', 1],
      ['2025-03-31', 6],
    ] as const) {
      const one = openReader(engine.dataFile);
      const other = openReader(engine.dataFile);
      try {
        const bySql = finish(dayFigures(typed(one), asOf, months));
        finish(dayBook(typed(other)));
        const byBook = finish(dayFigures(typed(other), asOf, months));

        const rows = (figures: typeof bySql) =>
          Array.from({ length: figures.count }, (_, i) =>
            (
              [
                'dealerId',
                'historySince',
                'firstOn',
                'lastOn',
                'windowFirstOn',
                'orders',
                'salesMinor',
                'netMinor',
                'prevNetMinor',
              ] as const
            ).map((key) => figures[key][i]),
          );
        expect(rows(byBook)).toEqual(rows(bySql));
      } finally {
        one.close();
        other.close();
      }
    }
  });
});
