import type { Output, Parsed } from '../../../shared/contract/index.ts';
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
import { moveFilters } from '../views/views.service.ts';
import { distinct } from './repFields.ts';
import { aliasesOf, servedSlices } from './reps.repo.ts';
import { lastChange } from './reps.service.ts';

/** What a merge would move: dealers of today, dated rows, and names. */
export async function previewMerge(
  ctx: Ctx,
  { id, intoId }: Parsed<'reps.previewMerge'>,
): Promise<Output<'reps.previewMerge'>> {
  checkPair(ctx.db, id, intoId);
  return {
    dealers: await countDealers(ctx, id),
    owners: ownersOf(ctx.db, id).length,
    aliases: aliasesOf(rawOf(ctx.db), id).length + 1,
  };
}

/**
 * Makes one rep part of another: dated rows, names and saved views pass over, blanks of the record are filled, the name
 * becomes another name, by which later imports find the one that stays.
 */
export async function mergeReps(ctx: Ctx, { id, intoId }: Parsed<'reps.merge'>): Promise<Output<'reps.merge'>> {
  const dealers = await countDealers(ctx, id);
  return inTransaction(ctx.db, (trx) => {
    const [lost, kept] = checkPair(trx, id, intoId);
    const act = beginAct(trx, ctx.clock.now());
    const owners = ownersOf(trx, id);
    for (const owner of owners)
      loggedUpdate(trx, act, 'dealer_owner', owner.id, { rep_id: intoId }, 'update', owner.dealerId);
    for (const alias of aliasesOf(rawOf(trx), id))
      loggedUpdate(trx, act, 'rep_alias', alias.id, { rep_id: intoId }, 'update', null);
    for (const done of activitiesOf(trx, id))
      loggedUpdate(trx, act, 'activity', done.id, { rep_id: intoId }, 'update', done.dealerId);
    moveFilters(trx, act, 'reps', id, intoId);
    moveVisits(trx, act, id, intoId);
    loggedUpdate(trx, act, 'rep', intoId, joined(kept, lost), 'update', null);
    loggedDelete(trx, act, 'rep', id, null);
    const columns = { alias_key: lost.name_key ?? '', rep_id: intoId, alias: lost.name ?? '' };
    loggedInsert(trx, act, 'rep_alias', columns, null);
    return { dealers, owners: owners.length, changeId: lastChange(trx) };
  });
}

/** @throws AppError not_found, rep_same */
function checkPair(db: Db, id: number, intoId: number): [lost: Row, kept: Row] {
  if (id === intoId) throw new AppError('rep_same');
  return [readRow(db, 'rep', id), readRow(db, 'rep', intoId)];
}

async function countDealers(ctx: Ctx, repId: number): Promise<number> {
  let dealers = 0;
  for await (const rows of servedSlices(ctx.db, ctx.clock.today()))
    for (const row of rows) if (row.repId === repId) dealers += 1;
  return dealers;
}

function ownersOf(db: Db, repId: number): { id: number; dealerId: number }[] {
  return rawOf(db)
    .prepare<[number], { id: number; dealerId: number }>(
      'SELECT id, dealer_id AS dealerId FROM dealer_owner WHERE rep_id = ? ORDER BY id',
    )
    .all(repId);
}

/** What he has done; activities that only name him go with his name. */
function activitiesOf(db: Db, repId: number): { id: number; dealerId: number }[] {
  return rawOf(db)
    .prepare<[number], { id: number; dealerId: number }>(
      'SELECT id, dealer_id AS dealerId FROM activity WHERE rep_id = ? ORDER BY id',
    )
    .all(repId);
}

/** What the record that stays takes from the other one: nothing that was written is lost, nothing of its own is overwritten. */
function joined(kept: Row, lost: Row): Row {
  const notes = [kept.note, lost.note].filter((note) => note !== '').join('\n');
  return {
    phone: kept.phone || lost.phone || '',
    level: kept.level || lost.level || '',
    capacity_minutes: kept.capacity_minutes ?? lost.capacity_minutes ?? null,
    work_weekdays: kept.work_weekdays ?? lost.work_weekdays ?? null,
    day_minutes: kept.day_minutes ?? lost.day_minutes ?? null,
    day_from: kept.day_from || lost.day_from || '',
    ...startPlace(kept.start_place === '' && kept.start_lat_e6 === null ? lost : kept),
    regions: union(kept.regions, lost.regions),
    areas: union(kept.areas, lost.areas),
    skills: union(kept.skills, lost.skills),
    note: notes,
  };
}

/** Where a rep sets out from: text and coordinates go together. */
function startPlace({ start_place = '', start_lat_e6 = null, start_lon_e6 = null }: Row): Row {
  return { start_place, start_lat_e6, start_lon_e6 };
}

/** Routes, visits and leave go along; sheets that went out are no edit, they only name another rep. */
function moveVisits(trx: Db, act: ActLog, id: number, intoId: number): void {
  const raw = rawOf(trx);
  for (const table of ['route', 'visit', 'rep_leave', 'spoken_order', 'market_note'] as const) {
    const dealer = table === 'route' || table === 'rep_leave' ? 'NULL' : 'dealer_id';
    const rows = raw
      .prepare<[number], { id: number; dealerId: number | null }>(
        `SELECT id, ${dealer} AS dealerId FROM ${table} WHERE rep_id = ? ORDER BY id`,
      )
      .all(id);
    for (const row of rows) loggedUpdate(trx, act, table, row.id, { rep_id: intoId }, 'update', row.dealerId);
  }
  raw
    .prepare(
      `UPDATE visit_sheet SET rep_id = @intoId, edition = edition + coalesce((SELECT max(o.edition) FROM visit_sheet o
         WHERE o.rep_id = @intoId AND o.visit_on = visit_sheet.visit_on), 0) WHERE rep_id = @id`,
    )
    .run({ id, intoId });
}

/** Two lists as the table keeps them, made one. */
function union(one: Row[string] | undefined, other: Row[string] | undefined): string {
  // Written by repFields as arrays of texts.
  const lists = [one, other].map((text) => JSON.parse(String(text)) as string[]);
  return JSON.stringify(distinct(lists.flat()));
}
