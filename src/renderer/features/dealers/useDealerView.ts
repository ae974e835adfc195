import { useCallback, useMemo } from 'react';
import { useSearch } from 'wouter';
import { navigate } from '../../app/hashLocation.ts';
import { type DealerView, readView, writeView } from './dealerView.ts';

/** The list's view, kept in the address. */
export function useDealerView(): [DealerView, (change: Partial<DealerView>) => void] {
  const query = useSearch();
  const view = useMemo(() => readView(query), [query]);
  const change = useCallback(
    (part: Partial<DealerView>) => {
      const next = writeView({ ...view, ...part });
      // Replaced, not pushed: going back leaves the list instead of undoing every typed letter.
      navigate(next === '' ? '/dealers' : `/dealers?${next}`, { replace: true });
    },
    [view],
  );
  return [view, change];
}
