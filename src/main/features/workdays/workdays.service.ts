import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { ReadDay } from '../../../shared/contract/workdays.contract.ts';
import { ChangeId } from '../../../shared/domain/ids.ts';
import { type ActLog, beginAct, lastEntryOf, loggedDelete, loggedInsert, loggedUpdate } from '../../db/changeLog.ts';
import type { Db } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { PUBLISHED_YEARS } from './holidayTable.ts';
import { readDays } from './readDays.rules.ts';
import { listOwnDays, readCalendar, type StoredDay } from './workdays.repo.ts';
import type { OwnDay, WorkCalendar } from './workdays.rules.ts';

export { readCalendar } from './workdays.repo.ts';

/** A year as its page shows it. */
export function yearOf(calendar: WorkCalendar, year: number): Output<'workdays.year'> {
  return {
    year,
    source: calendar.sourceOf(year),
    publishedTo: Math.max(...PUBLISHED_YEARS),
    months: calendar.monthsOf(year),
    days: calendar.specialDays(year).map(({ day, kind, why, holiday, name }) => ({ day, kind, why, holiday, name })),
  };
}

/** What a pasted list would set: the days that the calendar knows already are marked. */
export function previewDays(ctx: Ctx, { year, text }: Parsed<'workdays.preview'>): Output<'workdays.preview'> {
  return { days: readFor(readCalendar(ctx.db), text, year) };
}

function readFor(calendar: WorkCalendar, text: string, year: number): ReadDay[] {
  return readDays(text, year).map((told) => ({
    ...told,
    known: told.problem === null && told.day !== null && alike(calendar, { ...told, day: told.day }),
  }));
}

/** Whether the calendar says the same of a day for certain, by what is published or by the owner's word. */
function alike(calendar: WorkCalendar, { day, kind }: { day: string; kind: ReadDay['kind'] }): boolean {
  const fact = calendar.of(day);
  return fact.known && fact.kind === kind && fact.why !== 'weekday' && fact.why !== 'weekend';
}

/** Sets days, or takes the owner's word on them away again: one act. */
export function setDays(ctx: Ctx, { days }: Parsed<'workdays.set'>): Promise<Output<'workdays.set'>> {
  return inTransaction(ctx.db, (trx) => {
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    const known = new Map(listOwnDays(trx).map((each) => [each.day, each]));
    let changed = 0;
    for (const { day, kind, name } of days) {
      const before = known.get(day);
      if (kind === null) {
        if (before === undefined) continue;
        loggedDelete(trx, act, 'workday', before.id, null);
        known.delete(day);
        changed += 1;
      } else if (put(trx, act, before, { day, kind, name }, 'own')) changed += 1;
    }
    return told(trx, act, changed);
  });
}

/** Takes the days of a pasted list over: those with a problem and those that are known already are left. */
export function importDays(ctx: Ctx, input: Parsed<'workdays.import'>): Promise<Output<'workdays.import'>> {
  return inTransaction(ctx.db, (trx) => {
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    const before = new Map(listOwnDays(trx).map((each) => [each.day, each]));
    const read = readFor(readCalendar(trx), input.text, input.year);
    let changed = 0;
    const listed = new Set(read.flatMap(({ day, problem }) => (problem === null && day !== null ? [day] : [])));
    for (const each of input.replace ? before.values() : []) {
      if (each.origin !== 'import' || listed.has(each.day) || !each.day.startsWith(`${input.year}-`)) continue;
      loggedDelete(trx, act, 'workday', each.id, null);
      changed += 1;
    }
    for (const { day, kind, name, problem, known } of read)
      if (problem === null && day !== null && kind !== null && !known)
        if (put(trx, act, before.get(day), { day, kind, name }, 'import')) changed += 1;
    return told(trx, act, changed);
  });
}

function put(
  trx: Db,
  act: ActLog,
  before: StoredDay | undefined,
  { day, kind, name }: OwnDay,
  origin: StoredDay['origin'],
): boolean {
  if (before !== undefined) return loggedUpdate(trx, act, 'workday', before.id, { kind, name, origin }, 'update', null);
  loggedInsert(trx, act, 'workday', { day, kind, name, origin, created_at: act.at }, null);
  return true;
}

function told(trx: Db, act: ActLog, changed: number): Output<'workdays.set'> {
  return { changed, changeId: changed === 0 ? null : ChangeId.parse(lastEntryOf(trx, act)) };
}
