import { Button, Popover, Stack, Text } from '@mantine/core';
import type { JobState } from '../../shared/contract/events.ts';
import type { TextKey } from '../../shared/i18n/translator.ts';
import { useAllJobs, useJob } from '../api/useJob.tsx';
import { JobProgress } from '../components/JobProgress.tsx';
import { useT } from '../components/useT.ts';

/** The catalogue's key of a job's name; keys hold no dots. */
export function jobTitle(kind: JobState['kind']): TextKey {
  return `common.job.kind.${kind.replace('.', '_')}` as TextKey; // every JobKind has its line; a test holds them together
}

/** How many jobs run, with progress and cancel a click away. Hidden while there is none. */
export function JobIndicator() {
  const t = useT();
  const running = useAllJobs().filter((job) => job.state.status === 'running');
  const first = running[0]?.state;
  if (first === undefined) return null;
  const share = first.total ? ` ${Math.min(100, Math.floor((first.done / first.total) * 100))}%` : '';
  return (
    <Popover width={340} position="bottom-end">
      <Popover.Target>
        <Button variant="light" size="compact-sm">
          {running.length === 1
            ? `${t(jobTitle(first.kind))}${share}`
            : t('shell.top.jobsRunning', { count: running.length })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="md" aria-label={t('shell.top.jobs')}>
          {running.map(({ state }) => (
            <RunningJob key={state.jobId} state={state} />
          ))}
          {running.length === 0 && <Text c="dimmed">{t('shell.top.noJobs')}</Text>}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function RunningJob({ state }: { state: JobState }) {
  const t = useT();
  const job = useJob(state.jobId);
  return job && <JobProgress job={job} title={t(jobTitle(state.kind))} />;
}
