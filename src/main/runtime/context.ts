import type { JobKind } from '../../shared/contract/events.ts';
import type { JobId } from '../../shared/domain/ids.ts';
import type { Db } from '../db/open.ts';
import type { Clock } from './clock.ts';
import type { Logger } from './logger.ts';

/** What a channel's function receives: the worker's connection, and time, names and jobs by parameter. */
export interface Ctx {
  db: Db;
  clock: Clock;
  log: Logger;
  resourcesDir: string;
  /** Who asks, as the engine knows it; null for nobody in particular. */
  operatorId: number | null;
  /** Starts a job as soon as the running command has committed and its answer is on the way. */
  startJob(kind: JobKind, params: unknown): JobId;
}
