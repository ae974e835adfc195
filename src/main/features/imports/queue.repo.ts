import type { ImportKind } from '../../../shared/contract/importFields.ts';
import type { Batch } from '../../../shared/contract/imports.contract.ts';
import { isAppError } from '../../../shared/errors/appError.ts';
import type { Db } from '../../db/open.ts';
import { readBatch } from './imports.repo.ts';

/** Who is named before those who name him: reps and products, then dealers, then what belongs to them. */
const TURN: Readonly<Record<ImportKind, number>> = {
  reps: 1,
  products: 2,
  dealers: 3,
  contacts: 4,
  orders: 5,
  totals: 6,
  receivables: 7,
  receipts: 8,
  activities: 9,
};
/** A file of which nobody knows yet what it is. */
const LAST = 10;

/** Several imports in the order in which they had best be written. */
export async function listQueue(db: Db, ids: readonly number[]): Promise<Batch[]> {
  const batches: Batch[] = [];
  for (const id of new Set(ids)) {
    try {
      batches.push(await readBatch(db, id));
    } catch (error) {
      if (!isAppError(error) || error.code !== 'not_found') throw error;
    }
  }
  const turn = ({ kind, status }: Batch) => (kind === null || status === 'failed' ? LAST : TURN[kind]);
  return batches.sort((a, b) => turn(a) - turn(b) || a.batchId - b.batchId);
}
