import type { SegmentRule } from '../../../shared/contract/segmentRule.ts';
import type { Segment } from '../../../shared/contract/segments.contract.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import type { Db } from '../../db/open.ts';
import type { Ctx } from '../../runtime/context.ts';
import { unseenFields } from '../dealers/detailFor.ts';
import { visibilityFor } from '../operators/visibility.repo.ts';
import { asksReps, fieldsIn, type RulesById } from './segmentRefs.rules.ts';
import { listSegments } from './segmentRows.repo.ts';

type Viewed = Pick<Ctx, 'db' | 'operatorId'>;

export function rulesById(segments: readonly Segment[]): RulesById {
  return new Map(segments.map(({ id, rule }) => [Number(id), rule]));
}

/** The owner's own fields that the rules of these segments look at. */
export function segmentFields(db: Db, ids: readonly number[]): ReadonlySet<number> {
  const rules = rulesById(listSegments(db));
  return new Set(ids.flatMap((id) => [...fieldsIn(rules.get(id) ?? null, rules)]));
}

/** The segments whoever asks may see: one by a field that is kept from him would tell who has what in it. */
export function segmentsSeen({ db, operatorId }: Viewed): Segment[] {
  const segments = listSegments(db);
  const unseen = unseenFields(db, operatorId);
  if (unseen.size === 0) return segments;
  const rules = rulesById(segments);
  return segments.filter(({ rule }) => [...fieldsIn(rule, rules)].every((field) => !unseen.has(field)));
}

/** @throws AppError field_hidden for a rule by what is kept from whoever asks */
export function mustSeeRule({ db, operatorId }: Viewed, rule: SegmentRule | null): void {
  const unseen = unseenFields(db, operatorId);
  if (unseen.size === 0) return;
  const fields = fieldsIn(rule, rulesById(listSegments(db)));
  if ([...fields].some((field) => unseen.has(field))) throw new AppError('field_hidden');
}

/** A segment that whoever asks may see. @throws AppError not_found, field_hidden */
export function seenSegment(viewed: Viewed, id: number): Segment {
  const segment = segmentsSeen(viewed).find((each) => each.id === id);
  if (segment) return segment;
  throw new AppError(listSegments(viewed.db).some((each) => each.id === id) ? 'field_hidden' : 'not_found');
}

/** A sum of amounts; null where it is what the reps asked for bring in and that is kept from whoever asks. */
export function sumSeen({ db, operatorId }: Viewed, rule: SegmentRule | null, sum: number): number | null {
  return asksReps(rule, rulesById(listSegments(db))) ? visibilityFor(db, operatorId).shown('performance', sum) : sum;
}
