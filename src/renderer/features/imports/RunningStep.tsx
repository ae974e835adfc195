import { Button, Group, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Batch } from '../../../shared/contract/imports.contract.ts';
import { navigate } from '../../app/hashLocation.ts';
import { JobProgress } from '../../components/JobProgress.tsx';
import { useT } from '../../components/useT.ts';
import classes from './imports.module.css';
import { type Step, StepFrame } from './StepFrame.tsx';
import { JOB_OF_STATUS, useRunningJob } from './useImportJobs.ts';

/** A batch that is at work without a job for so long was left behind by a program that ended, ms. */
const LOST_AFTER = 4000;

/** Progress of the step that runs, with cancel; the batch's next state brings the next page. */
export function RunningStep({ batch, step, title }: { batch: Batch; step: Step; title: string }) {
  const t = useT();
  const kind = batch.status in JOB_OF_STATUS ? JOB_OF_STATUS[batch.status as keyof typeof JOB_OF_STATUS] : null; // checked by `in`
  const job = useRunningJob(kind ?? 'imports.inspect');
  const lost = useLost(job === null);
  return (
    <StepFrame
      step={step}
      title={title}
      fileName={batch.fileName}
      {...(job ? { back: { label: t('common.action.cancel'), act: job.cancel } } : {})}
    >
      <div className={classes.running}>
        {job && <JobProgress job={job} />}
        {!job && !lost && <Text c="dimmed">{t('common.loading')}</Text>}
        {lost && (
          <Group gap="sm">
            <Text>{t('imports.failed.interrupted')}</Text>
            <Button variant="default" onClick={() => navigate('/import')}>
              {t('shell.nav.imports')}
            </Button>
          </Group>
        )}
      </div>
    </StepFrame>
  );
}

function useLost(without: boolean): boolean {
  const [lost, setLost] = useState(false);
  useEffect(() => {
    setLost(false);
    if (!without) return;
    const timer = setTimeout(() => setLost(true), LOST_AFTER);
    return () => clearTimeout(timer);
  }, [without]);
  return lost;
}
