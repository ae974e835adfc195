import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { MergedResult } from '../../../shared/contract/visitSheets.contract.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { ChangeId, DealerId, RepId, VisitId } from '../../../shared/domain/ids.ts';
import { type GivenResult, VERDICTS, type Verdict } from '../../../shared/domain/visitResults.ts';
import { beginAct, findRow, lastEntryOf } from '../../db/changeLog.ts';
import type { Db } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { nameKey } from '../dealers/nameKey.rules.ts';
import { dealerNames, dealersNamed, findVisitOf, linesNow, storedVisits } from './results.repo.ts';
import { type KnownVisits, type MergedRow, mergeResults, type StoredVisit } from './results.rules.ts';
import { findSheet } from './sheets.repo.ts';
import { writeResult } from './writeResult.ts';

/** What would become of rows that came back. */
export function previewResults(
  { db, clock }: Pick<Ctx, 'db' | 'clock'>,
  { rows, accepted }: Parsed<'visits.preview'>,
): Output<'visits.preview'> {
  const { merged, visits } = mergeOf(db, clock.today(), rows, { accepted: new Set(accepted), byClick: false });
  return { rows: toldRows(db, merged, visits), counts: countsOf(merged) };
}

/** Writes what can be taken, as one act that is undone as one. */
export function takeResults(
  ctx: Ctx,
  { rows, accepted, origin }: Parsed<'visits.take'>,
): Promise<Output<'visits.take'>> {
  return inTransaction(ctx.db, (trx) => {
    const { merged, visits } = mergeOf(trx, ctx.clock.today(), rows, {
      accepted: new Set(accepted),
      byClick: origin === 'hand',
    });
    const told = toldRows(trx, merged, visits);
    const act = beginAct(trx, ctx.clock.now(), { movesScores: false });
    const taken = merged.filter(({ verdict }) => verdict === 'take' || verdict === 'adds');
    for (const row of taken) writeResult(trx, act, row, { origin, today: ctx.clock.today() });
    const changed = lastEntryOf(trx, act);
    return {
      taken: taken.length,
      counts: countsOf(merged),
      rows: told,
      changeId: changed > 0 ? ChangeId.parse(changed) : null,
    };
  });
}

function countsOf(merged: readonly MergedRow[]): Record<Verdict, number> {
  const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Record<Verdict, number>; // each of them
  for (const { verdict } of merged) counts[verdict] += 1;
  return counts;
}

/** Reads what rows are held against, and holds them against it. */
function mergeOf(
  db: Db,
  today: CalendarDay,
  given: readonly GivenResult[],
  { accepted, byClick }: { accepted: ReadonlySet<number>; byClick: boolean },
) {
  const sheets = new Map<number, { repId: number; visitOn: CalendarDay; lines: Map<number, number> }>();
  for (const id of new Set(given.flatMap(({ sheetId }) => sheetId ?? []))) {
    const sheet = findSheet(db, id);
    if (sheet === undefined) continue;
    const lines = new Map(linesNow(db, sheet).map((visitId, at) => [at + 1, visitId]));
    sheets.set(id, { repId: sheet.repId, visitOn: sheet.on, lines });
  }
  const rows = given.map((row) => ofKnown(db, named(db, row)));
  const found = new Map<string, number | undefined>();
  const visitOf = (dealerId: number, repId: number, on: CalendarDay) => {
    const key = `${dealerId}/${repId}/${on}`;
    if (!found.has(key)) found.set(key, findVisitOf(db, dealerId, repId, on));
    return found.get(key);
  };
  const ids = new Set<number>();
  for (const { sheetId, line, visitId, dealerId, repId, doneOn } of rows) {
    const sheet = sheetId === null ? undefined : sheets.get(sheetId);
    const [rep, on] = [repId ?? sheet?.repId, doneOn ?? sheet?.visitOn];
    const of = visitId ?? (line === null ? undefined : sheet?.lines.get(line));
    if (of !== undefined) ids.add(of);
    else if (line === null && dealerId !== null && rep !== undefined && on !== undefined) {
      const visit = visitOf(dealerId, rep, on);
      if (visit !== undefined) ids.add(visit);
    }
  }
  const visits = storedVisits(db, [...ids]);
  const known: KnownVisits = { today, byClick, sheets, visits, visitOf };
  const checked = rows.map((row) => {
    const sheet = row.sheetId === null ? undefined : sheets.get(row.sheetId);
    const visit = row.line === null ? undefined : visits.get(sheet?.lines.get(row.line) ?? 0);
    return visit === undefined ? row : besideChecked(db, row, visit.dealerId);
  });
  return { merged: mergeResults(checked, known, accepted), visits };
}

/** Sorted in some of its columns only, or with another sheet's number, a row would write of one dealer what another has said. */
function besideChecked(db: Db, row: GivenResult, dealerId: number): GivenResult {
  if (row.beside.length === 0) return row;
  const named = row.beside.map((text) => dealersNamed(db, text, nameKey));
  // A code or name that was changed since is nobody's; one of the two must still be his, and none another's.
  const fits = named.every((ids) => ids.length === 0 || ids.includes(dealerId)) && named.some((ids) => ids.length > 0);
  return fits ? row : differs(row);
}

function differs(row: GivenResult): GivenResult {
  return { ...row, problems: [...row.problems, { code: 'dealerDiffers', text: row.beside.join(' ').slice(0, 300) }] };
}

/** A dealer that a row names in words; code and name that are of two dealers name none. */
function named(db: Db, row: GivenResult): GivenResult {
  if (row.dealerText === '' || row.dealerId !== null || row.line !== null || row.visitId !== null) return row;
  const texts = row.beside.length === 0 ? [row.dealerText] : row.beside;
  const known = texts.map((text) => dealersNamed(db, text, nameKey)).filter(({ length }) => length > 0);
  const ids = known.reduce((all, each) => all.filter((id) => each.includes(id)), known[0] ?? []);
  if (known.length > 1 && ids.length === 0) return differs(row);
  const [only] = ids;
  if (only !== undefined && ids.length === 1) return { ...row, dealerId: DealerId.parse(only) };
  const code = ids.length === 0 ? 'dealerUnknown' : 'dealerSeveral';
  return { ...row, problems: [...row.problems, { code, text: row.dealerText }] };
}

/** Told as unplanned, a row names by number whom it is of and by whom: both must be there. */
function ofKnown(db: Db, row: GivenResult): GivenResult {
  if (row.line !== null || row.visitId !== null) return row;
  const problems = [...row.problems];
  if (row.dealerId !== null && !isThere(db, 'dealer', row.dealerId)) problems.push({ code: 'dealerGone', text: '' });
  if (row.repId !== null && !isThere(db, 'rep', row.repId)) problems.push({ code: 'repGone', text: '' });
  return problems.length === row.problems.length ? row : { ...row, problems };
}

function isThere(db: Db, table: 'dealer' | 'rep', id: number): boolean {
  const row = findRow(db, table, id);
  return row !== undefined && row.deleted_at == null;
}

function toldRows(db: Db, merged: readonly MergedRow[], visits: ReadonlyMap<number, StoredVisit>): MergedResult[] {
  const names = dealerNames(
    db,
    merged.flatMap(({ dealerId }) => dealerId ?? []),
  );
  return merged.map(({ given, verdict, visitId, dealerId, repId, on, said, differs, problems }) => ({
    given,
    verdict,
    visitId: visitId === null ? null : VisitId.parse(visitId),
    dealerId: dealerId === null ? null : DealerId.parse(dealerId),
    dealerName: (dealerId === null ? undefined : names.get(dealerId)?.name) ?? given.dealerText,
    repId: repId === null ? null : RepId.parse(repId),
    on,
    line: given.line,
    said,
    stored: (visitId === null ? undefined : visits.get(visitId)?.said) ?? null,
    differs,
    problems,
  }));
}
