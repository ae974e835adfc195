import type { JobKind, JobPhase, Topic } from '../../shared/contract/events.ts';
import type { FileRef } from '../../shared/domain/ids.ts';
import type { Db } from '../db/open.ts';
import type { FileUse } from '../files/fileVault.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Logger } from '../runtime/logger.ts';

/** What a job may do besides computing: report, notice a cancellation, and hand work to the one writer. */
export interface JobPort<Ops> {
  progress(phase: JobPhase, done: number, total: number | null): void;
  /** Throws AppError `cancelled` once the user has cancelled. */
  checkCancelled(): void;
  /** Sends a chunk to the writer; waits while two are unacknowledged. */
  send<K extends keyof Ops & string>(op: K, payload: OpPayload<Ops[K]>): Promise<void>;
  /** Waits for all chunks, then runs an operation of the writer and answers its result. */
  run<K extends keyof Ops & string>(op: K, payload: OpPayload<Ops[K]>): Promise<OpResult<Ops[K]>>;
}

/** The part of a port that an operation inside the writer sees. */
export interface OpPort {
  progress(phase: JobPhase, done: number, total: number | null): void;
  checkCancelled(): void;
}

/** A step of a job that writes: runs in the writer, between commands, in transactions of its own. */
export interface WriterOp<C, P, R> {
  /** Topics announced when it has run; a function where they depend on what it did. */
  changes: readonly Topic[] | ((result: R) => readonly Topic[]);
  run(ctx: C, payload: P, port: OpPort): Promise<R> | R;
}

export type OpPayload<O> = O extends WriterOp<never, infer P, infer _R> ? P : never;
export type OpResult<O> = O extends WriterOp<never, infer _P, infer R> ? R : never;

/** A job to start once the command that asks for it has committed. */
export interface JobRequest {
  jobId: string;
  kind: JobKind;
  params: unknown;
}

/** What every job receives besides its own parameters. `db` reads only: writing goes through the port. */
export interface JobEnv<Ops> {
  db: Db;
  port: JobPort<Ops>;
  clock: Clock;
  log: Logger;
  tempDir: string;
  /** Who started it; null for nobody in particular. */
  operatorId: number | null;
  resourcesDir: string;
  /** The path behind a reference of the user's. */
  resolveFile(ref: FileRef, use: FileUse): Promise<{ path: string; name: string }>;
  /** Prints a finished page with whatever engine the host has. */
  htmlToPdf(htmlPath: string, pdfPath: string): Promise<void>;
  /** Whether a job of a kind is at work on this file, or waits for its turn. */
  isRunning(kind: JobKind): Promise<boolean>;
}
