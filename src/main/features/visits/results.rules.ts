import { addDays, type CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { Cost } from '../../../shared/domain/money.ts';
import {
  type GivenResult,
  NOTHING_SAID,
  type ResultProblem,
  SAID_FIELDS,
  type SaidField,
  type SaidOfVisit,
  type Verdict,
} from '../../../shared/domain/visitResults.ts';
import { weekOf } from '../../../shared/domain/week.ts';

/** A visit as it stands in the file. `said` is null while nothing came of it. */
export interface StoredVisit {
  id: number;
  dealerId: number;
  repId: number;
  visitOn: CalendarDay;
  /** Days of the plan it stands in; null for one put in by hand. */
  plan: { from: CalendarDay; to: CalendarDay } | null;
  said: SaidOfVisit | null;
  /** A later plan or a hand took it out; what its printed sheet says of it brings it back. */
  dropped: boolean;
  /** It was moved, and the visit that stands for it is no longer just planned. */
  movedOn: boolean;
}

/** What rows are held against. */
export interface KnownVisits {
  today: CalendarDay;
  /** A click says that a visit was made: nothing more needs to be said of it. */
  byClick: boolean;
  sheets: ReadonlyMap<number, { repId: number; visitOn: CalendarDay; lines: ReadonlyMap<number, number> }>;
  visits: ReadonlyMap<number, StoredVisit>;
  /** The visit of a dealer by a rep on a day, planned or told as unplanned. */
  visitOf(dealerId: number, repId: number, on: CalendarDay): number | undefined;
}

/** A row with what happens to it. */
export interface MergedRow {
  given: GivenResult;
  verdict: Verdict;
  /** Null for one that is told as unplanned, or refused for being of nobody's. */
  visitId: number | null;
  dealerId: number | null;
  repId: number | null;
  /** The day the visit was made. */
  on: CalendarDay | null;
  /** What will stand when it is taken. */
  said: SaidOfVisit;
  /** In what it is other than what is there. */
  differs: SaidField[];
  problems: ResultProblem[];
}

/** Days behind its own to which a visit may be moved: the longest time that a plan is made for. A day beyond is mistyped. */
const MOVED_WITHIN = 92;

/** Problems that are told of a row and hold nothing up. */
const TOLD_ONLY: ReadonlySet<ResultProblem['code']> = new Set(['repeated']);

/**
 * Holds rows that came back against the visits they are of: one set of rules for the page, the workbook and the message
 * (docs/visits.md, "What comes back").
 * @param accepted rows that the owner wants written over what is there, or chosen of several for one visit
 */
export function mergeResults(
  rows: readonly GivenResult[],
  known: KnownVisits,
  accepted: ReadonlySet<number> = new Set(),
): MergedRow[] {
  const merged = rows.map((given) => place(isNothingSeen(given.market) ? { ...given, market: null } : given, known));
  refuseTwice(merged, accepted);
  for (const row of merged) judge(row, known, accepted);
  return merged;
}

/** A competitor of whom nothing stands there was not seen: it would never be the same as what was kept. */
function isNothingSeen(market: GivenResult['market']): boolean {
  return market !== null && market.product === '' && market.competitor === '' && market.priceMicro === null;
}

/** Finds whose result a row is, and checks its days. */
function place(given: GivenResult, known: KnownVisits): MergedRow {
  const problems = [...given.problems];
  const add = (code: ResultProblem['code'], text = '') => problems.push({ code, text });
  const sheet = given.sheetId === null ? undefined : known.sheets.get(given.sheetId);
  if (given.sheetId !== null && sheet === undefined) add('unknownSheet', String(given.sheetId));
  let visitId: number | null = given.visitId;
  if (visitId === null && given.line !== null && sheet !== undefined) {
    visitId = sheet.lines.get(given.line) ?? null;
    if (visitId === null) add('unknownLine', String(given.line));
  }
  const repId = given.repId ?? sheet?.repId ?? null;
  const day = given.doneOn ?? sheet?.visitOn ?? null;
  // Told as unplanned, of a dealer who stands on the rep's day: it is that visit.
  if (visitId === null && given.line === null && given.dealerId !== null && repId !== null && day !== null)
    visitId = known.visitOf(given.dealerId, repId, day) ?? null;
  if (visitId === null && given.line !== null && given.sheetId === null) add('unknownLine', String(given.line));
  const found = visitId === null ? undefined : known.visits.get(visitId);
  // What was taken out of the plan is known by the paper alone that names it.
  const visit = found?.dropped === true ? backOnSheet(found, given, sheet) : found;
  if (visitId !== null && visit === undefined) add('unknownLine', given.line === null ? '' : String(given.line));
  if (problems.length === 0 && given.what !== 'done' && saysMade(given)) add('notMade');
  if (given.amountMinor !== null && !Cost.safeParse(given.amountMinor).success) add('amountBounds');
  // A plan that was made since may have set it on another day: its paper tells of the paper's own.
  const sheetDay = visit?.said === null ? sheet?.visitOn : undefined;
  const nobody = visitId === null && given.dealerId === null;
  if (nobody && given.line === null && sheet !== undefined && given.dealerText === '') add('noLine');
  const row: MergedRow = {
    given,
    verdict: 'take',
    visitId: visit?.id ?? null,
    dealerId: visit?.dealerId ?? given.dealerId,
    repId: visit?.repId ?? repId,
    on: given.doneOn ?? sheetDay ?? visit?.visitOn ?? day,
    said: saidOf(given, visit, sheetDay),
    differs: [],
    problems,
  };
  if (row.dealerId !== null && row.on !== null && problems.length === 0) checkDays(row, { visit, sheetDay }, known);
  if (problems.length === 0 && (row.dealerId === null || row.repId === null || row.on === null)) add('noLine');
  return row;
}

/** What only a visit that was made comes to. */
function saysMade({ result, amountMinor, timeIn, timeOut }: GivenResult): boolean {
  return result !== null || amountMinor !== null || timeIn !== '' || timeOut !== '';
}

/** What was taken out of the plan is known by the paper alone that names it, and stands where that has it. */
function backOnSheet(
  visit: StoredVisit,
  { line }: GivenResult,
  sheet: { repId: number; visitOn: CalendarDay } | undefined,
): StoredVisit | undefined {
  if (line === null || sheet === undefined) return undefined;
  return { ...visit, repId: sheet.repId, visitOn: sheet.visitOn };
}

/** What a row says, with the day it is of where it has none of its own. */
function saidOf(given: GivenResult, visit: StoredVisit | undefined, sheetDay: CalendarDay | undefined): SaidOfVisit {
  const said: SaidOfVisit = { ...NOTHING_SAID };
  const copy = <K extends SaidField>(field: K) => {
    said[field] = given[field];
  };
  for (const field of SAID_FIELDS) copy(field);
  if (said.what === 'done') said.doneOn = given.doneOn ?? visit?.said?.doneOn ?? sheetDay ?? visit?.visitOn ?? null;
  else said.doneOn = null;
  if (said.what !== 'moved') said.movedTo = null;
  if (said.what === 'done') {
    said.reason = null;
    said.reasonText = '';
  }
  return said;
}

/** Days that cannot be: in the future, outside of the plan, a next step before the visit, moved back or too far. */
function checkDays(
  { given, said, on, problems }: MergedRow,
  { visit, sheetDay }: { visit: StoredVisit | undefined; sheetDay: CalendarDay | undefined },
  known: KnownVisits,
): void {
  if (on === null) return;
  const add = (code: ResultProblem['code'], text = '') => problems.push({ code, text });
  const checkMove = (to: CalendarDay, from: CalendarDay) => {
    if (to <= from) add('movedBefore', to);
    else if (to > addDays(from, MOVED_WITHIN)) add('movedFar', to);
  };
  if (said.what === 'done') {
    if (on > known.today) add('dayFuture', on);
    const within = visit === undefined ? null : (visit.plan ?? weekOf(visit.visitOn));
    if (within !== null && on !== sheetDay && (on < within.from || on > within.to)) add('dayOutside', on);
    if (!known.byClick && said.result === null && nothingIn(given)) add('nothing');
    if (said.timeIn !== '' && said.timeOut !== '' && said.timeOut < said.timeIn) add('timeOrder', said.timeOut);
  }
  if (said.nextOn !== null && said.nextOn < on) add('nextBefore', said.nextOn);
  if (said.what === 'moved') {
    if (said.movedTo === null) add('movedMissing');
    else if (visit !== undefined && said.movedTo !== visit.said?.movedTo) checkMove(said.movedTo, visit.visitOn);
  }
  if (said.what !== 'done' && visit === undefined) add('noLine');
  // It is not lost: it is still to be made on the day on which a later plan has set it.
  if (said.what === 'missed' && visit !== undefined && sheetDay !== undefined && visit.visitOn !== sheetDay)
    add('standsOn', visit.visitOn);
}

function nothingIn({ amountMinor, nextOn, nextStep, body, market, person, timeIn, timeOut }: GivenResult): boolean {
  return (
    amountMinor === null &&
    nextOn === null &&
    nextStep === '' &&
    body === '' &&
    market === null &&
    person === '' &&
    timeIn === '' &&
    timeOut === ''
  );
}

/** Two rows of one visit: the same twice is told once; else none is taken before the owner has chosen one. */
function refuseTwice(rows: readonly MergedRow[], accepted: ReadonlySet<number>): void {
  const byVisit = Map.groupBy(
    rows.filter(({ problems }) => problems.length === 0),
    (row) => (row.visitId === null ? `d${row.dealerId}/${row.repId}/${row.on}` : `v${row.visitId}`),
  );
  for (const same of byVisit.values()) {
    const [first, ...others] = same;
    if (first === undefined || others.length === 0) continue;
    const different = others.filter((row) => differing(row.said, first.said).length > 0);
    if (different.length === 0) {
      for (const row of others) row.problems.push({ code: 'repeated', text: String(first.given.row) });
      for (const row of others) row.verdict = 'same';
      continue;
    }
    const chosen = same.filter(({ given }) => accepted.has(given.row));
    for (const row of same) {
      if (chosen.length === 1 && chosen[0] === row) continue;
      const other = same.find((one) => one !== row);
      row.problems.push({ code: 'twice', text: String(other?.given.row ?? '') });
    }
  }
}

/** Decides one row whose visit is known. */
function judge(row: MergedRow, known: KnownVisits, accepted: ReadonlySet<number>): void {
  if (row.problems.some(({ code }) => !TOLD_ONLY.has(code))) {
    row.verdict = 'refused';
    return;
  }
  if (row.verdict === 'same') return;
  const visit = row.visitId === null ? undefined : known.visits.get(row.visitId);
  if (visit?.said == null) return;
  const stored = visit.said;
  const told = SAID_FIELDS.filter((field) => isSaid(row.said, field));
  row.differs = told.filter((field) => isSaid(stored, field) && !equal(row.said[field], stored[field]));
  const added = told.filter((field) => !isSaid(stored, field));
  const kindDiffers = row.said.what !== stored.what;
  if (!kindDiffers && row.differs.length === 0) {
    row.verdict = added.length === 0 ? 'same' : 'adds';
    row.said = joined(stored, row.said);
    return;
  }
  if (stored.what === 'moved' && visit.movedOn) {
    row.problems.push({ code: 'alreadyMoved', text: stored.movedTo ?? '' });
    row.verdict = 'refused';
    return;
  }
  row.verdict = accepted.has(row.given.row) ? 'take' : 'conflict';
  // Within one kind what is not said again stays; another kind is another account.
  if (!kindDiffers) row.said = joined(stored, row.said);
}

/** What is there, with what is said now over it. */
function joined(stored: SaidOfVisit, now: SaidOfVisit): SaidOfVisit {
  const said: SaidOfVisit = { ...stored };
  const copy = <K extends SaidField>(field: K) => {
    if (isSaid(now, field)) said[field] = now[field];
  };
  for (const field of SAID_FIELDS) copy(field);
  return said;
}

function differing(a: SaidOfVisit, b: SaidOfVisit): SaidField[] {
  return SAID_FIELDS.filter((field) => !equal(a[field], b[field]));
}

function isSaid(said: SaidOfVisit, field: SaidField): boolean {
  const value = said[field];
  return value !== null && value !== '';
}

function equal(a: SaidOfVisit[SaidField], b: SaidOfVisit[SaidField]): boolean {
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return a === b;
  return a.product === b.product && a.competitor === b.competitor && a.priceMicro === b.priceMicro;
}
