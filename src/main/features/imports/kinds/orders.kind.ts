import { mergeOrders } from '../mergeOrders.ts';
import { stageOrders } from '../stageOrders.ts';
import { undoOrders } from '../undoOrders.ts';
import type { KindWork } from './kindWork.ts';

/** A figure in millionths as it is written; NULL stays NULL, which printf would make a 0. */
const figure = (column: string) => `iif(${column} IS NULL, NULL, printf('%.15g', ${column} / 1e6))`;

/**
 * What lines say, in one text: each product with its quantity and price; where a line has no quantity, with its amount. `of` are
 * rows with the columns of `stage_line`.
 */
const goods = (of: string) =>
  `coalesce((SELECT group_concat(trim(concat_ws(' ', nullif(coalesce(nullif(l.product_name, ''), l.product_code), ''),
    nullif(l.brand, ''), nullif(l.spec, ''), ${figure('l.qty_micro')} || l.unit, '× ' || ${figure('l.unit_price_micro')},
    iif(l.qty_micro IS NULL, '= ' || ${figure('l.net_micro')}, NULL))), '；') FROM (${of}) l), '')`;

const STAGED_LINES = `SELECT * FROM stage_line WHERE batch_id = s.batch_id AND order_local_no = s.local_no
  ORDER BY line_no`;
const KNOWN_LINES = `SELECT k.*, p.code AS product_code, p.brand, p.spec FROM order_line k
  LEFT JOIN product p ON p.id = k.product_id WHERE k.order_id = o.id ORDER BY k.line_no`;

const figures = (of: string) =>
  ['discount', 'tax', 'cost'].map((name) => `'${name}Minor', CAST(${of}.${name}_minor AS TEXT)`).join(', ');

/** Bills with their lines. */
export const ORDERS_WORK: KindWork = {
  stage: stageOrders,
  staged: {
    table: 'stage_order',
    select: `SELECT s.source_row AS row, s.dealer_name AS title, NULL AS joinedRow, s.changes,
      json_object('date', s.ordered_on, 'number', s.number, 'kind', s.kind, 'amountMinor', CAST(s.net_minor AS TEXT),
        'handler', s.handler, 'note', s.note, ${figures('s')},
        'goods', ${goods(STAGED_LINES)}) AS vals,
      (SELECT json_group_array(l.source_row) FROM stage_line l
        WHERE l.batch_id = s.batch_id AND l.order_local_no = s.local_no) AS rows
    FROM stage_order s`,
    selectSame: `SELECT s.source_row AS row, d.name AS title, NULL AS joinedRow, '[]' AS changes,
      json_object('date', o.ordered_on, 'number', o.number, 'kind', o.kind, 'amountMinor', CAST(o.net_minor AS TEXT),
        'handler', o.handler, 'note', o.note, ${figures('o')},
        'goods', ${goods(KNOWN_LINES)}) AS vals
    FROM stage_same s JOIN orders o ON o.id = s.record_id JOIN dealer d ON d.id = o.dealer_id`,
  },
  seenAs: 'orders',
  merge: (db, work) => ({ newProducts: mergeOrders(db, work) }),
  undo: undoOrders,
  topics: ['orders'],
};
