import type { Parsed } from '../../../shared/contract/index.ts';
import type { Ctx } from '../../runtime/context.ts';
import { listBatches, listProblems, listStaged, readBatch } from './imports.repo.ts';
import {
  changedBills,
  check,
  commit,
  differences,
  discard,
  inspect,
  inspectAgain,
  rejectedRows,
  setPeriod,
  setReplace,
  undo,
} from './imports.service.ts';
import { previewUndo } from './undoPreview.repo.ts';
import { listVanished } from './vanished.repo.ts';

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
  'imports.setReplace': setReplace,
  'imports.changedBills': changedBills,
  'imports.vanished': (ctx: Ctx, input: Parsed<'imports.vanished'>) => listVanished(ctx.db, input),
  'imports.differences': differences,
  'imports.undoPreview': (ctx: Ctx, input: Parsed<'imports.undoPreview'>) => previewUndo(ctx.db, input.batchId),
  'imports.undo': undo,
  'imports.rejectedRows': rejectedRows,
  'imports.discard': discard,
};
