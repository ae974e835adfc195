import type { ScoredDealer } from '../../../shared/contract/dealerFigures.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { boxAt, USUAL_RF_MAP } from '../../../shared/domain/rfMap.ts';
import { rawOf } from '../../db/open.ts';
import type { Ctx } from '../../runtime/context.ts';
import { visibilityFor } from '../operators/visibility.repo.ts';
import { figuresFor, figuresOf } from './explain.rules.ts';
import type { ScoreRow } from './scoreRow.rules.ts';
import { SCORE_COLUMN_NAMES } from './scoreValues.ts';
import { findLiveRun, readRun } from './scoring.repo.ts';

/** SQLite's names, as the rest of the program writes them. */
const camel = (name: string) => name.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());
/** Every column of a result, to be read as {@link ScoreRow}. */
export const SCORE_ROW_COLUMNS = ['dealer_id', ...SCORE_COLUMN_NAMES]
  .map((name) => `s.${name} AS ${camel(name)}`)
  .join(', ');

/** One dealer's figures beside those of the whole run. @throws AppError not_found where there is no such run */
export async function explain(
  ctx: Pick<Ctx, 'db' | 'operatorId'>,
  { dealerId, runId }: Parsed<'scoring.explain'>,
): Promise<Output<'scoring.explain'>> {
  const run = runId === undefined ? await findLiveRun(ctx.db) : await readRun(ctx.db, runId);
  const table = runId === undefined ? 'score_live' : 'score_frozen';
  const row = rawOf(ctx.db)
    .prepare<number[], ScoreRow>(
      `SELECT ${SCORE_ROW_COLUMNS} FROM ${table} s WHERE s.dealer_id = ? ${runId === undefined ? '' : 'AND s.run_id = ?'}`,
    )
    .get(...(runId === undefined ? [dealerId] : [dealerId, runId]));
  if (!run || !row) return null;
  return figuresFor(figuresOf(row, { rules: run.rules, totals: run }), visibilityFor(ctx.db, ctx.operatorId));
}

/** The dealers of a run with their scores; who is in the bin by now keeps them in a kept run. */
export async function scoredRows(
  { db }: Pick<Ctx, 'db'>,
  { runId, offset, limit }: Parsed<'scoring.rows'>,
): Promise<Output<'scoring.rows'>> {
  const run = runId === null ? await findLiveRun(db) : await readRun(db, runId);
  const raw = rawOf(db);
  const [table, which] = runId === null ? ['score_live', ''] : ['score_frozen', 'WHERE s.run_id = @runId'];
  const total = raw.prepare<[object], number>(`SELECT count(*) FROM ${table} s ${which}`).pluck().get({ runId }) ?? 0;
  const rows = raw
    .prepare<[object], Omit<ScoredDealer, 'pinned' | 'segment'> & { pinned: number }>(
      `SELECT s.dealer_id AS dealerId, coalesce(d.code, '') AS code, coalesce(d.name, '') AS name,
         s.r_days AS daysSinceLast, s.orders, s.net_minor AS amountMinor, s.r_score AS rScore, s.f_score AS fScore,
         s.m_score AS mScore, s.rfm_group AS rfmGroup, s.abc, s.rank, s.share, s.tier, s.ungraded,
         s.pin_reason IS NOT NULL AS pinned, s.value_score AS valueScore
       FROM ${table} s LEFT JOIN dealer d ON d.id = s.dealer_id ${which}
       ORDER BY s.dealer_id LIMIT @limit OFFSET @offset`,
    )
    .all({ runId, limit, offset });
  const map = run?.rules.rfMap ?? USUAL_RF_MAP;
  const segmentOf = (row: { rScore: number | null; fScore: number | null }) =>
    boxAt(map, row.rScore ?? 0, row.fScore ?? 0) ?? null;
  return { rows: rows.map((row) => ({ ...row, segment: segmentOf(row), pinned: row.pinned === 1 })), total };
}
