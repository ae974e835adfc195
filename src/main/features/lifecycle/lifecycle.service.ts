import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { QuarterMoves } from '../../../shared/contract/lifecycle.contract.ts';
import {
  CURVES,
  type Curve,
  type LifecycleRules,
  STAGES,
  type Stage,
} from '../../../shared/contract/lifecycleRules.ts';
import { fromDayNumber } from '../../../shared/domain/calendarDay.ts';
import { ChangeId, DealerId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type ActLog, beginAct, loggedDelete, loggedInsert, loggedUpdate } from '../../db/changeLog.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { dataCutOff } from '../orders/orders.service.ts';
import { inTurns, keptAnswer, rhythmAt, stateKey } from '../rhythm/rhythm.at.ts';
import { checkedDay, writeRules } from '../rhythm/rhythm.service.ts';
import { readRhythmRules } from '../rhythm/rhythm.settings.ts';
import { liveHead } from '../rhythm/slipping.repo.ts';
import { lifecycleRows } from './lifecycle.calc.ts';
import { LIFECYCLE_SETTING, readLifecycleRules } from './lifecycle.settings.ts';
import { quarterSteps, type StageHistory } from './quarters.calc.ts';

/** A dealer's stage as pages show it: the owner's word stands over the calculated one. */
export interface ShownStage {
  id: number;
  stage: Stage;
  computed: Stage;
  curve: Curve | null;
  byHand: boolean;
  /** Days on which it bought. */
  purchases: number;
  expectedMinor: number;
}

const LIVE = `SELECT l.dealer_id AS id, coalesce(o.stage, l.stage) AS stage, l.stage AS computed, l.curve, o.id IS NOT NULL AS byHand,
  coalesce(r.purchases, 0) AS purchases, coalesce(r.expected_minor, 0) AS expectedMinor
FROM lifecycle_live l LEFT JOIN stage_override o ON o.dealer_id = l.dealer_id LEFT JOIN rhythm_live r ON r.dealer_id = l.dealer_id
ORDER BY l.dealer_id`;

/** Everybody's stage, live or as of another day; what the owner has said holds on every day. */
export async function shownStages(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  wanted: string | undefined,
): Promise<{ asOf: string | null; rows: ShownStage[] }> {
  const head = liveHead(ctx.db);
  const asOf = checkedDay(ctx, wanted) ?? head?.asOf ?? dataCutOff(ctx.db, ctx.clock.today());
  if (asOf === null) return { asOf: null, rows: [] };
  const raw = rawOf(ctx.db);
  if (asOf === head?.asOf) {
    const rows = raw.prepare<[], Omit<ShownStage, 'byHand'> & { byHand: number }>(LIVE).all();
    return { asOf, rows: rows.map((row) => ({ ...row, byHand: row.byHand === 1 })) };
  }
  const rhythm = await rhythmAt(ctx.db, asOf, readRhythmRules(ctx.db));
  const said = new Map(
    raw.prepare('SELECT dealer_id, stage FROM stage_override').raw().all() as [number, Stage][], // as named
  );
  const found = new Map(rhythm.rows.map((row) => [row.id, row]));
  const rows = lifecycleRows(ctx.db, rhythm, readLifecycleRules(ctx.db)).map(({ id, stage, curve }) => ({
    id,
    stage: said.get(id) ?? stage,
    computed: stage,
    curve,
    byHand: said.has(id),
    purchases: found.get(id)?.own.purchases ?? 0,
    expectedMinor: found.get(id)?.expectedMinor ?? 0,
  }));
  return { asOf, rows };
}

export async function overview(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: Parsed<'lifecycle.overview'>,
): Promise<Output<'lifecycle.overview'>> {
  const { asOf, rows } = await shownStages(ctx, input.asOf);
  const rules = readLifecycleRules(ctx.db);
  return {
    asOf,
    rules,
    goneCycles: readRhythmRules(ctx.db).goneCycles,
    stages: STAGES.map((stage) => {
      const those = rows.filter((row) => row.stage === stage);
      return {
        stage,
        dealers: those.length,
        byHand: those.filter(({ byHand }) => byHand).length,
        expectedMinor: those.reduce((sum, { expectedMinor }) => sum + expectedMinor, 0),
      };
    }),
    steps: stepsOf(rules).map((purchases) => ({
      purchases,
      dealers: rows.filter((row) => row.purchases >= purchases).length,
    })),
    cells: STAGES.flatMap((stage) =>
      [...CURVES, null].map((curve) => ({
        stage,
        curve,
        dealers: rows.filter((row) => row.stage === stage && row.curve === curve).length,
      })),
    ),
  };
}

/** Purchase days that each step of the funnel asks for; every step holds the next. */
function stepsOf({ loyalPurchases }: LifecycleRules): number[] {
  return [...new Set([0, 1, 2, Math.max(2, loyalPurchases)])];
}

export async function stageIds(ctx: Ctx, input: Parsed<'lifecycle.ids'>): Promise<Output<'lifecycle.ids'>> {
  const { rows } = await shownStages(ctx, input.asOf);
  const fits = ({ stage, curve, purchases }: ShownStage) =>
    purchases >= (input.purchases ?? 0) &&
    (input.stage === undefined || stage === input.stage) &&
    (input.curve === undefined || curve === input.curve);
  return { ids: rows.filter(fits).map(({ id }) => DealerId.parse(id)) };
}

/** Everybody's stage, one by one. */
export async function perDealer(
  ctx: Ctx,
  input: Parsed<'lifecycle.perDealer'>,
): Promise<Output<'lifecycle.perDealer'>> {
  const { asOf, rows } = await shownStages(ctx, input.asOf);
  return { asOf, rows: rows.map(({ id, ...row }) => ({ id: DealerId.parse(id), ...row })) };
}

const histories = new WeakMap<RawDb, Map<string, Promise<StageHistory>>>();

async function historyOf(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  wanted: string | undefined,
): Promise<{ asOf: string | null; history: StageHistory | null }> {
  const asOf = checkedDay(ctx, wanted) ?? dataCutOff(ctx.db, ctx.clock.today());
  if (asOf === null) return { asOf, history: null };
  const rules = { rhythm: readRhythmRules(ctx.db), stages: readLifecycleRules(ctx.db) };
  const said = rawOf(ctx.db)
    .prepare('SELECT group_concat(dealer_id || stage || created_at) FROM stage_override')
    .pluck()
    .get();
  const history = await keptAnswer(histories, ctx.db, `${asOf}|${said}|${stateKey(ctx.db, rules)}`, 2, () =>
    inTurns(ctx.db, () => quarterSteps(ctx.db, asOf, rules)),
  );
  return { asOf, history };
}

export async function quarters(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: Parsed<'lifecycle.quarters'>,
): Promise<Output<'lifecycle.quarters'>> {
  const { asOf, history } = await historyOf(ctx, input.asOf);
  return { asOf, quarters: history === null ? [] : history.quarters.map((_, nth) => movesOf(history, nth)) };
}

function movesOf({ quarters: all, stages }: StageHistory, nth: number): QuarterMoves {
  const { name = '', from = 0, to = 0 } = all[nth] ?? {};
  const before = stages[nth] ?? [];
  const after = stages[nth + 1] ?? [];
  const counts = new Map<string, QuarterMoves['moves'][number]>();
  after.forEach((stage, i) => {
    if (stage === undefined) return;
    const was = before[i] ?? null;
    const move = counts.get(`${was}|${stage}`) ?? { from: was, to: stage, dealers: 0 };
    move.dealers += 1;
    counts.set(`${was}|${stage}`, move);
  });
  return {
    name,
    from: fromDayNumber(from),
    to: fromDayNumber(to),
    stages: STAGES.map((stage) => ({ stage, dealers: after.filter((each) => each === stage).length })),
    moves: [...counts.values()].sort((a, b) => order(a.from) - order(b.from) || order(a.to) - order(b.to)),
  };
}

function order(stage: Stage | null): number {
  return stage === null ? -1 : STAGES.indexOf(stage);
}

export async function movedIds(ctx: Ctx, input: Parsed<'lifecycle.movedIds'>): Promise<Output<'lifecycle.movedIds'>> {
  const { history } = await historyOf(ctx, input.asOf);
  const nth = history?.quarters.findIndex(({ name }) => name === input.quarter) ?? -1;
  if (!history || nth < 0) return { ids: [] };
  const ids: DealerId[] = [];
  history.ids.forEach((id, i) => {
    const from = history.stages[nth]?.[i] ?? null;
    const to = history.stages[nth + 1]?.[i];
    if (to === undefined) return;
    if ((input.from === undefined || input.from === from) && (input.to === undefined || input.to === to))
      ids.push(DealerId.parse(id));
  });
  return { ids };
}

export function dealerStage(
  ctx: Pick<Ctx, 'db'>,
  { dealerId }: Parsed<'lifecycle.dealer'>,
): Output<'lifecycle.dealer'> {
  const raw = rawOf(ctx.db);
  const live = raw
    .prepare<[number], { computed: Stage; curve: Curve | null; trend: number | null; quarters: number }>(
      'SELECT stage AS computed, curve, trend, quarters FROM lifecycle_live WHERE dealer_id = ?',
    )
    .get(dealerId);
  const override = raw
    .prepare<[number], { stage: Stage; reason: string; createdAt: number }>(
      'SELECT stage, reason, created_at AS createdAt FROM stage_override WHERE dealer_id = ?',
    )
    .get(dealerId);
  return {
    ...(live ?? { computed: null, curve: null, trend: null, quarters: 0 }),
    override: override ?? null,
    rules: readLifecycleRules(ctx.db),
    goneCycles: readRhythmRules(ctx.db).goneCycles,
  };
}

/** Sets stages by hand; accounts that take no part in grading are passed over. @throws AppError stage_nothing */
export function overrideStages(
  ctx: Ctx,
  { ids, stage, reason }: Parsed<'lifecycle.override'>,
): Promise<Output<'lifecycle.override'>> {
  return eachDealer(ctx, ids, (trx, act, dealerId, overrideId) => {
    if (overrideId !== undefined) {
      // Another stage stands from now on; a better reason leaves the day as it is.
      const changed =
        rawOf(trx).prepare('SELECT stage FROM stage_override WHERE id = ?').pluck().get(overrideId) !== stage;
      const columns = { stage, reason, ...(changed ? { created_at: act.at } : {}) };
      return loggedUpdate(trx, act, 'stage_override', overrideId, columns, 'update', dealerId);
    }
    const excluded = rawOf(trx).prepare('SELECT excluded FROM dealer WHERE id = ?').pluck().get(dealerId);
    if (excluded !== 0) return false;
    loggedInsert(trx, act, 'stage_override', { dealer_id: dealerId, stage, reason, created_at: act.at }, dealerId);
    return true;
  });
}

/** The calculated stages hold again. @throws AppError stage_nothing */
export function clearOverrides(
  ctx: Ctx,
  { ids }: Parsed<'lifecycle.clearOverride'>,
): Promise<Output<'lifecycle.clearOverride'>> {
  return eachDealer(ctx, ids, (trx, act, dealerId, overrideId) => {
    if (overrideId === undefined) return false;
    loggedDelete(trx, act, 'stage_override', overrideId, dealerId);
    return true;
  });
}

function eachDealer(
  ctx: Ctx,
  ids: readonly number[],
  write: (trx: Db, act: ActLog, dealerId: number, overrideId: number | undefined) => boolean,
): Promise<Output<'lifecycle.override'>> {
  return inTransaction(ctx.db, async (trx) => {
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    const raw = rawOf(trx);
    const find = raw.prepare<[number], number>('SELECT id FROM stage_override WHERE dealer_id = ?').pluck();
    const changed = ids.filter((id) => write(trx, act, id, find.get(id))).length;
    if (changed === 0) throw new AppError('stage_nothing');
    return { changed, changeId: ChangeId.parse(Number(raw.prepare('SELECT max(id) FROM change_log').pluck().get())) };
  });
}

export function setRules(ctx: Ctx, rules: LifecycleRules): Promise<LifecycleRules> {
  return writeRules(ctx, LIFECYCLE_SETTING, JSON.stringify(rules), readLifecycleRules);
}
