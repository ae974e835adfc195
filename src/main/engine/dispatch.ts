import { z } from 'zod';
import type { ChannelDefinition } from '../../shared/contract/define.ts';
import type { Topic } from '../../shared/contract/events.ts';
import type { WireReply } from '../../shared/contract/hostBridge.ts';
import { contract, isChannel } from '../../shared/contract/index.ts';
import { AppError, isAppError, type WireError } from '../../shared/errors/appError.ts';
import { toAppError } from '../db/sqliteErrors.ts';
import { newToken } from '../runtime/ids.ts';
import { errorDetails, type Logger } from '../runtime/logger.ts';
import { daysInOrder } from './daysInOrder.ts';

/** A function behind a channel, its types already checked where the table of handlers is put together. */
export type AnyHandler = (input: never) => unknown;

/**
 * The only door to a channel: parses the input, runs the handler, parses the answer, maps errors, announces topics.
 * An answer that does not fit the contract is a bug of ours and is treated as one.
 * @param fileName what the user calls the data file, for what is wrong with it
 */
export async function dispatch(
  channel: string,
  input: unknown,
  handlerOf: (channel: string) => AnyHandler | undefined,
  log: Logger,
  fileName = '',
): Promise<{ reply: WireReply; topics: readonly Topic[] }> {
  try {
    const handler = handlerOf(channel);
    if (!isChannel(channel) || !handler) throw new AppError('invalid_input', { field: channel.slice(0, 80) });
    const definition: ChannelDefinition = contract[channel];
    const parsed = definition.input.safeParse(input);
    if (!parsed.success) throw new AppError('invalid_input', { field: describe(parsed.error) });
    daysInOrder(parsed.data);
    // The table of handlers is checked against the contract by type; here the pairing is by name.
    const data = definition.output.parse(await handler(parsed.data as never));
    return { reply: { ok: true, data }, topics: definition.changes };
  } catch (error) {
    return { reply: { ok: false, error: toWireError(error, log, channel, fileName) }, topics: [] };
  }
}

/**
 * Expected failures keep their code, SQLite's own get ours (a damaged file, a full disk); anything else becomes `internal`
 * with a number that is found in the log.
 */
export function toWireError(error: unknown, log: Logger, where: string, fileName = ''): WireError {
  const known = toAppError(error, fileName);
  if (isAppError(known)) {
    // SQLite's words are for whoever mends it.
    if (known !== error) log('error', known.code, { where, ...errorDetails(error) });
    return known.toWire();
  }
  const incident = newToken().slice(0, 8);
  log('error', 'internal', { incident, where, ...errorDetails(error) });
  return { code: 'internal', params: { incident } };
}

function describe(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue
    ? `${issue.path.map(String).join('.') || '·'}: ${issue.message}`.slice(0, 200)
    : z.prettifyError(error).slice(0, 200);
}
