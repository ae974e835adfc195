import { useCallback } from 'react';
import type { PickedFile } from '../../shared/contract/hostBridge.ts';
import { MOST_FILES, MOST_PASTED } from '../../shared/contract/importQueue.contract.ts';
import { AppError, isAppError } from '../../shared/errors/appError.ts';
import { useApi } from '../api/client.tsx';
import { useJobs } from '../api/useJob.tsx';
import { useNotify } from '../components/notify.tsx';
import { useT } from '../components/useT.ts';
import { queueAddress } from '../features/imports/queueAddress.ts';
import { navigate } from './hashLocation.ts';
import { openSomeFile } from './openSomeFile.ts';

/** How an import begins, from any page: a dropped file or one that is picked. Failures show as messages. */
export interface ImportActions {
  /** Opens the host's file dialog: one file goes into the wizard, several side by side; nothing happens when it is closed. */
  pick(): Promise<void>;
  /** Takes dropped files: one into the wizard, several side by side. */
  drop(files: readonly File[]): Promise<void>;
  /** Takes a table that was copied elsewhere. */
  paste(text: string): Promise<void>;
}

/** The ways an import begins, for any page. */
export function useImportActions(): ImportActions {
  const api = useApi();
  const jobs = useJobs();
  const notify = useNotify();
  const t = useT();
  const start = useCallback(
    async (name: string, take: () => Promise<Pick<PickedFile, 'file'>>) => {
      const read = notify.busy(t('imports.page.reading', { name }));
      try {
        const { file } = await take();
        await openSomeFile(api);
        const { batchId } = await api.call('imports.inspect', { file });
        navigate(`/import/${batchId}`);
      } finally {
        read();
      }
    },
    [api, notify, t],
  );
  const pick = useCallback(async () => {
    try {
      const { files, refused } = await api.bridge.pickFiles();
      for (const error of refused) notify.error(AppError.fromWire(error));
      const [first, ...more] = files;
      if (first === undefined) return;
      const takers = files.map((file) => async () => file);
      if (more.length === 0) await start(first.name, async () => first);
      else await startMany(takers, { api, jobs, notify, t });
    } catch (error) {
      notify.error(error);
    }
  }, [api, jobs, notify, start, t]);
  const drop = useCallback(
    async (files: readonly File[]) => {
      const [first] = files;
      if (!first) return;
      try {
        const takers = files.map((file) => () => api.bridge.takeDroppedFile(file));
        if (files.length === 1) await start(first.name, () => api.bridge.takeDroppedFile(first));
        else await startMany(takers, { api, jobs, notify, t });
      } catch (error) {
        notify.error(error);
      }
    },
    [api, jobs, notify, start, t],
  );
  const paste = useCallback(
    async (text: string) => {
      try {
        if (text.length > MOST_PASTED) throw new AppError('paste_too_long', { limit: MOST_PASTED });
        const name = t('imports.page.pastedName');
        await start(name, () => api.call('session.pasteTable', { text, name }));
      } catch (error) {
        notify.error(error);
      }
    },
    [api, notify, start, t],
  );
  return { pick, drop, paste };
}

/** Brings one file: a picked one is there already, a dropped one is still to be taken. */
type Taker = () => Promise<PickedFile>;

interface Means {
  api: ReturnType<typeof useApi>;
  jobs: ReturnType<typeof useJobs>;
  notify: ReturnType<typeof useNotify>;
  t: ReturnType<typeof useT>;
}

/** Has one file after another looked at; the page of all of them grows meanwhile, and one that is bad says so there. */
async function startMany(takers: readonly Taker[], means: Means): Promise<void> {
  const { api, notify, t } = means;
  const read = notify.busy(t('imports.page.readingMany', { count: Math.min(takers.length, MOST_FILES) }));
  try {
    await openSomeFile(api);
    await lookAtEach(takers, means);
  } finally {
    read();
  }
  if (takers.length > MOST_FILES) notify.error(new AppError('import_too_many_files', { limit: MOST_FILES }));
}

async function lookAtEach(takers: readonly Taker[], { api, jobs, notify }: Means): Promise<void> {
  const ids: number[] = [];
  for (const take of takers.slice(0, MOST_FILES)) {
    // Left for another page: what is not looked at yet is not wanted any more.
    if (ids.length > 0 && location.hash !== `#${queueAddress(ids)}`) return;
    try {
      const picked = await take();
      const { batchId, jobId } = await api.call('imports.inspect', { file: picked.file });
      const begins = ids.length === 0;
      ids.push(batchId);
      navigate(queueAddress(ids), { replace: !begins });
      // Its failure is told in its row.
      await jobs.finished(jobId).catch((error: unknown) => {
        if (!isAppError(error)) throw error;
      });
    } catch (error) {
      notify.error(error);
    }
  }
}
