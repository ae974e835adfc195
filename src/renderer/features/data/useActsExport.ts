import { useCallback, useState } from 'react';
import type { Input } from '../../../shared/contract/index.ts';
import { useApi } from '../../api/client.tsx';
import { useJobs } from '../../api/useJob.tsx';
import { useNotify } from '../../components/notify.tsx';
import { useLanguage, useT } from '../../components/useT.ts';

/** Saves the timeline as it is filtered as a workbook under a name the user chooses. */
export function useActsExport() {
  const api = useApi();
  const jobs = useJobs();
  const notify = useNotify();
  const t = useT();
  const lang = useLanguage();
  const [busy, setBusy] = useState(false);
  const save = useCallback(
    async (filter: Omit<Input<'data.export'>, 'file' | 'lang'>) => {
      setBusy(true);
      try {
        const file = await api.bridge.saveFile('xlsx', t('data.changes.title'));
        if (file === null) return;
        const { jobId } = await api.call('data.export', { ...filter, file, lang });
        await jobs.finished(jobId);
        await api.bridge.deliverFile(file);
        notify.done(t('data.changes.saved'));
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
