import { openReader } from '../../src/main/db/open.ts';

/** What a shop comes to, told without ids: two files with the same figures answer the same. */
const FIGURES = {
  dealers: `SELECT d.code, d.name, d.city, d.province, d.district, d.address, d.type, d.original_grade, d.settlement,
      d.credit_limit_minor, d.term_days, d.opened_on, (SELECT group_concat(name, '|') FROM (SELECT t.name FROM dealer_tag l
      JOIN tag t ON t.id = l.tag_id WHERE l.dealer_id = d.id ORDER BY t.name)) AS tags, r.name AS rep
    FROM dealer d LEFT JOIN dealer_owner o ON o.dealer_id = d.id LEFT JOIN rep r ON r.id = o.rep_id ORDER BY d.name`,
  days: `SELECT d.name, y.day, y.sales, y.sales_minor, y.net_minor FROM dealer_day y JOIN dealer d ON d.id = y.dealer_id
    ORDER BY d.name, y.day`,
  bills: `SELECT s.name AS source, d.name, o.number, o.kind, o.ordered_on, o.ordered_time, o.net_minor, o.rounding_micro, o.cost_minor,
      o.discount_minor, o.line_count, o.handler, o.note, o.reversal_ref, o.ordinal
    FROM orders o JOIN dealer d ON d.id = o.dealer_id JOIN source s ON s.id = o.source_id
    ORDER BY s.name, d.name, o.number, o.ordered_on, o.net_minor, o.ordinal`,
  lines: `SELECT o.number, o.ordered_on, d.name, l.line_no, p.code, l.product_name, l.unit, l.qty_micro, l.unit_price_micro, l.net_micro
    FROM order_line l JOIN orders o ON o.id = l.order_id JOIN dealer d ON d.id = o.dealer_id LEFT JOIN product p ON p.id = l.product_id
    ORDER BY o.number, o.ordered_on, d.name, l.line_no`,
  receipts: `SELECT s.name AS source, d.name, r.number, r.received_on, r.amount_minor, r.method, r.handler, r.note
    FROM receipt r JOIN dealer d ON d.id = r.dealer_id JOIN source s ON s.id = r.source_id
    ORDER BY d.name, r.received_on, r.number, r.amount_minor`,
  balances: `SELECT d.name, r.as_of_on, r.balance_minor, r.overdue_minor, r.not_due_minor, r.late30_minor, r.late60_minor,
      r.late90_minor, r.late_over_minor, r.late_unaged_minor, r.undated_minor, r.oldest_due_on
    FROM receivable r JOIN dealer d ON d.id = r.dealer_id ORDER BY d.name`,
  people: `SELECT d.name AS dealer, c.name, c.role, c.wechat, c.email, c.birthday, c.note, c.phones
    FROM contact c JOIN dealer d ON d.id = c.dealer_id ORDER BY d.name, c.name, c.phones`,
  products:
    'SELECT code, name, brand, spec, unit, category, price_micro, cost_micro, note FROM product ORDER BY code, name, spec',
  reps: `SELECT r.name, r.phone, r.left_on, r.regions, r.areas, r.skills, r.level, r.capacity_minutes, r.note,
      (SELECT group_concat(alias, '|') FROM (SELECT alias FROM rep_alias a WHERE a.rep_id = r.id ORDER BY alias)) AS aliases
    FROM rep r ORDER BY r.name`,
  activities: `SELECT d.name, a.kind, a.happened_on, a.happened_time, a.contact, a.rep, a.outcome, a.body, a.next_step, a.next_on
    FROM activity a JOIN dealer d ON d.id = a.dealer_id ORDER BY d.name, a.happened_on, a.happened_time, a.body`,
  totals: `SELECT s.name AS source, d.name, t.from_on, t.to_on, t.net_minor, t.order_count, t.qty_micro
    FROM period_total t JOIN dealer d ON d.id = t.dealer_id JOIN source s ON s.id = t.source_id ORDER BY d.name, t.from_on`,
} as const;

export function shopFigures(path: string): Record<string, unknown[]> {
  const raw = openReader(path);
  const figures = Object.entries(FIGURES).map(([name, sql]) => [name, raw.prepare(sql).all()] as const);
  raw.close();
  return Object.fromEntries(figures);
}
