import { useState } from 'react';
import type { Batch } from '../../../shared/contract/imports.contract.ts';
import type { BatchId, JobId } from '../../../shared/domain/ids.ts';
import { isAppError } from '../../../shared/errors/appError.ts';
import { type ApiClient, useApi } from '../../api/client.tsx';
import type { JobStore } from '../../api/jobStore.ts';
import { useJobs } from '../../api/useJob.tsx';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { draftOf, optionsOf } from './mappingDraft.ts';
import { queueAddress } from './queueAddress.ts';
import { isPlainCheck, isPlainReading, isSettled } from './queueSteps.ts';

/** Checks and writes all files that nobody has to look at, in their turn, and says how many are left to the owner. */
export function useQueueAll(batches: readonly Batch[], ids: readonly BatchId[]) {
  const api = useApi();
  const jobs = useJobs();
  const notify = useNotify();
  const t = useT();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      const isLeft = () => location.hash !== `#${queueAddress(ids)}`;
      const { written, left } = await writePlainOnes(batches, { api, jobs, isLeft });
      notify.done(t('imports.queue.allDone', { written, left }));
    } catch (error) {
      notify.error(error);
    } finally {
      setBusy(false);
    }
  };
  return { run: () => void run(), busy };
}

interface Means {
  api: Pick<ApiClient, 'call'>;
  jobs: Pick<JobStore, 'finished'>;
  /** The page is another one by now: nothing more is begun. */
  isLeft(): boolean;
}

/** One after another, for a later list may name what an earlier one brings. */
export async function writePlainOnes(batches: readonly Batch[], { api, jobs, isLeft }: Means) {
  const done = { written: 0, left: 0 };
  for (const batch of batches.filter((each) => !isSettled(each))) {
    if (isLeft()) return done;
    const checked = isPlainReading(batch) ? await checkOne(batch, api, jobs) : batch;
    if (isSettled(checked)) continue;
    if (isLeft() || !isPlainCheck(checked) || (await lacksBills(checked, api))) {
      done.left += 1;
      continue;
    }
    const { jobId } = await api.call('imports.commit', { batchId: checked.batchId });
    if (await settled(jobs, jobId)) done.written += 1;
    else done.left += 1;
  }
  return done;
}

async function checkOne(batch: Batch, api: Means['api'], jobs: Means['jobs']): Promise<Batch> {
  const { batchId, understanding, options } = batch;
  if (understanding === null) return batch;
  const accepted = optionsOf(draftOf(understanding, options), understanding);
  const { jobId } = await api.call('imports.check', { batchId, options: accepted });
  await settled(jobs, jobId);
  return api.call('imports.get', { batchId });
}

/** Whether bills of its period that are known are not in the file: the owner decides what becomes of them. */
async function lacksBills({ batchId, kind }: Batch, api: Means['api']): Promise<boolean> {
  return kind === 'orders' && (await api.call('imports.vanished', { batchId, limit: 1 })).total > 0;
}

/** False where the job has failed or was cancelled: its row says why. */
function settled(jobs: Means['jobs'], jobId: JobId): Promise<boolean> {
  return jobs.finished(jobId).then(
    () => true,
    (error: unknown) => {
      if (!isAppError(error)) throw error;
      return false;
    },
  );
}
