import type { Parsed } from '../../../shared/contract/index.ts';
import { addDays, type CalendarDay, daysBetween } from '../../../shared/domain/calendarDay.ts';
import type { VisitId } from '../../../shared/domain/ids.ts';
import { GivenResult, type VisitResult } from '../../../shared/domain/visitResults.ts';
import type { VisitPurpose } from '../../../shared/domain/visits.ts';
import { weekOf } from '../../../shared/domain/week.ts';
import type { Random } from '../../runtime/random.ts';
import { addMarket } from '../visits/marketNotes.service.ts';
import { takeResults } from '../visits/results.service.ts';
import { issueSheets } from '../visits/sheets.service.ts';
import { addVisits } from '../visits/visits.service.ts';
import { type BookDealer, billSoon, isWorked, onDay, roundYuan, type SampleBook, say } from './sampleBook.ts';
import { COMPETITOR_GOODS, MARKET_NOTES, NEXT_STEPS, UNPLANNED_NOTE, VISIT_NOTES } from './sampleVoices.ts';

type NewVisit = Parsed<'visits.add'>['visits'][number];
type Told = NewVisit & { id: VisitId };

/** Weeks that are looked back on, this one besides; of the last two every day was planned. */
const WEEKS = 9;
const FULL_WEEKS = 2;
/** Days before the same dealer is seen again. */
const REST: Readonly<Record<string, number>> = { A: 6, B: 12 };
const REST_OTHERS = 24;
const TIER_WEIGHT: Readonly<Record<string, number>> = { A: 8, B: 4, C: 1.5 };
/** Who has not been seen for longer is seen rather, up to so many days. */
const LONG = 40;
/** Days within which a bill follows an order by word of mouth. */
const BILL_DAYS = 4;
/** By what the sheets of this rep do not come back the last time: something is left to key in. */
const LATE_REP = 2;

/** Weeks of planned visits with what became of them: made, made late, missed, moved, ordered, and what was seen of others. */
export async function tellVisits(book: SampleBook, random: Random): Promise<void> {
  const monday = weekOf(book.today).from;
  const seen = new Map<number, CalendarDay>();
  for (let back = WEEKS; back >= 0; back -= 1) {
    const from = addDays(monday, -7 * back);
    await tellWeek(book, random, { from, full: back < FULL_WEEKS, seen });
  }
  await tellMarket(book, random);
}

async function tellWeek(
  book: SampleBook,
  random: Random,
  { from, full, seen }: { from: CalendarDay; full: boolean; seen: Map<number, CalendarDay> },
): Promise<void> {
  const { ctx, reps, today } = book;
  const days = [0, 1, 2, 3, 4].map((after) => addDays(from, after)).filter((day) => isWorked(book, day));
  const visits: NewVisit[] = [];
  reps.forEach(({ id }, at) => {
    const own = full ? days : days.filter((_, day) => day % 3 === at % 3);
    for (const on of own)
      for (const dealer of stopsOf(book, random, { repId: id, on, count: full ? 5 : 4, seen })) {
        seen.set(dealer.id, on);
        visits.push(visitOf(book, random, dealer, on));
      }
  });
  if (visits.length === 0) return;
  const { ids } = await addVisits(onDay(ctx, addDays(from, -1)), { visits });
  const told = visits.flatMap((visit, i): Told[] => (ids[i] === undefined ? [] : [{ ...visit, id: ids[i] }]));
  const span = { from, to: addDays(from, 6) };
  if (full) await issueSheets(onDay(ctx, from), { ...span, reps: [], sheets: [] });
  await tellResults(book, random, { told, full, until: span.to < today ? span.to : addDays(today, -1) });
}

/** Whom a rep sees on a day: of one area, the better ones more often, nobody twice in a short while. */
function stopsOf(
  { dealers }: SampleBook,
  random: Random,
  { repId, on, count, seen }: { repId: number; on: CalendarDay; count: number; seen: Map<number, CalendarDay> },
): BookDealer[] {
  const rested = dealers.filter((dealer) => {
    const last = seen.get(dealer.id);
    return (
      dealer.repId === repId && (last === undefined || daysBetween(last, on) >= (REST[dealer.tier] ?? REST_OTHERS))
    );
  });
  const stops: BookDealer[] = [];
  while (stops.length < count && stops.length < rested.length) {
    const left = rested.filter((dealer) => !stops.includes(dealer));
    const near = left.filter(({ area }) => area === stops[0]?.area);
    const longing = ({ id }: BookDealer) => Math.min(LONG, daysBetween(seen.get(id) ?? addDays(on, -LONG), on));
    stops.push(
      random.weighted(
        near.length > 0 ? near : left,
        (dealer) => (TIER_WEIGHT[dealer.tier] ?? 0.6) * longing(dealer) ** 2,
      ),
    );
  }
  return stops;
}

function visitOf({ owing }: SampleBook, random: Random, { id, repId, tier }: BookDealer, on: CalendarDay): NewVisit {
  const purposes: VisitPurpose[] = [random.pick(['order', 'stock', 'relation'] as const)];
  if (random.chance(0.3)) purposes.push(random.pick(['new_products', 'expiring'] as const));
  if (owing.has(id)) purposes.unshift('collect');
  const lengthMinutes = tier === 'A' ? 40 : tier === 'B' ? 30 : 20;
  return { dealerId: id, repId, on, lengthMinutes, time: '', purposes, note: '', locked: false };
}

async function tellResults(
  book: SampleBook,
  random: Random,
  { told, full, until }: { told: readonly Told[]; full: boolean; until: CalendarDay },
): Promise<void> {
  const late = book.reps[LATE_REP]?.id;
  const last = told.reduce((day, { on, repId }) => (repId === late && on <= until && on > day ? on : day), '');
  const back = told.filter(({ on, repId }) => on <= until && !(full && repId === late && on === last));
  for (const origin of ['paper', 'wechat'] as const) {
    const ofRep = ({ repId }: Told) => (repId === book.reps[1]?.id) === (origin === 'wechat');
    const rows = back.filter(ofRep).map((visit, i) => resultOf(book, random, { visit, row: i + 1, full }));
    const extra = origin === 'paper' ? unplannedOf(book, random, back, rows.length) : [];
    if (rows.length > 0) await takeResults(onDay(book.ctx, until), { rows: [...rows, ...extra], accepted: [], origin });
  }
}

/** Orders that nobody billed, of the visits after which no bill came: so many that no day of opening has none to show. */
const FORGOTTEN = 0.06;
const MISSED = ['no_time', 'weather', 'dealer_asked', 'dealer_closed'] as const;

function resultOf(
  book: SampleBook,
  random: Random,
  { visit, row, full }: { visit: Told; row: number; full: boolean },
): GivenResult {
  const base = { row, visitId: visit.id };
  const chance = random.next();
  if (chance < 0.07) return GivenResult.parse({ ...base, what: 'missed', reason: random.pick(MISSED) });
  const movedTo = nextWorked(book, addDays(book.today, random.int(0, 2)));
  if (chance < 0.12 && full) return GivenResult.parse({ ...base, what: 'moved', reason: 'dealer_asked', movedTo });
  const isLate = chance < 0.17 && isWorked(book, addDays(visit.on, 1)) && addDays(visit.on, 1) < book.today;
  const on = isLate ? addDays(visit.on, 1) : visit.on;
  const hour = random.int(9, 16);
  const start = random.int(0, 1) * 30;
  const clock = (minutes: number) => `${String(hour).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
  return GivenResult.parse({
    ...base,
    doneOn: on,
    timeIn: clock(start),
    timeOut: clock(start + 25),
    person: book.dealers.find(({ id }) => id === visit.dealerId)?.person ?? '',
    ...outcomeOf(book, random, visit.dealerId, on),
    ...(random.chance(0.4) ? { body: say(book, random, VISIT_NOTES) } : {}),
    ...(random.chance(0.1) ? { market: seenOf(book, random) } : {}),
    ...(full && random.chance(0.2)
      ? { nextStep: say(book, random, NEXT_STEPS), nextOn: stepDay(book, random, on) }
      : {}),
  });
}

/** What came of it fits the books: whoever has a bill in the next days has ordered, but for the odd order that nobody billed. */
export function outcomeOf(
  book: SampleBook,
  random: Random,
  dealerId: number,
  on: CalendarDay,
): { result: VisitResult; amountMinor?: number } {
  const bill = billSoon(book, dealerId, on, addDays(on, BILL_DAYS));
  const differs = random.chance(0.15) ? 0.7 : 1;
  if (bill && random.chance(0.8)) return { result: 'ordered', amountMinor: roundYuan(bill.netMinor * differs) };
  const ordered = on > book.endsOn ? 0.2 : FORGOTTEN;
  if (random.chance(ordered)) return { result: 'ordered', amountMinor: roundYuan(random.int(40_000, 420_000)) };
  const others: readonly (readonly [VisitResult, number])[] = [
    ['interested', 4],
    ['no_need', 3],
    ['boss_away', 1.5],
    ['closed', 0.5],
    ['refused', 0.2],
  ];
  return { result: random.weighted(others, ([, weight]) => weight)[0] };
}

/** Now and then somebody is seen whom nobody had planned. */
function unplannedOf(book: SampleBook, random: Random, told: readonly Told[], rows: number): GivenResult[] {
  const planned = new Set<number>(told.map(({ dealerId }) => dealerId));
  return random
    .shuffled(book.dealers.filter(({ id, tier }) => tier === 'B' && !planned.has(id)))
    .slice(0, told.length > 20 ? 2 : 0)
    .map(({ id, repId, person }, i) =>
      GivenResult.parse({
        row: rows + i + 1,
        dealerId: id,
        repId,
        doneOn: random.pick(told).on,
        result: 'interested',
        person,
        body: say(book, random, UNPLANNED_NOTE),
      }),
    );
}

function seenOf(book: SampleBook, random: Random) {
  const { by, what, yuan } = random.pick(COMPETITOR_GOODS);
  const priceMicro = Math.round(yuan * (0.94 + random.next() * 0.12) * 2) * 500_000;
  return { product: say(book, random, what), competitor: say(book, random, by), priceMicro };
}

/** Most next steps lie ahead, some are late. */
export function stepDay(book: SampleBook, random: Random, on: CalendarDay): CalendarDay {
  const day = addDays(book.today, random.int(-3, 10));
  return day > on ? day : addDays(on, 1);
}

function nextWorked(book: SampleBook, from: CalendarDay): CalendarDay {
  let day = from;
  while (!isWorked(book, day)) day = addDays(day, 1);
  return day;
}

/** Written down by hand, of no visit. */
async function tellMarket(book: SampleBook, random: Random): Promise<void> {
  for (const [i, { id, repId }] of random.shuffled(book.dealers).slice(0, 4).entries()) {
    const on = addDays(book.today, -3 - 7 * i);
    const note = { ...seenOf(book, random), body: say(book, random, MARKET_NOTES), on, repId };
    await addMarket(onDay(book.ctx, on), { dealerId: id, ...note });
  }
}
