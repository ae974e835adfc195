import { describe, expect, it } from 'vitest';
import type { Need } from '../../../src/main/features/visits/need.rules.ts';
import { dueAfter } from '../../../src/main/features/visits/plan/planAsking.rules.ts';

const RULES = { windowPercent: 30 };
const need = (interval: number): Need => ({
  ...{ way: 'visit', perMonth: 0, perWeek: 0, interval, reasons: [], overdueDays: 0, never: false },
  due: { on: '2026-12-01', from: '2026-11-28', to: '2026-12-04' },
});

describe('what is wanted after a visit that stands already', () => {
  it('follows it by the interval', () => {
    expect(dueAfter(need(10), '2026-11-30', RULES)).toEqual({ on: '2026-12-10', from: '2026-12-07', to: '2026-12-13' });
  });

  it('is as it was where no visit stands, or the next one is wanted later all the same', () => {
    expect(dueAfter(need(10), undefined, RULES)).toEqual(need(10).due);
    expect(dueAfter(need(10), '2026-11-15', RULES)).toEqual(need(10).due);
  });

  it('is nothing more where one visit alone was wanted', () => {
    expect(dueAfter(need(Number.POSITIVE_INFINITY), '2026-11-30', RULES)).toBeNull();
  });
});
