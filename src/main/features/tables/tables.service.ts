import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { Ctx } from '../../runtime/context.ts';
import { mustSeeEverything } from '../transfer/transfer.service.ts';

/** Starts writing a table. @throws AppError owner_only where a list of the whole file holds figures hidden from him */
export function startExport(ctx: Ctx, input: Parsed<'tables.export'>): Output<'tables.export'> {
  if (input.request.table === 'list') mustSeeEverything(ctx.db, ctx.operatorId);
  return { jobId: ctx.startJob('tables.export', input) };
}
