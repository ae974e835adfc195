import { useCallback } from 'react';
import type { OperatorId } from '../../shared/domain/ids.ts';
import { isAppError } from '../../shared/errors/appError.ts';
import { useApi } from '../api/client.tsx';
import { useNotify } from '../components/notify.tsx';
import { useT } from '../components/useT.ts';

/** Lets somebody else work; what he is told comes anew from the engine. A wrong PIN is the caller's to show. */
export function useChooseOperator(): (id: OperatorId, pin: string) => Promise<void> {
  const api = useApi();
  const notify = useNotify();
  const t = useT();
  return useCallback(
    async (id, pin) => {
      try {
        await api.call('session.chooseOperator', { id, pin });
        const { viewer } = await api.call('operators.list', {});
        notify.done(t('operators.now', { name: viewer.name }));
      } catch (error) {
        if (!isAppError(error) || error.code !== 'pin_wrong') notify.error(error);
        throw error;
      }
    },
    [api, notify, t],
  );
}
