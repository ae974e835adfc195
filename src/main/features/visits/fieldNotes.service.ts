import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { MarketNote, SpokenOrder, SpokenState } from '../../../shared/contract/visitSheets.contract.ts';
import { SpokenState as States } from '../../../shared/contract/visitSheets.contract.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { ChangeId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type ActLog, beginAct, lastEntryOf, loggedUpdate, readRow } from '../../db/changeLog.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { dataCutOff } from '../orders/orders.service.ts';
import { type Bill, matchSpoken, SPOKEN_RULE, type Spoken } from './spoken.rules.ts';

type StoredSpoken = Omit<SpokenOrder, 'until' | 'state' | 'bill'> & Pick<Spoken, 'expectedOn' | 'settled'>;
type Asks = Pick<Ctx, 'db' | 'clock'>;

/** Orders by word of mouth with the bills they became, those without one first, then the newest. */
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
    .sort((a, b) => ORDER[a.state] - ORDER[b.state] || (a.on < b.on ? 1 : a.on > b.on ? -1 : b.id - a.id));
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
    return spoken.flatMap(({ expectedOn: _expectedOn, settled: _settled, ...row }) => {
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
  return edited(ctx, (trx, act) => {
    for (const id of new Set(ids)) {
      const row = standing(trx, 'spoken_order', id);
      loggedUpdate(trx, act, 'spoken_order', id, { settled }, 'update', Number(row.dealer_id));
    }
  });
}

export function removeSpoken(ctx: Ctx, { id }: Parsed<'visits.removeSpoken'>): Promise<Output<'visits.removeSpoken'>> {
  return edited(ctx, (trx, act) => intoBin(trx, act, 'spoken_order', id));
}

export function removeMarket(ctx: Ctx, { id }: Parsed<'visits.removeMarket'>): Promise<Output<'visits.removeMarket'>> {
  return edited(ctx, (trx, act) => intoBin(trx, act, 'market_note', id));
}

/** What was seen of competitors, the newest first. */
export function listMarket({ db }: Asks, input: Parsed<'visits.market'>): Output<'visits.market'> {
  const words = input.search.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  const all = rawOf(db)
    .prepare<[], MarketNote & { repId: number | null }>(
      `SELECT n.id, n.revision, n.dealer_id AS dealerId, d.name, d.code, n.rep_id AS repId, coalesce(r.name, '') AS repName,
         n.noted_on AS "on", n.product, n.competitor, n.price_micro AS priceMicro, n.body
       FROM market_note n JOIN dealer d ON d.id = n.dealer_id LEFT JOIN rep r ON r.id = n.rep_id
       WHERE n.deleted_at IS NULL AND d.deleted_at IS NULL ORDER BY n.noted_on DESC, n.id DESC`,
    )
    .all();
  const text = ({ name, code, product, competitor, body }: MarketNote) =>
    `${name}\n${code}\n${product}\n${competitor}\n${body}`.normalize('NFKC').toLowerCase();
  const rows = all.filter(
    (row) =>
      (input.dealerId === undefined || row.dealerId === input.dealerId) &&
      (input.reps.length === 0 || input.reps.some((id) => id === row.repId)) &&
      (input.from === undefined || row.on >= input.from) &&
      (input.to === undefined || row.on <= input.to) &&
      (input.competitor === '' || row.competitor === input.competitor) &&
      (input.product === '' || row.product === input.product) &&
      words.every((word) => text(row).includes(word)),
  );
  const distinct = (of: readonly string[]) => [...new Set(of)].filter((word) => word !== '').sort();
  return {
    rows: rows.slice(input.offset, input.offset + input.limit).map(({ repId: _repId, ...row }) => row),
    total: rows.length,
    competitors: distinct(all.map(({ competitor }) => competitor)),
    products: distinct(all.map(({ product }) => product)),
  };
}

function edited(ctx: Ctx, work: (trx: Db, act: ActLog) => void): Promise<{ changeId: ChangeId | null }> {
  return inTransaction(ctx.db, (trx) => {
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    work(trx, act);
    const changed = lastEntryOf(trx, act);
    return { changeId: changed > 0 ? ChangeId.parse(changed) : null };
  });
}

function standing(trx: Db, table: 'spoken_order' | 'market_note', id: number) {
  const row = readRow(trx, table, id);
  if (row.deleted_at !== null) throw new AppError('not_found');
  return row;
}

function intoBin(trx: Db, act: ActLog, table: 'spoken_order' | 'market_note', id: number): void {
  const row = standing(trx, table, id);
  loggedUpdate(trx, act, table, id, { deleted_at: act.at }, 'remove', Number(row.dealer_id));
}
