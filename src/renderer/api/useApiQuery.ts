import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { Input, Output } from '../../shared/contract/index.ts';
import { useApi } from './client.tsx';
import type { QueryChannel } from './queryTopics.ts';

export interface ApiQueryOptions {
  enabled?: boolean;
  /** Shows the former answer while another input is being answered. */
  keepPrevious?: boolean;
}

/** Asks a channel and keeps the answer until a topic it depends on changes. */
export function useApiQuery<C extends QueryChannel>(
  channel: C,
  input: Input<C>,
  options: ApiQueryOptions = {},
): UseQueryResult<Output<C>, Error> {
  const api = useApi();
  return useQuery<Output<C>, Error>({
    queryKey: [channel, input],
    queryFn: () => api.call(channel, input),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}
