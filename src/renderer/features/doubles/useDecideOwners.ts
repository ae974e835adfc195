import { useCallback } from 'react';
import type { DoubleDealer } from '../../../shared/contract/doubles.contract.ts';
import { useApi } from '../../api/client.tsx';
import { useT } from '../../components/useT.ts';
import { useUndoableAct } from './useUndoableAct.ts';

type Shops = readonly Pick<DoubleDealer, 'id' | 'name'>[];

/** What the owner says of shops that may have one owner, each undone in one step. */
export function useDecideOwners() {
  const t = useT();
  const api = useApi();
  const act = useUndoableAct();
  const told = useCallback((shops: Shops) => shops.map(({ name }) => name).join(t('doubles.count.separator')), [t]);
  const group = useCallback(
    (shops: Shops) =>
      act(
        () => api.call('doubles.group', { ids: shops.map(({ id }) => id) }),
        t('doubles.owner.grouped', { names: told(shops) }),
      ),
    [act, api, t, told],
  );
  const distinct = useCallback(
    (shops: Shops, is = true) =>
      act(
        () => api.call('doubles.setDistinctOwners', { ids: shops.map(({ id }) => id), distinct: is }),
        t(is ? 'doubles.owner.distinctDone' : 'doubles.owner.forgotten', { names: told(shops) }),
      ),
    [act, api, t, told],
  );
  return { group, distinct };
}
