import { useSyncExternalStore } from 'react';

let opened = false;
const listeners = new Set<() => void>();

function set(next: boolean): void {
  opened = next;
  for (const listener of listeners) listener();
}

/** The dialog for a new data file, opened from the menu, the palette and two pages. */
export const newFile = {
  open: () => set(true),
  close: () => set(false),
};

/** Whether the dialog is open. */
export function useNewFileOpened(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => opened,
  );
}
