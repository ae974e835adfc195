import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { DealerVisitPatch } from '../../../shared/contract/visitNeeds.contract.ts';
import { RouteId } from '../../../shared/domain/ids.ts';
import { VisitFrequency, VisitMode } from '../../../shared/domain/visits.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import {
  type ActLog,
  beginAct,
  loggedDelete,
  loggedInsert,
  loggedUpdate,
  type Row,
  readRow,
} from '../../db/changeLog.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { dueOf } from './due.service.ts';
import { marketOf, windowsOf } from './visitFacts.repo.ts';
import { changeOf } from './visitRules.service.ts';

type Patch = { [K in keyof DealerVisitPatch]?: DealerVisitPatch[K] | undefined };

/** Opens the act of an edit of how dealers are visited, by which no figure moves. */
export const beginVisits = (trx: Db, ctx: Ctx): ActLog => beginAct(trx, ctx.clock.now(), { movesScores: false });

/** How a dealer is visited, with what the rules make of it. */
export async function dealerVisit(ctx: Ctx, { dealerId }: Parsed<'visits.dealer'>): Promise<Output<'visits.dealer'>> {
  const row = findSetting(ctx.db, dealerId);
  return {
    revision: Number(row?.revision ?? 0),
    setting: toSetting(row),
    routePlace: row?.route_place === null || row === undefined ? null : Number(row.route_place),
    closed: rawOf(ctx.db)
      .prepare<[number], { id: number; from: string; to: string; reason: string }>(
        'SELECT id, from_on AS "from", to_on AS "to", reason FROM dealer_closed WHERE dealer_id = ? ORDER BY from_on, id',
      )
      .all(dealerId),
    due: (await dueOf(ctx, dealerId)) ?? null,
  };
}

function findSetting(db: Db, dealerId: number): Row | undefined {
  // Rows as SQLite names their columns.
  return rawOf(db).prepare('SELECT * FROM dealer_visit WHERE dealer_id = ?').get(dealerId) as Row | undefined;
}

function toSetting(row: Row | undefined): DealerVisitPatch {
  const number = (column: string) => Number(row?.[column] ?? 0);
  const known = (column: string) => row?.[column] !== null && row?.[column] !== undefined;
  return {
    mode: VisitMode.parse(row?.mode ?? 'visit'),
    routeId: known('route_id') ? RouteId.parse(row?.route_id) : null,
    frequency: known('freq_times')
      ? VisitFrequency.parse({ times: row?.freq_times, every: row?.freq_every, unit: row?.freq_unit })
      : null,
    lengthMinutes: known('length_minutes') ? number('length_minutes') : null,
    weekdays: number('weekdays'),
    weekdaysOnly: number('weekdays_only') === 1,
    closedWeekdays: number('closed_weekdays'),
    market: marketOf(String(row?.market ?? '')),
    windows: windowsOf(String(row?.windows ?? '')),
    place: known('lat_e6') ? { latE6: number('lat_e6'), lonE6: number('lon_e6') } : null,
    note: String(row?.note ?? ''),
  };
}

/** What is patched, as columns. */
export function columnsOf(patch: Patch): Row {
  const columns: Row = {};
  if (patch.mode !== undefined) columns.mode = patch.mode;
  if (patch.routeId !== undefined) columns.route_id = patch.routeId;
  if (patch.frequency !== undefined)
    Object.assign(columns, {
      freq_times: patch.frequency?.times ?? null,
      freq_every: patch.frequency?.every ?? null,
      freq_unit: patch.frequency?.unit ?? null,
    });
  if (patch.lengthMinutes !== undefined) columns.length_minutes = patch.lengthMinutes;
  if (patch.weekdays !== undefined) columns.weekdays = patch.weekdays;
  if (patch.weekdaysOnly !== undefined) columns.weekdays_only = patch.weekdaysOnly ? 1 : 0;
  if (patch.closedWeekdays !== undefined) columns.closed_weekdays = patch.closedWeekdays;
  if (patch.market !== undefined) columns.market = patch.market === null ? '' : JSON.stringify(patch.market);
  if (patch.windows !== undefined) columns.windows = patch.windows.length === 0 ? '' : JSON.stringify(patch.windows);
  if (patch.place !== undefined)
    Object.assign(columns, { lat_e6: patch.place?.latE6 ?? null, lon_e6: patch.place?.lonE6 ?? null });
  if (patch.note !== undefined) columns.note = patch.note;
  return columns;
}

/** Saves how one dealer is visited. @throws AppError not_found, stale_edit */
export function saveDealerVisit(
  ctx: Ctx,
  { dealerId, expectedRevision, patch, closed }: Parsed<'visits.saveDealer'>,
): Promise<Output<'visits.saveDealer'>> {
  return inTransaction(ctx.db, (trx) => {
    mustBeThere(trx, dealerId);
    mustBeRoute(trx, patch);
    if (Number(findSetting(trx, dealerId)?.revision ?? 0) !== expectedRevision)
      throw new AppError('stale_edit', { id: dealerId });
    const act = beginVisits(trx, ctx);
    const set = putSetting(trx, act, dealerId, columnsOf(patch));
    const spans = closed === undefined ? 0 : putClosed(trx, act, dealerId, closed);
    return { changed: set || spans > 0 ? 1 : 0, changeId: changeOf(trx, act) };
  });
}

/** Sets the same for many dealers: one act. @throws AppError not_found */
export function setDealerVisits(
  ctx: Ctx,
  { ids, patch }: Parsed<'visits.setDealers'>,
): Promise<Output<'visits.setDealers'>> {
  return inTransaction(ctx.db, (trx) => {
    const act = beginVisits(trx, ctx);
    mustBeRoute(trx, patch);
    const columns = columnsOf(patch);
    let changed = 0;
    for (const id of new Set(ids)) {
      mustBeThere(trx, id);
      if (putSetting(trx, act, id, columns)) changed += 1;
    }
    return { changed, changeId: changeOf(trx, act) };
  });
}

function mustBeThere(trx: Db, dealerId: number): void {
  if (readRow(trx, 'dealer', dealerId).deleted_at !== null) throw new AppError('not_found');
}

/** @throws AppError not_found for a route that is none, before anything is written */
function mustBeRoute(trx: Db, { routeId }: Patch): void {
  if (routeId != null && readRow(trx, 'route', routeId).deleted_at !== null) throw new AppError('not_found');
}

/** Writes columns of a dealer's setting, which is made where there is none. A dealer who changes his route goes to its end. */
export function putSetting(trx: Db, act: ActLog, dealerId: number, next: Row): boolean {
  const before = findSetting(trx, dealerId);
  const moves = next.route_id !== undefined && next.route_id !== (before?.route_id ?? null);
  const columns = moves && next.route_place === undefined ? { ...next, route_place: null } : next;
  if (before !== undefined)
    return loggedUpdate(trx, act, 'dealer_visit', Number(before.id), columns, 'update', dealerId);
  const usual: Row = columnsOf(toSetting(undefined));
  const differs = Object.entries(columns).some(([column, value]) => value !== (usual[column] ?? null));
  if (!differs) return false;
  const made = { dealer_id: dealerId, ...columns, created_at: act.at, updated_at: act.at };
  loggedInsert(trx, act, 'dealer_visit', made, dealerId);
  return true;
}

type Span = { from: string; to: string; reason: string };

/** Exactly these closing days; those that stay as they are are not touched. */
function putClosed(trx: Db, act: ActLog, dealerId: number, wanted: readonly Span[]): number {
  const key = ({ from, to, reason }: Span) => `${from}/${to}/${reason}`;
  const there = rawOf(trx)
    .prepare<[number], Span & { id: number }>(
      'SELECT id, from_on AS "from", to_on AS "to", reason FROM dealer_closed WHERE dealer_id = ?',
    )
    .all(dealerId);
  const wantedKeys = new Set(wanted.map(key));
  const thereKeys = new Set(there.map(key));
  const gone = there.filter((span) => !wantedKeys.has(key(span)));
  const fresh = wanted.filter((span) => !thereKeys.has(key(span)));
  for (const { id } of gone) loggedDelete(trx, act, 'dealer_closed', id, dealerId);
  for (const { from, to, reason } of fresh)
    loggedInsert(trx, act, 'dealer_closed', { dealer_id: dealerId, from_on: from, to_on: to, reason }, dealerId);
  return gone.length + fresh.length;
}
