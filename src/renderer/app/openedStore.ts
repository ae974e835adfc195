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

/** The dialog that takes a case in, opened from the palette, the list and a dealer's page, which names its dealer. */
export const addingCase = openedStore();
/** Whose case it will be; read when the dialog opens. */
export const caseFor: { dealer: { id: number; name: string } | null } = { dealer: null };

/** Opens the dialog for a case, of a dealer where one is named. */
export function addCaseOf(dealer: { id: number; name: string } | null): void {
  caseFor.dealer = dealer;
  addingCase.open();
}
