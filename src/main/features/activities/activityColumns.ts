/** A rep that a log names is the rep of that name, or of one he also goes by. */
export const REP_ID = `coalesce(a.rep_id, (SELECT r.id FROM rep r WHERE a.rep <> '' AND r.name = a.rep),
  (SELECT n.rep_id FROM rep_alias n WHERE a.rep <> '' AND n.alias = a.rep LIMIT 1))`;

/**
 * A next step that nothing says was done. Logs that are imported have no mark for "done": there a later activity of the dealer
 * stands for it, or years of them would be overdue for ever.
 */
export const IS_OPEN = `(a.next_done_on IS NULL AND (a.next_on IS NOT NULL OR a.next_step <> '') AND (a.origin <> 'import' OR NOT EXISTS (
  SELECT 1 FROM activity later WHERE later.dealer_id = a.dealer_id AND later.deleted_at IS NULL AND later.id <> a.id
    AND (later.happened_on > a.happened_on OR (later.happened_on = a.happened_on AND later.happened_time > a.happened_time)))))`;

/** The columns of an activity; `a` is the activity. */
export const ACTIVITY_COLUMNS = `a.id, a.revision, a.dealer_id AS dealerId, a.kind, a.happened_on AS "on", a.happened_time AS time,
  a.contact_id AS contactId, coalesce((SELECT nullif(k.name, '') FROM contact k WHERE k.id = a.contact_id), a.contact) AS contact,
  ${REP_ID} AS repId, coalesce((SELECT r.name FROM rep r WHERE r.id = a.rep_id), a.rep) AS rep,
  nullif(a.outcome_code, '') AS outcomeCode, a.outcome, a.amount_minor AS amountMinor, a.body, a.next_step AS nextStep,
  a.next_on AS nextOn, a.next_time AS nextTime, a.next_done_on AS nextDoneOn, a.next_done_by AS nextDoneBy, ${IS_OPEN} AS open,
  a.origin, a.operator`;

/** The same with the dealer `d`. */
export const ROW_COLUMNS = `${ACTIVITY_COLUMNS}, d.name AS dealerName, d.code AS dealerCode, d.city,
  (SELECT f.tier FROM score_figure f WHERE f.dealer_id = d.id) AS tier`;

/** As the statement gives it: SQLite has no yes and no. */
export type Stored<R extends { open: boolean }> = Omit<R, 'open'> & { open: 0 | 1 };

export function opened<R extends { open: boolean }>(row: Stored<R>): R {
  // Everything else is as the columns are declared.
  return { ...row, open: row.open === 1 } as unknown as R;
}
