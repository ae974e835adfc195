import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import type { Channel, Input, Output } from '../../shared/contract/index.ts';
import { useApi } from './client.tsx';

/**
 * Runs a command or session channel. Answers renew themselves by `data.changed`; nothing needs invalidating.
 * @param onDone follows it, and is waited for: until then the command counts as pending
 */
export function useApiCommand<C extends Channel>(
  channel: C,
  onDone?: () => Promise<void>,
): UseMutationResult<Output<C>, Error, Input<C>> {
  const api = useApi();
  return useMutation<Output<C>, Error, Input<C>>({
    mutationFn: (input) => api.call(channel, input),
    ...(onDone ? { onSuccess: onDone } : {}),
  });
}
