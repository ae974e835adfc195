import { Checkbox } from '@mantine/core';
import { useMemo } from 'react';
import { z } from 'zod';
import type { MondayReportOptions } from '../../../shared/contract/reports.contract.ts';
import { usePreference } from '../../api/preferences.tsx';
import { useT } from '../../components/useT.ts';
import { CommonFields } from './CommonFields.tsx';
import { useCommonOptions } from './commonOptions.ts';
import { ReportScreen } from './ReportScreen.tsx';

const WithReps = z.boolean();

/** The owner's sheet for the meeting on Monday, with a part to hand to each rep. */
export function MondayReport() {
  const t = useT();
  const common = useCommonOptions();
  const [withReps, setWithReps] = usePreference('reports.monday.reps', WithReps, true);
  const options = useMemo<MondayReportOptions>(
    () => ({ kind: 'monday', ...common.options, withReps }),
    [common.options, withReps],
  );
  return (
    <ReportScreen
      options={options}
      enabled
      topics={['dealers', 'scoring', 'receivables', 'reps', 'settings']}
      fileName={t('reports.kind.monday')}
    >
      <Checkbox
        label={t('monday.withReps')}
        checked={withReps}
        onChange={(event) => setWithReps(event.currentTarget.checked)}
      />
      <CommonFields common={common} />
    </ReportScreen>
  );
}
