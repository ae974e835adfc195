import { useCallback, useMemo } from 'react';
import { z } from 'zod';
import { TodayPartName } from '../../../shared/contract/today.contract.ts';
import { RepId } from '../../../shared/domain/ids.ts';
import { useFileChoice } from '../../api/fileChoice.ts';
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

const OnlyReps = z.array(RepId);
const EVERYBODY: RepId[] = [];

/** Whose day the page and its sheet show, remembered on this PC; none means everybody's. */
export function useTodayReps() {
  const [kept, choose] = useFileChoice('today.reps', OnlyReps, EVERYBODY);
  const names = useApiQuery('reps.list', {}).data?.reps;
  // Whoever is a rep no more filters nothing.
  const reps = useMemo(
    () => (names === undefined ? kept : kept.filter((id) => names.some((rep) => rep.id === id))),
    [kept, names],
  );
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
  const show = useCallback(
    (part: TodayPartName, key: string) =>
      set({ file, day, keys: [...keys].filter((each) => each !== asideKey(part, key)) }),
    [set, file, day, keys],
  );
  const clear = useCallback(() => set(NOTHING_ASIDE), [set]);
  return { keys, hide, show, clear };
}
