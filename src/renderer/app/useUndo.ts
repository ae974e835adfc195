import { useCallback } from 'react';
import type { ChangeId } from '../../shared/domain/ids.ts';
import { isAppError } from '../../shared/errors/appError.ts';
import { useApi } from '../api/client.tsx';
import { useNotify } from '../components/notify.tsx';
import { useT } from '../components/useT.ts';

/** Takes back one change, by default the last one, and says what it was. */
export function useUndo(): (changeId?: ChangeId) => Promise<void> {
  const api = useApi();
  const notify = useNotify();
  const t = useT();
  return useCallback(
    async (changeId) => {
      try {
        const { entry } = await api.call('data.undo', changeId === undefined ? {} : { changeId });
        const what = t(`shell.action.${entry.action}`, { name: entry.entityName });
        notify.done(t('shell.undo.done', { what }));
      } catch (error) {
        if (isAppError(error) && error.code === 'nothing_to_undo') notify.done(t('shell.undo.nothing'));
        else notify.error(error);
      }
    },
    [api, notify, t],
  );
}
