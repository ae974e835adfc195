import type { Pace } from '../../../shared/contract/visitRules.ts';

type Often = Omit<Pace, 'way'>;

/** How shops plan, from the most often on; the steps go from one to the next. */
export const USUAL_PACES: readonly Often[] = [
  { times: 2, every: 1, unit: 'week' },
  { times: 4, every: 1, unit: 'month' },
  { times: 3, every: 1, unit: 'month' },
  { times: 2, every: 1, unit: 'month' },
  { times: 1, every: 1, unit: 'month' },
  { times: 2, every: 3, unit: 'month' },
  { times: 1, every: 3, unit: 'month' },
];

/** Contacts a month, four weeks being one as in the grading scheme. */
function aMonth({ times, every, unit }: Often): number {
  return (times / every) * (unit === 'week' ? 4 : 1);
}

/** The next step to less and to more often; undefined where there is none. Less than once a quarter is none at all. */
export function stepsOf(pace: Pace | null): { less: Pace | null | undefined; more: Pace | undefined } {
  if (pace === null) {
    const last = USUAL_PACES.at(-1);
    return { less: undefined, more: last && { ...last, way: 'phone' } };
  }
  const rate = aMonth(pace);
  const less = USUAL_PACES.find((each) => aMonth(each) < rate - 1e-9);
  const more = USUAL_PACES.findLast((each) => aMonth(each) > rate + 1e-9);
  return { less: less ? { ...less, way: pace.way } : null, more: more && { ...more, way: pace.way } };
}
