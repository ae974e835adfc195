import { useCallback, useMemo } from 'react';
import { z } from 'zod';
import { TodayPartName } from '../../../shared/contract/today.contract.ts';
import { RepId } from '../../../shared/domain/ids.ts';
import { usePreference } from '../../api/preferences.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';

const Folded = z.array(TodayPartName);
const NONE_FOLDED: TodayPartName[] = [];
/** What was put aside, of which file and day; another day begins anew. */
const Aside = z.object({ file: z.string(), day: z.string(), keys: z.array(z.string()) });
const NOTHING_ASIDE = { file: '', day: '', keys: [] as string[] };
/** More would not fit into a preference. */
const MOST_ASIDE = 300;

/** Which parts of the day are folded, on this PC. */
export function useFolded() {
  const [folded, set] = usePreference('today.folded', Folded, NONE_FOLDED);
  const toggle = (part: TodayPartName) =>
    set(folded.includes(part) ? folded.filter((each) => each !== part) : [...folded, part]);
  return { folded, toggle };
}

/** Whose day is shown, of which file. */
const OnlyReps = z.object({ file: z.string(), reps: z.array(RepId) });
const EVERYBODY = { file: '', reps: [] as RepId[] };

/** Whose day the page and its sheet show, remembered on this PC; none means everybody's. */
export function useTodayReps() {
  const [kept, set] = usePreference('today.reps', OnlyReps, EVERYBODY);
  const file = useApiQuery('session.get', {}).data?.file?.uid ?? '';
  const names = useApiQuery('reps.list', {}).data?.reps;
  const reps = useMemo(() => {
    const own = kept.file === file ? kept.reps : EVERYBODY.reps;
    // Whoever is a rep no more filters nothing.
    return names === undefined ? own : own.filter((id) => names.some((rep) => rep.id === id));
  }, [kept, file, names]);
  const choose = useCallback((next: readonly RepId[]) => set({ file, reps: [...next] }), [set, file]);
  return { reps, names: names ?? [], choose };
}

/** How a line is named over all parts. */
export const asideKey = (part: TodayPartName, key: string): string => `${part}:${key}`;

/** What is put aside until tomorrow. */
export function useAside() {
  const session = useApiQuery('session.get', {}).data;
  const [kept, set] = usePreference('today.aside', Aside, NOTHING_ASIDE);
  const file = session?.file?.uid ?? '';
  const day = session?.today ?? '';
  const keys = useMemo(() => new Set(kept.file === file && kept.day === day ? kept.keys : []), [kept, file, day]);
  const hide = useCallback(
    (part: TodayPartName, key: string) => set({ file, day, keys: [...keys, asideKey(part, key)].slice(-MOST_ASIDE) }),
    [set, file, day, keys],
  );
  const clear = useCallback(() => set(NOTHING_ASIDE), [set]);
  return { keys, hide, clear };
}
