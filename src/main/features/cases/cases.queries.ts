import type { CaseRow, CaseTrend } from '../../../shared/contract/cases.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { CASE_URGENCIES, isUnfinished, isUnreached } from '../../../shared/domain/cases.ts';
import { CaseId } from '../../../shared/domain/ids.ts';
import { costInSums } from '../../../shared/domain/money.ts';
import type { Db } from '../../db/open.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Ctx } from '../../runtime/context.ts';
import { dataCutOff } from '../orders/orders.service.ts';
import { AGE_LIMITS, ageBand, isAnswerLate, type Moment, trendWindows } from './ageing.rules.ts';
import { filterCases } from './caseFilter.rules.ts';
import {
  eventsOf,
  findByNumber,
  firstBillOn,
  getCase,
  orderedBetween,
  peopleFor,
  productOf,
  readCases,
  surveyOfCase,
} from './cases.repo.ts';
import { readCaseRules } from './cases.settings.ts';
import { median, pareto } from './stats.rules.ts';
import { lackFor, waysFrom } from './status.rules.ts';

type Asks = Pick<Ctx, 'db' | 'clock'>;

/** This moment on this PC's clock; on a fixed day its noon. */
export function momentOf(clock: Clock): Moment {
  const on = clock.today();
  const date = new Date(clock.now());
  const pad = (value: number) => String(value).padStart(2, '0');
  const local = `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
  return { on, time: local === on ? `${pad(date.getHours())}:${pad(date.getMinutes())}` : '12:00' };
}

export function listCases({ db, clock }: Asks, input: Parsed<'cases.list'>): Output<'cases.list'> {
  const every = readCases(db, momentOf(clock));
  const rows = filterCases(every, input.filter);
  const located = input.locate === undefined ? -1 : rows.findIndex(({ id }) => id === input.locate);
  return {
    rows: rows.slice(input.offset, input.offset + input.limit),
    total: rows.length,
    all: every.length,
    snapshot: 'all',
    located: located < 0 ? null : located,
    costMinor: rows.reduce((sum, { costMinor }) => sum + costInSums(costMinor), 0),
  };
}

export function showCase({ db, clock }: Asks, { id }: Parsed<'cases.get'>): Output<'cases.get'> {
  const now = momentOf(clock);
  const row = getCase(db, id, now);
  const rules = readCaseRules(db);
  return {
    case: row,
    events: eventsOf(db, id),
    ways: waysFrom(row.kind, row.status).map((to) => ({ to, lack: lackFor(row, to) })),
    trend: trendOf(db, row, clock, rules.trendDays),
    goalHours: rules.goals[row.urgency],
    now: now.time,
    survey: surveyOfCase(db, id),
  };
}

/** Orders before and after a report, over windows of one length; null where the data do not reach far enough. */
export function trendOf(
  db: Db,
  { dealerId, reportedOn }: { dealerId: number; reportedOn: string },
  clock: Clock,
  wished: number,
): CaseTrend | null {
  const windows = trendWindows(reportedOn, dataCutOff(db, clock.today()), wished, firstBillOn(db));
  if (windows === null) return null;
  const of = ({ from, to }: { from: string; to: string }) => ({ from, to, ...orderedBetween(db, dealerId, from, to) });
  return { days: windows.days, wished, short: windows.short, before: of(windows.before), after: of(windows.after) };
}

export function findCase({ db }: Asks, { number }: Parsed<'cases.find'>): Output<'cases.find'> {
  const id = findByNumber(db, number);
  return { id: id === undefined ? null : CaseId.parse(id) };
}

export function casesOfDealer(
  { db, clock }: Asks,
  { dealerId, limit }: Parsed<'cases.ofDealer'>,
): Output<'cases.ofDealer'> {
  const own = readCases(db, momentOf(clock)).filter((row) => row.dealerId === dealerId);
  // What is not finished stands first, then the newest.
  own.sort(
    (a, b) =>
      Number(isUnfinished(b)) - Number(isUnfinished(a)) || b.reportedOn.localeCompare(a.reportedOn) || b.id - a.id,
  );
  return { rows: own.slice(0, limit), total: own.length, open: own.filter(isUnfinished).length };
}

/** A product by its name; by its code where none is known. */
function productNamed(product: string, of: readonly CaseRow[]): string {
  const named = of.find((row) => productOf(row) === product && row.productName !== '');
  return named?.productName ?? product;
}

export function caseStats({ db, clock }: Asks, { filter }: Parsed<'cases.stats'>): Output<'cases.stats'> {
  const now = momentOf(clock);
  const rules = readCaseRules(db);
  const rows = filterCases(readCases(db, now), filter);
  const idsOf = (some: readonly { id: CaseId }[]) => some.map(({ id }) => id);
  const counted = (name: (row: (typeof rows)[number]) => string, of = rows) =>
    pareto(of, name).map((row) => ({ ...row, ids: row.ids.map((id) => CaseId.parse(id)) }));
  const unfinished = rows.filter(isUnfinished);
  const unreached = rows.filter(isUnreached);
  const asked = rows.filter(({ followedOn, followResult }) => followedOn !== null && followResult !== 'unreached');
  const marks = asked.flatMap(({ satisfaction }) => satisfaction ?? []);
  // Suggestions have neither a cause nor anybody who is to blame.
  const troubles = rows.filter(({ kind }) => kind !== 'suggestion');
  const days = rows.map(({ reportedOn }) => reportedOn).sort();
  const claiming = (states: readonly string[]) => rows.filter(({ claim }) => states.includes(claim));
  const claims = (states: readonly string[]) =>
    claiming(states).reduce((sum, { claimMinor }) => sum + costInSums(claimMinor), 0);
  const lateOnes = rows.filter(({ late }) => late.length > 0);
  const repeats = rows.filter(({ repeat }) => repeat !== null);
  return {
    cases: rows.length,
    open: unfinished.length,
    late: lateOnes.length,
    repeats: repeats.length,
    unreached: unreached.length,
    costMinor: rows.reduce((sum, { costMinor }) => sum + costInSums(costMinor), 0),
    claimedMinor: claims(['claimed', 'accepted', 'paid']),
    paidMinor: claims(['paid']),
    idsOf: {
      cases: idsOf(rows),
      open: idsOf(unfinished),
      late: idsOf(lateOnes),
      repeats: idsOf(repeats),
      unreached: idsOf(unreached),
      cost: idsOf(rows.filter(({ costMinor }) => costMinor !== null && costMinor > 0)),
      claimed: idsOf(claiming(['claimed', 'accepted', 'paid'])),
    },
    causes: counted(({ cause }) => cause, troubles),
    products: counted(
      productOf,
      troubles.filter((row) => productOf(row) !== ''),
    ).map((row) => ({ ...row, name: productNamed(row.name, troubles) })),
    responsibilities: counted(({ responsibility }) => responsibility, troubles),
    ages: [...AGE_LIMITS, null].map((limit, at) => {
      const of = unfinished.filter(({ ageDays }) => ageBand(ageDays) === at);
      return { name: limit === null ? '' : String(limit), cases: of.length, ids: idsOf(of) };
    }),
    answers: CASE_URGENCIES.map((urgency) => {
      const of = rows.filter((row) => row.urgency === urgency);
      const hours = of.flatMap(({ responseHours }) => responseHours ?? []);
      const late = of.filter((row) =>
        isAnswerLate(
          { on: row.reportedOn, time: row.reportedTime },
          row.answeredOn === null ? null : { on: row.answeredOn, time: row.answeredTime },
          now,
          urgency,
          rules.goals,
        ),
      );
      const answered = of.filter(({ answeredOn }) => answeredOn !== null).length;
      return {
        urgency,
        cases: of.length,
        answered,
        late: late.length,
        medianHours: median(hours),
        goalHours: rules.goals[urgency],
      };
    }),
    satisfaction: {
      asked: asked.length,
      answered: marks.length,
      mean: marks.length === 0 ? null : marks.reduce((sum, mark) => sum + mark, 0) / marks.length,
      ids: idsOf(asked),
    },
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
  };
}

export function caseChoices({ db, clock }: Asks): Output<'cases.choices'> {
  const rows = readCases(db, momentOf(clock));
  const used = (of: (row: (typeof rows)[number]) => string) => rows.map(of).filter((text) => text !== '');
  const { causes } = readCaseRules(db);
  const people = peopleFor(db, clock.today());
  return {
    causes: [...new Set([...causes, ...used(({ cause }) => cause)])],
    owners: [...new Set(used(({ owner }) => owner))].sort((a, b) => a.localeCompare(b, 'zh-CN')),
    people,
  };
}
