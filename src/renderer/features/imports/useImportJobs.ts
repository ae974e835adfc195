import { useCallback, useEffect, useRef } from 'react';
import type { JobState } from '../../../shared/contract/events.ts';
import type { Batch } from '../../../shared/contract/imports.contract.ts';
import type { TableFormat } from '../../../shared/contract/tableFormat.ts';
import type { BatchId } from '../../../shared/domain/ids.ts';
import { isAppError } from '../../../shared/errors/appError.ts';
import { keptLines } from '../../../shared/i18n/keptText.ts';
import { type ApiClient, useApi } from '../../api/client.tsx';
import type { JobStore } from '../../api/jobStore.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { type JobView, useAllJobs, useJob, useJobs } from '../../api/useJob.tsx';
import { useTableExport } from '../../app/useTableExport.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { holds } from './queueAddress.ts';

/** The newest running job of a kind: found again after a reload, when nobody knows its id any more. */
export function useRunningJob(kind: JobState['kind']): JobView | null {
  const found = useAllJobs().findLast(({ state }) => state.kind === kind && state.status === 'running');
  return useJob(found?.state.jobId);
}

/** The job that carries a batch through its present state. */
export const JOB_OF_STATUS = {
  inspecting: 'imports.inspect',
  checking: 'imports.check',
  committing: 'imports.commit',
  undoing: 'imports.undo',
} as const satisfies Partial<Record<Batch['status'], JobState['kind']>>;

/** Dealers that a notice names; the page of the import lists all. */
const SAID = 5;

/** Undoes an import, and says when it is done and what was left as it is. */
export function useUndoImport(): (batch: Pick<Batch, 'batchId' | 'fileName'>) => Promise<void> {
  const api = useApi();
  const jobs = useJobs();
  const notify = useNotify();
  const t = useT();
  return useCallback(
    async ({ batchId, fileName }) => {
      try {
        const { jobId } = await api.call('imports.undo', { batchId });
        await jobs.finished(jobId);
        const { kept } = await api.call('imports.undoPreview', { batchId });
        const list = keptLines(kept, t).slice(0, SAID).join(t('imports.undo.keptBetween'));
        notify.done(
          kept.fields === 0
            ? t('imports.done.undoneNotice', { name: fileName })
            : t('imports.done.undoneNoticeKept', { name: fileName, count: kept.fields, list }),
        );
      } catch (error) {
        notify.error(error);
      }
    },
    [api, jobs, notify, t],
  );
}

/** Saves what an import changes and removes. */
export function useSaveDifferences() {
  const api = useApi();
  const t = useT();
  const { save: saveAs, busy } = useTableExport();
  const save = useCallback(
    ({ batchId, fileName }: Pick<Batch, 'batchId' | 'fileName'>, format: TableFormat) =>
      saveAs(
        {
          name: t('imports.differences.fileName', { file: fileName.replace(/\.[^.]+$/, '') }),
          done: t('imports.differences.saved'),
          start: (to) => api.call('imports.differences', { batchId, ...to }),
        },
        format,
      ),
    [api, t, saveAs],
  );
  return { save, busy };
}

/** Saves the rows that were not taken, each with its reason. */
export function useSaveRejected() {
  const api = useApi();
  const t = useT();
  const { save: saveAs, busy } = useTableExport();
  const save = useCallback(
    ({ batchId, fileName }: Pick<Batch, 'batchId' | 'fileName'>, rows: number, format: TableFormat) =>
      saveAs(
        {
          name: t('imports.check.rejectedName', { file: fileName.replace(/\.[^.]+$/, '') }),
          done: t('imports.check.rejectedSaved', { count: rows }),
          start: (to) => api.call('imports.rejectedRows', { batchId, ...to }),
        },
        format,
      ),
    [api, t, saveAs],
  );
  return { save, busy };
}

/** Forgets a batch that was never committed once its page is left; a reload leaves it as it is. */
export function useDiscardOnLeave(batchId: BatchId, status: Batch['status'] | undefined): void {
  const api = useApi();
  const jobs = useJobs();
  const notify = useNotify();
  const uid = useApiQuery('session.get', {}).data?.file?.uid;
  const latest = useRef({ status, uid });
  latest.current = { status, uid: latest.current.uid ?? uid };
  useEffect(
    () => () => {
      setTimeout(() => {
        if (holds(location.hash, batchId)) return;
        discardBatch({ api, jobs, batchId, ...latest.current }).catch((error: unknown) => {
          // An expected refusal means that there is nothing left to forget.
          if (!isAppError(error)) notify.error(error);
        });
      });
    },
    [api, jobs, notify, batchId],
  );
}

interface Leaving {
  api: ApiClient;
  jobs: JobStore;
  batchId: BatchId;
  status: Batch['status'] | undefined;
  /** The data file the batch belongs to: another one has other batches under the same numbers. */
  uid: string | undefined;
}

/** Forgets a batch that was never committed; one that was is left as it is. */
export async function discardBatch({ api, jobs, batchId, status, uid }: Leaving): Promise<void> {
  if (status === undefined || ['committing', 'committed', 'undoing', 'undone'].includes(status)) return;
  const session = await api.call('session.get', {});
  if (session.file?.uid !== uid) return;
  if (status === 'inspecting' || status === 'checking') await cancelRunning(api, jobs, JOB_OF_STATUS[status]);
  await api.call('imports.discard', { batchId });
}

async function cancelRunning(api: ApiClient, jobs: JobStore, kind: JobState['kind']): Promise<void> {
  const job = jobs.all().findLast(({ state }) => state.kind === kind && state.status === 'running');
  if (!job) return;
  const { jobId } = job.state;
  await api.call('jobs.cancel', { jobId });
  await jobs.finished(jobId).catch((error: unknown) => {
    if (!isAppError(error)) throw error;
  });
}
