import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { GridRowBase, PageAnswer, PageRequest } from './gridTypes.ts';
import { RowPages, type RowPagesState } from './rowPages.ts';

/** Changes that follow each other closely, as during an import, renew the list once. */
const SETTLE_MS = 150;

/** A long list's rows with what is known of them. */
export interface GridRows<R extends GridRowBase, A extends PageAnswer<R> = PageAnswer<R>> {
  /** The question these rows answer. */
  key: string;
  pages: RowPages<R, A>;
  state: RowPagesState<R, A>;
  retry(): void;
}

/**
 * @param key names the question (filter and sort); another key starts from the top
 * @param version grows when the data changed; the list is renewed in place
 */
export function useRowPages<R extends GridRowBase, A extends PageAnswer<R>>(
  key: string,
  version: number,
  fetchPage: (request: PageRequest) => Promise<A>,
): GridRows<R, A> {
  const [pages] = useState(() => new RowPages<R, A>(fetchPage));
  const asked = useRef<string | null>(null);
  const latest = useRef(fetchPage);
  latest.current = fetchPage;

  useEffect(() => {
    const fromTop = asked.current !== key;
    asked.current = key;
    if (fromTop) {
      pages.renew(latest.current, true);
      return;
    }
    const later = setTimeout(() => pages.renew(latest.current, false), version === 0 ? 0 : SETTLE_MS);
    return () => clearTimeout(later);
  }, [pages, key, version]);

  const state = useSyncExternalStore(pages.subscribe, pages.state);
  return { key, pages, state, retry: () => pages.renew(latest.current, false) };
}
