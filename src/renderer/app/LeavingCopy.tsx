import { Modal, Progress, Stack, Text } from '@mantine/core';
import { useAllJobs, useJob } from '../api/useJob.tsx';
import { useT } from '../components/useT.ts';

/** Covers the window while the copy on closing is made; the host closes the window when it is done. */
export function LeavingCopy() {
  const t = useT();
  const running = useAllJobs().findLast(({ state }) => state.kind === 'backups.leave' && state.status === 'running');
  const job = useJob(running?.state.jobId);
  if (!job) return null;
  const share = job.total ? Math.min(100, (job.done / job.total) * 100) : 0;
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t('backups.leaving.title')}
    >
      <Stack gap="xs">
        <Progress value={share} aria-label={t('backups.leaving.title')} transitionDuration={100} />
        <Text size="xs" c="dimmed" aria-live="polite">
          {t(`common.job.phase.${job.phase}`)}
        </Text>
        <Text>{t('backups.leaving.text')}</Text>
      </Stack>
    </Modal>
  );
}
