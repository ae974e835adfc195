import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { SpokenOrder, SpokenState } from '../../../shared/contract/visitSheets.contract.ts';
import { differenceOf, SpokenState as States } from '../../../shared/contract/visitSheets.contract.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { loggedUpdate } from '../../db/changeLog.ts';
import { type Db, rawOf } from '../../db/open.ts';
import type { Ctx } from '../../runtime/context.ts';
import { dataCutOff } from '../orders/orders.service.ts';
import { binNote, editNotes, standingNote } from './editNotes.ts';
import { type Bill, matchSpoken, SPOKEN_RULE, type Spoken } from './spoken.rules.ts';

type StoredSpoken = Omit<SpokenOrder, 'until' | 'state' | 'bill'> & Pick<Spoken, 'settled'>;
type Asks = Pick<Ctx, 'db' | 'clock'>;

/**
 * Orders by word of mouth with the bills they became: those without one first, the longest overdue before the others, then those
 * billed with another amount, what is missing most before the others.
 */
export function listSpoken({ db, clock }: Asks, input: Parsed<'visits.spoken'>): Output<'visits.spoken'> {
  const cutOff = dataCutOff(db, clock.today());
  const all = matchedSpoken(db, cutOff).filter(
    (row) =>
      (input.dealerId === undefined || row.dealerId === input.dealerId) &&
      (input.reps.length === 0 || (row.repId !== null && input.reps.includes(row.repId))) &&
      (input.from === undefined || row.on >= input.from) &&
      (input.to === undefined || row.on <= input.to),
  );
  const counts = zeros();
  const amounts = zeros();
  for (const { state, amountMinor } of all) {
    counts[state] += 1;
    amounts[state] += amountMinor ?? 0;
  }
  const rows = all
    .filter(({ state }) => input.states.length === 0 || input.states.includes(state))
    .sort((a, b) => ORDER[a.state] - ORDER[b.state] || byDifference(a, b) || byDay(a, b));
  return {
    rows: rows.slice(input.offset, input.offset + input.limit),
    total: rows.length,
    counts,
    amounts,
    cutOff,
    rule: { ...SPOKEN_RULE },
  };
}

const ORDER: Readonly<Record<SpokenState, number>> = {
  unbilled: 0,
  differs: 1,
  waiting: 2,
  billed: 3,
  settled: 4,
  dropped: 5,
};

/** Of orders that were billed with another amount: what is missing most stands first. */
function byDifference(a: SpokenOrder, b: SpokenOrder): number {
  if (a.state !== 'differs' || b.state !== 'differs') return 0;
  return (differenceOf(a) ?? 0) - (differenceOf(b) ?? 0);
}

/** What is still to be billed by the day by which it was to be, the longest overdue first; the others with the newest first. */
function byDay(a: SpokenOrder, b: SpokenOrder): number {
  const isOpen = a.state === 'unbilled' || a.state === 'waiting';
  if (isOpen && a.until !== b.until) return a.until < b.until ? -1 : 1;
  return a.on < b.on ? 1 : a.on > b.on ? -1 : b.id - a.id;
}

function zeros(): Record<SpokenState, number> {
  return Object.fromEntries(States.options.map((state) => [state, 0])) as Record<SpokenState, number>; // each of them
}

/** Every spoken order, matched anew: nothing of it is stored, so that it holds whatever is imported or undone. */
export function matchedSpoken(db: Db, cutOff: CalendarDay | null): SpokenOrder[] {
  const raw = rawOf(db);
  const stored = raw
    .prepare<[], StoredSpoken>(
      `SELECT s.id, s.revision, s.dealer_id AS dealerId, d.name, d.code, s.rep_id AS repId, coalesce(r.name, '') AS repName,
         s.spoken_on AS "on", s.amount_minor AS amountMinor, s.body, s.expected_on AS expectedOn, s.settled
       FROM spoken_order s JOIN dealer d ON d.id = s.dealer_id LEFT JOIN rep r ON r.id = s.rep_id
       WHERE s.deleted_at IS NULL AND d.deleted_at IS NULL`,
    )
    .all();
  const billsOf = raw.prepare<[object], Bill & { number: string }>(
    `SELECT id, ordered_on AS "on", number, net_minor AS netMinor FROM orders
     WHERE dealer_id = @dealerId AND kind = 'sale' AND net_minor > 0 AND ordered_on BETWEEN @from AND coalesce(@to, ordered_on)`,
  );
  return [...Map.groupBy(stored, ({ dealerId }) => dealerId)].flatMap(([dealerId, spoken]) => {
    const from = spoken.reduce((least, { on }) => (on < least ? on : least), spoken[0]?.on ?? '');
    const bills = billsOf.all({ dealerId, from, to: cutOff });
    const byId = new Map(bills.map((bill) => [bill.id, bill]));
    const matched = matchSpoken(spoken, bills, cutOff);
    return spoken.flatMap(({ settled: _settled, ...row }) => {
      const found = matched.get(row.id);
      if (found === undefined) return [];
      const bill = found.billId === null ? undefined : byId.get(found.billId);
      return [
        {
          ...row,
          until: found.until,
          state: found.state,
          bill: bill === undefined ? null : { on: bill.on, number: bill.number, netMinor: bill.netMinor },
        },
      ];
    });
  });
}

/** The owner's word on orders of which no bill is found. */
export function settleSpoken(
  ctx: Ctx,
  { ids, settled }: Parsed<'visits.settleSpoken'>,
): Promise<Output<'visits.settleSpoken'>> {
  return editNotes(ctx, (trx, act) => {
    for (const id of new Set(ids)) {
      const row = standingNote(trx, 'spoken_order', id);
      loggedUpdate(trx, act, 'spoken_order', id, { settled }, 'update', Number(row.dealer_id));
    }
  });
}

export function removeSpoken(ctx: Ctx, { id }: Parsed<'visits.removeSpoken'>): Promise<Output<'visits.removeSpoken'>> {
  return editNotes(ctx, (trx, act) => binNote(trx, act, 'spoken_order', id));
}
