import { useMemo } from 'react';
import type { FileRef } from '../../shared/domain/ids.ts';
import { useApi } from '../api/client.tsx';
import { useJobs } from '../api/useJob.tsx';
import { useNotify } from '../components/notify.tsx';
import { useLanguage, useT } from '../components/useT.ts';
import { navigate, visits } from './hashLocation.ts';
import { newFile } from './openedStore.ts';

/** What can be done with data files, from the menu, the palette and the start page. Failures show as messages. */
export interface FileActions {
  /** Asks for a file where the host has dialogs, else shows the files it found. */
  chooseFile(): Promise<void>;
  openFile(file: FileRef): Promise<void>;
  /** Asks for a name and a currency first. */
  createFile(): void;
  saveCopy(): Promise<void>;
  openSample(): Promise<void>;
  leaveSample(): Promise<void>;
}

export function useFileActions(): FileActions {
  const api = useApi();
  const jobs = useJobs();
  const notify = useNotify();
  const t = useT();
  const lang = useLanguage();
  return useMemo(() => {
    const guarded = (act: () => Promise<void>) => () => act().catch(notify.error);
    const open = async (file: FileRef) => {
      await api.call('session.openFile', { file });
      navigate('/');
    };
    return {
      openFile: (file) => open(file).catch(notify.error),
      chooseFile: guarded(async () => {
        if (!api.info.nativeFileDialogs) return navigate('/start');
        const picked = await api.bridge.pickFile('dataFile');
        if (picked) await open(picked.file);
      }),
      createFile: newFile.open,
      saveCopy: guarded(async () => {
        const file = await api.bridge.saveFile('dataFile', t('shell.file.suggestedName'));
        if (file === null) return;
        await api.call('session.saveCopy', { file });
        await api.bridge.deliverFile(file);
        notify.done(t('shell.file.copySaved'));
      }),
      openSample: guarded(async () => {
        const { jobId } = await api.call('session.openSample', { lang });
        // At once: whoever has gone elsewhere while the shop fills is not called back.
        navigate('/');
        await jobs.finished(jobId);
      }),
      leaveSample: guarded(async () => {
        const from = visits();
        await api.call('session.leaveSample', {});
        // Whoever has gone elsewhere meanwhile is not called back. The first page, which gives way to today's as
        // soon as there are dealers, has gone nowhere.
        if (visits() === from) navigate('/');
      }),
    };
  }, [api, jobs, notify, t, lang]);
}
