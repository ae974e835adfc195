import { mergeRecords } from '../mergeRecords.ts';
import { stageReceivables } from '../stageReceivables.ts';
import { undoRecords } from '../undoRecords.ts';
import type { KindWork } from './kindWork.ts';

const BANDS = [
  ['notDue', 'not_due_minor'],
  ['late30', 'late30_minor'],
  ['late60', 'late60_minor'],
  ['late90', 'late90_minor'],
  ['lateOver', 'late_over_minor'],
] as const;

/** What a list of balances says of the dealers themselves. */
const TERMS = ['credit_limit_minor', 'term_days'] as const;

/** Balances, one per dealer and day. */
export const RECEIVABLES_WORK: KindWork = {
  stage: stageReceivables,
  staged: {
    table: 'stage_receivable',
    select: `SELECT s.source_row AS row, s.dealer_name AS title, NULL AS joinedRow, s.changes,
      json_object('balanceMinor', CAST(s.balance_minor AS TEXT), 'overdueMinor', CAST(s.overdue_minor AS TEXT),
        'oldestDueOn', coalesce(s.oldest_due_on, ''), 'undatedMinor', iif(s.undated_minor = 0, '', CAST(s.undated_minor AS TEXT)),
        ${BANDS.map(([name, column]) => `'${name}Minor', iif(s.${column} = 0, '', CAST(s.${column} AS TEXT))`).join(', ')},
        ${TERMS.map((column) => `'${column}', coalesce(CAST(d.fields ->> '${column}' AS TEXT), '')`).join(', ')}) AS vals
    FROM stage_receivable s LEFT JOIN stage_dealer d ON d.id = (SELECT t.id FROM stage_dealer t WHERE t.batch_id = s.batch_id
      AND iif(s.dealer_id IS NULL, t.action = 'create' AND t.local_no = s.dealer_local_no, t.dealer_id = s.dealer_id))`,
  },
  merge(db, work) {
    mergeRecords(db, 'receivable', work);
    return {};
  },
  undo: (db, batchId) => undoRecords(db, 'receivable', batchId),
  topics: ['receivables'],
};
