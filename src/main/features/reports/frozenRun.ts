import { AppError, isAppError } from '../../../shared/errors/appError.ts';
import { type FreezeReason, findFrozenTwin } from '../scoring/freeze.ts';
import type { ReportEnv } from './builtReport.ts';

/**
 * The run that is printed must recompute for ever: the live result is frozen, unless the same one is already. A file that
 * can only be looked at is printed from its live result, if that has not been frozen before.
 */
export async function frozenRun(env: ReportEnv, reason: FreezeReason): Promise<number | null> {
  try {
    const runId = await env.port.run('scoring.storeFrozen', { reason });
    if (runId === null) throw new AppError('score_no_orders');
    return runId;
  } catch (error) {
    if (isAppError(error) && error.code === 'file_read_only') return findFrozenTwin(env.db) ?? null;
    throw error;
  }
}
