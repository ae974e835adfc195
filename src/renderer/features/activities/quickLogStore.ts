import { useSyncExternalStore } from 'react';
import type { Activity } from '../../../shared/contract/activities.contract.ts';
import { DealerId } from '../../../shared/domain/ids.ts';

/** What is written: a new activity, the same one for many dealers, or a change of one that stands. */
export type LogSubject =
  | { kind: 'new'; dealerId: DealerId | null }
  | { kind: 'many'; ids: readonly DealerId[] }
  | { kind: 'edit'; activity: Activity };

let subject: LogSubject | null = null;
const listeners = new Set<() => void>();

function set(next: LogSubject | null): void {
  subject = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The dialog that writes activities, opened from anywhere; it stands in the window's frame. */
export const quickLog = {
  open: (next: LogSubject) => set(next),
  close: () => set(null),
  useSubject: () => useSyncExternalStore(subscribe, () => subject),
};

/** Opens it for a new activity: on a dealer's page of that dealer. */
export function openQuickLog(): void {
  const page = /^#\/dealers\/(\d+)(?:$|[/?])/.exec(location.hash)?.[1];
  set({ kind: 'new', dealerId: page === undefined ? null : DealerId.parse(Number(page)) });
}
