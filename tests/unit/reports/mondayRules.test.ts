import { expect, it } from 'vitest';
import {
  isOld,
  isQuiet,
  type MondayLists,
  ownersPart,
  repParts,
} from '../../../src/main/features/reports/monday.rules.ts';
import { nextMeeting, weekOf } from '../../../src/shared/domain/week.ts';

it.each([
  ['2026-11-22', { from: '2026-11-16', to: '2026-11-22' }],
  ['2026-11-23', { from: '2026-11-23', to: '2026-11-29' }],
  ['1969-12-31', { from: '1969-12-29', to: '1970-01-04' }],
])('the week of %s begins on Monday', (day, week) => {
  expect(weekOf(day)).toEqual(week);
});

it('on a Sunday the sheet is for the week that begins tomorrow', () => {
  expect(nextMeeting('2026-11-21').from).toBe('2026-11-16');
  expect(nextMeeting('2026-11-22').from).toBe('2026-11-23');
  expect(nextMeeting('2026-11-23').from).toBe('2026-11-23');
});

it('data that end more than two weeks before the week are old', () => {
  expect(isOld('2026-11-09', { from: '2026-11-23' })).toBe(false);
  expect(isOld('2026-11-08', { from: '2026-11-23' })).toBe(true);
  expect(isOld(null, { from: '2026-11-23' })).toBe(false);
});

const NONE: MondayLists = { slipping: [], lost: [], late: [], due: [], once: [], fallen: [], owing: [] };
// Only what the parts are made by.
const slips = (rep: string | null, atStakeMinor: number) => ({ rep, atStakeMinor }) as MondayLists['slipping'][number];

it('reps come by the money at stake, each with his own dealers; whom nobody serves is on the owner’s page only', () => {
  const lists = { ...NONE, slipping: [slips('甲', 10), slips('乙', 50), slips(null, 99), slips('甲', 20)] };

  expect(repParts(lists).map(({ rep, lists: own }) => [rep, own.slipping.length])).toEqual([
    ['乙', 1],
    ['甲', 2],
  ]);
  expect(ownersPart(lists).lists.slipping).toHaveLength(4);
});

it('a page holds the first of each list and tells how many more there are', () => {
  const many = { ...NONE, slipping: Array.from({ length: 25 }, (_, at) => slips('甲', 25 - at)) };
  const part = ownersPart(many);

  expect([part.lists.slipping.length, part.left.slipping]).toEqual([6, 19]);
  expect(part.lists.slipping[0]?.atStakeMinor).toBe(25);
  expect([isQuiet(many), isQuiet(NONE)]).toEqual([false, true]);
});
