import { sql } from 'kysely';
import type { ChangeEntry } from '../../../shared/contract/data.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { ChangeId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { toldFields, undoAct } from '../../db/changeLog.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';

type Fields = Record<string, string | number | null>;

/** The rep whose record or other name an entry is about, null for an entry about something else. */
const REP_ID = sql<number | null>`CASE change_log.entity WHEN 'rep' THEN change_log.record_id
  WHEN 'rep_alias' THEN coalesce(change_log.after ->> 'rep_id', change_log.before ->> 'rep_id',
    (SELECT a.rep_id FROM rep_alias a WHERE a.id = change_log.record_id)) END`;
/** What the record is called now, or was called when it went. */
const NAME = sql<string | null>`coalesce(dealer.name, (SELECT r.name FROM rep r WHERE r.id = ${REP_ID}),
  CASE change_log.entity WHEN 'rep' THEN coalesce(change_log.before ->> 'name', change_log.after ->> 'name')
    WHEN 'score_scheme' THEN (SELECT s.name FROM score_scheme s WHERE s.id = change_log.record_id) END)`;

/** The history of edits, newest first; imports keep their own traces. */
export async function listChanges(db: Db, input: Parsed<'data.changes'>): Promise<Output<'data.changes'>> {
  const matching = db
    .selectFrom('changeLog')
    .leftJoin('dealer', 'dealer.id', 'changeLog.dealerId')
    .$if(input.dealerId !== undefined, (q) => q.where('changeLog.dealerId', '=', Number(input.dealerId)))
    .$if(input.repId !== undefined, (q) => q.where(REP_ID, '=', Number(input.repId)));
  const rows = await matching
    .selectAll('changeLog')
    .select(NAME.as('name'))
    .orderBy('changeLog.id', 'desc')
    .limit(input.limit)
    .offset(input.offset)
    .execute();
  const { total } = await matching.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return { entries: rows.map(toEntry), total };
}

function toEntry(row: {
  id: number;
  at: number;
  actor: string;
  action: string;
  entity: string;
  name: string | null;
  before: string;
  after: string;
  undoneAt: number | null;
}): ChangeEntry {
  // Written by db/changeLog.
  const before = JSON.parse(row.before) as Fields;
  const after = JSON.parse(row.after) as Fields;
  return {
    id: ChangeId.parse(row.id),
    at: row.at,
    actor: row.actor,
    // The table's CHECK allows these only.
    action: row.action as ChangeEntry['action'],
    entity: row.entity,
    entityName: row.name ?? '',
    fields: toldFields(before, after),
    undone: row.undoneAt !== null,
  };
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

/** Takes one act back whole: by default the last that still stands. */
export function undoChange(ctx: Ctx, input: Parsed<'data.undo'>): Promise<Output<'data.undo'>> {
  return inTransaction(ctx.db, async (trx) => {
    const target = await trx
      .selectFrom('changeLog')
      .select(['id', 'groupId'])
      .where('undoneAt', 'is', null)
      .where('action', '<>', 'undo')
      .$if(input.changeId !== undefined, (q) => q.where('id', '=', Number(input.changeId)))
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (!target) throw new AppError('nothing_to_undo');
    const { groupId } = target;
    const { entries: size, first } = actSize(trx, groupId);
    const jobId = size > MOST_AT_ONCE ? ctx.startJob('data.undo', { groupId }) : null;
    if (jobId === null) undoAct(trx, groupId, ctx.clock.now());
    const { entries } = await listChangesById(trx, first);
    const entry = entries[0];
    if (!entry) throw new AppError('not_found');
    return { entry, jobId };
  });
}

async function listChangesById(db: Db, id: number): Promise<{ entries: ChangeEntry[] }> {
  const rows = await db
    .selectFrom('changeLog')
    .leftJoin('dealer', 'dealer.id', 'changeLog.dealerId')
    .selectAll('changeLog')
    .select(NAME.as('name'))
    .where('changeLog.id', '=', id)
    .execute();
  return { entries: rows.map(toEntry) };
}
