import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import type { T } from '../../shared/i18n/translator.ts';
import type { JobView } from '../api/useJob.tsx';
import { ErrorNotice } from './ErrorNotice.tsx';
import { useFormat } from './format.ts';
import { useT } from './useT.ts';

/** Time left in words: seconds under a minute and a half, minutes above. */
export function remainingText(ms: number, t: T): string {
  const time =
    ms < 90_000
      ? t('common.job.seconds', { n: Math.max(1, Math.round(ms / 1000)) })
      : t('common.job.minutes', { n: Math.round(ms / 60_000) });
  return t('common.job.remaining', { time });
}

/** A running job: phase, counts, time left and cancel; its error once it failed. */
export function JobProgress({ job, title }: { job: JobView; title?: string }) {
  const t = useT();
  const format = useFormat();
  if (job.status === 'failed') return <ErrorNotice error={job.error} />;
  if (job.status === 'cancelled') return <Text c="dimmed">{t('common.job.cancelled')}</Text>;
  if (job.status === 'done') return <Text c="dimmed">{t('common.job.done')}</Text>;

  const phase = t(`common.job.phase.${job.phase}`);
  const counts =
    job.total === null
      ? job.done > 0 && t('common.job.uncounted', { done: format.count(job.done) })
      : t('common.job.counted', { done: format.count(job.done), total: format.count(job.total) });
  const remaining = job.remainingMs !== null && remainingText(job.remainingMs, t);
  const share = job.total ? Math.min(100, (job.done / job.total) * 100) : 0;
  return (
    <Stack gap={4}>
      <Group justify="space-between" gap="sm" wrap="nowrap">
        <Text fw={500}>{title ?? phase}</Text>
        <Button variant="default" size="compact-xs" onClick={job.cancel}>
          {t('common.action.cancel')}
        </Button>
      </Group>
      <Progress.Root size="md" transitionDuration={100}>
        {/* Mantine would speak of a share of a hundred to fifteen places; the counts are what is on the screen. */}
        <Progress.Section
          value={share}
          withAria={false}
          role="progressbar"
          aria-label={title ?? phase}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(share)}
          aria-valuetext={counts || phase}
        />
      </Progress.Root>
      <Text size="xs" c="dimmed" aria-live="polite">
        {[title !== undefined && phase, counts, remaining].filter(Boolean).join(' · ')}
      </Text>
    </Stack>
  );
}
