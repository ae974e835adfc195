import { activitiesContract } from '../../../shared/contract/activities.contract.ts';
import { careContract } from '../../../shared/contract/care.contract.ts';
import { CaseFilter, type CaseRow, type CaseShown } from '../../../shared/contract/cases.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { receivablesContract } from '../../../shared/contract/receivables.contract.ts';
import { rhythmContract } from '../../../shared/contract/rhythm.contract.ts';
import {
  type PartOfDay,
  SHEETS_BACK_DAYS,
  type TodayLine,
  type TodayPartName,
} from '../../../shared/contract/today.contract.ts';
import { visitNeedsContract } from '../../../shared/contract/visitNeeds.contract.ts';
import { visitSheetsContract } from '../../../shared/contract/visitSheets.contract.ts';
import { addDays, daysBetween } from '../../../shared/domain/calendarDay.ts';
import type { RepId } from '../../../shared/domain/ids.ts';
import type { Ctx } from '../../runtime/context.ts';
import { listNextSteps } from '../activities/nextSteps.repo.ts';
import { listWithoutNext } from '../activities/withoutNext.repo.ts';
import { listCare } from '../care/care.service.ts';
import { listCases } from '../cases/cases.queries.ts';
import { receivablesQueries } from '../receivables/receivables.service.ts';
import { slipping } from '../rhythm/rhythm.service.ts';
import { nextSurvey } from '../surveys/surveys.repo.ts';
import { due } from '../visits/due.service.ts';
import { dayPlans } from '../visits/sheets.repo.ts';
import { listSpoken } from '../visits/spokenOrders.service.ts';
import { listVisits } from '../visits/visits.repo.ts';
import { readCalendar } from '../workdays/workdays.service.ts';
import { reachOf, repNames } from './today.repo.ts';

/** What an answer needs: jobs ask too. */
export type TodayAsks = Pick<Ctx, 'db' | 'clock' | 'operatorId'>;
/** @param reps whose part of it; none means everybody's, and what is nobody's with it */
type Read = (
  ctx: TodayAsks,
  limit: number,
  reps: readonly RepId[],
) => Promise<Omit<PartOfDay, 'part'>> | Omit<PartOfDay, 'part'>;
const NOTHING = { total: 0, late: 0, done: 0, lines: [], ids: [] };

const BARE: Omit<TodayLine, 'key' | 'name'> = {
  ...{ id: null, dealerId: null, tier: null, repId: null, rep: '', text: '', word: '', on: null, time: '', late: 0 },
  ...{ promised: false, amountMinor: null, count: 0, done: false, care: null, channel: null, times: '' },
};

/** Where each part comes from: the lists of their own pages, so that the day says nothing that they do not. */
const READERS: Readonly<Record<TodayPartName, Read>> = {
  plan: (ctx, limit, reps) => {
    const today = ctx.clock.today();
    const of = reps.length === 0 ? {} : { repIds: [...reps] };
    const { visits } = listVisits(ctx.db, { from: today, to: today, ...of });
    const standing = visits.filter(({ status }) => status !== 'moved');
    const isOpen = ({ status }: { status: string }) => status === 'planned';
    const lines = standing.slice(0, limit).map(
      (visit): TodayLine => ({
        ...BARE,
        key: String(visit.id),
        id: visit.id,
        dealerId: visit.dealer.id,
        name: visit.dealer.name,
        tier: visit.dealer.tier,
        repId: visit.repId,
        rep: visit.repName,
        text: visit.note,
        word: visit.status,
        on: visit.on,
        time: visit.time,
        done: !isOpen(visit),
      }),
    );
    const open = standing.filter(isOpen).length;
    return { total: open, late: 0, done: standing.length - open, lines, ids: [] };
  },
  steps: ({ db, clock }, limit, reps) => {
    const groups = ['overdue', 'today'];
    const asked = activitiesContract['activities.nextSteps'].input.parse({ groups, reps, limit });
    const { rows, total, counts } = listNextSteps(db, asked, clock.today());
    const lines = rows.map(
      (row): TodayLine => ({
        ...BARE,
        key: String(row.id),
        id: row.id,
        dealerId: row.dealerId,
        name: row.dealerName,
        tier: row.tier,
        repId: row.ownerId,
        rep: row.owner,
        text: row.nextStep,
        on: row.nextOn,
        time: row.nextTime,
        late: row.late,
      }),
    );
    return { total, late: counts.overdue, done: 0, lines, ids: [] };
  },
  visits: async (ctx, limit, reps) => {
    const asked = visitNeedsContract['visits.due'].input.parse({ shown: 'due', filter: { reps }, limit });
    const { rows, total, counts } = await due(ctx, asked);
    const lines = rows.map(
      (row): TodayLine => ({
        ...BARE,
        key: String(row.id),
        dealerId: row.id,
        name: row.name,
        tier: row.tier,
        repId: row.repId,
        rep: row.repName,
        word: row.way,
        on: row.dueOn,
        late: row.overdueDays,
      }),
    );
    return { total, late: counts.overdue, done: 0, lines, ids: [] };
  },
  sheets: ({ db, clock }, limit, reps) => {
    const today = clock.today();
    const span = { from: addDays(today, -SHEETS_BACK_DAYS), to: addDays(today, -1), reps };
    const waiting = dayPlans(db, span).filter(({ sheetId, open }) => sheetId !== null && open > 0);
    const lines = waiting
      .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.repId - b.repId))
      .slice(0, limit)
      .map(
        (day): TodayLine => ({
          ...BARE,
          key: `${day.repId}/${day.on}`,
          id: day.sheetId,
          name: day.repName,
          repId: day.repId,
          rep: day.repName,
          on: day.on,
          late: daysBetween(day.on, today),
          count: day.open,
        }),
      );
    return { total: waiting.length, late: waiting.length, done: 0, lines, ids: [] };
  },
  cases: (ctx, limit, reps) => {
    const rows = casesShown(ctx, 'open', reps);
    const dayOf = ({ promisedOn, reportedOn }: CaseRow) => promisedOn ?? reportedOn;
    const byDay = rows.toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : a.id - b.id));
    // What is late longest first, then the day that comes first.
    const sorted = byDay.toSorted((a, b) => b.lateDays - a.lateDays);
    const lines = sorted.slice(0, limit).map(
      (row): TodayLine => ({
        ...caseLine(row),
        word: row.kind,
        on: dayOf(row),
        promised: row.promisedOn !== null,
        late: row.lateDays,
      }),
    );
    return { total: rows.length, late: rows.filter(({ lateDays }) => lateDays > 0).length, done: 0, lines, ids: [] };
  },
  untold: (ctx, limit, reps) => {
    const rows = casesShown(ctx, 'untold', reps);
    const lines = rows.slice(0, limit).map(
      (row): TodayLine => ({
        ...caseLine(row),
        word: row.verdict,
        on: row.reportedOn,
      }),
    );
    return { ...NOTHING, total: rows.length, lines };
  },
  spoken: ({ db, clock }, limit, reps) => {
    const asked = visitSheetsContract['visits.spoken'].input.parse({ states: ['unbilled'], reps, limit });
    const { rows, total } = listSpoken({ db, clock }, asked);
    const today = clock.today();
    const lines = rows.map(
      (row): TodayLine => ({
        ...BARE,
        key: String(row.id),
        id: row.id,
        dealerId: row.dealerId,
        name: row.name,
        repId: row.repId,
        rep: row.repName,
        text: row.body,
        on: row.on,
        late: Math.max(0, daysBetween(row.until, today)),
        amountMinor: row.amountMinor,
      }),
    );
    return { total, late: total, done: 0, lines, ids: [] };
  },
  care: (ctx, limit, reps) => {
    const asked = careContract['care.list'].input.parse({ reps, limit: 100_000 });
    const list = listCare(ctx, asked);
    // What is kept for a day that is none any more is no occasion to go: the page of care tells of it.
    const events = list.events.filter(({ moved }) => !moved);
    const open = events.filter(({ doneOn }) => doneOn === null);
    // A festival is nobody's but the owner's, who may still plan something for it.
    const festivals = reps.length > 0 ? [] : list.festivals.filter(({ gifts, announced }) => announced && gifts === 0);
    const ahead = festivals.map(
      ({ festival, on }): TodayLine => ({ ...BARE, key: `festival|${festival}|${on}`, name: '', word: festival, on }),
    );
    const lines = open.map(
      ({ dealerId, occasion, contactId, subject, on, ...event }): TodayLine => ({
        ...BARE,
        key: [dealerId, occasion, contactId ?? '', subject, on].join('|'),
        dealerId,
        name: event.dealerName,
        tier: event.tier,
        repId: event.repId,
        rep: event.rep,
        text: [event.person, event.item].filter(Boolean).join(' · '),
        word: occasion === 'festival' ? subject : occasion,
        on,
        amountMinor: event.costMinor,
        care: { occasion, contactId, subject, on },
      }),
    );
    const first = [...ahead, ...lines].sort((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : a.on === b.on ? 0 : 1));
    const total = open.length + ahead.length;
    return { ...NOTHING, total, done: events.length - open.length, lines: first.slice(0, limit) };
  },
  without: ({ db, clock }, limit, reps) => {
    const asked = activitiesContract['activities.withoutNext'].input.parse({ reps, limit });
    const { rows, total, ids } = listWithoutNext(db, asked, clock.today());
    const lines = rows.map(
      (row): TodayLine => ({
        ...BARE,
        key: String(row.dealerId),
        dealerId: row.dealerId,
        name: row.name,
        tier: row.tier,
        rep: row.rep,
        on: row.lastContactOn,
        amountMinor: row.netMinor,
      }),
    );
    return { total, late: 0, done: 0, lines, ids };
  },
  slipping: async (ctx, limit, reps) => {
    const { rows, total } = await slipping(ctx, rhythmContract['rhythm.slipping'].input.parse({ reps, limit }));
    const lines = rows.map(
      (row): TodayLine => ({
        ...BARE,
        key: String(row.id),
        dealerId: row.id,
        name: row.name,
        tier: row.tier,
        repId: row.repId,
        rep: row.rep ?? '',
        on: row.lastOn,
        // What the list is ranked by; where no hit rate is known yet, the money at stake.
        amountMinor: row.likelyMinor ?? row.atStakeMinor,
      }),
    );
    return { total, late: 0, done: 0, lines, ids: [] };
  },
  surveys: ({ db, clock }, _limit, reps) => {
    const today = clock.today();
    const next = nextSurvey(db, today);
    if (next === null || !next.isDue || reps.length > 0) return NOTHING;
    const late = Math.max(0, daysBetween(next.nextOn, today));
    const line: TodayLine = {
      ...BARE,
      key: `${next.id}/${next.nextOn}`,
      id: next.id,
      name: next.name,
      on: next.nextOn,
      late,
    };
    return { total: 1, late: late > 0 ? 1 : 0, done: 0, lines: [line], ids: [] };
  },
  owing: (ctx, limit, reps) => {
    const asked = receivablesContract['receivables.list'].input.parse({ shown: 'overLimit', reps, limit });
    const { rows, total } = receivablesQueries.list(ctx, asked);
    const lines = rows.map(
      (row): TodayLine => ({
        ...BARE,
        key: String(row.id),
        dealerId: row.id,
        name: row.name,
        repId: row.repId,
        rep: row.repName,
        amountMinor: row.overLimitMinor,
      }),
    );
    return { total, late: 0, done: 0, lines, ids: [] };
  },
};

/** Cases of a list, the oldest first; a rep's are those that he answers for, else those of his dealers. */
function casesShown({ db, clock }: TodayAsks, shown: CaseShown, reps: readonly RepId[]): CaseRow[] {
  const filter = CaseFilter.parse({ shown, sort: { by: 'reportedOn', descending: false } });
  const { rows } = listCases({ db, clock }, { filter, offset: 0, limit: 100_000 });
  if (reps.length === 0) return rows;
  const names = new Set(repNames(db, reps));
  return rows.filter(({ owner, repName }) => names.has(owner || repName));
}

/** What every line about a case says: whose it is, who answers for it, its number. */
function caseLine({ id, dealerId, dealerName, owner, repName, number }: CaseRow): TodayLine {
  return { ...BARE, key: String(id), id, dealerId, name: dealerName, rep: owner || repName, text: number };
}

/** Parts of which somebody is called or seen: how he likes to be reached stands beside the line. */
const REACHED: ReadonlySet<TodayPartName> = new Set(['plan', 'steps', 'visits', 'without', 'slipping', 'untold']);

/** One part of the day. @param reps only what is of these; none means everybody's */
export async function partOfDay(
  ctx: TodayAsks,
  part: TodayPartName,
  limit: number,
  reps: readonly RepId[] = [],
): Promise<PartOfDay> {
  const found = await READERS[part](ctx, limit, reps);
  if (!REACHED.has(part) || found.lines.length === 0) return { part, ...found };
  const reach = reachOf(
    ctx.db,
    found.lines.flatMap(({ dealerId }) => dealerId ?? []),
  );
  const lines = found.lines.map((line) => ({ ...line, ...(line.dealerId === null ? {} : reach.get(line.dealerId)) }));
  return { part, ...found, lines };
}

/** Names of what a reminder tells, at most: whoever has more is told of the number. */
const MOST_KEYS = 140;

/** What may be reminded of, and whether the day is one off. */
export async function todayReminders(
  ctx: TodayAsks,
  { parts }: Parsed<'today.reminders'>,
): Promise<Output<'today.reminders'>> {
  const today = ctx.clock.today();
  const found: Output<'today.reminders'>['parts'] = [];
  for (const name of new Set(parts)) {
    const { part, total, late, lines } = await partOfDay(ctx, name, MOST_KEYS);
    const keys = lines.filter(({ done }) => !done).map(({ key }) => key);
    if (total > 0) found.push({ part, total, late, keys });
  }
  return { today, isOff: readCalendar(ctx.db).of(today).kind === 'off', parts: found };
}
