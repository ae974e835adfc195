import { useSyncExternalStore } from 'react';

/** Whether one of the window's own dialogs is open: it is opened from many places and stands in one. */
export interface Opened {
  open(): void;
  close(): void;
  toggle(): void;
  useOpened(): boolean;
}

function openedStore(): Opened {
  let opened = false;
  const listeners = new Set<() => void>();
  const set = (next: boolean) => {
    opened = next;
    for (const listener of listeners) listener();
  };
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    open: () => set(true),
    close: () => set(false),
    toggle: () => set(!opened),
    useOpened: () => useSyncExternalStore(subscribe, () => opened),
  };
}

/** The palette, opened from anywhere. */
export const palette = openedStore();

/** The dialog for a new data file, opened from the menu, the palette and two pages. */
export const newFile = openedStore();

/** The dialog that restores a backup, opened from the palette and two pages. */
export const restoring = openedStore();
