import { useCallback, useMemo } from 'react';
import { useSearch } from 'wouter';
import type { SavedView } from '../../../shared/contract/views.contract.ts';
import { ViewId } from '../../../shared/domain/ids.ts';
import { navigate } from '../../app/hashLocation.ts';
import { type DealerView, fromQuery, readView, writeView } from './dealerView.ts';

/** The list without a saved view, also where one is what the list opens with. */
const ALL = 'all';

/** The list's view, kept in the address, and the saved view it began with. */
export interface AddressedView {
  view: DealerView;
  /** Null for none; undefined where the address says nothing at all. */
  savedId: ViewId | null | undefined;
  change(part: Partial<DealerView>): void;
  /** Shows a saved view as it is kept; null shows everybody. */
  open(saved: SavedView | null): void;
}

export function useDealerView(): AddressedView {
  const query = useSearch();
  const view = useMemo(() => readView(query), [query]);
  const savedId = useMemo(() => readSaved(query), [query]);
  const change = useCallback(
    (part: Partial<DealerView>) => show({ ...view, ...part }, savedId ?? null),
    [view, savedId],
  );
  const open = useCallback((saved: SavedView | null) => {
    if (saved === null) navigate(`/dealers?view=${ALL}`, { replace: true });
    else show(fromQuery(saved.query), saved.id);
  }, []);
  return { view, savedId, change, open };
}

function show(view: DealerView, saved: ViewId | null): void {
  const text = writeView(view);
  const named = saved === null ? (text === '' ? `view=${ALL}` : '') : `view=${saved}`;
  // Replaced, not pushed: going back leaves the list instead of undoing every typed letter.
  navigate(`/dealers?${[named, text].filter((part) => part !== '').join('&')}`, { replace: true });
}

function readSaved(query: string): ViewId | null | undefined {
  if (query === '') return undefined;
  const id = ViewId.safeParse(Number(new URLSearchParams(query).get('view') ?? undefined));
  return id.success ? id.data : null;
}
