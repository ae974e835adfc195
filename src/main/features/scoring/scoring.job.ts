import type { Parsed } from '../../../shared/contract/index.ts';
import type { ScoreRules } from '../../../shared/contract/scoring.contract.ts';
import { minorDigits } from '../../../shared/domain/money.ts';
import { tierCodes } from '../../../shared/domain/tiers.ts';
import type { Db } from '../../db/open.ts';
import { dataRevision } from '../../db/revision.ts';
import type { JobEnv } from '../../jobs/jobPort.ts';
import { notAfterToday } from '../../runtime/notAfterToday.ts';
import { sharedArrays } from '../../runtime/sharedArrays.ts';
import { dealersRevision } from '../dealers/dealerBase.repo.ts';
import { coveredPeriods, cutOffOrWhy, dataCutOff } from '../orders/orders.service.ts';
import { readSettings } from '../settings/settings.service.ts';
import { checkScoreRules } from './checkRules.rules.ts';
import { firstExpiry, standingPins } from './pins.repo.ts';
import { scoreDealers } from './score.rules.ts';
import type { RunTotals } from './scoreColumns.ts';
import { hasExtras, type ScoreResult } from './scoreValues.ts';
import type { scoringOps } from './scoring.ops.ts';
import { readScheme, schemeOfDay } from './scoring.repo.ts';
import { changedRows, rememberLive, type ScoreChanges } from './scoring.store.ts';
import { readTotals } from './scoring.totals.ts';
import { withFacts } from './valueFacts.ts';
import { windowOf } from './window.rules.ts';

type ScoringEnv = JobEnv<typeof scoringOps>;

/** What a run is calculated from and what came out, beside the rows. */
export interface RunHead {
  schemeId: number;
  schemeVersion: number;
  asOf: string;
  windowFrom: string;
  rules: ScoreRules;
  totals: RunTotals;
  dataRevision: number;
}

/** What a run is asked for; what is left out, the active scheme and the data say. */
export type RunWish = Omit<Parsed<'scoring.run'>, 'reason'>;
export interface RunParams extends RunWish {
  runId: number;
  /** It is there already. */
  kept?: boolean;
}

/** A live result that is to be stored, and what of it differs from the stored one. */
export interface LiveScores {
  head: RunHead;
  result: ScoreResult;
  changes: ScoreChanges;
  /** Count of the dealers' changes before the calculation began. */
  dealers: number;
}

/** Brings the live result up to date: the active scheme as of the data's cut-off. */
export async function scoreLive(env: ScoringEnv): Promise<void> {
  await storeScores(env, await calculateScores(env));
}

/** What {@link scoreLive} stores; null where there are no orders. */
export async function calculateScores(env: ScoringEnv): Promise<LiveScores | null> {
  if (dataCutOff(env.db, env.clock.today()) === null) return null;
  const dealers = dealersRevision(env.db);
  const { head, result } = await calculate(env, { rulesOfDay: false });
  env.port.checkCancelled();
  return { head, result, changes: changedRows(env.db, result), dealers };
}

/** Hands a live result to the writer. */
export async function storeScores(env: ScoringEnv, scores: LiveScores | null): Promise<void> {
  if (scores === null) {
    await env.port.run('scoring.storeNone', {});
    return;
  }
  const { head, changes, dealers } = scores;
  const result = sharedArrays(scores.result);
  // Most edits move no score: then no list has to be read again.
  const same = changes.changed.length === 0 && changes.moved.length === 0 && changes.gone.length === 0;
  const uid = same
    ? await env.port.run('scoring.storeSame', { head })
    : await env.port.run('scoring.storeLive', { head, result, dealers, ...changes });
  rememberLive(env.db, uid, result);
}

/** Calculates a run of its own and freezes it. */
export async function scoreRun(params: RunParams, env: ScoringEnv): Promise<void> {
  if (params.kept === true) return;
  const { head, result } = await calculate(env, params);
  env.port.checkCancelled();
  await env.port.run('scoring.storeRun', { runId: params.runId, head, result });
}

async function calculate(env: ScoringEnv, params: RunWish): Promise<{ head: RunHead; result: ScoreResult }> {
  const { db, port } = env;
  port.progress('scoring', 0, null);
  const revision = dataRevision(db);
  const asOf = await asOfDay(db, env.clock.today(), params.asOf);
  const now = await readScheme(db, params.schemeId);
  const scheme = params.rulesOfDay ? await schemeOfDay(db, now, asOf) : now;
  const rules = wantedRules(scheme.rules, params);
  checkScoreRules(rules);
  const figures = readTotals(db, asOf, rules.windowMonths, port.checkCancelled);
  port.checkCancelled();
  const totals = rules.kind === 'value' ? withFacts(db, figures, asOf, rules) : figures;
  const pins = standingPins(db, env.clock.today());
  const { currency } = await readSettings(db);
  const periods = coveredPeriods(db, asOf);
  const scored = scoreDealers(totals, rules, asOf, { minorPerUnit: 10 ** minorDigits(currency), periods, pins });
  const result: ScoreResult = { totals, columns: scored.columns, codes: tierCodes(rules), pins };
  const head: RunHead = {
    schemeId: scheme.id,
    schemeVersion: scheme.version,
    asOf,
    windowFrom: windowOf(asOf, rules.windowMonths).from,
    rules,
    totals: {
      ...scored.totals,
      dataTo: dataCutOff(db, asOf),
      periods,
      ...(hasExtras(result) ? { extras: true, pinsUntilOn: firstExpiry(pins) } : {}),
    },
    dataRevision: revision,
  };
  return { head, result };
}

/** The scheme's rules with what was asked for in their place. */
function wantedRules(rules: ScoreRules, { windowMonths, binning, fixedBounds, amountAs }: RunWish): ScoreRules {
  return {
    ...rules,
    ...(windowMonths === undefined ? {} : { windowMonths }),
    ...(binning === undefined ? {} : { binning }),
    ...(fixedBounds === undefined ? {} : { fixedBounds }),
    ...(amountAs === undefined ? {} : { amountAs }),
  };
}

/** A wanted day wins unless it lies after today; otherwise the data's cut-off. */
async function asOfDay(db: Db, today: string, wanted: string | undefined): Promise<string> {
  if (wanted !== undefined) notAfterToday(wanted, today);
  return wanted ?? cutOffOrWhy(db, today);
}
