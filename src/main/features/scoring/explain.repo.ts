import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { rawOf } from '../../db/open.ts';
import type { Ctx } from '../../runtime/context.ts';
import { visibilityFor } from '../operators/visibility.repo.ts';
import { figuresFor, figuresOf } from './explain.rules.ts';
import type { ScoreRow } from './scoreRow.rules.ts';
import { SCORE_COLUMN_NAMES } from './scoreValues.ts';
import { findLiveRun } from './scoring.repo.ts';

/** SQLite's names, as the rest of the program writes them. */
const camel = (name: string) => name.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());
/** Every column of a result, to be read as {@link ScoreRow}. */
export const SCORE_ROW_COLUMNS = ['dealer_id', ...SCORE_COLUMN_NAMES]
  .map((name) => `s.${name} AS ${camel(name)}`)
  .join(', ');

/** One dealer's live figures beside those of the whole run. */
export async function explain(
  ctx: Pick<Ctx, 'db' | 'operatorId'>,
  input: Parsed<'scoring.explain'>,
): Promise<Output<'scoring.explain'>> {
  const live = await findLiveRun(ctx.db);
  const row = rawOf(ctx.db)
    .prepare<[number], ScoreRow>(`SELECT ${SCORE_ROW_COLUMNS} FROM score_live s WHERE s.dealer_id = ?`)
    .get(input.dealerId);
  if (!live || !row) return null;
  return figuresFor(figuresOf(row, { rules: live.rules, totals: live }), visibilityFor(ctx.db, ctx.operatorId));
}
