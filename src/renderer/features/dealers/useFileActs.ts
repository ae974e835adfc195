import { useMemo } from 'react';
import type { DealerFile, FileKind } from '../../../shared/contract/files.contract.ts';
import type { PickedFile } from '../../../shared/contract/hostBridge.ts';
import type { CaseId, DealerId } from '../../../shared/domain/ids.ts';
import { useApi } from '../../api/client.tsx';
import { useJobs } from '../../api/useJob.tsx';
import { useUndo } from '../../app/useUndo.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';

/** Most files that are taken from one drop. */
const MOST = 20;

/** Adding, saving and removing files of a dealer. Failures show as messages, one a file. */
export function useFileActs(dealerId: DealerId, caseId: CaseId | null = null) {
  const api = useApi();
  const jobs = useJobs();
  const notify = useNotify();
  const undo = useUndo();
  const t = useT();
  return useMemo(
    () => ({
      async add(picked: readonly PickedFile[]) {
        for (const { file, name } of picked.slice(0, MOST)) {
          try {
            const { jobId } = await api.call('files.add', { dealerId, file, kind: kindByName(name), caseId });
            await jobs.finished(jobId);
            notify.done(t('files.added', { name }), () => void undo());
          } catch (error) {
            notify.error(error);
          }
        }
      },
      async saveAs({ id, savedName }: DealerFile) {
        try {
          const file = await api.bridge.saveFile('attachment', savedName);
          if (file === null) return;
          const { jobId } = await api.call('files.saveAs', { id, file });
          await jobs.finished(jobId);
          await api.bridge.deliverFile(file);
          notify.done(t('files.saved'));
        } catch (error) {
          notify.error(error);
        }
      },
      async remove({ id, name }: DealerFile) {
        try {
          await api.call('files.remove', { id });
          notify.done(t('files.removed', { name }), () => void undo());
        } catch (error) {
          notify.error(error);
        }
      },
    }),
    [api, jobs, notify, undo, t, dealerId, caseId],
  );
}

/** A first guess by the name; the owner says better. */
function kindByName(name: string): FileKind {
  return /\.(?:jpe?g|png|gif|webp|bmp)$/i.test(name) ? 'photo' : 'other';
}
