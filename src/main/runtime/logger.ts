import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

export type LogLevel = 'info' | 'warn' | 'error';

/** One entry: what happened, with plain details. Cell contents, names and phones do not belong in a log. */
export type Logger = (level: LogLevel, event: string, details?: Record<string, unknown>) => void;

const MAX_BYTES = 2 * 1024 * 1024;

/** Appends JSON lines to a file and keeps one older file beside it. A full disk costs the line, never the work. */
export function fileLogger(path: string): Logger {
  return (level, event, details = {}) => {
    try {
      mkdirSync(dirname(path), { recursive: true });
      if (existsSync(path) && statSync(path).size > MAX_BYTES) renameSync(path, `${path}.1`);
      appendFileSync(path, `${JSON.stringify({ at: new Date().toISOString(), level, event, ...details })}\n`);
    } catch (error) {
      process.stderr.write(`${level} ${event}: not logged, ${String(error)}\n`);
    }
  };
}

export const silentLogger: Logger = () => undefined;

/** An error as log details, stack included. */
export function errorDetails(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: String(error) };
  return {
    error: error.message,
    stack: error.stack,
    cause: error.cause === undefined ? undefined : String(error.cause),
  };
}
