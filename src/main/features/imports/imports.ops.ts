import type { Batch, CheckOptions, ImportCounts } from '../../../shared/contract/imports.contract.ts';
import type { Understanding } from '../../../shared/contract/importUnderstanding.ts';
import type { WireError } from '../../../shared/errors/appError.ts';
import { type RawDb, rawOf } from '../../db/open.ts';
import { inPassingTransaction, inTransaction } from '../../db/transaction.ts';
import type { WriterOp } from '../../jobs/jobPort.ts';
import type { Ctx } from '../../runtime/context.ts';
import { newUid } from '../../runtime/ids.ts';
import { clearStaging } from './imports.service.ts';
import { type Merged, type MergePayload, mergeBatch } from './mergeBatch.ts';
import { hasLeftOut } from './skipped.repo.ts';
import { type StagePack, unstageDealers, writeStage } from './stagePacks.ts';
import { undoBatch } from './undoBatch.ts';
import { countVanished, sumVoided } from './vanished.repo.ts';

interface UnderstoodPayload {
  batchId: number;
  fileName: string;
  sizeBytes: number;
  understanding: Understanding;
}

/** A batch that a job begins by itself, as the sample shop does. */
const begin: WriterOp<Ctx, { fileName: string }, number> = {
  changes: ['imports'],
  run: async (ctx, { fileName }) => {
    const { insertId } = await ctx.db
      .insertInto('importBatch')
      .values({ uid: newUid(), status: 'inspecting', fileName, sizeBytes: 0, createdAt: ctx.clock.now() })
      .executeTakeFirstOrThrow();
    return Number(insertId);
  },
};

/** Sets a job's own batch on its next step. */
const advance: WriterOp<Ctx, { batchId: number; status: Batch['status']; options: CheckOptions }, void> = {
  changes: ['imports'],
  run: async (ctx, { batchId, status, options }) => {
    await ctx.db
      .updateTable('importBatch')
      .set({ status, options: JSON.stringify(options), kind: options.kind })
      .where('id', '=', batchId)
      .execute();
  },
};

const understood: WriterOp<Ctx, UnderstoodPayload, void> = {
  changes: ['imports'],
  run: async (ctx, { batchId, fileName, sizeBytes, understanding }) => {
    await ctx.db
      .updateTable('importBatch')
      .set({
        status: 'inspected',
        kind: understanding.kind,
        fileName,
        sizeBytes,
        understanding: JSON.stringify(understanding),
        options: null,
        counts: null,
      })
      .where('id', '=', batchId)
      .execute();
  },
};

/** A job that failed or was cancelled leaves its batch where it can go on. */
const ended: WriterOp<Ctx, { batchId: number; status: Batch['status']; error: WireError | null }, void> = {
  changes: ['imports'],
  run: (ctx, { batchId, status, error }) =>
    inTransaction(ctx.db, async (trx) => {
      if (status === 'inspected' || status === 'failed') await clearStaging(trx, batchId);
      await trx
        .updateTable('importBatch')
        .set({ status, error: error === null ? null : JSON.stringify(error) })
        .where('id', '=', batchId)
        .execute();
    }),
};

const stage: WriterOp<Ctx, StagePack, void> = {
  changes: [],
  run: (ctx, pack) => inPassingTransaction(ctx.db, (trx) => writeStage(trx, pack)),
};

const unstage: WriterOp<Ctx, { batchId: number; localNos: readonly number[] }, void> = {
  changes: [],
  run: (ctx, { batchId, localNos }) => inPassingTransaction(ctx.db, (trx) => unstageDealers(trx, batchId, localNos)),
};

/** What a first reading has staged goes where the file is read anew. */
const clearStaged: WriterOp<Ctx, { batchId: number }, void> = {
  changes: [],
  run: (ctx, { batchId }) => inTransaction(ctx.db, (trx) => clearStaging(trx, batchId)),
};

/**
 * Without numbers a corrected bill would stand beside its old self, so that the period is replaced where the file is plainly
 * the same one again: at least as many bills are known as go. Another rep's month, a part of a month, or a file of which the
 * owner has left rows out, takes nothing away by itself.
 */
function isWholeAgain(raw: RawDb, batchId: number, { unchanged, updated }: ImportCounts): boolean {
  const vanished = countVanished(raw, batchId);
  return vanished > 0 && vanished <= unchanged + updated && !hasLeftOut(raw, batchId);
}

const checked: WriterOp<Ctx, { batchId: number; counts: ImportCounts; standing: string }, void> = {
  changes: ['imports'],
  run: (ctx, { batchId, counts, standing }) =>
    inTransaction(ctx.db, async (trx) => {
      await trx
        .updateTable('importBatch')
        .set({
          status: 'checked',
          counts: JSON.stringify({ ...counts, voided: sumVoided(rawOf(trx), batchId), standing }),
          periodFrom: counts.proposed?.from ?? null,
          periodTo: counts.proposed?.to ?? null,
          replaces: 0,
          removesVoided: 0,
        })
        .where('id', '=', batchId)
        .execute();
      if (counts.unnumbered && isWholeAgain(rawOf(trx), batchId, counts))
        await trx.updateTable('importBatch').set({ replaces: 1 }).where('id', '=', batchId).execute();
    }),
};

const merge: WriterOp<Ctx, MergePayload, Merged> = {
  // Bills alone change no row of the lists until their scores do: nobody has to build those anew.
  changes: ({ people, topics }) => [
    'imports',
    'recipes',
    ...topics,
    ...(people ? (['dealers', 'reps', 'tags'] as const) : []),
  ],
  run: (ctx, payload, port) => mergeBatch(ctx, payload, port),
};

const undo: WriterOp<Ctx, { batchId: number }, void> = {
  changes: ['imports', 'dealers', 'orders', 'receivables', 'reps', 'tags', 'activities', 'visits'],
  run: (ctx, payload, port) => undoBatch(ctx, payload.batchId, port),
};

export const importOps = {
  'imports.begin': begin,
  'imports.advance': advance,
  'imports.understood': understood,
  'imports.ended': ended,
  'imports.stage': stage,
  'imports.unstage': unstage,
  'imports.clearStaged': clearStaged,
  'imports.checked': checked,
  'imports.merge': merge,
  'imports.undoBatch': undo,
};
