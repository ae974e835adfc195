import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { NOTHING_SAID, type SaidOfVisit, VISIT_RESULTS } from '../../../shared/domain/visitResults.ts';
import { VISIT_REASONS } from '../../../shared/domain/visits.ts';
import { type Db, rawOf } from '../../db/open.ts';
import type { StoredVisit } from './results.rules.ts';
import type { IssuedSheet } from './sheets.repo.ts';

interface Row {
  id: number;
  dealerId: number;
  repId: number;
  visitOn: CalendarDay;
  status: string;
  doneOn: CalendarDay | null;
  timeIn: string;
  timeOut: string;
  reason: string;
  reasonText: string;
  planFrom: CalendarDay | null;
  planTo: CalendarDay | null;
  movedOn: CalendarDay | null;
  dropped: number;
  movedStatus: string | null;
  outcome: string | null;
  contact: string | null;
  amountMinor: number | null;
  body: string | null;
  nextStep: string | null;
  nextOn: CalendarDay | null;
  product: string | null;
  competitor: string | null;
  priceMicro: number | null;
}

/** Visits with what is known of them, also those that were taken out of the plan; those of dealers in the bin are not there. */
export function storedVisits(db: Db, ids: readonly number[]): Map<number, StoredVisit> {
  const rows = rawOf(db)
    .prepare<[string], Row>(
      `SELECT v.id, v.dealer_id AS dealerId, v.rep_id AS repId, v.visit_on AS visitOn, v.status, v.done_on AS doneOn,
         v.time_in AS timeIn, v.time_out AS timeOut, v.reason, v.reason_text AS reasonText,
         p.from_on AS planFrom, p.to_on AS planTo, m.visit_on AS movedOn, m.status AS movedStatus,
         v.deleted_at IS NOT NULL AS dropped,
         a.outcome_code AS outcome, a.contact, a.amount_minor AS amountMinor, a.body, a.next_step AS nextStep, a.next_on AS nextOn,
         n.product, n.competitor, n.price_micro AS priceMicro
       FROM visit v JOIN dealer d ON d.id = v.dealer_id AND d.deleted_at IS NULL LEFT JOIN visit_plan p ON p.id = v.plan_id
         LEFT JOIN visit m ON m.id = v.moved_to AND m.deleted_at IS NULL
         LEFT JOIN activity a ON a.id = v.activity_id AND a.deleted_at IS NULL
         LEFT JOIN market_note n ON n.id = (SELECT id FROM market_note WHERE visit_id = v.id AND deleted_at IS NULL ORDER BY id LIMIT 1)
       WHERE v.id IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(ids));
  return new Map(rows.map((row) => [row.id, toVisit(row)]));
}

function toVisit(row: Row): StoredVisit {
  const { id, dealerId, repId, visitOn, planFrom, planTo, movedStatus } = row;
  return {
    id,
    dealerId,
    repId,
    visitOn,
    plan: planFrom === null || planTo === null ? null : { from: planFrom, to: planTo },
    said: row.status === 'planned' ? null : saidOf(row),
    dropped: row.dropped === 1,
    movedOn: movedStatus !== null && movedStatus !== 'planned',
  };
}

function saidOf(row: Row): SaidOfVisit {
  const market =
    row.product === null
      ? null
      : { product: row.product, competitor: row.competitor ?? '', priceMicro: row.priceMicro };
  const said: SaidOfVisit = {
    ...NOTHING_SAID,
    person: row.contact ?? '',
    body: row.body ?? '',
    nextStep: row.nextStep ?? '',
    nextOn: row.nextOn,
    market,
  };
  const reason = VISIT_REASONS.find((known) => known === row.reason) ?? null;
  if (row.status === 'moved')
    return { ...said, what: 'moved', reason, reasonText: row.reasonText, movedTo: row.movedOn };
  if (row.status === 'missed') return { ...said, what: 'missed', reason, reasonText: row.reasonText };
  return {
    ...said,
    doneOn: row.doneOn,
    timeIn: row.timeIn,
    timeOut: row.timeOut,
    result: VISIT_RESULTS.find((known) => known === row.outcome) ?? null,
    amountMinor: row.amountMinor,
  };
}

/** Visits of a dealer by a rep on a day, the planned one first. */
export function findVisitOf(db: Db, dealerId: number, repId: number, on: CalendarDay): number | undefined {
  const id = rawOf(db)
    .prepare<[object], number>(
      `SELECT id FROM visit WHERE dealer_id = @dealerId AND rep_id = @repId AND (visit_on = @on OR done_on = @on)
         AND status <> 'moved' AND deleted_at IS NULL ORDER BY status <> 'planned', origin = 'unplanned', id LIMIT 1`,
    )
    .pluck()
    .get({ dealerId, repId, on });
  return id === undefined ? undefined : Number(id);
}

/**
 * The visits of a sheet's lines as they stand now: where one was taken out of the plan and the dealer stands on that rep's day
 * another time, the line is that visit.
 */
export function linesNow(db: Db, { repId, on, lines }: Pick<IssuedSheet, 'repId' | 'on' | 'lines'>): number[] {
  const dropped = rawOf(db)
    .prepare<[string], { id: number; dealerId: number }>(
      `SELECT id, dealer_id AS dealerId FROM visit WHERE deleted_at IS NOT NULL AND id IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(lines));
  const taken = new Set(lines);
  const dealers = new Map(dropped.map(({ id, dealerId }) => [id, dealerId]));
  return lines.map((id) => {
    const dealerId = dealers.get(id);
    const other = dealerId === undefined ? undefined : findVisitOf(db, dealerId, repId, on);
    return other === undefined || taken.has(other) ? id : other;
  });
}

/** Dealers by code or name, as a workbook or a message names them; more than one where the name is shared. */
export function dealersNamed(db: Db, text: string, key: (text: string) => string): number[] {
  const raw = rawOf(db);
  const byCode = raw
    .prepare<[string], number>('SELECT id FROM dealer WHERE deleted_at IS NULL AND code = ? COLLATE NOCASE')
    .pluck()
    .all(text);
  if (byCode.length > 0) return byCode as unknown as number[]; // plucked from a column of integers
  const named = raw
    .prepare<[object], number>(
      `SELECT id FROM dealer WHERE deleted_at IS NULL AND (name_key = @key OR name = @text OR short_name = @text
         OR id IN (SELECT dealer_id FROM dealer_alias WHERE kind = 'name' AND (value_key = @key OR value = @text)))`,
    )
    .pluck()
    .all({ key: key(text), text });
  if (named.length > 0 || text.length < 2) return named as unknown as number[]; // as above
  // A rep writes 惠民 for 惠民超市: the only name that begins or contains it is meant.
  return raw
    .prepare<[string], number>('SELECT id FROM dealer WHERE deleted_at IS NULL AND instr(name, ?) > 0 LIMIT 3')
    .pluck()
    .all(text) as unknown as number[]; // as above
}

/** What dealers are called. */
export function dealerNames(
  db: Db,
  ids: readonly number[],
): Map<number, { name: string; code: string; tier: string | null }> {
  const rows = rawOf(db)
    .prepare<[string], { id: number; name: string; code: string; tier: string | null }>(
      `SELECT d.id, d.name, d.code, s.tier FROM dealer d LEFT JOIN score_live s ON s.dealer_id = d.id
       WHERE d.id IN (SELECT value FROM json_each(?))`,
    )
    .all(JSON.stringify(ids));
  return new Map(rows.map(({ id, ...names }) => [id, names]));
}
