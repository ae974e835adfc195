import { QueryClient } from '@tanstack/react-query';
import type { ApiClient } from './client.tsx';
import { getConnection, onConnection } from './connection.ts';
import { isOutdated } from './queryTopics.ts';

/** The cache of answers: nothing gets old by time, only by topics; nothing is asked twice after a failure. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: Number.POSITIVE_INFINITY,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

/** Keeps the cache true: changed topics make answers old, another file empties it, a regained connection renews all. */
export function keepFresh(queries: QueryClient, api: ApiClient): () => void {
  const endEvents = api.onEvent((event) => {
    if (event.type !== 'data.changed') return;
    if (event.topics.includes('file')) {
      void queries.resetQueries();
      return;
    }
    void queries.invalidateQueries({ predicate: (query) => isOutdated(String(query.queryKey[0]), event.topics) });
  });
  let last = getConnection();
  const endConnection = onConnection(() => {
    const regained = last !== 'connected' && getConnection() === 'connected';
    last = getConnection();
    if (regained) void queries.invalidateQueries();
  });
  return () => {
    endEvents();
    endConnection();
  };
}
