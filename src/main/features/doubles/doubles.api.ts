import type { Parsed } from '../../../shared/contract/index.ts';
import type { Ctx } from '../../runtime/context.ts';
import { listSuspects } from './suspects.repo.ts';

export const doublesApi = {
  'doubles.find': (ctx: Ctx) => ({ jobId: ctx.startJob('doubles.find', {}) }),
  'doubles.list': (ctx: Ctx, input: Parsed<'doubles.list'>) => listSuspects(ctx.db, input),
};
