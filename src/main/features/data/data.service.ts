import { sql } from 'kysely';
import type { ChangeEntry } from '../../../shared/contract/data.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import { ERASURE, findRedo, groupOf, redoAct, undoAct, type WholeActs } from '../../db/undoAct.ts';
import type { Ctx } from '../../runtime/context.ts';
import { mustBeOwner, mustHaveOwner } from '../operators/operators.service.ts';
import { visibilityFor } from '../operators/visibility.repo.ts';
import { hidesHeader } from '../operators/visibility.rules.ts';
import { NAME_SQL, REP_ID_SQL, SUBJECT_SQL, toEntry } from './changeRows.ts';

const NAME = sql.raw<string | null>(NAME_SQL);
const SUBJECT = sql.raw<string>(SUBJECT_SQL);
const REP_ID = sql.raw<number | null>(REP_ID_SQL);

/** The history of edits, newest first; imports keep their own traces. */
export async function listChanges(
  { db, operatorId }: Ctx,
  input: Parsed<'data.changes'>,
): Promise<Output<'data.changes'>> {
  const matching = db
    .selectFrom('changeLog')
    .leftJoin('dealer', 'dealer.id', 'changeLog.dealerId')
    .$if(input.dealerId !== undefined, (q) => q.where('changeLog.dealerId', '=', Number(input.dealerId)))
    .$if(input.repId !== undefined, (q) => q.where(REP_ID, '=', Number(input.repId)));
  const rows = await matching
    .selectAll('changeLog')
    .select([NAME.as('name'), SUBJECT.as('subject')])
    .orderBy('changeLog.id', 'desc')
    .limit(input.limit)
    .offset(input.offset)
    .execute();
  const visibility = visibilityFor(db, operatorId);
  const { total } = await matching.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return { entries: rows.map((row) => toEntry(row, visibility)), total };
}

/** Entries that are taken back within a command; more take long enough to be watched. */
const MOST_AT_ONCE = 2000;

function actSize(db: Db, groupId: number): { entries: number; first: number } {
  const size = rawOf(db)
    .prepare<[number], { entries: number; first: number }>(
      'SELECT count(*) AS entries, min(id) AS first FROM change_log WHERE group_id = ? AND undone_at IS NULL',
    )
    .get(groupId);
  return size ?? { entries: 0, first: 0 };
}

/** In how many dealers' histories an act is told. */
function dealersOf(db: Db, groupId: number): number {
  const count = rawOf(db)
    .prepare<[number], number>('SELECT count(DISTINCT dealer_id) FROM change_log WHERE group_id = ?')
    .pluck()
    .get(groupId);
  return count ?? 0;
}

/** Takes one act back whole: by default the last that still stands. */
export function undoChange(ctx: Ctx, input: Parsed<'data.undo'>, whole: WholeActs): Promise<Output<'data.undo'>> {
  return inTransaction(ctx.db, async (trx) => {
    const target = await trx
      .selectFrom('changeLog')
      .select(['id', 'groupId'])
      .where('undoneAt', 'is', null)
      .where('action', '<>', 'undo')
      // Asked for by name it is refused below; it is never the last one that can be taken back.
      .$if(input.changeId === undefined, (q) => q.where('entity', '<>', ERASURE))
      .$if(input.changeId !== undefined, (q) => q.where('id', '=', Number(input.changeId)))
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (!target) throw new AppError('nothing_to_undo');
    refuseOwners(trx, target.groupId, ctx.operatorId);
    const { groupId } = target;
    const { entries: size, first } = actSize(trx, groupId);
    const jobId = size > MOST_AT_ONCE ? ctx.startJob('data.undo', { groupId }) : null;
    if (jobId === null) undoAct(trx, groupId, ctx.clock.now(), whole);
    mustHaveOwner(trx);
    return { entry: await getChange(trx, first, ctx.operatorId), dealers: dealersOf(trx, groupId), jobId };
  });
}

/** Does again what was taken back: by default the last one, as long as nothing was done since. */
export function redoChange(ctx: Ctx, input: Parsed<'data.redo'>, whole: WholeActs): Promise<Output<'data.redo'>> {
  return inTransaction(ctx.db, async (trx) => {
    const group = input.changeId === undefined ? findRedo(trx) : groupOf(trx, input.changeId);
    if (group === undefined) throw new AppError('nothing_to_redo');
    refuseOwners(trx, group, ctx.operatorId);
    const { id } = redoAct(trx, group, ctx.clock.now(), whole);
    mustHaveOwner(trx);
    return { entry: await getChange(trx, id, ctx.operatorId), dealers: dealersOf(trx, group), jobId: null };
  });
}

/** What is the owner's alone is not turned round by others either. @throws AppError owner_only */
function refuseOwners(trx: Db, groupId: number, operatorId: number | null): void {
  const owners = rawOf(trx)
    .prepare<[number]>(
      `SELECT 1 FROM change_log c WHERE c.group_id = ? AND (c.entity = 'operator'
         OR (c.entity = 'setting' AND (SELECT s.key FROM setting s WHERE s.id = c.record_id) = 'hiddenFigures'))`,
    )
    .get(groupId);
  if (owners !== undefined || turnsHidden(trx, groupId, operatorId)) mustBeOwner(trx, operatorId);
}

/** Whether an act is about a field that whoever asks does not see, by its name of now, before or after. */
function turnsHidden(trx: Db, groupId: number, operatorId: number | null): boolean {
  const visibility = visibilityFor(trx, operatorId);
  const names = rawOf(trx)
    .prepare<[number], string>(
      `SELECT value FROM (
         SELECT json_array(c.before ->> 'name', c.after ->> 'name',
           (SELECT f.name FROM custom_field f WHERE f.id = iif(c.entity = 'custom_field', c.record_id,
             coalesce(c.after ->> 'field_id', c.before ->> 'field_id',
               (SELECT v.field_id FROM custom_value v WHERE v.id = c.record_id))))) AS names
         FROM change_log c WHERE c.group_id = ? AND c.entity IN ('custom_field', 'custom_value')), json_each(names)
       WHERE value IS NOT NULL GROUP BY value`,
    )
    .pluck()
    .all(groupId) as unknown as string[]; // plucked from names
  return names.some((name) => hidesHeader(name, visibility));
}

async function getChange(db: Db, id: number, operatorId: number | null): Promise<ChangeEntry> {
  const row = await db
    .selectFrom('changeLog')
    .leftJoin('dealer', 'dealer.id', 'changeLog.dealerId')
    .selectAll('changeLog')
    .select([NAME.as('name'), SUBJECT.as('subject')])
    .where('changeLog.id', '=', id)
    .executeTakeFirst();
  if (!row) throw new AppError('not_found');
  return toEntry(row, visibilityFor(db, operatorId));
}
