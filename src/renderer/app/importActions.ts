import { useCallback } from 'react';
import type { PickedFile } from '../../shared/contract/hostBridge.ts';
import { useApi } from '../api/client.tsx';
import { useNotify } from '../components/notify.tsx';
import { useT } from '../components/useT.ts';
import { navigate } from './hashLocation.ts';

/** How an import begins, from any page: a dropped file or one that is picked. Failures show as messages. */
export interface ImportActions {
  /** Opens the host's file dialog; nothing happens when it is closed. */
  pick(): Promise<void>;
  /** Takes the first of the dropped files. */
  drop(files: readonly File[]): Promise<void>;
}

/** A data file is made first where none is open: there is no unsaved state. */
export function useImportActions(): ImportActions {
  const api = useApi();
  const notify = useNotify();
  const t = useT();
  const start = useCallback(
    async (picked: PickedFile) => {
      const session = await api.call('session.get', {});
      if (session.file === null) await api.call('session.createFile', {});
      const { batchId } = await api.call('imports.inspect', { file: picked.file });
      navigate(`/import/${batchId}`);
    },
    [api],
  );
  const pick = useCallback(async () => {
    try {
      const picked = await api.bridge.pickFile('spreadsheet');
      if (picked) await start(picked);
    } catch (error) {
      notify.error(error);
    }
  }, [api, notify, start]);
  const drop = useCallback(
    async (files: readonly File[]) => {
      const [first] = files;
      if (!first) return;
      try {
        if (files.length > 1) notify.done(t('imports.page.dropOne', { name: first.name }));
        await start(await api.bridge.takeDroppedFile(first));
      } catch (error) {
        notify.error(error);
      }
    },
    [api, notify, start, t],
  );
  return { pick, drop };
}
