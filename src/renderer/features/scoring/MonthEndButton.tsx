import { Button, Tooltip } from '@mantine/core';
import { lastMonthEnd } from '../../../shared/domain/calendarDay.ts';
import type { RunId } from '../../../shared/domain/ids.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { useRunOfDay } from './useRunOfDay.ts';

/**
 * After an import nobody has kept a run to compare with: the end of the month before the data's last day, calculated anew, in one
 * click. Nothing where there is no result, or where the file cannot be written.
 */
export function MonthEndButton({ onMade }: { onMade(runId: RunId): void }) {
  const t = useT();
  const format = useFormat();
  const { run, busy, readOnly, latest } = useRunOfDay();
  if (latest === undefined || readOnly) return null;
  const day = lastMonthEnd(latest);
  const make = () => run({ asOf: day, rulesOfDay: true, reason: 'compared' }, onMade);
  return (
    <Tooltip label={t('scoring.moves.monthEndHint', { day: format.day(day) })} multiline maw={320}>
      <Button variant="default" loading={busy} onClick={() => void make()}>
        {t('scoring.moves.monthEnd')}
      </Button>
    </Tooltip>
  );
}
