import { useSyncExternalStore } from 'react';
import type { OperatorId } from '../../shared/domain/ids.ts';

/** Whose PIN is asked for, or that somebody is to be chosen. */
type Asked = { id: OperatorId | null } | null;

let asked: Asked = null;
const listeners = new Set<() => void>();

function set(next: Asked): void {
  asked = next;
  for (const listener of listeners) listener();
}

/** The dialog that asks who is working, opened from the top bar and at the start. */
export const operatorDialog = {
  /** @param id the one whose PIN is asked for at once */
  open: (id: OperatorId | null = null) => set({ id }),
  close: () => set(null),
};

/** What the dialog was opened for; null while it is closed. */
export function useOperatorDialog(): Asked {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => asked,
  );
}
