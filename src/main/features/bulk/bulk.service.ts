import type { BulkChange } from '../../../shared/contract/bulk.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import type { Ctx } from '../../runtime/context.ts';
import { unseenFields } from '../dealers/detailFor.ts';
import { loadRegions } from '../dealers/regionTable.ts';
import { bulkWrite, nextValue, presentReader } from './bulkColumns.ts';

/** Dealers a statement: a few ms. */
const SLICE = 2000;
/** Values that are told one by one. */
const TOLD = 6;

/** Values that somebody does not see are not his to overwrite. @throws AppError owner_only */
function refuseHidden(ctx: Ctx, change: BulkChange): void {
  if (change.set === 'own' && unseenFields(ctx.db, ctx.operatorId).has(change.field)) throw new AppError('owner_only');
}

/** Counts what a change would do, a slice at a time: other questions go first in between. */
export async function previewBulk(ctx: Ctx, { ids, change }: Parsed<'bulk.preview'>): Promise<Output<'bulk.preview'>> {
  refuseHidden(ctx, change);
  const write = bulkWrite(ctx.db, change, loadRegions(ctx.resourcesDir));
  const read = presentReader(ctx.db, write);
  const counts = new Map<string, number>();
  let same = 0;
  for (let from = 0; from < ids.length; from += SLICE) {
    for (const { value, differs } of read(ids.slice(from, from + SLICE))) {
      if (differs === 1) counts.set(value, (counts.get(value) ?? 0) + 1);
      else same += 1;
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  const filled = counts.get('') ?? 0;
  const overwritten = [...counts]
    .filter(([value]) => value !== '')
    .map(([value, dealers]) => ({ value, dealers }))
    .sort((a, b) => b.dealers - a.dealers || (a.value < b.value ? -1 : 1));
  const sum = (list: readonly { dealers: number }[]) => list.reduce((total, { dealers }) => total + dealers, 0);
  return {
    changing: filled + sum(overwritten),
    next: nextValue(write),
    filled,
    same,
    overwritten: overwritten.slice(0, TOLD),
    others: sum(overwritten.slice(TOLD)),
  };
}

/** Refuses at once what no dealer could get; the rest is the job's. @throws AppError owner_only, not_found, value_unreadable */
export function startBulk(ctx: Ctx, input: Parsed<'bulk.edit'>): Output<'bulk.edit'> {
  refuseHidden(ctx, input.change);
  bulkWrite(ctx.db, input.change, loadRegions(ctx.resourcesDir));
  return { jobId: ctx.startJob('bulk.edit', input) };
}
