import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import type { Topic } from '../../../shared/contract/events.ts';
import type { CheckOptions } from '../../../shared/contract/imports.contract.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { bumpDataRevision } from '../../db/revision.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { OpPort } from '../../jobs/jobPort.ts';
import type { Ctx } from '../../runtime/context.ts';
import { forwardArrivals, partBalances } from '../doubles/doubles.service.ts';
import { refreshDealerDays } from '../orders/orders.service.ts';
import { sourceIdOf } from '../recipes/recipes.repo.ts';
import { readBatch } from './imports.repo.ts';
import { KIND_TABLE } from './kinds/kindTable.ts';
import type { KindWork } from './kinds/kindWork.ts';
import { mergeDealers } from './mergeDealers.ts';
import type { PackedFile } from './packedFile.ts';
import { countProposals } from './proposals.repo.ts';
import { rememberRecipe } from './recipeBook.ts';
import { removeBills } from './removedOrders.ts';
import { clearStagedRows } from './stagePacks.ts';
import { standingOf } from './standing.ts';

export interface MergePayload {
  batchId: number;
  options: CheckOptions;
  /** The file's headers by column. */
  headers: readonly string[];
  /** Its name without figures and ending. */
  fileStem: string;
  file: PackedFile;
}

export interface Merged {
  /** True where dealers, what belongs to them, or reps are new or changed. */
  people: boolean;
  /** What its kind changes besides. */
  topics: readonly Topic[];
}

/** One transaction: all of a checked batch, or nothing. */
export function mergeBatch(ctx: Ctx, payload: MergePayload, port: OpPort): Promise<Merged> {
  const { batchId, options } = payload;
  return inTransaction(ctx.db, async (trx) => {
    const batch = await readBatch(trx, batchId);
    if (batch.status !== 'committing') throw new AppError('import_wrong_state');
    if (checkedStanding(trx, batchId) !== standingOf(trx)) throw new AppError('import_data_changed');
    const now = ctx.clock.now();
    const sourceId = await keepSource(trx, payload, now);
    const raw = rawOf(trx);
    raw.exec('DROP TABLE IF EXISTS temp.touched_dealer; CREATE TEMP TABLE touched_dealer (id INTEGER PRIMARY KEY)');
    const proposals = countProposals(raw, batchId);
    const ownValues = options.ownMapping.length > 0 || options.mapping.some(({ field }) => field === 'tags');
    const reps = mergeDealers(trx, { batchId, now, today: ctx.clock.today(), ownValues, port });
    keepSeen(raw, batchId, KIND_TABLE[options.kind].seenAs);
    const removed = removeBills(raw, batch);
    if (options.kind === 'receivables') partBalances(trx);
    const merged = KIND_TABLE[options.kind].merge?.(trx, { batchId, sourceId, now, port });
    forwardArrivals(trx);
    port.checkCancelled();
    refreshDealerDays(trx);
    raw.exec('DROP TABLE temp.touched_dealer');
    const { standing: _checked, ...counts } = JSON.parse(countsText(trx, batchId));
    await trx
      .updateTable('importBatch')
      .set({
        status: 'committed',
        committedAt: now,
        commitNo: sql`(SELECT coalesce(max(commit_no), 0) + 1 FROM import_batch)`,
        sourceId,
        sourceFileId: keepFile(trx, payload.file),
        counts: JSON.stringify({ ...counts, proposals, removed, newReps: reps, newProducts: merged?.newProducts ?? 0 }),
      })
      .where('id', '=', batchId)
      .execute();
    const people = reps > 0 || stagesPeople(trx, batchId);
    // Problems and rows handed back stay with the batch; what was staged has become data.
    clearStagedRows(raw, batchId);
    bumpDataRevision(trx);
    return { people, topics: KIND_TABLE[options.kind].topics };
  });
}

/** Records that are as they were: undoing the batch that made them leaves them to this one. */
function keepSeen(raw: RawDb, batchId: number, entity: KindWork['seenAs']): void {
  if (entity === undefined) return;
  raw
    .prepare(
      `INSERT OR IGNORE INTO import_seen (entity, record_id, batch_id)
       SELECT ?, record_id, batch_id FROM stage_same WHERE batch_id = ?`,
    )
    .run(entity, batchId);
}

function stagesPeople(db: Db, batchId: number): boolean {
  const changed = 'SELECT 1 FROM stage_dealer WHERE batch_id = ? LIMIT 1';
  return rawOf(db).prepare(changed).get(batchId) !== undefined;
}

function countsText(db: Db, batchId: number): string {
  return String(rawOf(db).prepare('SELECT counts FROM import_batch WHERE id = ?').pluck().get(batchId));
}

function checkedStanding(db: Db, batchId: number): unknown {
  return JSON.parse(countsText(db, batchId)).standing;
}

/** The source by its name, and how its files of this layout are read. */
async function keepSource(db: Db, payload: MergePayload, now: number): Promise<number> {
  const { options } = payload;
  const id = sourceIdOf(db, options.sourceName, now);
  if (options.taxIncluded !== null) {
    const taxIncluded = options.taxIncluded ? 1 : 0;
    await db.updateTable('source').set({ taxIncluded }).where('id', '=', id).execute();
  }
  rememberRecipe(db, { ...payload, sourceId: id, now });
  return id;
}

function keepFile(db: Db, { sha256, sizeBytes, packedPath }: PackedFile): number {
  const raw = rawOf(db);
  const known = raw.prepare<[string], number>('SELECT id FROM source_file WHERE sha256 = ?').pluck().get(sha256);
  if (known !== undefined) return known;
  const { lastInsertRowid } = raw
    .prepare('INSERT INTO source_file (sha256, size_bytes, content) VALUES (?, ?, ?)')
    .run(sha256, sizeBytes, readFileSync(packedPath));
  return Number(lastInsertRowid);
}
