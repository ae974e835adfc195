import type { Parsed } from '../../../shared/contract/index.ts';
import type { Ctx } from '../../runtime/context.ts';
import { visibilityFor } from '../operators/visibility.repo.ts';
import { listBatches, listProblems, readBatch } from './imports.repo.ts';
import {
  changedBills,
  check,
  commit,
  decide,
  differences,
  discard,
  inspect,
  inspectAgain,
  rejectedRows,
  setPeriod,
  setRemoveVoided,
  setReplace,
  undo,
  unlock,
} from './imports.service.ts';
import { batchFor, hiddenColumns, problemFor, skippedFor, stagedFor } from './ownerColumns.rules.ts';
import { listProposals } from './proposals.repo.ts';
import { listQueue } from './queue.repo.ts';
import { listSkipped } from './skipped.repo.ts';
import { listStaged } from './staged.repo.ts';
import { readTaxes } from './taxes.repo.ts';
import { previewUndo } from './undoPreview.repo.ts';
import { listVanished, listVoided } from './vanished.repo.ts';

const seenBy = (ctx: Ctx) => visibilityFor(ctx.db, ctx.operatorId);

export const importsApi = {
  'imports.inspect': inspect,
  'imports.inspectAgain': inspectAgain,
  'imports.unlock': unlock,
  'imports.get': async (ctx: Ctx, input: Parsed<'imports.get'>) =>
    batchFor(await readBatch(ctx.db, input.batchId), seenBy(ctx)),
  'imports.queue': async (ctx: Ctx, { ids }: Parsed<'imports.queue'>) => {
    const seen = seenBy(ctx);
    return { batches: (await listQueue(ctx.db, ids)).map((batch) => batchFor(batch, seen)) };
  },
  'imports.list': (ctx: Ctx, input: Parsed<'imports.list'>) => {
    const seen = seenBy(ctx);
    return listBatches(ctx.db, input, (batch) => batchFor(batch, seen));
  },
  'imports.check': check,
  'imports.problems': (ctx: Ctx, input: Parsed<'imports.problems'>) => {
    const { problems, ...counts } = listProblems(ctx.db, input);
    const seen = seenBy(ctx);
    return { ...counts, problems: problems.map((problem) => problemFor(problem, seen)) };
  },
  'imports.rows': async (ctx: Ctx, input: Parsed<'imports.rows'>) => {
    const { rows, total } = listStaged(ctx.db, input);
    const seen = seenBy(ctx);
    const { understanding, options } = await readBatch(ctx.db, input.batchId);
    const hidden = hiddenColumns(understanding?.columns ?? [], options?.mapping ?? [], seen);
    return { total, rows: rows.map((row) => stagedFor(row, hidden, seen)) };
  },
  'imports.skippedRows': async (ctx: Ctx, input: Parsed<'imports.skippedRows'>) =>
    skippedFor(listSkipped(ctx.db, input), await readBatch(ctx.db, input.batchId), seenBy(ctx)),
  'imports.commit': commit,
  'imports.setReplace': async (ctx: Ctx, input: Parsed<'imports.setReplace'>) =>
    batchFor(await setReplace(ctx, input), seenBy(ctx)),
  'imports.setRemoveVoided': async (ctx: Ctx, input: Parsed<'imports.setRemoveVoided'>) =>
    batchFor(await setRemoveVoided(ctx, input), seenBy(ctx)),
  'imports.changedBills': changedBills,
  'imports.vanished': (ctx: Ctx, input: Parsed<'imports.vanished'>) => listVanished(ctx.db, input),
  'imports.voided': (ctx: Ctx, input: Parsed<'imports.voided'>) => listVoided(ctx.db, input),
  'imports.proposals': (ctx: Ctx, input: Parsed<'imports.proposals'>) => listProposals(ctx.db, input),
  'imports.decide': decide,
  'imports.taxes': (ctx: Ctx) => readTaxes(ctx.db),
  'imports.differences': differences,
  'imports.setPeriod': async (ctx: Ctx, input: Parsed<'imports.setPeriod'>) =>
    batchFor(await setPeriod(ctx, input), seenBy(ctx)),
  'imports.undoPreview': (ctx: Ctx, input: Parsed<'imports.undoPreview'>) => previewUndo(ctx.db, input.batchId),
  'imports.undo': undo,
  'imports.rejectedRows': rejectedRows,
  'imports.discard': discard,
};
