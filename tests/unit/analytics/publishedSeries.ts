import { readFileSync } from 'node:fs';
import { sharedPath } from '../../helpers/shared.ts';

export const AIR_FILE = 'data/series/AirPassengers.csv';
export const M3_FILE = 'data/series/m3_monthly_micro_60.csv';

/** Box & Jenkins' series G: 144 months from January 1949, thousands of passengers. */
export function airPassengers(): Float64Array {
  return Float64Array.from(rowsOf(AIR_FILE), ([, value]) => Number(value));
}

export interface HeldOutSeries {
  id: string;
  train: Float64Array;
  test: Float64Array;
}

/** The 60 series of the M3 competition: what the entrants saw, and the 18 months they were judged by. */
export function m3Series(): HeldOutSeries[] {
  const parts = new Map<string, { train: number[]; test: number[] }>();
  for (const [id = '', , , , part, value] of rowsOf(M3_FILE)) {
    const one = parts.get(id) ?? { train: [], test: [] };
    one[part === 'test' ? 'test' : 'train'].push(Number(value));
    parts.set(id, one);
  }
  return [...parts].map(([id, one]) => ({
    id,
    train: Float64Array.from(one.train),
    test: Float64Array.from(one.test),
  }));
}

function rowsOf(file: string): string[][] {
  const lines = readFileSync(sharedPath(file), 'utf8').trim().split('\n').slice(1);
  return lines.map((line) => line.split(',').map((cell) => cell.replaceAll('"', '').trim()));
}
