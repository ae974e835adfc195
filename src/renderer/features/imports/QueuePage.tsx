import { Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useParams } from 'wouter';
import type { Batch } from '../../../shared/contract/imports.contract.ts';
import type { BatchId } from '../../../shared/domain/ids.ts';
import { isAppError } from '../../../shared/errors/appError.ts';
import { useApi } from '../../api/client.tsx';
import { useApiCommand } from '../../api/useApiCommand.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useJobs } from '../../api/useJob.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import classes from './imports.module.css';
import { draftOf, optionsOf } from './mappingDraft.ts';
import { QueueExport } from './QueueExport.tsx';
import { nameOf, QueueTable } from './QueueTable.tsx';
import { holds, queueAddress, queuedAddress, queueIds } from './queueAddress.ts';
import { nextStep, summaryOf } from './queueSteps.ts';
import { type StepAction, StepFrame } from './StepFrame.tsx';
import { discardBatch } from './useImportJobs.ts';
import { useQueueAll } from './useQueueAll.ts';

/** Several files side by side: each is checked and written in its turn, and one that is bad holds up no other. */
export function QueuePage() {
  const t = useT();
  const ids = queueIds(useParams<{ ids: string }>().ids);
  const answer = useApiQuery('imports.queue', { ids: ids.length > 0 ? ids : [NOBODY] }, { keepPrevious: true });
  const batches = answer.data?.batches ?? [];
  const { act, error } = useNext(batches, ids);
  const all = useQueueAll(batches, ids);
  const takeOut = useTakeOut(batches, ids);
  useDiscardAllOnLeave(batches);
  const failure = answer.error ?? error ?? null;
  const { written, failed, left } = summaryOf(batches);
  const settled = batches.length > 0 && left === 0;
  const summary = t('imports.queue.summary', { count: batches.length, written, failed });
  return (
    <StepFrame
      step={settled ? 'done' : 'check'}
      title={t('imports.queue.title', { count: batches.length })}
      fileName=""
      text={t(settled ? 'imports.queue.finished' : 'imports.queue.intro')}
      {...(settled ? { announce: summary } : {})}
      back={{ label: t('shell.nav.imports'), act: () => navigate('/import') }}
      primary={all.busy ? { ...act, busy: true } : act}
      hint={
        <Group gap="md" wrap="nowrap">
          {!settled && (
            <Text size="xs" c="dimmed">
              {t('imports.queue.hint')}
            </Text>
          )}
          {left > 1 && (
            <Button
              variant="default"
              size="sm"
              loading={all.busy}
              disabled={batches.some(({ status }) => status === 'inspecting')}
              title={t('imports.queue.allHint')}
              onClick={all.run}
            >
              {t('imports.queue.all')}
            </Button>
          )}
        </Group>
      }
    >
      <Stack gap="md" className={classes.page}>
        {failure !== null && <ErrorNotice error={failure} />}
        {settled && <Text fw={600}>{summary}</Text>}
        {batches.length > 0 && <QueueExport batches={batches} />}
        <QueueTable
          batches={batches}
          onOpen={(batchId) => navigate(queuedAddress(batchId, ids))}
          onTakeOut={(batchId) => void takeOut(batchId)}
        />
      </Stack>
    </StepFrame>
  );
}

/** No import has this number: asked for where the address names none. */
const NOBODY = Number.MAX_SAFE_INTEGER as BatchId;

/** The page's main act: the next step of the first file that is not settled. */
function useNext(batches: readonly Batch[], ids: readonly BatchId[]): { act: StepAction; error: unknown } {
  const t = useT();
  const check = useApiCommand('imports.check');
  const commit = useApiCommand('imports.commit');
  const step = nextStep(batches);
  const busy = check.isPending || commit.isPending;
  const error = check.error ?? commit.error;
  if (step === null) {
    return { act: { label: t('imports.queue.close'), act: () => navigate('/import') }, error };
  }
  const { batch } = step;
  const name = batch.fileName;
  const acts = {
    wait: { label: t('imports.queue.wait', { name }), act: () => undefined, busy: true },
    check: {
      label: t('imports.queue.check', { name }),
      busy,
      act: () =>
        batch.understanding &&
        check.mutate({
          batchId: batch.batchId,
          options: optionsOf(draftOf(batch.understanding, batch.options), batch.understanding),
        }),
    },
    open: {
      label: t('imports.queue.look', { name }),
      act: () => navigate(queuedAddress(batch.batchId, ids)),
    },
    unlock: {
      label: t('imports.queue.unlock', { name: nameOf(batch) }),
      act: () => navigate(queuedAddress(batch.batchId, ids)),
    },
    commit: {
      label: t('imports.queue.commit', { name, n: (batch.counts?.created ?? 0) + (batch.counts?.updated ?? 0) }),
      busy,
      act: () => commit.mutate({ batchId: batch.batchId }),
    },
  };
  return { act: acts[step.kind], error };
}

/** Takes a file out of the list: it is forgotten, the others stay. */
function useTakeOut(batches: readonly Batch[], ids: readonly BatchId[]): (batchId: BatchId) => Promise<void> {
  const api = useApi();
  const notify = useNotify();
  return async (batchId) => {
    try {
      const rest = ids.filter((id) => id !== batchId);
      if (batches.some((batch) => batch.batchId === batchId)) await api.call('imports.discard', { batchId });
      navigate(rest.length > 0 ? queueAddress(rest) : '/import', { replace: true });
    } catch (error) {
      notify.error(error);
    }
  };
}

/** Forgets what was not written once the page is left for another one that has it no more. */
function useDiscardAllOnLeave(batches: readonly Batch[]): void {
  const api = useApi();
  const jobs = useJobs();
  const notify = useNotify();
  const uid = useApiQuery('session.get', {}).data?.file?.uid;
  const latest = useRef({ batches, uid });
  latest.current = { batches, uid: latest.current.uid ?? uid };
  useEffect(
    () => () => {
      setTimeout(async () => {
        for (const { batchId, status } of latest.current.batches) {
          if (holds(location.hash, batchId)) continue;
          await discardBatch({ api, jobs, batchId, status, uid: latest.current.uid }).catch((error: unknown) => {
            // An expected refusal means that there is nothing left to forget.
            if (!isAppError(error)) notify.error(error);
          });
        }
      });
    },
    [api, jobs, notify],
  );
}
