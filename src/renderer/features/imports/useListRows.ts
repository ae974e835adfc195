import { useState } from 'react';
import { useTopicVersion } from '../../api/useTopicVersion.ts';
import type { PageAnswer } from '../../components/grid/gridTypes.ts';
import { type GridRows, useRowPages } from '../../components/grid/useRowPages.ts';

/** A row of a list that has no ids: its place in the list stands for one. */
export type Placed<R> = R & { id: number };
export type ListAnswer<R> = PageAnswer<Placed<R>>;

/** A plain paged list as the grid reads it. Every renewal is a snapshot of its own. */
export function useListRows<R>(
  key: string,
  fetchPage: (page: { offset: number; limit: number }) => Promise<{ rows: readonly R[]; total: number }>,
): GridRows<Placed<R>, ListAnswer<R>> {
  const version = useTopicVersion(['imports']);
  const [renewals] = useState({ count: 0 });
  return useRowPages<Placed<R>, ListAnswer<R>>(key, version, async ({ offset, limit, snapshot }) => {
    if (snapshot === undefined) renewals.count += 1;
    const name = snapshot ?? `${key}#${renewals.count}`;
    const { rows, total } = await fetchPage({ offset, limit });
    return { rows: rows.map((row, at) => ({ ...row, id: offset + at + 1 })), total, snapshot: name };
  });
}
