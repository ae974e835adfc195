import { type Bill, kindOf } from './bills.ts';

/** What the bills of a file are, all in all. */
export interface FileBills {
  /** How many have a number. */
  numbered: number;
  /** First and last day of all, '' of none. */
  from: string;
  to: string;
  kinds: ReadonlySet<string>;
  /** True where the file holds a bill of this number and kind, or rows of the number that are not taken. */
  has(numberKey: string, kind: string): boolean;
}

interface Shelf {
  size(): number;
  read(localNo: number): Bill;
}

/**
 * Looks through the bills of a file that has been read, once and only where somebody asks.
 * @param isHeld true for the number of a row that is handed back or left out
 */
export function createFileBills(shelf: Shelf, isHeld: (numberKey: string) => boolean): () => FileBills {
  let found: FileBills | undefined;
  return () => {
    found ??= lookThrough(shelf, isHeld);
    return found;
  };
}

function lookThrough(shelf: Shelf, isHeld: (numberKey: string) => boolean): FileBills {
  const keys = new Set<string>();
  const kinds = new Set<string>();
  const days = { from: '', to: '' };
  let numbered = 0;
  for (let localNo = 0; localNo < shelf.size(); localNo += 1) {
    const bill = shelf.read(localNo);
    const { numberKey, orderedOn } = bill;
    const kind = kindOf(bill);
    kinds.add(kind);
    if (days.from === '' || orderedOn < days.from) days.from = orderedOn;
    if (orderedOn > days.to) days.to = orderedOn;
    if (numberKey === null) continue;
    numbered += 1;
    keys.add(keyOf(numberKey, kind));
  }
  const has = (numberKey: string, kind: string) => keys.has(keyOf(numberKey, kind)) || isHeld(numberKey);
  return { numbered, ...days, kinds, has };
}

// No kind has a line break in it.
const keyOf = (numberKey: string, kind: string) => `${kind}\n${numberKey}`;
