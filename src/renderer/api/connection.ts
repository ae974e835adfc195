import { useSyncExternalStore } from 'react';

/** `lost`: the program does not answer and is tried again; `ended`: it answers, but no longer knows this window. */
export type Connection = 'connected' | 'lost' | 'ended';

let current: Connection = 'connected';
const listeners = new Set<() => void>();

/** Called by the loopback bridge alone; in Electron the connection cannot be lost without the window. */
export function setConnection(next: Connection): void {
  // Only a new page can bring an ended session back.
  if (next === current || current === 'ended') return;
  current = next;
  for (const listener of listeners) listener();
}

/** The present state of the connection, outside of React. */
export function getConnection(): Connection {
  return current;
}

/** Tells when the connection changes; returns the function that ends the subscription. */
export function onConnection(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The connection to the engine, for the banner. */
export function useConnection(): Connection {
  return useSyncExternalStore(onConnection, getConnection);
}
