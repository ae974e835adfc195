import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Output } from '../../shared/contract/index.ts';
import { OperatorId } from '../../shared/domain/ids.ts';
import { AppError } from '../../shared/errors/appError.ts';
import type { AppState } from './appState.ts';
import type { FileSession } from './fileSession.ts';

/** What this PC remembers of a data file: who worked on it last. */
const prefOf = (uid: string) => `operator.${uid}`;

/**
 * Lets an operator work on the open file, once his PIN is right. The engine keeps who it is: a window can ask for another
 * operator, but never be one by saying so.
 * @throws AppError pin_wrong, not_found
 */
export async function takeSeat(
  session: FileSession,
  wanted: { id: OperatorId | null; pin: string },
  place: { uid: string; appState: AppState; tempDir: string },
): Promise<Output<'session.chooseOperator'>> {
  if (wanted.id !== null) {
    const reply = await session.query('operators.verify', { id: wanted.id, pin: wanted.pin });
    if (!reply.ok) throw AppError.fromWire(reply.error);
  }
  session.setOperator(wanted.id);
  place.appState.setPref(prefOf(place.uid), String(wanted.id ?? ''));
  removePages(place.tempDir);
  return { id: wanted.id };
}

/** At the opening: the only operator there is, or the one who worked here last, unless a PIN must be asked for. */
export async function takeKnownSeat(session: FileSession, uid: string, appState: AppState): Promise<void> {
  const reply = await session.query('operators.list', {});
  if (!reply.ok) return;
  const { operators } = reply.data as Output<'operators.list'>; // parsed by dispatch
  const last = Number(appState.get().prefs[prefOf(uid)] ?? '');
  const known = operators.length === 1 ? operators[0] : operators.find(({ id }) => id === last);
  if (known && !known.hasPin) session.setOperator(OperatorId.parse(known.id));
}

/** Pages that one operator has built are not shown to the next. */
function removePages(tempDir: string): void {
  for (const name of readdirSync(tempDir))
    if (/^report-.*\.html$/.test(name)) rmSync(join(tempDir, name), { force: true });
}
