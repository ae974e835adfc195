import { useEffect, useState } from 'react';
import type { Topic } from '../../shared/contract/events.ts';
import { useApi } from './client.tsx';

/** A number that grows whenever one of the topics changed: for parts that fetch by themselves, as the grid does. */
export function useTopicVersion(topics: readonly Topic[]): number {
  const api = useApi();
  const [version, setVersion] = useState(0);
  const key = topics.join(' ');
  useEffect(
    // Split into what was joined above.
    () => api.onTopics([...(key.split(' ') as Topic[]), 'file', 'day'], () => setVersion((last) => last + 1)),
    [api, key],
  );
  return version;
}
