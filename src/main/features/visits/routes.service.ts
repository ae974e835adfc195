import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { Route } from '../../../shared/contract/visitNeeds.contract.ts';
import { ChangeId, RepId, RouteId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type ActLog, lastEntryOf, loggedInsert, loggedUpdate, type Row, readRow } from '../../db/changeLog.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { newUid } from '../../runtime/ids.ts';
import { nameKey } from '../dealers/nameKey.rules.ts';
import { beginVisits, putSetting } from './dealerVisit.service.ts';
import { toDueRow } from './due.service.ts';
import { needSetting, readNeeds } from './needs.service.ts';
import { changeOf } from './visitRules.service.ts';

interface StoredRoute extends Omit<Route, 'id' | 'repId'> {
  id: number;
  repId: number | null;
}

const ROUTE = `SELECT t.id, t.revision, t.name, t.rep_id AS repId, coalesce(r.name, '') AS repName, t.weekdays,
  t.every_weeks AS everyWeeks, t.first_on AS firstOn, t.note,
  (SELECT count(*) FROM dealer_visit v JOIN dealer d ON d.id = v.dealer_id
   WHERE v.route_id = t.id AND d.deleted_at IS NULL) AS dealers
FROM route t LEFT JOIN rep r ON r.id = t.rep_id WHERE t.deleted_at IS NULL`;

/** Every fixed route, by rep, weekday and name. */
export function listRoutes(db: Db): Route[] {
  return rawOf(db)
    .prepare<[], StoredRoute>(`${ROUTE} ORDER BY coalesce(r.sort_key, '~'), t.weekdays & -t.weekdays, t.name_key, t.id`)
    .all()
    .map(toRoute);
}

/** @throws AppError not_found */
export function getRoute(db: Db, id: number): Route {
  const row = rawOf(db).prepare<[number], StoredRoute>(`${ROUTE} AND t.id = ?`).get(id);
  if (row === undefined) throw new AppError('not_found');
  return toRoute(row);
}

const toRoute = (row: StoredRoute): Route => ({
  ...row,
  id: RouteId.parse(row.id),
  repId: row.repId === null ? null : RepId.parse(row.repId),
});

/** A route with its dealers in their order; those without a place come last, by name. */
export async function routeWithDealers(ctx: Ctx, { id }: Parsed<'visits.route'>): Promise<Output<'visits.route'>> {
  const route = getRoute(ctx.db, id);
  const needs = await readNeeds(ctx, await needSetting(ctx));
  const place = ({ facts }: (typeof needs)[number]) => facts.routePlace ?? Number.MAX_SAFE_INTEGER;
  const dealers = needs
    .filter(({ facts }) => facts.routeId === id)
    .sort((a, b) => place(a) - place(b) || (a.facts.sortKey < b.facts.sortKey ? -1 : 1));
  return { route, dealers: dealers.map(toDueRow) };
}

type RoutePatch = Parsed<'visits.saveRoute'>['patch'];

function columnsOf(db: Db, patch: RoutePatch, self: number | null): Row {
  const columns: Row = {};
  if (patch.name !== undefined) Object.assign(columns, nameColumns(db, patch.name, self));
  if (patch.repId != null) readRow(db, 'rep', patch.repId);
  if (patch.repId !== undefined) columns.rep_id = patch.repId;
  if (patch.weekdays !== undefined) columns.weekdays = patch.weekdays;
  if (patch.everyWeeks !== undefined) columns.every_weeks = patch.everyWeeks;
  if (patch.firstOn !== undefined) columns.first_on = patch.firstOn;
  if (patch.note !== undefined) columns.note = patch.note;
  return columns;
}

/** @throws AppError route_name_taken where another route is called so */
function nameColumns(db: Db, name: string, self: number | null): Row {
  const key = nameKey(name) || name;
  const other = rawOf(db)
    .prepare<[string], number>('SELECT id FROM route WHERE name_key = ? AND deleted_at IS NULL')
    .pluck()
    .get(key);
  if (other !== undefined && Number(other) !== self) throw new AppError('route_name_taken', { name });
  return { name, name_key: key };
}

/** Makes a route and puts dealers on it. @throws AppError route_name_taken */
export function addRoute(ctx: Ctx, input: Parsed<'visits.addRoute'>): Promise<Output<'visits.addRoute'>> {
  return inTransaction(ctx.db, (trx) => {
    const act = beginVisits(trx, ctx);
    const { dealerIds, ...patch } = input;
    const id = makeRoute(trx, act, patch);
    placeDealers(trx, act, id, dealerIds);
    return { id: RouteId.parse(id), changeId: ChangeId.parse(lastEntryOf(trx, act)) };
  });
}

/** A new route as part of an act. @throws AppError route_name_taken */
export function makeRoute(trx: Db, act: ActLog, patch: RoutePatch): number {
  const columns = { uid: newUid(), ...columnsOf(trx, patch, null), created_at: act.at, updated_at: act.at };
  return loggedInsert(trx, act, 'route', columns, null);
}

/** @throws AppError not_found, stale_edit, route_name_taken */
export function saveRoute(ctx: Ctx, input: Parsed<'visits.saveRoute'>): Promise<Output<'visits.saveRoute'>> {
  return inTransaction(ctx.db, (trx) => {
    if (getRoute(trx, input.id).revision !== input.expectedRevision) throw new AppError('stale_edit', { id: input.id });
    const act = beginVisits(trx, ctx);
    const changed = loggedUpdate(trx, act, 'route', input.id, columnsOf(trx, input.patch, input.id), 'update', null);
    return { changed: changed ? 1 : 0, changeId: changeOf(trx, act) };
  });
}

/** Takes a route away; its dealers stay, on none. */
export function removeRoute(ctx: Ctx, { id }: Parsed<'visits.removeRoute'>): Promise<Output<'visits.removeRoute'>> {
  return inTransaction(ctx.db, (trx) => {
    getRoute(trx, id);
    const act = beginVisits(trx, ctx);
    placeDealers(trx, act, id, []);
    loggedUpdate(trx, act, 'route', id, { deleted_at: act.at }, 'remove', null);
    return { changed: 1, changeId: changeOf(trx, act) };
  });
}

/** Exactly these dealers, in this order. */
export function fillRoute(
  ctx: Ctx,
  { id, dealerIds }: Parsed<'visits.fillRoute'>,
): Promise<Output<'visits.fillRoute'>> {
  return inTransaction(ctx.db, (trx) => {
    getRoute(trx, id);
    const act = beginVisits(trx, ctx);
    const changed = placeDealers(trx, act, id, dealerIds);
    return { changed, changeId: changeOf(trx, act) };
  });
}

function placeDealers(trx: Db, act: ActLog, routeId: number, dealerIds: readonly number[]): number {
  const wanted = new Set(dealerIds);
  const there = rawOf(trx)
    .prepare<[number], number>('SELECT dealer_id FROM dealer_visit WHERE route_id = ?')
    .pluck()
    .all(routeId) as unknown as number[]; // plucked from a column of integers
  let changed = 0;
  for (const dealerId of there)
    if (!wanted.has(dealerId) && putSetting(trx, act, dealerId, { route_id: null, route_place: null })) changed += 1;
  let place = 0;
  for (const dealerId of wanted) {
    if (readRow(trx, 'dealer', dealerId).deleted_at !== null) throw new AppError('not_found');
    place += 1;
    if (putSetting(trx, act, dealerId, { route_id: routeId, route_place: place })) changed += 1;
  }
  return changed;
}
