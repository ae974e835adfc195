import type { ImportTrace } from '../../../shared/contract/dealers.contract.ts';
import { BatchId } from '../../../shared/domain/ids.ts';
import { toldFields } from '../../db/changeLog.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { createSourceSpots } from './sourceSpots.repo.ts';

interface StoredTrace {
  batchId: number;
  fileName: string;
  at: number;
  row: number | null;
  created: number;
  before: string;
  after: string;
}

/**
 * The import that brought a dealer, and those that changed it. A dealer that a later list took over stands in that list's
 * file at a row nobody wrote down. Batches come first: what they overwrote is found by batch and record.
 */
const TRACES = `
SELECT i.id AS batchId, i.file_name AS fileName, i.committed_at AS at, 1 AS created, '{}' AS before, '{}' AS after,
  CASE WHEN EXISTS (SELECT 1 FROM import_seen s WHERE s.entity = 'dealer' AND s.record_id = d.id AND s.batch_id = i.id)
    THEN NULL ELSE d.source_row END AS row
FROM dealer d JOIN import_batch i ON i.id = d.batch_id WHERE d.id = @id AND i.committed_at IS NOT NULL
UNION ALL
SELECT i.id, i.file_name, i.committed_at, 0, b.before, b.after, b.source_row
FROM import_batch i CROSS JOIN import_before b ON b.batch_id = i.id AND b.entity = 'dealer' AND b.record_id = @id
WHERE i.status = 'committed'
ORDER BY batchId DESC`;

/** What imports did to a dealer, newest first. */
export function readImportTraces(db: Db, id: number): ImportTrace[] {
  const shown = rawOf(db)
    .prepare<[string], string>("SELECT 'own:' || kind || ':' || name FROM custom_field WHERE 'own:' || id = ?")
    .pluck();
  const spots = createSourceSpots(db);
  return rawOf(db)
    .prepare<[{ id: number }], StoredTrace>(TRACES)
    .all({ id })
    .map(({ batchId, before, after, created, row, ...rest }) => ({
      ...rest,
      ...(row === null ? { sheet: null, row } : spots(batchId, row)),
      batchId: BatchId.parse(batchId),
      created: created === 1,
      // Written by updateDealers.
      fields: toldFields(JSON.parse(before), JSON.parse(after)).map((told) =>
        told.field.startsWith('own:') ? { ...told, field: String(shown.get(told.field) ?? told.field) } : told,
      ),
    }))
    .filter((trace) => trace.created || trace.fields.length > 0);
}
