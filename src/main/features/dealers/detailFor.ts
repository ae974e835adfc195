import { customKey } from '../../../shared/contract/dealerFilter.contract.ts';
import type { DealerDetail, DealerRow } from '../../../shared/contract/dealers.contract.ts';
import type { Db } from '../../db/open.ts';
import type { Ctx } from '../../runtime/context.ts';
import { hiddenFields } from '../operators/hiddenFields.repo.ts';
import { visibilityFor } from '../operators/visibility.repo.ts';
import { hidesHeader } from '../operators/visibility.rules.ts';

type Viewed = Pick<Ctx, 'db' | 'operatorId'>;

/** Answers a dealer as whoever asks may see it. */
export function asSeen<I>(work: (ctx: Ctx, input: I) => DealerDetail | Promise<DealerDetail>) {
  return async (ctx: Ctx, input: I): Promise<DealerDetail> => detailFor(await work(ctx, input), ctx);
}

/** A dealer without the columns of the owner's list and the fields of his own that hold what is his alone. */
export function detailFor(detail: DealerDetail, { db, operatorId }: Viewed): DealerDetail {
  const visibility = visibilityFor(db, operatorId);
  const extras = Object.entries(detail.extras).filter(([header]) => !hidesHeader(header, visibility));
  const [row = detail] = rowsFor([detail], hiddenFields(db, visibility));
  return { ...row, extras: Object.fromEntries(extras) };
}

/** The owner's own fields that whoever asks does not see. */
export function unseenFields(db: Db, operatorId: number | null): ReadonlySet<number> {
  return hiddenFields(db, visibilityFor(db, operatorId));
}

/** Rows without the values of hidden fields. */
export function rowsFor<R extends Pick<DealerRow, 'custom'>>(rows: readonly R[], hidden: ReadonlySet<number>): R[] {
  if (hidden.size === 0) return [...rows];
  const keys = new Set<string>([...hidden].map(customKey));
  return rows.map((row) => ({
    ...row,
    custom: Object.fromEntries(Object.entries(row.custom).filter(([key]) => !keys.has(key))),
  }));
}
