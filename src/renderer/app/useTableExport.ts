import { useCallback, useState } from 'react';
import type { Input } from '../../shared/contract/index.ts';
import type { TableFormat } from '../../shared/contract/tableFormat.ts';
import type { JobId } from '../../shared/domain/ids.ts';
import { isAppError } from '../../shared/errors/appError.ts';
import { useApi } from '../api/client.tsx';
import { useJobs } from '../api/useJob.tsx';
import { useNotify } from '../components/notify.tsx';
import { useLanguage } from '../components/useT.ts';

/** What is exported. */
export interface Exported {
  /** The name the dialog proposes. */
  name: string;
  /** What is said when it is there. */
  done: string;
  /** Starts the job that writes it. */
  start(to: Required<Pick<Input<'data.export'>, 'file' | 'lang' | 'format'>>): Promise<{ jobId: JobId }>;
}

/** Saves a table as a workbook or as text under a name the user chooses: nothing where he chooses none. */
export function useTableExport() {
  const api = useApi();
  const jobs = useJobs();
  const notify = useNotify();
  const lang = useLanguage();
  const [busy, setBusy] = useState(false);
  const save = useCallback(
    async ({ name, done, start }: Exported, format: TableFormat) => {
      setBusy(true);
      try {
        const file = await api.bridge.saveFile(saveKindOf(format), name);
        if (file === null) return;
        const { jobId } = await start({ file, lang, format });
        await jobs.finished(jobId);
        await api.bridge.deliverFile(file);
        notify.done(done);
      } catch (error) {
        if (!(isAppError(error) && error.code === 'cancelled')) notify.error(error);
      } finally {
        setBusy(false);
      }
    },
    [api, jobs, notify, lang],
  );
  return { save, busy };
}

/** Either text is a csv to the dialog. */
export function saveKindOf(format: TableFormat): 'xlsx' | 'csv' {
  return format === 'xlsx' ? 'xlsx' : 'csv';
}
