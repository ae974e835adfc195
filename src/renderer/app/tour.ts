import { useCallback } from 'react';
import { z } from 'zod';
import { usePreference } from '../api/preferences.tsx';

/** What a new user is shown, in this order: the page in the navigation that each step is about. */
export const TOUR = ['/import', '/dealers', '/scoring', '/visits', '/data'] as const;
export type TourStop = (typeof TOUR)[number];

/** The step that is shown next, from 0; beyond the last one the tour is over. */
const TourPreference = z.int().min(0);

/** The tour of this PC: begins by itself, goes on where it was left, ends for good, and can be begun again. */
export function useTour() {
  const [at, setAt] = usePreference('tour', TourPreference, 0);
  return {
    at,
    stop: TOUR[at] as TourStop | undefined,
    next: useCallback(() => setAt(at + 1), [setAt, at]),
    back: useCallback(() => setAt(Math.max(0, at - 1)), [setAt, at]),
    end: useCallback(() => setAt(TOUR.length), [setAt]),
    begin: useCallback(() => setAt(0), [setAt]),
  };
}
