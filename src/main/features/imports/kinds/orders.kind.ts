import { mergeOrders } from '../mergeOrders.ts';
import { stageOrders } from '../stageOrders.ts';
import { undoOrders } from '../undoOrders.ts';
import type { KindWork } from './kindWork.ts';

/** Bills with their lines. */
export const ORDERS_WORK: KindWork = {
  stage: stageOrders,
  staged: {
    table: 'stage_order',
    select: `SELECT s.source_row AS row, s.dealer_name AS title, NULL AS joinedRow, s.changes,
      json_object('date', s.ordered_on, 'number', s.number, 'kind', s.kind, 'amountMinor', CAST(s.net_minor AS TEXT),
        'handler', s.handler) AS vals,
      (SELECT json_group_array(l.source_row) FROM stage_line l
        WHERE l.batch_id = s.batch_id AND l.order_local_no = s.local_no) AS rows
    FROM stage_order s`,
    selectSame: `SELECT s.source_row AS row, d.name AS title, NULL AS joinedRow, '[]' AS changes,
      json_object('date', o.ordered_on, 'number', o.number, 'kind', o.kind, 'amountMinor', CAST(o.net_minor AS TEXT),
        'handler', o.handler) AS vals
    FROM stage_same s JOIN orders o ON o.id = s.record_id JOIN dealer d ON d.id = o.dealer_id`,
  },
  seenAs: 'orders',
  merge: (db, work) => ({ newProducts: mergeOrders(db, work) }),
  undo: undoOrders,
  topics: ['orders'],
};
