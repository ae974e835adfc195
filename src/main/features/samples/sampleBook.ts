import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { ContactId, DealerId, RepId } from '../../../shared/domain/ids.ts';
import type { Language } from '../../../shared/i18n/translator.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { fixedClock } from '../../runtime/clock.ts';
import type { Ctx } from '../../runtime/context.ts';
import type { Random } from '../../runtime/random.ts';
import { owingDealers } from '../visits/plan.repo.ts';
import type { WorkCalendar } from '../workdays/workdays.rules.ts';
import { readCalendar } from '../workdays/workdays.service.ts';
import type { Words } from './sampleWords.ts';

/** A dealer of the sample shop as the import has made it. */
export interface BookDealer {
  id: DealerId;
  name: string;
  district: string;
  area: string;
  repId: RepId;
  rep: string;
  contactId: ContactId | null;
  person: string;
  /** "" for none. */
  tier: string;
}

export interface BookBill {
  dealerId: number;
  on: CalendarDay;
  number: string;
  netMinor: number;
}

/** What the stories of the last weeks are told of. */
export interface SampleBook {
  ctx: Ctx;
  lang: Language;
  today: CalendarDay;
  dealers: readonly BookDealer[];
  /** Dealers with an overdue balance by now. */
  owing: ReadonlySet<number>;
  reps: readonly { id: RepId; name: string }[];
  /** Sales of the last two months of the books, by day. */
  bills: readonly BookBill[];
  /** Last day of the books. */
  endsOn: CalendarDay;
  calendar: WorkCalendar;
}

/** Reads the graded dealers, their reps and their newest bills, always in one order. */
export function readSampleBook(ctx: Ctx, lang: Language, endsOn: CalendarDay): SampleBook {
  return {
    ctx,
    lang,
    today: ctx.clock.today(),
    dealers: dealersOf(ctx.db),
    owing: owingDealers(ctx.db, ctx.clock.today()),
    reps: rawOf(ctx.db)
      .prepare<[], { id: number; name: string }>('SELECT id, name FROM rep ORDER BY id')
      .all()
      .map(({ id, name }) => ({ id: RepId.parse(id), name })),
    bills: rawOf(ctx.db)
      .prepare<[string], BookBill>(
        `SELECT dealer_id AS dealerId, ordered_on AS "on", number, net_minor AS netMinor FROM orders
         WHERE kind = 'sale' AND net_minor > 0 AND ordered_on > date(?, '-62 days') ORDER BY ordered_on, id`,
      )
      .all(endsOn),
    endsOn,
    calendar: readCalendar(ctx.db),
  };
}

function dealersOf(db: Db): BookDealer[] {
  return rawOf(db)
    .prepare<
      [],
      Omit<BookDealer, 'id' | 'repId' | 'contactId'> & { id: number; repId: number; contactId: number | null }
    >(
      `SELECT d.id, d.name, d.district, d.area, r.id AS repId, r.name AS rep, c.id AS contactId,
         coalesce(c.name, '') AS person, coalesce(s.tier, '') AS tier
       FROM dealer d JOIN rep r ON r.id = (SELECT o.rep_id FROM dealer_owner o WHERE o.dealer_id = d.id
         ORDER BY o.from_on DESC, o.id DESC LIMIT 1)
       LEFT JOIN contact c ON c.id = (SELECT min(p.id) FROM contact p WHERE p.dealer_id = d.id AND p.deleted_at IS NULL)
       LEFT JOIN score_live s ON s.dealer_id = d.id
       WHERE d.deleted_at IS NULL AND d.excluded = 0 ORDER BY d.id`,
    )
    .all()
    .map((row) => ({
      ...row,
      id: DealerId.parse(row.id),
      repId: RepId.parse(row.repId),
      contactId: row.contactId === null ? null : ContactId.parse(row.contactId),
    }));
}

/** The same as if it were that day: what was done then is written down with its own day. */
export function onDay(ctx: Ctx, day: CalendarDay): Ctx {
  return { ...ctx, clock: fixedClock(day) };
}

/** Work is done on it. */
export function isWorked({ calendar }: Pick<SampleBook, 'calendar'>, day: CalendarDay): boolean {
  return calendar.of(day).kind === 'work';
}

/** The first bill of a dealer within some days. */
export function billSoon({ bills }: SampleBook, dealerId: number, from: CalendarDay, to: CalendarDay) {
  return bills.find((bill) => bill.dealerId === dealerId && bill.on >= from && bill.on <= to);
}

/** Whole tens of yuan, in fen: what somebody orders by word of mouth is a round figure. */
export function roundYuan(minor: number): number {
  return Math.max(1, Math.round(minor / 1000)) * 1000;
}

/** One of some texts, in the language of the shop. */
export function say({ lang }: Pick<SampleBook, 'lang'>, random: Random, words: readonly Words[]): string {
  return random.pick(words)[lang];
}
