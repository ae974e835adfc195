import { customFieldOf, type DealerQuery } from '../../../shared/contract/dealerFilter.contract.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import type { Db } from '../../db/open.ts';
import type { Ctx } from '../../runtime/context.ts';
import { visibilityFor } from '../operators/visibility.repo.ts';
import { unseenFields } from './detailFor.ts';
import { segmentPort } from './segmentPort.ts';

type Viewed = Pick<Ctx, 'db' | 'operatorId'>;

/** Whether an order or a condition would tell what somebody does not see: who is first, and who is on the list. */
export function asksUnseen(
  db: Db,
  { filter, sort }: Pick<DealerQuery, 'filter' | 'sort'>,
  unseen: ReadonlySet<number>,
): boolean {
  if (unseen.size === 0) return false;
  if (unseen.has(customFieldOf(sort.by) ?? 0) || filter.custom.some(({ field }) => unseen.has(field))) return true;
  if (filter.segments.length === 0) return false;
  return [...segmentPort().fieldsOf(db, filter.segments)].some((field) => unseen.has(field));
}

/** @throws AppError field_hidden for an order or a condition by what is kept from whoever asks */
export function mustSeeQuery({ db, operatorId }: Viewed, query: Pick<DealerQuery, 'filter' | 'sort'>): void {
  if (asksUnseen(db, query, unseenFields(db, operatorId))) throw new AppError('field_hidden');
}

/** The sum of a list, null where it is what the reps asked for bring in and that is kept from whoever asks. */
export function sumSeen(
  { db, operatorId }: Viewed,
  { filter }: Pick<DealerQuery, 'filter'>,
  sum: number,
): number | null {
  const byRep = filter.reps.some((rep) => rep !== null);
  return byRep ? visibilityFor(db, operatorId).shown('performance', sum) : sum;
}
