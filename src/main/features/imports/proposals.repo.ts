import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { excludedChange, excludedColumns } from './grading.rules.ts';
import { requireBatch } from './imports.repo.ts';
import type { Columns, StagedDealer } from './staged.ts';

interface Proposed {
  id: number;
  row: number;
  name: string;
  isNew: number;
  proposal: string;
  type: string | null;
  amountMinor: number | null;
  excluded: number;
}

/** Accounts that a checked batch proposes to leave out of grading, as they are decided so far. */
export function listProposals(db: Db, input: Parsed<'imports.proposals'>): Output<'imports.proposals'> {
  requireBatch(db, input.batchId);
  const raw = rawOf(db);
  const rows = raw
    .prepare<[{ batchId: number; limit: number; offset: number }], Proposed>(
      `SELECT s.id, s.source_row AS row, s.name, s.action = 'create' AS isNew, s.proposal,
         coalesce(s.fields ->> 'type', d.type) AS type, s.fields ->> 'excluded' AS excluded, b.amountMinor
       FROM stage_dealer s LEFT JOIN dealer d ON d.id = s.dealer_id
         LEFT JOIN (SELECT dealer_local_no AS localNo, sum(net_minor) AS amountMinor FROM stage_order
                    WHERE batch_id = @batchId AND dealer_local_no IS NOT NULL AND kind IN ('sale', 'return', 'reversal')
                    GROUP BY dealer_local_no) b ON b.localNo = s.local_no
       WHERE s.batch_id = @batchId AND s.proposal <> '' ORDER BY s.source_row, s.id LIMIT @limit OFFSET @offset`,
    )
    .all({ batchId: input.batchId, limit: input.limit, offset: input.offset });
  const { excluded, graded } = countProposals(raw, input.batchId);
  // The staged reason is one of the two; the contract checks it again on the way out.
  return {
    rows: rows.map((row) => ({
      ...row,
      isNew: row.isNew === 1,
      excluded: row.excluded === 1,
    })) as Output<'imports.proposals'>['rows'],
    total: excluded + graded,
    excluded,
  };
}

/** How many are to be left out of grading, and how many not, by the staged decisions. */
export function countProposals(raw: RawDb, batchId: number): { excluded: number; graded: number } {
  const counts = raw
    .prepare<[number], { excluded: number; graded: number }>(
      `SELECT coalesce(sum(fields ->> 'excluded' = 1), 0) AS excluded, coalesce(sum(fields ->> 'excluded' <> 1), 0) AS graded
       FROM stage_dealer WHERE batch_id = ? AND proposal <> ''`,
    )
    .get(batchId);
  return counts ?? { excluded: 0, graded: 0 };
}

/** Writes the owner's decision into staged rows: all proposals, or those of some numbers. Runs inside a transaction. */
export function decideStaged(db: Db, batchId: number, ids: readonly number[] | undefined, excluded: boolean): void {
  const raw = rawOf(db);
  const rows = raw
    .prepare<[{ batchId: number; ids: string | null }], { id: number; fields: string; changes: string }>(
      `SELECT id, fields, changes FROM stage_dealer WHERE batch_id = @batchId AND proposal <> ''
         AND (@ids IS NULL OR id IN (SELECT value FROM json_each(@ids)))`,
    )
    .all({ batchId, ids: ids === undefined ? null : JSON.stringify(ids) });
  const write = raw.prepare('UPDATE stage_dealer SET fields = ?, changes = ? WHERE id = ?');
  for (const { id, fields, changes } of rows) {
    // Staged by this feature.
    const columns = { ...(JSON.parse(fields) as Columns), ...excludedColumns(excluded) };
    const shown = (JSON.parse(changes) as StagedDealer['changes']).map((change) =>
      change.field === 'excluded' ? excludedChange(excluded) : change,
    );
    write.run(JSON.stringify(columns), JSON.stringify(shown), id);
  }
}
