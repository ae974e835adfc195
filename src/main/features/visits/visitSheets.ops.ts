import type { WriterOp } from '../../jobs/jobPort.ts';
import type { Ctx } from '../../runtime/context.ts';
import type { SheetSpan } from './sheets.repo.ts';
import { issueSheets } from './sheets.service.ts';

/** Steps of jobs that write sheets: what goes to paper gets its numbers first. */
export const visitSheetsOps = {
  'visits.issueSheets': {
    changes: ['visits'],
    run: async (ctx, span) => {
      await issueSheets(ctx, span as Parameters<typeof issueSheets>[1]); // ids of the same job, read before
    },
  } satisfies WriterOp<Ctx, SheetSpan, void>,
};
