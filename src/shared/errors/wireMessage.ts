import { AppError, isAppError, type WireError } from './appError.ts';

/** Marks an error's message as one of ours. */
const MARK = 'DealerDesk:';

/**
 * An expected failure as an ordinary error: Electron's context bridge keeps nothing of an error but its message, so code
 * and parameters travel in it.
 */
export function toWireException(error: WireError): Error {
  return new Error(MARK + JSON.stringify(error));
}

/** The AppError that {@link toWireException} was made from; any other error stays as it is. */
export function fromWireException(error: unknown): unknown {
  if (!(error instanceof Error) || isAppError(error)) return error;
  const at = error.message.indexOf(MARK);
  if (at === -1) return error;
  // Written by toWireException at the other end of the bridge.
  return AppError.fromWire(JSON.parse(error.message.slice(at + MARK.length)) as WireError);
}
