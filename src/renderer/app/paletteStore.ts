import { useSyncExternalStore } from 'react';

let opened = false;
const listeners = new Set<() => void>();

function set(next: boolean): void {
  opened = next;
  for (const listener of listeners) listener();
}

/** The palette, opened from anywhere. */
export const palette = {
  open: () => set(true),
  close: () => set(false),
  toggle: () => set(!opened),
};

/** Whether the palette is open. */
export function usePaletteOpened(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => opened,
  );
}
