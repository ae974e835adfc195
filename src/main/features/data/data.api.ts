import type { Parsed } from '../../../shared/contract/index.ts';
import type { WholeActs } from '../../db/undoAct.ts';
import type { Ctx } from '../../runtime/context.ts';
import { listActChoices } from './acts.repo.ts';
import { listTimeline } from './acts.service.ts';
import { exportActs } from './actsExport.job.ts';
import { listBin, restoreFromBin } from './bin.service.ts';
import { checkFile } from './check.ts';
import { listChanges, redoChange, undoChange } from './data.service.ts';

/** @param actsOf acts that a later feature takes back as a whole; on which day that happens */
export const createDataApi = (actsOf: (today: string) => WholeActs) => ({
  'data.changes': (ctx: Ctx, input: Parsed<'data.changes'>) => listChanges(ctx, input),
  'data.undo': (ctx: Ctx, input: Parsed<'data.undo'>) => undoChange(ctx, input, actsOf(ctx.clock.today())),
  'data.bin': (ctx: Ctx, input: Parsed<'data.bin'>) => listBin(ctx.db, input),
  'data.restore': restoreFromBin,
  'data.acts': (ctx: Ctx, input: Parsed<'data.acts'>) => listTimeline(ctx, input),
  'data.export': exportActs,
  'data.actChoices': (ctx: Ctx) => listActChoices(ctx.db),
  'data.redo': (ctx: Ctx, input: Parsed<'data.redo'>) => redoChange(ctx, input, actsOf(ctx.clock.today())),
  'data.check': (ctx: Ctx) => checkFile(ctx.db),
});
