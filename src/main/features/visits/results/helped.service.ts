import type { Output, Parsed } from '../../../../shared/contract/index.ts';
import { addDays, type CalendarDay, toDayNumber } from '../../../../shared/domain/calendarDay.ts';
import { DealerId } from '../../../../shared/domain/ids.ts';
import type { Db } from '../../../db/open.ts';
import { createRandom } from '../../../runtime/random.ts';
import { breath } from '../../dealers/gridRows.ts';
import { dataCutOff } from '../../orders/orders.service.ts';
import { readMembers } from '../../rhythm/rhythm.repo.ts';
import { type DaysOf, matchTouched } from './helped.rules.ts';
import { inBreaths, ledgerOf } from './ledger.ts';
import { outcomesOf } from './outcomes.rules.ts';
import { readCities, readTouches } from './review.repo.ts';
import type { Asking } from './reviewBook.ts';

/** The same dealers are drawn again whenever it is asked. */
const SEED = 1;
/** Means further apart than so many deviations are told: Austin's tenth, doubled because groups are small. */
const UNBALANCED = 0.2;
/** Asked for without days: so many before the last day of which all is known. */
const USUAL_DAYS = 90;

/** Those something was done for in some days against those like them for whom nothing was. */
export async function helped({ db, clock }: Asking, asked: Parsed<'visits.helped'>): Promise<Output<'visits.helped'>> {
  const cutOff = dataCutOff(db, clock.today());
  const { from, to } = helpedSpan(asked, cutOff ?? clock.today());
  const members = await inBreaths(readMembers(db));
  const ids = [...members.ids];
  const ledger = await ledgerOf(db, ids);
  await breath();
  const { horizon, quietDays } = asked;
  const end = cutOff === null ? toDayNumber(from) - 1 : toDayNumber(cutOff);
  const matching = await inBreaths(
    matchTouched({
      ledger,
      place: placesOf(db, ids),
      acts: daysOf(db, ids, asked.what),
      touches: daysOf(db, ids, 'any'),
      from: toDayNumber(from),
      to: toDayNumber(to),
      quietDays,
      horizon,
      end,
    }),
  );
  const outcomes = outcomesOf(matching.sets, ledger, { horizon, end, random: createRandom(SEED).next });
  const idsOf = (places: readonly number[]) => places.map((place) => DealerId.parse(ids[place]));
  return {
    from,
    to,
    cutOff,
    ...outcomes,
    unbalanced: matching.sets.length > 0 && matching.balance.some(({ after }) => Math.abs(after) > UNBALANCED),
    matched: idsOf(matching.sets.map(({ dealer }) => dealer)),
    alone: idsOf(matching.alone),
    notQuiet: idsOf(matching.notQuiet),
    others: idsOf(matching.sets.flatMap(({ others }) => others).sort((a, b) => a - b)),
    pool: idsOf(matching.pool),
    most: matching.most,
    samePlace: matching.sets.filter(({ samePlace }) => samePlace).length,
    balance: matching.balance,
  };
}

/** The days asked for; else the last ones after which the horizon is over. */
function helpedSpan({ from, to, horizon }: Parsed<'visits.helped'>, end: CalendarDay) {
  const last = to ?? addDays(end, -horizon);
  const first = from ?? addDays(last, 1 - USUAL_DAYS);
  return { from: first > last ? last : first, to: last };
}

function daysOf(db: Db, ids: readonly number[], what: 'visit' | 'any'): DaysOf {
  const byDealer = Map.groupBy(readTouches(db, what), ({ dealerId }) => dealerId);
  const start = new Int32Array(ids.length + 1);
  const days: number[] = [];
  ids.forEach((id, place) => {
    for (const { on } of byDealer.get(id) ?? []) days.push(toDayNumber(on));
    start[place + 1] = days.length;
  });
  return { start, day: Int32Array.from(days) };
}

/** Cities as numbers, 0 for none. */
function placesOf(db: Db, ids: readonly number[]): Int32Array {
  const cities = readCities(db);
  const numbers = new Map([['', 0]]);
  return Int32Array.from(ids, (id) => {
    const city = cities.get(id) ?? '';
    const known = numbers.get(city) ?? numbers.size;
    numbers.set(city, known);
    return known;
  });
}
