import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { Ctx } from '../../runtime/context.ts';

export const tablesApi = {
  'tables.export': (ctx: Ctx, input: Parsed<'tables.export'>): Output<'tables.export'> => ({
    jobId: ctx.startJob('tables.export', input),
  }),
};
