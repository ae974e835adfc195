import { useCallback } from 'react';
import type { Input } from '../../../shared/contract/index.ts';
import { useApi } from '../../api/client.tsx';
import { openDealers } from '../../app/pickedDealers.ts';
import { useNotify } from '../../components/notify.tsx';

/** Opens the dealers behind a mark or a figure of the lifecycle. */
export function useOpenStages() {
  const api = useApi();
  const notify = useNotify();
  const open = useCallback(
    async (label: string, ask: () => Promise<{ ids: number[] }>) => {
      try {
        openDealers({ label, ids: (await ask()).ids });
      } catch (error) {
        notify.error(error);
      }
    },
    [notify],
  );
  return {
    stage: (label: string, which: Input<'lifecycle.ids'>) => void open(label, () => api.call('lifecycle.ids', which)),
    move: (label: string, which: Input<'lifecycle.movedIds'>) =>
      void open(label, () => api.call('lifecycle.movedIds', which)),
  };
}
