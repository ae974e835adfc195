import { mergeRecords } from '../mergeRecords.ts';
import { stageReceipts } from '../stageReceipts.ts';
import { undoRecords } from '../undoRecords.ts';
import type { KindWork } from './kindWork.ts';

/** Receipts. */
export const RECEIPTS_WORK: KindWork = {
  stage: stageReceipts,
  staged: {
    table: 'stage_receipt',
    select: `SELECT s.source_row AS row, s.dealer_name AS title, NULL AS joinedRow, s.changes,
      json_object('number', s.number, 'date', s.received_on, 'amountMinor', CAST(s.amount_minor AS TEXT), 'method', s.method,
        'handler', s.handler, 'note', s.note) AS vals
    FROM stage_receipt s`,
  },
  merge(db, work) {
    mergeRecords(db, 'receipt', work);
    return {};
  },
  undo: (db, batchId) => undoRecords(db, 'receipt', batchId),
  topics: ['receivables'],
};
