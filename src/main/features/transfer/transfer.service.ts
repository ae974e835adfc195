import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { FIGURE_GROUPS } from '../../../shared/contract/operators.contract.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import type { Ctx } from '../../runtime/context.ts';
import { visibilityFor } from '../operators/visibility.repo.ts';
import { rowsThatGo, tablesOf } from './transferColumns.ts';
import { FROM_THE_START } from './transferTables.ts';

/** The whole file holds every figure. @throws AppError owner_only for whom one is hidden */
export function mustSeeEverything(db: Db, operatorId: number | null): void {
  const visibility = visibilityFor(db, operatorId);
  if (!FIGURE_GROUPS.every((group) => visibility.sees(group))) throw new AppError('owner_only');
}

/** Starts writing the whole file. @throws AppError owner_only */
export function exportFile(ctx: Ctx, input: Parsed<'transfer.export'>): Output<'transfer.export'> {
  mustSeeEverything(ctx.db, ctx.operatorId);
  return { jobId: ctx.startJob('transfer.export', input) };
}

/** Starts taking a whole file in. @throws AppError transfer_not_empty */
export function takeFile(ctx: Ctx, input: Parsed<'transfer.take'>): Output<'transfer.take'> {
  mustBeEmpty(rawOf(ctx.db));
  return { jobId: ctx.startJob('transfer.take', input) };
}

export function room(ctx: Ctx): Output<'transfer.room'> {
  return { empty: isEmpty(rawOf(ctx.db)) };
}

/** @throws AppError transfer_not_empty */
export function mustBeEmpty(raw: RawDb): void {
  if (!isEmpty(raw)) throw new AppError('transfer_not_empty');
}

/** The owner has put nothing into the file yet. */
function isEmpty(raw: RawDb): boolean {
  return tablesOf(raw)
    .filter((table) => !FROM_THE_START.has(table))
    .every((table) => raw.prepare(`SELECT 1 FROM ${table}${rowsThatGo(table)} LIMIT 1`).get() === undefined);
}
