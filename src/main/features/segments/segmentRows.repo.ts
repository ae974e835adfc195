import { SegmentRule } from '../../../shared/contract/segmentRule.ts';
import type { Segment } from '../../../shared/contract/segments.contract.ts';
import { SegmentId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';

interface StoredSegment {
  id: number;
  revision: number;
  name: string;
  note: string;
  rule: string | null;
  createdAt: number;
  updatedAt: number;
}

const COLUMNS = 'id, revision, name, note, rule, created_at AS createdAt, updated_at AS updatedAt';

/** All segments in the order of their names. */
export function listSegments(db: Db): Segment[] {
  const sql = `SELECT ${COLUMNS} FROM segment WHERE deleted_at IS NULL ORDER BY name_key, id`;
  return rawOf(db).prepare<[], StoredSegment>(sql).all().map(toSegment);
}

/** A segment, undefined where there is none or it was removed. */
export function findSegment(db: Db, id: number): Segment | undefined {
  const sql = `SELECT ${COLUMNS} FROM segment WHERE id = ? AND deleted_at IS NULL`;
  const row = rawOf(db).prepare<[number], StoredSegment>(sql).get(id);
  return row && toSegment(row);
}

/** @throws AppError not_found */
export function getSegment(db: Db, id: number): Segment {
  const found = findSegment(db, id);
  if (!found) throw new AppError('not_found');
  return found;
}

function toSegment({ id, rule, ...row }: StoredSegment): Segment {
  return {
    ...row,
    id: SegmentId.parse(id),
    // Written by this feature, or taken in and checked with the whole file.
    rule: rule === null ? null : SegmentRule.parse(JSON.parse(rule)),
  };
}

/** Whom a list holds, dealers in the bin among them. */
export function readMembers(raw: RawDb, segmentId: number): number[] {
  const ids = raw
    .prepare<[number], number>('SELECT dealer_id FROM segment_member WHERE segment_id = ? ORDER BY dealer_id')
    .pluck()
    .all(segmentId);
  return ids as unknown as number[]; // plucked from a column of integers
}

/** Since when a dealer is on lists, by the list. */
export function membershipsOf(raw: RawDb, dealerId: number): Map<number, string> {
  const rows = raw
    .prepare<[number], { id: number; day: string }>(
      'SELECT segment_id AS id, added_on AS day FROM segment_member WHERE dealer_id = ?',
    )
    .all(dealerId);
  return new Map(rows.map(({ id, day }) => [id, day]));
}
