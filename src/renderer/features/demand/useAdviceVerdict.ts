import { type AdviceVerdict, adviceVerdict } from '../../../shared/domain/adviceVerdict.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';

/** How advice of what to buy came true on the past; undefined while it is being tried, and where it is not wanted. */
export function useAdviceVerdict(enabled = true): AdviceVerdict | undefined {
  const { data } = useApiQuery('demand.backTest', {}, { enabled });
  return data === undefined ? undefined : adviceVerdict(data);
}
