import { useCallback } from 'react';
import type { Input } from '../../shared/contract/index.ts';
import type { TableFormat } from '../../shared/contract/tableFormat.ts';
import { useApi } from '../api/client.tsx';
import { useT } from '../components/useT.ts';
import { useTableExport } from './useTableExport.ts';

/** Saves the timeline as it is filtered under a name the user chooses. */
export function useActsExport() {
  const api = useApi();
  const t = useT();
  const { save: saveAs, busy } = useTableExport();
  const save = useCallback(
    (filter: Omit<Input<'data.export'>, 'file' | 'lang' | 'format'>, format: TableFormat) =>
      saveAs(
        {
          name: t('data.changes.title'),
          done: t('data.changes.saved'),
          start: (to) => api.call('data.export', { ...filter, ...to }),
        },
        format,
      ),
    [api, t, saveAs],
  );
  return { save, busy };
}
