import { readFileSync } from 'node:fs';
import { sharedPath } from '../../helpers/shared.ts';

export const AIR_FILE = 'data/series/AirPassengers.csv';
export const M3_FILE = 'data/series/m3_monthly_micro_60.csv';

/** A line a year, 1949 to 1960, thousands of passengers. */
const AIR = `
112 118 132 129 121 135 148 148 136 119 104 118
115 126 141 135 125 149 170 170 158 133 114 140
145 150 178 163 172 178 199 199 184 162 146 166
171 180 193 181 183 218 230 242 209 191 172 194
196 196 236 235 229 243 264 272 237 211 180 201
204 188 235 227 234 264 302 293 259 229 203 229
242 233 267 269 270 315 364 347 312 274 237 278
284 277 317 313 318 374 413 405 355 306 271 306
315 301 356 348 355 422 465 467 404 347 305 336
340 318 362 348 363 435 491 505 404 359 310 337
360 342 406 396 420 472 548 559 463 407 362 405
417 391 419 461 472 535 622 606 508 461 390 432`;

/**
 * 144 months from January 1949.
 * @source G. E. P. Box, G. M. Jenkins (1976): Time Series Analysis, series G; R's `AirPassengers`.
 */
export function airPassengers(): Float64Array {
  return Float64Array.from(AIR.trim().split(/\s+/), Number);
}

/** The same from the shared file. */
export function airPassengersOfFile(): Float64Array {
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
