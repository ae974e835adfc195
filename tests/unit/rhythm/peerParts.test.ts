import { expect, test } from 'vitest';
import { NO_PART, partTeller } from '../../../src/main/features/rhythm/cycles.calc.ts';
import { ownRhythm } from '../../../src/main/features/rhythm/rhythm.rules.ts';
import { RhythmRules } from '../../../src/shared/contract/rhythmRules.ts';
import { toDayNumber } from '../../../src/shared/domain/calendarDay.ts';
import { OpenDays } from '../../../src/shared/domain/festival.ts';

const PEER_DAY = '2026-10-31';
const asOf = toDayNumber('2026-11-21');
const open = new OpenDays({ ...RhythmRules.parse({}).festival, on: false }, asOf);

/** A book of one dealer with these day totals. */
function bookOf(rows: [day: string, salesMinor: number, netMinor: number][]) {
  return {
    revision: 1,
    count: 1,
    dealerId: Int32Array.of(1),
    start: Int32Array.of(0, rows.length),
    day: Int32Array.from(rows, ([day]) => toDayNumber(day)),
    sales: Int32Array.from(rows, ([, sales]) => (sales > 0 ? 1 : 0)),
    salesMinor: Float64Array.from(rows, ([, sales]) => sales),
    netMinor: Float64Array.from(rows, ([, , net]) => net),
  };
}

function partOf(rows: Parameters<typeof bookOf>[0]) {
  const book = bookOf(rows);
  return partTeller(book, PEER_DAY, open)(0, ownRhythm({ ...book, from: 0, to: rows.length }, asOf, open));
}

test('a first bill after the day that peers are told of adds nothing to them, also of who had only brought goods back', () => {
  expect(partOf([['2026-11-20', 500, 500]])).toEqual(NO_PART);
  expect(
    partOf([
      ['2026-09-01', 0, -300],
      ['2026-11-20', 500, 500],
    ]),
  ).toEqual(NO_PART);
});

test('what was bought up to that day classes a dealer, what came later does not', () => {
  const rows: Parameters<typeof bookOf>[0] = [
    ['2025-10-31', 70_000, 70_000],
    ['2026-09-01', 500, 500],
    ['2026-09-11', 800, 700],
    ['2026-11-20', 90_000, 90_000],
  ];
  expect(partOf(rows)).toMatchObject({ netMinor: 1200, own: { gaps: 2 } });
});
