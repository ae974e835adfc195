import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { type Db, rawOf } from '../../db/open.ts';

/**
 * The dealers with their marks in one field, the largest amounts first: what a sheet of marks is keyed in from. Who is left
 * out of grading is not asked for.
 */
export function listMarks(
  db: Db,
  { field, missingOnly, offset, limit }: Parsed<'scoring.marks'>,
): Output<'scoring.marks'> {
  const raw = rawOf(db);
  const own = typeof field === 'number';
  // One of two words of the contract, or a parameter: nothing of the caller's stands in the statement.
  const value = own ? 'v.value' : `CAST(d.${field === 'potential' ? 'potential' : 'cooperation'} AS TEXT)`;
  const from = `FROM dealer d LEFT JOIN score_live s ON s.dealer_id = d.id
    ${own ? 'LEFT JOIN custom_value v ON v.dealer_id = d.id AND v.field_id = @field' : ''}
    WHERE d.deleted_at IS NULL AND d.excluded = 0`;
  const which = missingOnly ? `AND ${value} IS NULL` : '';
  const given = own ? { field } : {};
  const counts = raw
    .prepare<[object], { total: number; marked: number }>(`SELECT count(*) AS total, count(${value}) AS marked ${from}`)
    .get(given);
  const rows = raw
    .prepare(
      `SELECT d.id AS dealerId, d.revision, d.code, d.name, s.tier, coalesce(s.net_minor, 0) AS amountMinor,
         coalesce(${value}, '') AS value
       ${from} ${which} ORDER BY s.net_minor DESC NULLS LAST, d.id LIMIT @limit OFFSET @offset`,
    )
    .all({ ...given, limit, offset });
  return {
    // Rows as the statement names its columns; the contract checks them on the way out.
    rows: rows as Output<'scoring.marks'>['rows'],
    total: counts?.total ?? 0,
    marked: counts?.marked ?? 0,
  };
}
