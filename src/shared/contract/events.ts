import { z } from 'zod';
import { JobId } from '../domain/ids.ts';
import { APP_ERROR_CODES } from '../errors/appError.ts';

/** What may have changed; every cached answer names the topics it depends on. */
export const TOPICS = [
  'dealers',
  'doubles',
  'orders',
  'receivables',
  'reps',
  'recipes',
  'imports',
  'scoring',
  'clusters',
  'forecasts',
  'settings',
  'operators',
  'notes',
  'activities',
  'messages',
  'care',
  'cases',
  'surveys',
  'visits',
  'files',
  'changes',
  'backups',
  'views',
  'segments',
  'tags',
  'fields',
  'health',
  'predictions',
  'workdays',
  'file',
  /** The calendar day has turned: what was late yesterday, who serves whom, which pins hold. */
  'day',
] as const;
export const Topic = z.enum(TOPICS);
export type Topic = z.infer<typeof Topic>;

export const WireErrorSchema = z.object({
  code: z.enum(APP_ERROR_CODES),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});

export const JOB_KINDS = [
  'recipes.save',
  'recipes.take',
  'imports.inspect',
  'imports.check',
  'imports.commit',
  'imports.undo',
  'imports.rejected',
  'imports.differences',
  'scoring.live',
  'scoring.run',
  'clusters.run',
  'visits.plan',
  'predictions.run',
  'forecasts.run',
  'segments.keep',
  'segments.export',
  'reports.build',
  'dealers.export',
  'dealers.erase',
  'doubles.find',
  'bulk.edit',
  'paste.write',
  'data.export',
  'data.undo',
  'files.add',
  'files.saveAs',
  'health.worksheet',
  'samples.fill',
  'samples.workbooks',
  'tables.export',
  'visits.readBook',
  'surveys.readFile',
  'cases.readFile',
  'transfer.export',
  'transfer.take',
  'backups.make',
  'backups.leave',
  'backups.restore',
  'backups.test',
] as const;
export const JobKind = z.enum(JOB_KINDS);
export type JobKind = z.infer<typeof JobKind>;

export const JOB_PHASES = [
  'waiting',
  'copying',
  'reading',
  'matching',
  'comparing',
  'writing',
  'undoing',
  'erasing',
  'scoring',
  'clustering',
  'planning',
  'forecasting',
  'building',
  'printing',
  'checking',
] as const;
export const JobPhase = z.enum(JOB_PHASES);
export type JobPhase = z.infer<typeof JobPhase>;

/** A long piece of work as the screen sees it. `total` is null while nobody knows it. */
export const JobState = z.object({
  jobId: JobId,
  kind: JobKind,
  status: z.enum(['running', 'done', 'failed', 'cancelled']),
  phase: JobPhase,
  done: z.int(),
  total: z.int().nullable(),
  startedAt: z.int(),
  error: WireErrorSchema.nullable(),
  /** Counts and numbers of records that a job which is done tells of; null where it tells none. */
  result: z.record(z.string(), z.int()).nullable(),
});
export type JobState = z.infer<typeof JobState>;

export const EngineEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('data.changed'), topics: z.array(Topic) }),
  z.object({ type: z.literal('job.progress'), job: JobState }),
]);
export type EngineEvent = z.infer<typeof EngineEvent>;
