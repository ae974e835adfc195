import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  freshParts,
  isHourDue,
  isQuiet,
  isStepDue,
  NOTHING_TOLD,
  toldKey,
  toldOf,
  USUAL_REMINDERS,
  withTold,
} from '../../../src/shared/domain/reminders.ts';

const parts = [
  { part: 'steps' as const, keys: ['1', '2'] },
  { part: 'care' as const, keys: ['9|birthday||2026-11-23'] },
  { part: 'slipping' as const, keys: ['7'] },
];

describe('reminders', () => {
  test('what was told is not told again on that day, what is new is, and tomorrow everything is', () => {
    const first = freshParts(parts, USUAL_REMINDERS, NOTHING_TOLD);
    const told = withTold(toldOf(NOTHING_TOLD, 'f', '2026-11-23'), first.keys);
    const later = [{ part: 'steps' as const, keys: ['1', '2', '3'] }, ...parts.slice(1)];

    expect(first.parts.map(({ part }) => part)).toEqual(['steps', 'care']);
    expect(freshParts(parts, USUAL_REMINDERS, told).parts).toEqual([]);
    expect(freshParts(later, USUAL_REMINDERS, told).keys).toEqual([toldKey('steps', '3')]);
    expect(freshParts(parts, USUAL_REMINDERS, toldOf(told, 'f', '2026-11-24')).keys).toEqual(first.keys);
    expect(freshParts(parts, USUAL_REMINDERS, toldOf(told, 'other', '2026-11-23')).keys).toEqual(first.keys);
  });

  test('only what is wished for is told, and nothing where reminders are off', () => {
    expect(freshParts(parts, { on: true, parts: ['slipping'] }, NOTHING_TOLD).parts.map(({ part }) => part)).toEqual([
      'slipping',
    ]);
    expect(freshParts(parts, { ...USUAL_REMINDERS, on: false }, NOTHING_TOLD)).toEqual({ parts: [], keys: [] });
  });

  test('quiet hours go over midnight, and two equal times are none', () => {
    const night = { quietFrom: '21:00', quietTo: '07:00' };

    expect(['20:59', '21:00', '23:59', '00:00', '06:59', '07:00'].map((now) => isQuiet(night, now))).toEqual([
      ...[false, true, true, true, true, false],
    ]);
    expect(
      ['11:59', '12:00', '13:59', '14:00'].map((now) => isQuiet({ quietFrom: '12:00', quietTo: '14:00' }, now)),
    ).toEqual([...[false, true, true, false]]);
    expect(isQuiet({ quietFrom: '09:00', quietTo: '09:00' }, '09:00')).toBe(false);
  });

  test('the hour of the day comes once; a step is told of at its time and an hour after it', () => {
    expect(isHourDue({ at: '08:30' }, { atHour: false }, '08:29')).toBe(false);
    expect(isHourDue({ at: '08:30' }, { atHour: false }, '08:30')).toBe(true);
    expect(isHourDue({ at: '08:30' }, { atHour: true }, '09:00')).toBe(false);
    expect(['', '14:00', '13:30', '12:31', '12:30'].map((time) => isStepDue(time, '13:30'))).toEqual([
      ...[false, false, true, true, false],
    ]);
  });

  test('of one day no key is told twice, whenever it is asked', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(400).map(String)), { maxLength: 12 }), (asked) => {
        let told = toldOf(NOTHING_TOLD, 'f', '2026-11-23');
        const all: string[] = [];
        for (const keys of asked) {
          const fresh = freshParts([{ part: 'steps' as const, keys: [...new Set(keys)] }], USUAL_REMINDERS, told);
          all.push(...fresh.keys);
          told = withTold(told, fresh.keys);
        }

        expect(new Set(all).size).toBe(all.length);
      }),
      { seed: 11 },
    );
  });
});
