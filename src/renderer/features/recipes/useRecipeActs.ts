import { useState } from 'react';
import type { Recipe } from '../../../shared/contract/recipes.contract.ts';
import { isAppError } from '../../../shared/errors/appError.ts';
import { useApi } from '../../api/client.tsx';
import { useJobs } from '../../api/useJob.tsx';
import { useUndo } from '../../app/useUndo.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';

/** Saving, taking in and deleting recipes. Failures show as messages. */
export function useRecipeActs() {
  const t = useT();
  const api = useApi();
  const jobs = useJobs();
  const notify = useNotify();
  const undo = useUndo();
  const [busy, setBusy] = useState(false);

  async function telling(act: () => Promise<void>): Promise<void> {
    setBusy(true);
    try {
      await act();
    } catch (error) {
      if (!(isAppError(error) && error.code === 'cancelled')) notify.error(error);
    } finally {
      setBusy(false);
    }
  }

  return {
    busy,
    save: ({ id, name }: Pick<Recipe, 'id' | 'name'>) =>
      telling(async () => {
        const file = await api.bridge.saveFile('attachment', t('recipes.page.fileName', { name }));
        if (file === null) return;
        const { jobId } = await api.call('recipes.save', { id, file });
        await jobs.finished(jobId);
        await api.bridge.deliverFile(file);
        notify.done(t('recipes.page.saved'));
      }),
    take: () =>
      telling(async () => {
        const picked = await api.bridge.pickFile('attachment');
        if (picked === null) return;
        const { jobId } = await api.call('recipes.take', { file: picked.file });
        await jobs.finished(jobId);
        notify.done(t('recipes.page.taken'), () => void undo());
      }),
    remove: ({ id, name }: Pick<Recipe, 'id' | 'name'>) =>
      telling(async () => {
        const { changeId } = await api.call('recipes.remove', { id });
        notify.done(t('recipes.page.removed', { name }), () => void undo(changeId));
      }),
  };
}
