import { DealerId } from '../../shared/domain/ids.ts';
import { navigate } from './hashLocation.ts';

/** Dealers that a mark of a chart, a cell or a row stands for, and what they are called on the list. */
export interface PickedDealers {
  label: string;
  ids: readonly DealerId[];
}

/** As many as one question to the engine may name. */
export const MOST_PICKED = 100_000;
/** Kept of a window's visit: more would crowd its storage. */
const MOST_KEPT = 20;
const PREFIX = 'dealerdesk.picked.';

const held = new Map<string, PickedDealers>();

/** Opens the list of dealers narrowed to these; going back leads to where they were picked. */
export function openDealers({ label, ids }: { label: string; ids: readonly number[] }): void {
  const key = keepPicked({ label, ids: ids.slice(0, MOST_PICKED).map((id) => DealerId.parse(id)) });
  navigate(`/dealers?among=${key}`);
}

/** Keeps a set under a key of its own content, for as long as the window is open; a reload finds it again. */
export function keepPicked(picked: PickedDealers): string {
  const key = keyOf(picked);
  if (held.has(key)) return key;
  held.set(key, picked);
  const oldest = held.keys().next().value;
  if (held.size > MOST_KEPT && oldest !== undefined) {
    held.delete(oldest);
    sessionStorage.removeItem(PREFIX + oldest);
  }
  try {
    sessionStorage.setItem(PREFIX + key, JSON.stringify(picked));
  } catch {
    // The window's storage is full: the set is there until a reload.
  }
  return key;
}

/** The set of a key; undefined where the window that picked it is gone. */
export function findPicked(key: string): PickedDealers | undefined {
  const known = held.get(key);
  if (known) return known;
  const text = sessionStorage.getItem(PREFIX + key);
  if (text === null) return undefined;
  // Written above by this very program; the engine checks every id again.
  const picked = JSON.parse(text) as PickedDealers;
  held.set(key, picked);
  return picked;
}

/** 53 bits over label and ids (cyrb53): the same set has the same address. */
function keyOf({ label, ids }: PickedDealers): string {
  let low = 0xdeadbeef;
  let high = 0x41c6ce57;
  const mix = (value: number) => {
    low = Math.imul(low ^ value, 2654435761);
    high = Math.imul(high ^ value, 1597334677);
  };
  for (const character of label) mix(character.codePointAt(0) ?? 0);
  for (const id of ids) mix(id);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  return (4294967296 * (2097151 & high) + (low >>> 0)).toString(36);
}
