import { useCallback } from 'react';
import type { ChangeEntry } from '../../shared/contract/data.contract.ts';
import type { ChangeId } from '../../shared/domain/ids.ts';
import { isAppError } from '../../shared/errors/appError.ts';
import { changeAction } from '../../shared/i18n/changeText.ts';
import type { T } from '../../shared/i18n/translator.ts';
import { useApi } from '../api/client.tsx';
import { useJobs } from '../api/useJob.tsx';
import { useNotify } from '../components/notify.tsx';
import { useT } from '../components/useT.ts';

/** What was changed, in words: a dealer by its name, several by their number, a contact or rep by whose it is. */
function subjectOf(entry: ChangeEntry, dealers: number, t: T): string {
  const name = entry.entityName;
  if (dealers > 1 && entry.entity !== 'dealer_merge') return t('shell.action.several', { name, count: dealers });
  if (entry.entity === 'contact') return t('shell.action.ofContact', { name });
  if (entry.entity === 'dealer_merge') return t('shell.action.ofMerge', { name, lost: entry.subject });
  if (entry.entity === 'tier_pin') return t('shell.action.ofPin', { name });
  if (entry.entity === 'note') return t('shell.action.ofNote', { name });
  if (entry.entity === 'activity') return t('shell.action.ofActivity', { name });
  if (entry.entity === 'dealer_file') return t('shell.action.ofFile', { name });
  if (entry.entity === 'setting') return t('shell.action.ofSetting');
  if (entry.entity === 'import_batch') return t('shell.action.ofPeriod');
  return entry.entity === 'dealer_owner' ? t('shell.action.ofRep', { name }) : name;
}

/** Takes back one change, by default the last one, and says what it was. */
export function useUndo(): (changeId?: ChangeId) => Promise<void> {
  return useTurn('data.undo');
}

/** Does again what was taken back, by default the last, and says what it was. */
export function useRedo(): (changeId?: ChangeId) => Promise<void> {
  return useTurn('data.redo');
}

const DONE = { 'data.undo': 'shell.undo.done', 'data.redo': 'shell.redo.done' } as const;
const NOTHING = { nothing_to_undo: 'shell.undo.nothing', nothing_to_redo: 'shell.redo.nothing' } as const;

function useTurn(channel: 'data.undo' | 'data.redo'): (changeId?: ChangeId) => Promise<void> {
  const api = useApi();
  const notify = useNotify();
  const t = useT();
  const jobs = useJobs();
  return useCallback(
    async (changeId) => {
      try {
        const { entry, dealers, jobId } = await api.call(channel, changeId === undefined ? {} : { changeId });
        if (jobId !== null) await jobs.finished(jobId);
        const name = subjectOf(entry, dealers, t);
        const what = t(`shell.action.${changeAction(entry)}`, { name });
        notify.done(t(DONE[channel], { what }));
      } catch (error) {
        const code = isAppError(error) ? error.code : undefined;
        if (code === 'nothing_to_undo' || code === 'nothing_to_redo') notify.done(t(NOTHING[code]));
        else notify.error(error);
      }
    },
    [api, channel, jobs, notify, t],
  );
}
