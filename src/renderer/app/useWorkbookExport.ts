import { useCallback, useState } from 'react';
import type { Input } from '../../shared/contract/index.ts';
import type { JobId } from '../../shared/domain/ids.ts';
import { useApi } from '../api/client.tsx';
import { useJobs } from '../api/useJob.tsx';
import { useNotify } from '../components/notify.tsx';
import { useLanguage } from '../components/useT.ts';

/** What is saved as a workbook. */
interface Saved {
  /** The name the dialog proposes. */
  name: string;
  /** What is said when it is there. */
  done: string;
  /** Starts the job that writes it. */
  start(to: Pick<Input<'data.export'>, 'file' | 'lang'>): Promise<{ jobId: JobId }>;
}

/** Saves a workbook under a name the user chooses: nothing where he chooses none. */
export function useWorkbookExport() {
  const api = useApi();
  const jobs = useJobs();
  const notify = useNotify();
  const lang = useLanguage();
  const [busy, setBusy] = useState(false);
  const save = useCallback(
    async ({ name, done, start }: Saved) => {
      setBusy(true);
      try {
        const file = await api.bridge.saveFile('xlsx', name);
        if (file === null) return;
        const { jobId } = await start({ file, lang });
        await jobs.finished(jobId);
        await api.bridge.deliverFile(file);
        notify.done(done);
      } catch (error) {
        notify.error(error);
      } finally {
        setBusy(false);
      }
    },
    [api, jobs, notify, lang],
  );
  return { save, busy };
}
