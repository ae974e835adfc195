import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { Input, Output } from '../../shared/contract/index.ts';
import { type ApiClient, useApi } from './client.tsx';
import { isOutdated, type QueryChannel } from './queryTopics.ts';

export interface ApiQueryOptions {
  enabled?: boolean;
  /** Shows the former answer while another input about the same dealer, rep or record is being answered. */
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
    queryFn: () => untilFresh(api, channel, () => api.call(channel, input)),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious
      ? {
          placeholderData: <D>(former: D | undefined, query?: { queryKey: readonly unknown[] }) =>
            isAboutTheSame(query?.queryKey[1], input) ? former : undefined,
        }
      : {}),
  });
}

/** What an input is about. */
const SUBJECTS = ['id', 'dealerId', 'repId'] as const;

/** Whether two inputs ask about the same: what is known of one dealer must never stand under the name of another. */
export function isAboutTheSame(one: unknown, other: unknown): boolean {
  const [a, b] = [Object(one), Object(other)] as Record<string, unknown>[];
  return SUBJECTS.every((name) => a?.[name] === b?.[name]);
}

/** A change that keeps on coming is not waited for longer than this many answers. */
const MOST_ATTEMPTS = 10;

/**
 * Asks again where the answer became old on its way here: the cache forgets a change that is announced while the first
 * answer is still being fetched, and would show that answer for ever.
 * @param channel whose topics make the answer old
 */
export async function untilFresh<R>(api: ApiClient, channel: QueryChannel, ask: () => Promise<R>): Promise<R> {
  let outdated = false;
  const end = api.onEvent((event) => {
    if (event.type === 'data.changed' && isOutdated(channel, event.topics)) outdated = true;
  });
  try {
    let answer = await ask();
    for (let attempt = 1; outdated && attempt < MOST_ATTEMPTS; attempt += 1) {
      outdated = false;
      answer = await ask();
    }
    return answer;
  } finally {
    end();
  }
}
