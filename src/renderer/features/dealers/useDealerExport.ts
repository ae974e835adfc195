import { useCallback, useState } from 'react';
import type { DealerFilter, DealerOrder } from '../../../shared/contract/dealerFilter.contract.ts';
import type { GridColumn } from '../../../shared/contract/dealers.contract.ts';
import { useApi } from '../../api/client.tsx';
import { useJobs } from '../../api/useJob.tsx';
import { useNotify } from '../../components/notify.tsx';
import { useLanguage, useT } from '../../components/useT.ts';

/** Saves exactly what the grid shows as xlsx: these dealers, this order, these columns. */
export function useDealerExport() {
  const api = useApi();
  const jobs = useJobs();
  const notify = useNotify();
  const t = useT();
  const lang = useLanguage();
  const [busy, setBusy] = useState(false);
  const save = useCallback(
    async (shown: { filter: DealerFilter; sort: DealerOrder; columns: GridColumn[]; total: number }) => {
      setBusy(true);
      try {
        const { filter, sort, columns } = shown;
        const file = await api.bridge.saveFile('xlsx', t('dealers.done.exportName'));
        if (file === null) return;
        const { jobId } = await api.call('dealers.export', { filter, sort, columns, file, lang });
        await jobs.finished(jobId);
        await api.bridge.deliverFile(file);
        notify.done(t('dealers.done.exported', { count: shown.total }));
      } catch (error) {
        notify.error(error);
      } finally {
        setBusy(false);
      }
    },
    [api, jobs, notify, t, lang],
  );
  return { save, busy };
}
