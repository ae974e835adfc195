import { type RunSummary, type Scheme, ScoreRules } from '../../../shared/contract/scoring.contract.ts';
import { RunId, SchemeId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import type { Db } from '../../db/open.ts';
import { localDayOf } from '../../runtime/clock.ts';
import type { RunTotals } from './scoreColumns.ts';

interface StoredRun {
  id: number;
  status: string;
  reason: string;
  asOf: string;
  windowFrom: string;
  rules: string;
  totals: string;
  createdAt: number;
  schemeId: number;
  schemeName: string;
  schemeVersion: number;
  name: string;
}

const runColumns = [
  'scoreRun.id',
  'scoreRun.status',
  'scoreRun.reason',
  'scoreRun.asOf',
  'scoreRun.windowFrom',
  'scoreRun.rules',
  'scoreRun.totals',
  'scoreRun.createdAt',
  'scoreRun.schemeId',
  'scoreScheme.name as schemeName',
  'scoreRun.schemeVersion',
  'scoreRun.name',
] as const;

function runs(db: Db) {
  return db.selectFrom('scoreRun').innerJoin('scoreScheme', 'scoreScheme.id', 'scoreRun.schemeId');
}

/** A run as everyone outside sees it; the live one has no id of its own. */
function toSummary(row: StoredRun): RunSummary {
  // Written by this feature from the types they are read as.
  const totals = JSON.parse(row.totals) as RunTotals;
  const rules = ScoreRules.parse(JSON.parse(row.rules));
  return {
    runId: row.status === 'frozen' ? RunId.parse(row.id) : null,
    name: row.name,
    asOf: row.asOf,
    windowFrom: row.windowFrom,
    windowMonths: rules.windowMonths,
    schemeId: SchemeId.parse(row.schemeId),
    schemeName: row.schemeName,
    schemeVersion: row.schemeVersion,
    rules,
    dealers: totals.dealers,
    amountMinor: totals.amountMinor,
    shareBaseMinor: totals.shareBaseMinor,
    orders: totals.orders,
    thresholds: totals.thresholds,
    groupCuts: totals.groupCuts,
    dataFrom: totals.dataFrom,
    dataTo: totals.dataTo,
    previousCovered: totals.previousCovered,
    gaps: [...totals.gaps],
    abc: { ...totals.abc },
    tiers: totals.tiers.map((tier) => ({ ...tier })),
    ungraded: { ...totals.ungraded },
    createdAt: row.createdAt,
    reason: row.reason,
  };
}

/** The live run, with the state of the data it belongs to and the day until which its pins stand. */
export async function findLiveRun(
  db: Db,
): Promise<(RunSummary & { dataRevision: number; pinsUntilOn: string | null }) | undefined> {
  const row = await runs(db)
    .select([...runColumns, 'scoreRun.dataRevision'])
    .where('scoreRun.status', '=', 'live')
    .executeTakeFirst();
  if (!row) return undefined;
  // Written by this feature from the type it is read as.
  const { pinsUntilOn = null } = JSON.parse(row.totals) as RunTotals;
  return { ...toSummary(row), dataRevision: row.dataRevision, pinsUntilOn };
}

/** @throws AppError not_found */
export async function readRun(db: Db, runId: number): Promise<RunSummary> {
  const row = await runs(db)
    .select(runColumns)
    .where('scoreRun.id', '=', runId)
    .where('scoreRun.status', '=', 'frozen')
    .where('scoreRun.deletedAt', 'is', null)
    .executeTakeFirst();
  if (!row) throw new AppError('not_found');
  return toSummary(row);
}

export async function listRuns(db: Db, offset: number, limit: number): Promise<{ runs: RunSummary[]; total: number }> {
  const frozen = runs(db).where('scoreRun.status', '=', 'frozen').where('scoreRun.deletedAt', 'is', null);
  const rows = await frozen.select(runColumns).orderBy('scoreRun.id', 'desc').offset(offset).limit(limit).execute();
  const { total } = await frozen.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return { runs: rows.map(toSummary), total };
}

export async function listSchemes(db: Db): Promise<{ schemes: Scheme[]; activeId: SchemeId }> {
  const rows = await db
    .selectFrom('scoreScheme')
    .select(['id', 'name', 'version', 'rules', 'isActive'])
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .execute();
  const schemes = rows.map((row) => ({
    id: SchemeId.parse(row.id),
    name: row.name,
    version: row.version,
    rules: ScoreRules.parse(JSON.parse(row.rules)),
  }));
  const active = rows.find((row) => row.isActive === 1) ?? rows[0];
  if (!active) throw new AppError('not_found');
  return { schemes, activeId: SchemeId.parse(active.id) };
}

/** One scheme, the active one by default. @throws AppError not_found */
export async function readScheme(db: Db, id?: number): Promise<Scheme> {
  const { schemes, activeId } = await listSchemes(db);
  const scheme = schemes.find((candidate) => candidate.id === (id ?? activeId));
  if (!scheme) throw new AppError('not_found');
  return scheme;
}

/**
 * The scheme with the rules it had at the end of a day; with its first known ones where it is younger than that day.
 * A file made before versions were kept has the present one only.
 */
export async function schemeOfDay(db: Db, scheme: Scheme, day: string): Promise<Scheme> {
  const versions = await db
    .selectFrom('scoreSchemeVersion')
    .select(['version', 'name', 'rules', 'createdAt'])
    .where('schemeId', '=', scheme.id)
    // Whatever lies above the present version was taken back.
    .where('version', '<=', scheme.version)
    .orderBy('version')
    .execute();
  const then = versions.findLast(({ createdAt }) => localDayOf(createdAt) <= day) ?? versions[0];
  return then
    ? { ...scheme, name: then.name, version: then.version, rules: ScoreRules.parse(JSON.parse(then.rules)) }
    : scheme;
}
