import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { ReportId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import type { Ctx } from '../../runtime/context.ts';
import { newToken } from '../../runtime/ids.ts';
import { monthlyPage } from './monthly.queries.ts';

export const reportsApi = {
  'reports.monthly': monthlyPage,
  'reports.build': (ctx: Ctx, input: Parsed<'reports.build'>): Output<'reports.build'> => {
    // Only a page can wait to be shown; everything else is a file.
    if (input.format !== 'html' && input.file === undefined) throw new AppError('invalid_input', { field: 'file' });
    const reportId = ReportId.parse(newToken());
    return { jobId: ctx.startJob('reports.build', { ...input, reportId }), reportId };
  },
};
