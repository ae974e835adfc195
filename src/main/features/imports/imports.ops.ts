import type { Batch, CheckOptions, ImportCounts, Understanding } from '../../../shared/contract/imports.contract.ts';
import type { WireError } from '../../../shared/errors/appError.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { WriterOp } from '../../jobs/jobPort.ts';
import type { Ctx } from '../../runtime/context.ts';
import { newUid } from '../../runtime/ids.ts';
import { clearStaging } from './imports.service.ts';
import { type MergePayload, mergeBatch } from './mergeBatch.ts';
import type { StagedDealer, StagedLine, StagedOrder } from './staged.ts';
import type { RejectedRow, StagedProblem } from './tally.ts';
import { undoBatch } from './undoBatch.ts';

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

interface StagePayload {
  batchId: number;
  dealers: StagedDealer[];
  problems: StagedProblem[];
  rejected: RejectedRow[];
}

const stage: WriterOp<Ctx, StagePayload, void> = {
  changes: [],
  run: (ctx, payload) => inTransaction(ctx.db, (trx) => insertStage(trx, payload)),
};

function insertStage(trx: Db, { batchId, dealers, problems, rejected }: StagePayload): void {
  const raw = rawOf(trx);
  const dealer = raw.prepare(
    `INSERT INTO stage_dealer (batch_id, source_row, action, dealer_id, name, fields, people, changes, local_no)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const d of dealers) {
    dealer.run(
      batchId,
      d.row,
      d.action,
      d.dealerId,
      d.name,
      JSON.stringify(d.fields),
      JSON.stringify(d.people),
      JSON.stringify(d.changes),
      d.localNo,
    );
  }
  const problem = raw.prepare(
    'INSERT INTO import_problem (batch_id, source_row, field, code, severity, params, text) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  for (const p of problems) problem.run(batchId, p.row, p.field, p.code, p.severity, JSON.stringify(p.params), p.text);
  const back = raw.prepare('INSERT OR IGNORE INTO import_rejected_row (batch_id, source_row, cells) VALUES (?, ?, ?)');
  for (const r of rejected) back.run(batchId, r.row, JSON.stringify(r.cells));
}

const stageOrders: WriterOp<Ctx, { batchId: number; orders: StagedOrder[] }, void> = {
  changes: [],
  run: (ctx, { batchId, orders }) =>
    inTransaction(ctx.db, (trx) => {
      const insert = rawOf(trx).prepare(
        `INSERT INTO stage_order (batch_id, local_no, source_row, action, order_id, dealer_id, dealer_local_no, dealer_name, kind, number,
           number_key, ordinal, ordered_on, ordered_time, net_minor, discount_minor, tax_minor, cost_minor, rounding_micro, line_count,
           handler, note, content_key, changes)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      );
      for (const o of orders) {
        insert.run(
          batchId,
          o.localNo,
          o.row,
          o.action,
          o.orderId,
          o.dealerId,
          o.dealerLocalNo,
          o.dealerName,
          o.kind,
          o.number,
          o.numberKey,
          o.ordinal,
          o.orderedOn,
          o.orderedTime,
          o.netMinor,
          o.discountMinor,
          o.taxMinor,
          o.costMinor,
          o.roundingMicro,
          o.lineCount,
          o.handler,
          o.note,
          o.contentKey,
          JSON.stringify(o.changes),
        );
      }
    }),
};

const stageLines: WriterOp<Ctx, { batchId: number; lines: StagedLine[] }, void> = {
  changes: [],
  run: (ctx, { batchId, lines }) =>
    inTransaction(ctx.db, (trx) => {
      const insert = rawOf(trx).prepare(
        `INSERT INTO stage_line (batch_id, order_local_no, line_no, source_row, product_key, product_code, product_name, brand, spec, unit,
           qty_micro, unit_price_micro, net_micro) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      );
      for (const l of lines) {
        insert.run(
          batchId,
          l.orderLocalNo,
          l.lineNo,
          l.row,
          l.productKey,
          l.productCode,
          l.productName,
          l.brand,
          l.spec,
          l.unit,
          l.qtyMicro,
          l.unitPriceMicro,
          l.netMicro,
        );
      }
    }),
};

const checked: WriterOp<Ctx, { batchId: number; counts: ImportCounts; dataRevision: number }, void> = {
  changes: ['imports'],
  run: async (ctx, { batchId, counts, dataRevision }) => {
    await ctx.db
      .updateTable('importBatch')
      .set({
        status: 'checked',
        counts: JSON.stringify({ ...counts, dataRevision }),
        periodFrom: counts.periodFrom,
        periodTo: counts.periodTo,
      })
      .where('id', '=', batchId)
      .execute();
  },
};

const merge: WriterOp<Ctx, MergePayload, void> = {
  changes: ['imports', 'dealers', 'orders', 'reps'],
  run: (ctx, payload, port) => mergeBatch(ctx, payload, port),
};

const undo: WriterOp<Ctx, { batchId: number }, void> = {
  changes: ['imports', 'dealers', 'orders', 'reps'],
  run: (ctx, payload, port) => undoBatch(ctx, payload.batchId, port),
};

export const importOps = {
  'imports.begin': begin,
  'imports.advance': advance,
  'imports.understood': understood,
  'imports.ended': ended,
  'imports.stage': stage,
  'imports.stageOrders': stageOrders,
  'imports.stageLines': stageLines,
  'imports.checked': checked,
  'imports.merge': merge,
  'imports.undoBatch': undo,
};
