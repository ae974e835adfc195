import { Button, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { lastMonthEnd } from '../../../shared/domain/calendarDay.ts';
import type { RunId } from '../../../shared/domain/ids.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useJobs } from '../../api/useJob.tsx';
import { useFormat } from '../../components/format.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';

/**
 * After an import nobody has kept a run to compare with: the end of the month before the data's last day, calculated anew, in one
 * click. Nothing where there is no result, or where the file cannot be written.
 */
export function MonthEndButton({ onMade }: { onMade(runId: RunId): void }) {
  const t = useT();
  const format = useFormat();
  const api = useApi();
  const jobs = useJobs();
  const notify = useNotify();
  const readOnly = useApiQuery('session.get', {}).data?.file?.readOnly === true;
  const asOf = useApiQuery('scoring.overview', {}).data?.live?.asOf;
  const [busy, setBusy] = useState(false);
  if (asOf === undefined || readOnly) return null;
  const day = lastMonthEnd(asOf);
  const make = async () => {
    setBusy(true);
    try {
      const { jobId, runId } = await api.call('scoring.run', { asOf: day, rulesOfDay: true, reason: 'compared' });
      await jobs.finished(jobId);
      onMade(runId);
    } catch (error) {
      notify.error(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Tooltip label={t('scoring.moves.monthEndHint', { day: format.day(day) })} multiline maw={320}>
      <Button variant="default" loading={busy} onClick={() => void make()}>
        {t('scoring.moves.monthEnd')}
      </Button>
    </Tooltip>
  );
}
