import type { DealerTotals } from './scoreColumns.ts';

/** Room for the figures of so many dealers. */
export function emptyTotals(count: number): DealerTotals {
  return {
    count,
    dealerId: new Int32Array(count),
    excluded: new Uint8Array(count),
    historySince: new Int32Array(count),
    firstOn: new Int32Array(count),
    lastOn: new Int32Array(count),
    windowFirstOn: new Int32Array(count),
    orders: new Int32Array(count),
    salesMinor: new Float64Array(count),
    netMinor: new Float64Array(count),
    prevNetMinor: new Float64Array(count),
  };
}
