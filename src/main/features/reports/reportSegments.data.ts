import { DealerQuery } from '../../../shared/contract/dealerFilter.contract.ts';
import type { SegmentId } from '../../../shared/domain/ids.ts';
import type { Ctx } from '../../runtime/context.ts';
import { snapshotOf } from '../dealers/gridIndex.ts';
import { seenSegment } from '../segments/segmentSeen.ts';
import { everybody, type WithinSegments } from './withinSegments.ts';

/** Who is in any of the segments a report is asked for. @throws AppError not_found, field_hidden */
export async function withinSegments(
  env: Pick<Ctx, 'db' | 'clock' | 'operatorId'>,
  ids: readonly SegmentId[],
): Promise<WithinSegments> {
  if (ids.length === 0) return everybody;
  const names = ids.map((id) => seenSegment(env, id).name);
  const query = DealerQuery.parse({ filter: { segments: ids } });
  const found = await snapshotOf(env.db, query, env.clock.today());
  return { names, members: new Set(found.ids) };
}
