import { z } from 'zod';
import { FileRef, JobId, RepId, ReportId, RunId } from '../domain/ids.ts';
import { TierCode } from '../domain/tiers.ts';
import { command, session } from './define.ts';

export const ReportKind = z.enum(['tier']);
export const ReportFormat = z.enum(['html', 'pdf', 'xlsx']);
export type ReportFormat = z.infer<typeof ReportFormat>;

export const TierReportOptions = z.object({
  kind: ReportKind.default('tier'),
  lang: z.enum(['zh-CN', 'en']),
  /** A frozen run; without one the live result is shown, and frozen when printed or saved. */
  runId: RunId.optional(),
  tiers: z.array(TierCode).max(8).default([]),
  reps: z.array(RepId.nullable()).max(400).default([]),
  /** 元 or 万元, stated once. */
  unit: z.enum(['one', 'tenThousand']).default('one'),
  sort: z.enum(['rank', 'name', 'rep']).default('rank'),
  preparedBy: z.string().max(60).default(''),
});
export type TierReportOptions = z.infer<typeof TierReportOptions>;

export const reportsContract = {
  /** Starts building a report. With `file` it is saved there, without one it waits to be shown. */
  'reports.build': command({
    input: z.object({
      options: TierReportOptions,
      format: ReportFormat,
      file: FileRef.optional(),
      freeze: z.boolean().default(false),
    }),
    output: z.object({ jobId: JobId, reportId: ReportId }),
    changes: [],
    worksReadOnly: true,
  }),
  /** The finished page of a report that was built as html without a file. */
  'reports.page': session({ input: z.object({ reportId: ReportId }), output: z.object({ html: z.string() }) }),
};
