import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { Mover, RunSummary } from '../../../shared/contract/scoring.contract.ts';
import { tierCodes } from '../../../shared/domain/tiers.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import type { Ctx } from '../../runtime/context.ts';
import { visibilityFor } from '../operators/visibility.repo.ts';
import { SCORE_ROW_COLUMNS } from './explain.repo.ts';
import { figuresFor, figuresOf } from './explain.rules.ts';
import { byAmount, movedOnly, movesOf } from './migration.rules.ts';
import { gradeCode } from './originalGrade.rules.ts';
import type { ScoreRow } from './scoreRow.rules.ts';
import { findLiveRun, listRuns, readRun } from './scoring.repo.ts';

type Wish = Parsed<'scoring.migration'>;
export type Standings = Pick<Wish, 'from' | 'to'>;

interface StoredMove {
  dealerId: number;
  code: string;
  name: string;
  originalGrade: string;
  tier: string | null;
  amountMinor: number;
}

/** What is compared, with every dealer's step; accounts that take no part are left out. */
export interface Migration {
  from: RunSummary | null;
  to: RunSummary;
  moves: Mover[];
}

/** @throws AppError score_no_orders, not_found */
export async function readMigration(db: Db, { from, to }: Standings): Promise<Migration> {
  const target = to === null ? await findLiveRun(db) : await readRun(db, to);
  if (!target) throw new AppError('score_no_orders');
  const source = from === 'original' ? null : await readRun(db, from);
  const raw = rawOf(db);
  const before = source?.runId ? tiersOfRun(raw, source.runId) : undefined;
  const moves = movedDealers(raw, to).map(({ originalGrade, tier, ...dealer }) => ({
    ...dealer,
    dealerId: dealer.dealerId as Mover['dealerId'], // the table's own ids
    grade: source === null ? originalGrade : '',
    from: before ? standing(before, dealer.dealerId) : ownGrade(originalGrade, target),
    to: tier ?? 'ungraded',
  }));
  return { from: source, to: target, moves };
}

/** A step with the figures that explain where it led. */
export type ExplainedMove = Output<'scoring.migration'>['rows'][number];

/** @param target the run the steps lead to, with its id; null for the live result */
export function explained(
  { db, operatorId }: Pick<Ctx, 'db' | 'operatorId'>,
  { run, runId }: { run: RunSummary; runId: number | null },
  moves: readonly Mover[],
): ExplainedMove[] {
  const ids = moves.map(({ dealerId }) => dealerId);
  const rows = rowsOf(rawOf(db), runId, ids);
  const visibility = visibilityFor(db, operatorId);
  return moves.flatMap((move) => {
    const row = rows.get(move.dealerId);
    if (!row) return [];
    const figures = figuresFor(figuresOf(row, { rules: run.rules, totals: run }), visibility);
    return [{ ...move, pinned: row.pinReason != null, figures }];
  });
}

/** Tier by tier, and the dealers of a cell or all who stand elsewhere, each with why it stands where it stands now. */
export async function migration(ctx: Ctx, wish: Wish): Promise<Output<'scoring.migration'>> {
  const { from, to, moves } = await readMigration(ctx.db, wish);
  const { cell, offset, limit } = wish;
  const listed = cell
    ? byAmount(moves.filter((move) => move.from === cell.from && move.to === cell.to))
    : movedOnly(moves);
  const page = listed.slice(offset, offset + limit);
  const { cells, up, down, same } = movesOf(moves, rankOf(from?.rules ?? to.rules, to.rules));
  return {
    fromNaming: namingOf(from ?? to),
    toNaming: namingOf(to),
    cells,
    up,
    down,
    same,
    rows: explained(ctx, { run: to, runId: wish.to }, page),
    total: listed.length,
  };
}

/** Who went from where to where: the dealers that a cell of the comparison stands for. */
export async function movedIds({ db }: Pick<Ctx, 'db'>, wish: Parsed<'scoring.movedIds'>) {
  const { moves } = await readMigration(db, wish);
  const inside = moves.filter(({ from, to }) => from === wish.cell.from && to === wish.cell.to);
  return { ids: byAmount(inside).map(({ dealerId }) => dealerId) };
}

/** Kept runs looked at for one as of an earlier day. */
const RUNS = 50;

/** The newest kept result as of an earlier day. */
export async function earlierRun(db: Db, live: RunSummary): Promise<RunSummary | null> {
  const { runs } = await listRuns(db, 0, RUNS);
  return runs.find(({ asOf }) => asOf < live.asOf) ?? null;
}

function namingOf({ rules }: RunSummary) {
  const { tierNames, dormantName, tierPatterns } = rules;
  return { tierNames: [...tierNames], dormantName, tierPatterns };
}

/** Codes sort by value whatever their number; D is last in both. */
export function rankOf(...schemes: { tierNames: readonly string[] }[]): (standing: string) => number | undefined {
  const codes = [...new Set(schemes.flatMap((rules) => tierCodes(rules)))].sort();
  return (standing) => {
    const at = codes.indexOf(standing);
    return at < 0 ? undefined : at;
  };
}

function ownGrade(text: string, { rules }: RunSummary): string {
  return text.trim() === '' ? 'absent' : (gradeCode(text, rules) ?? 'other');
}

function standing(before: ReadonlyMap<number, string | null>, dealerId: number): string {
  const tier = before.get(dealerId);
  return tier === undefined ? 'absent' : (tier ?? 'ungraded');
}

function tiersOfRun(raw: RawDb, runId: number): ReadonlyMap<number, string | null> {
  const rows = raw.prepare('SELECT dealer_id, tier FROM score_frozen WHERE run_id = ?').raw().all(runId) as [
    number,
    string | null,
  ][]; // the two columns selected
  return new Map(rows);
}

const fromTable = (runId: number | null) => (runId === null ? 'score_live' : 'score_frozen');

function movedDealers(raw: RawDb, runId: number | null): StoredMove[] {
  return raw
    .prepare<unknown[], StoredMove>(
      `SELECT s.dealer_id AS dealerId, coalesce(d.code, '') AS code, coalesce(d.name, '') AS name,
         coalesce(d.original_grade, '') AS originalGrade, s.tier, s.net_minor AS amountMinor
       FROM ${fromTable(runId)} s LEFT JOIN dealer d ON d.id = s.dealer_id
       WHERE s.excluded = 0 ${runId === null ? '' : 'AND s.run_id = ?'} ORDER BY s.dealer_id`,
    )
    .all(...(runId === null ? [] : [runId]));
}

function rowsOf(raw: RawDb, runId: number | null, ids: readonly number[]): ReadonlyMap<number, ScoreRow> {
  const rows = raw
    .prepare<unknown[], ScoreRow>(
      `SELECT ${SCORE_ROW_COLUMNS} FROM ${fromTable(runId)} s
       WHERE s.dealer_id IN (SELECT value FROM json_each(?)) ${runId === null ? '' : 'AND s.run_id = ?'}`,
    )
    .all(JSON.stringify(ids), ...(runId === null ? [] : [runId]));
  return new Map(rows.map((row) => [row.dealerId, row]));
}
