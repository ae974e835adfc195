import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { ScoreRules } from '../../../shared/contract/scoring.contract.ts';
import { minorDigits } from '../../../shared/domain/money.ts';
import type { Period } from '../../../shared/domain/period.ts';
import { tierCodes } from '../../../shared/domain/tiers.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { dataRevision } from '../../db/revision.ts';
import type { Ctx } from '../../runtime/context.ts';
import { coveredPeriods, dataCutOff } from '../orders/orders.service.ts';
import { readSettings } from '../settings/settings.service.ts';
import { checkScoreRules } from './checkRules.rules.ts';
import { rankOf } from './migration.repo.ts';
import { type Move, movedOnly, movesOf } from './migration.rules.ts';
import { standingPins } from './pins.repo.ts';
import { scoreDealers } from './score.rules.ts';
import { type DealerTotals, NO_TIER, type Pin, type ScoreColumns, UNGRADED } from './scoreColumns.ts';
import { findLiveRun } from './scoring.repo.ts';
import { readTotalsInTurns } from './scoring.totals.ts';
import { mustSeeWeights } from './seenRules.ts';
import { factsInSteps } from './valueFacts.ts';
import { visitsOf } from './visits.rules.ts';

/** What a calculation starts from, kept while rules are tried out. */
interface Inputs {
  revision: number;
  /** The live result that `now` is of; a new one comes some time after the revision it is of. */
  liveUid: string | undefined;
  asOf: string;
  today: string;
  windowMonths: number;
  /** Fields of the owner's that facts were read of. */
  ownIds: string;
  totals: DealerTotals;
  periods: readonly Period[];
  pins: ReadonlyMap<number, Pin>;
  /** The tier of each row of the totals in the live result; `absent` for one that is not in it. */
  now: readonly string[];
}

const lastInputs = new WeakMap<RawDb, Inputs>();

/** Grades everybody by other rules, in memory, and tells who would move and how many visits that asks for. */
export async function whatIf(ctx: Ctx, { rules, limit }: Parsed<'scoring.whatIf'>): Promise<Output<'scoring.whatIf'>> {
  checkScoreRules(rules);
  mustSeeWeights(ctx, rules);
  const inputs = await inputsOf(ctx, rules);
  const live = await findLiveRun(ctx.db);
  const { currency } = await readSettings(ctx.db);
  const { totals, periods, pins } = inputs;
  const options = { periods, pins, distances: false as const, minorPerUnit: 10 ** minorDigits(currency) };
  const { columns, totals: run } = scoreDealers(totals, rules, inputs.asOf, options);
  const moves = movesBetween(inputs, columns, tierCodes(rules));
  const before = live?.rules ?? rules;
  const { cells, up, down } = movesOf(moves, rankOf(before, rules));
  const moved = movedOnly(moves);
  return {
    tiers: run.tiers.map((tier) => ({ ...tier })),
    fromNaming: {
      tierNames: [...before.tierNames],
      dormantName: before.dormantName,
      tierPatterns: before.tierPatterns,
    },
    cells,
    moved: moved.length,
    up,
    down,
    movers: withNames(ctx.db, moved.slice(0, limit)),
    visitsPerMonth: visitsOf(run.tiers, rules),
    visitsNow: visitsOf(live?.tiers ?? [], before),
    ...repCapacity(ctx.db, inputs.today),
  };
}

async function inputsOf(ctx: Ctx, rules: ScoreRules): Promise<Inputs> {
  const { windowMonths } = rules;
  const withFacts = rules.kind === 'value';
  const ownIds = rules.ownFactors.map(({ fieldId }) => fieldId).join();
  const { db } = ctx;
  const raw = rawOf(db);
  const today = ctx.clock.today();
  const asOf = dataCutOff(db, today);
  if (asOf === null) throw new AppError('score_no_orders');
  const revision = dataRevision(db);
  const known = lastInputs.get(raw);
  const liveUid = raw.prepare<[], string>("SELECT uid FROM score_run WHERE status = 'live'").pluck().get();
  const same =
    known?.revision === revision && known.liveUid === liveUid && known.asOf === asOf && known.today === today;
  if (
    known &&
    same &&
    known.windowMonths === windowMonths &&
    (!withFacts || (known.totals.facts && known.ownIds === ownIds))
  )
    return known;
  const figures = await readTotalsInTurns(db, asOf, windowMonths);
  const totals = withFacts ? { ...figures, facts: await inTurns(factsInSteps(db, figures, asOf, rules)) } : figures;
  const inputs = {
    revision,
    liveUid,
    asOf,
    today,
    windowMonths,
    ownIds,
    totals,
    periods: coveredPeriods(db, asOf),
    pins: standingPins(db, today),
    now: liveTiers(raw, totals),
  };
  lastInputs.set(raw, inputs);
  return inputs;
}

/** Other questions go first between two steps. */
async function inTurns<T>(steps: Generator<void, T>): Promise<T> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function liveTiers(raw: RawDb, { dealerId }: DealerTotals): string[] {
  const rows = raw.prepare("SELECT dealer_id, coalesce(tier, 'ungraded') FROM score_live").raw().all() as [
    number,
    string,
  ][]; // the two columns selected
  const tierOf = new Map(rows);
  return Array.from(dealerId, (id) => tierOf.get(id) ?? 'absent');
}

function movesBetween({ totals, now }: Inputs, columns: ScoreColumns, codes: readonly string[]): Move[] {
  const moves: Move[] = [];
  for (let i = 0; i < columns.count; i += 1) {
    if (columns.ungraded[i] === UNGRADED.excluded) continue;
    const place = columns.tier[i] ?? NO_TIER;
    moves.push({
      dealerId: columns.dealerId[i] ?? 0,
      from: now[i] ?? 'absent',
      to: codes[place] ?? 'ungraded',
      amountMinor: totals.netMinor[i] ?? 0,
    });
  }
  return moves;
}

function withNames(db: Db, moves: readonly Move[]): Output<'scoring.whatIf'>['movers'] {
  const find = rawOf(db).prepare<[number], { code: string; name: string }>(
    'SELECT code, name FROM dealer WHERE id = ?',
  );
  return moves.map((move) => ({
    ...move,
    dealerId: move.dealerId as Output<'scoring.whatIf'>['movers'][number]['dealerId'], // the table's own ids
    grade: '',
    ...(find.get(move.dealerId) ?? { code: '', name: '' }),
  }));
}

/** Weeks of a month, on the average. */
const WEEKS = 52 / 12;

/** Reps on duty and their minutes for visits a month. */
function repCapacity(db: Db, today: string): { reps: number; repMinutes: number | null } {
  const row = rawOf(db)
    .prepare<[string], { reps: number; minutes: number | null }>(
      'SELECT count(*) AS reps, sum(capacity_minutes) AS minutes FROM rep WHERE left_on IS NULL OR left_on > ?',
    )
    .get(today);
  return { reps: row?.reps ?? 0, repMinutes: row?.minutes == null ? null : row.minutes * WEEKS };
}
