import { sql } from 'kysely';
import { ScoreRules } from '../../../shared/contract/scoring.contract.ts';
import { SCORING_MATHS } from '../../../shared/domain/mathsVersion.ts';
import type { Db } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Ctx } from '../../runtime/context.ts';
import { newUid } from '../../runtime/ids.ts';

/**
 * What the writer does before anything else: gives a new file its identity and default scheme, and sweeps what a crash
 * or a power cut may have left of unfinished work. Committed data are never touched.
 */
export function prepareFile(db: Db, ctx: Ctx): Promise<void> {
  return inTransaction(db, async (trx) => {
    const known = await trx.selectFrom('meta').select('value').where('key', '=', 'uid').executeTakeFirst();
    if (!known) await initialise(trx, ctx.clock.now());
    await sweep(trx);
    await markOldMaths(trx);
  });
}

async function initialise(db: Db, now: number): Promise<void> {
  await db
    .insertInto('meta')
    .values([
      { key: 'uid', value: newUid() },
      { key: 'created_at', value: String(now) },
    ])
    .execute();
  const scheme = { name: 'ABC + D', rules: JSON.stringify(ScoreRules.parse({})), createdAt: now };
  const { insertId } = await db
    .insertInto('scoreScheme')
    .values({ ...scheme, uid: newUid(), isActive: 1, updatedAt: now })
    .executeTakeFirstOrThrow();
  await db
    .insertInto('scoreSchemeVersion')
    .values({ ...scheme, schemeId: Number(insertId), version: 1 })
    .execute();
}

/** What was calculated by other rules than this program's has to be done again; its revision stays one of its own. */
async function markOldMaths(db: Db): Promise<void> {
  const stamp = { key: 'scoring_maths', value: String(SCORING_MATHS) };
  const known = await db.selectFrom('meta').select('value').where('key', '=', stamp.key).executeTakeFirst();
  if (known?.value === stamp.value) return;
  await sql`UPDATE score_run SET data_revision = -1 - data_revision WHERE status = 'live' AND data_revision >= 0`.execute(
    db,
  );
  await db
    .insertInto('meta')
    .values(stamp)
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: stamp.value }))
    .execute();
}

async function sweep(db: Db): Promise<void> {
  await db.deleteFrom('stageLine').execute();
  await db.deleteFrom('stageOrder').execute();
  await db.deleteFrom('stageHeld').execute();
  await db.deleteFrom('stageDealer').execute();
  await db.deleteFrom('stageSame').execute();
  await db.deleteFrom('stageReceivable').execute();
  await db.deleteFrom('stageReceipt').execute();
  await db.deleteFrom('scoreRun').where('status', '=', 'running').execute();
  // A calculation that ended between scores and stages has to be done again; its revision stays one of its own.
  await sql`UPDATE score_run SET data_revision = -1 - data_revision WHERE status = 'live' AND data_revision >= 0
    AND uid IS NOT (SELECT stages ->> '$.scores' FROM rhythm_head)`.execute(db);
  // What no file refers to any more, neither on a page nor in the bin.
  await db
    .deleteFrom('fileContent')
    .where('id', 'not in', (eb) => eb.selectFrom('dealerFile').select('contentId'))
    .execute();
  await db.deleteFrom('importBatch').where('status', 'not in', ['committed', 'undone', 'undoing']).execute();
  await db.updateTable('importBatch').set({ status: 'committed' }).where('status', '=', 'undoing').execute();
}
