import type { Visit } from '../../../shared/contract/visits.contract.ts';
import { addDays, type CalendarDay } from '../../../shared/domain/calendarDay.ts';
import type { RepId } from '../../../shared/domain/ids.ts';

/** What a key asks for on a visit of the board. */
export type BoardAct =
  | { act: 'place'; on: CalendarDay; repId: RepId; place?: number }
  | { act: 'lock' }
  | { act: 'remove' }
  | { act: 'edit' }
  | { act: 'tick' };

interface Key {
  key: string;
  ctrlKey: boolean;
  shiftKey: boolean;
}

/**
 * Ctrl with arrows moves a visit: to the sides by days, up and down within its day, with Shift to the rep above or below. L locks,
 * Delete takes out, Enter opens, Space ticks.
 * @param reps in the order of the rows
 */
export function boardAct({ key, ctrlKey, shiftKey }: Key, visit: Visit, reps: readonly RepId[]): BoardAct | undefined {
  if (!ctrlKey) return PLAIN[key];
  const { on, repId, place } = visit;
  if (key === 'ArrowLeft') return { act: 'place', on: addDays(on, -1), repId };
  if (key === 'ArrowRight') return { act: 'place', on: addDays(on, 1), repId };
  const step = key === 'ArrowUp' ? -1 : key === 'ArrowDown' ? 1 : 0;
  if (step === 0) return undefined;
  if (!shiftKey) return place + step < 1 ? undefined : { act: 'place', on, repId, place: place + step };
  const other = reps[reps.indexOf(repId) + step];
  return other === undefined ? undefined : { act: 'place', on, repId: other };
}

const PLAIN: Readonly<Record<string, BoardAct>> = {
  l: { act: 'lock' },
  L: { act: 'lock' },
  Delete: { act: 'remove' },
  Enter: { act: 'edit' },
  ' ': { act: 'tick' },
};
