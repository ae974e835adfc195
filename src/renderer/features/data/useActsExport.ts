import { useCallback } from 'react';
import type { Input } from '../../../shared/contract/index.ts';
import { useApi } from '../../api/client.tsx';
import { useWorkbookExport } from '../../app/useWorkbookExport.ts';
import { useT } from '../../components/useT.ts';

/** Saves the timeline as it is filtered as a workbook under a name the user chooses. */
export function useActsExport() {
  const api = useApi();
  const t = useT();
  const { save: saveAs, busy } = useWorkbookExport();
  const save = useCallback(
    (filter: Omit<Input<'data.export'>, 'file' | 'lang'>) =>
      saveAs({
        name: t('data.changes.title'),
        done: t('data.changes.saved'),
        start: (to) => api.call('data.export', { ...filter, ...to }),
      }),
    [api, t, saveAs],
  );
  return { save, busy };
}
