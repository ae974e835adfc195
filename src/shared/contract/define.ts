import type { z } from 'zod';
import type { Topic } from './events.ts';

/**
 * Where a channel runs: `query` in the reader worker, `command` in the writer worker,
 * `session` in the engine's own thread (which file is open, jobs, preferences of this PC).
 */
export type ChannelKind = 'query' | 'command' | 'session';

export interface ChannelDefinition<
  K extends ChannelKind = ChannelKind,
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
> {
  kind: K;
  input: I;
  output: O;
  /** Topics announced after the command has committed. */
  changes: readonly Topic[];
  /** A command that only starts a reading job: where the file is read-only, the reader starts it. */
  worksReadOnly?: true;
}

export function query<I extends z.ZodType, O extends z.ZodType>(definition: {
  input: I;
  output: O;
}): ChannelDefinition<'query', I, O> {
  return { kind: 'query', changes: [], ...definition };
}

export function command<I extends z.ZodType, O extends z.ZodType>(definition: {
  input: I;
  output: O;
  changes: readonly Topic[];
  worksReadOnly?: true;
}): ChannelDefinition<'command', I, O> {
  return { kind: 'command', ...definition };
}

export function session<I extends z.ZodType, O extends z.ZodType>(definition: {
  input: I;
  output: O;
}): ChannelDefinition<'session', I, O> {
  return { kind: 'session', changes: [], ...definition };
}
