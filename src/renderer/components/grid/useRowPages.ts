import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { GridRowBase, PageAnswer, PageRequest } from './gridTypes.ts';
import { RowPages, type RowPagesState } from './rowPages.ts';

/** Changes that follow each other closely, as during an import, renew the list once. */
const SETTLE_MS = 150;

/** A long list's rows with what is known of them. */
export interface GridRows<R extends GridRowBase, A extends PageAnswer<R> = PageAnswer<R>> {
  /** The list's name with the data file it belongs to, and the question it is asked. */
  key: string;
  /** The rows on show answer the question. */
  settled: boolean;
  pages: RowPages<R, A>;
  state: RowPagesState<R, A>;
  retry(): void;
}

/** Lists that were left, by name: coming back shows their rows at once and renews them meanwhile. */
const left = new Map<string, { key: string; pages: unknown }>();

/**
 * @param key names the question (filter and sort); another key starts from the top
 * @param version grows when the data changed; the list is renewed in place
 * @param list names the list and the data file it belongs to, for a list that is often left and come back to
 */
export function useRowPages<R extends GridRowBase, A extends PageAnswer<R>>(
  key: string,
  version: number,
  fetchPage: (request: PageRequest) => Promise<A>,
  list?: string,
): GridRows<R, A> {
  const [pages] = useState(() => {
    const known = list === undefined ? undefined : left.get(list);
    // A list's name goes with one kind of rows.
    return known?.key === key ? (known.pages as RowPages<R, A>) : new RowPages<R, A>(fetchPage);
  });
  const asked = useRef(pages.state().total === null ? null : key);
  const latest = useRef(fetchPage);
  latest.current = fetchPage;

  useEffect(() => {
    if (list !== undefined) {
      // One is enough, and a list of another data file must not stay.
      left.clear();
      left.set(list, { key, pages });
    }
    const fromTop = asked.current !== key;
    asked.current = key;
    if (fromTop) {
      pages.renew(latest.current, true, key);
      return;
    }
    const later = setTimeout(() => pages.renew(latest.current, false), version === 0 ? 0 : SETTLE_MS);
    return () => clearTimeout(later);
  }, [list, pages, key, version]);

  const state = useSyncExternalStore(pages.subscribe, pages.state);
  return {
    key: `${list ?? ''} ${key}`,
    settled: state.answered === key,
    pages,
    state,
    retry: () => pages.renew(latest.current, false, key),
  };
}
