import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { Database, FilePlus2 } from 'lucide-react';
import { useState } from 'react';
import { z } from 'zod';
import type { Batch } from '../../../shared/contract/imports.contract.ts';
import { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useJobs } from '../../api/useJob.tsx';
import { useFileActions } from '../../app/fileActions.ts';
import { navigate } from '../../app/hashLocation.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { JobProgress } from '../../components/JobProgress.tsx';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { StepFrame } from './StepFrame.tsx';
import { useRunningJob } from './useImportJobs.ts';

/** What the refusal of such a workbook as a list tells of it. */
const Told = z.object({ name: z.string(), dealers: z.int(), orders: z.int(), writtenOn: CalendarDay });

/** A workbook that is a whole data file: taken in as a whole where the open file is empty, else the way to a new one. */
export function TakeWhole({ batch, onBack }: { batch: Batch; onBack(): void }) {
  const t = useT();
  const format = useFormat();
  const told = Told.safeParse(batch.error?.params).data;
  const room = useApiQuery('transfer.room', {});
  const { take, error } = useTake(batch.batchId);
  const job = useRunningJob('transfer.take');
  const { createFile } = useFileActions();
  const empty = room.data?.empty === true;
  const name = told?.name ?? batch.fileName;
  return (
    <StepFrame
      step="understand"
      title={t('transfer.take.title')}
      fileName={name}
      back={
        job ? { label: t('common.action.cancel'), act: job.cancel } : { label: t('common.action.back'), act: onBack }
      }
      {...(empty ? { primary: { label: t('transfer.take.act'), act: () => void take(), busy: job !== null } } : {})}
    >
      <Stack maw={720} p="md">
        {told && <Text>{t('transfer.take.about', { ...told, day: format.day(told.writtenOn) })}</Text>}
        {error !== null && <ErrorNotice error={error} />}
        {job && (
          <>
            <Text>{t('transfer.take.running', { name })}</Text>
            <JobProgress job={job} />
          </>
        )}
        {empty && !job && (
          <Alert color="accent" variant="light" icon={<Database size={17} aria-hidden />}>
            {t('transfer.take.replaces')}
          </Alert>
        )}
        {room.data && !empty && !job && (
          <Alert color="yellow" variant="light" icon={<Database size={17} aria-hidden />}>
            <Group gap="sm">
              {t('transfer.take.full')}
              <Button
                variant="default"
                size="compact-sm"
                leftSection={<FilePlus2 size={14} aria-hidden />}
                onClick={createFile}
              >
                {t('transfer.take.newFile')}
              </Button>
            </Group>
          </Alert>
        )}
      </Stack>
    </StepFrame>
  );
}

function useTake(batchId: Batch['batchId']) {
  const api = useApi();
  const jobs = useJobs();
  const notify = useNotify();
  const t = useT();
  const [error, setError] = useState<unknown>(null);
  const take = async () => {
    setError(null);
    try {
      const { jobId } = await api.call('transfer.take', { batchId });
      const { result } = await jobs.finished(jobId);
      notify.done(t('transfer.take.done', { dealers: result?.dealers ?? 0, orders: result?.orders ?? 0 }));
      navigate('/dealers');
    } catch (failure) {
      setError(failure);
    }
  };
  return { take, error };
}
