import type { Scheme } from '../../../shared/contract/scoring.contract.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';

/** The scheme the live result follows, once it is known. */
export function useActiveScheme(): Scheme | undefined {
  const schemes = useApiQuery('scoring.schemes', {}).data;
  return schemes?.schemes.find(({ id }) => id === schemes.activeId);
}
