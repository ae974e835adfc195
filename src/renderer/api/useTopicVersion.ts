import { useEffect, useState } from 'react';
import type { Topic } from '../../shared/contract/events.ts';
import { useApi } from './client.tsx';

/** A number that grows whenever one of the topics changed: for parts that fetch by themselves, as the grid does. */
export function useTopicVersion(topics: readonly Topic[]): number {
  const api = useApi();
  const [version, setVersion] = useState(0);
  const key = topics.join(' ');
  useEffect(
    () => api.onTopics([...(key.split(' ') as Topic[]), 'file'], () => setVersion((last) => last + 1)), // joined above
    [api, key],
  );
  return version;
}
