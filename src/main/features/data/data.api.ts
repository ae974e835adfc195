import type { Parsed } from '../../../shared/contract/index.ts';
import type { Ctx } from '../../runtime/context.ts';
import { checkFile } from './check.ts';
import { listChanges, undoChange } from './data.service.ts';

export const dataApi = {
  'data.changes': (ctx: Ctx, input: Parsed<'data.changes'>) => listChanges(ctx.db, input),
  'data.undo': (ctx: Ctx, input: Parsed<'data.undo'>) => undoChange(ctx, input),
  'data.check': (ctx: Ctx) => checkFile(ctx.db),
};
