import type { Parsed } from '../../../shared/contract/index.ts';
import type { Ctx } from '../../runtime/context.ts';
import { listBatches, listProblems, listStaged, readBatch } from './imports.repo.ts';
import { check, commit, discard, inspect, inspectAgain, rejectedRows, setPeriod, undo } from './imports.service.ts';
import { previewUndo } from './undoPreview.repo.ts';

export const importsApi = {
  'imports.inspect': inspect,
  'imports.inspectAgain': inspectAgain,
  'imports.get': (ctx: Ctx, input: Parsed<'imports.get'>) => readBatch(ctx.db, input.batchId),
  'imports.list': (ctx: Ctx, input: Parsed<'imports.list'>) => listBatches(ctx.db, input),
  'imports.check': check,
  'imports.problems': (ctx: Ctx, input: Parsed<'imports.problems'>) => listProblems(ctx.db, input),
  'imports.rows': (ctx: Ctx, input: Parsed<'imports.rows'>) => listStaged(ctx.db, input),
  'imports.commit': commit,
  'imports.setPeriod': setPeriod,
  'imports.undoPreview': (ctx: Ctx, input: Parsed<'imports.undoPreview'>) => previewUndo(ctx.db, input.batchId),
  'imports.undo': undo,
  'imports.rejectedRows': rejectedRows,
  'imports.discard': discard,
};
