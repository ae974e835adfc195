import { useApiQuery } from '../../api/useApiQuery.ts';

/** What a rep is called, or was before becoming part of another: histories name both. */
export function useRepName(): (id: number) => string | undefined {
  const answer = useApiQuery('reps.list', {}).data;
  return (id) => [...(answer?.reps ?? []), ...(answer?.merged ?? [])].find((rep) => rep.id === id)?.name;
}
