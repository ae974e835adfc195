import { useMemo } from 'react';
import type { SurveyReportOptions } from '../../../shared/contract/reports.contract.ts';
import { useT } from '../../components/useT.ts';
import { CommonFields } from './CommonFields.tsx';
import { useCommonOptions } from './commonOptions.ts';
import { ReportScreen } from './ReportScreen.tsx';
import { useSurveyChoice } from './useSurveyChoice.tsx';

/** What a survey came to, on paper. */
export function SurveyReport() {
  const t = useT();
  const common = useCommonOptions();
  const { of, name, field } = useSurveyChoice();
  const options = useMemo<SurveyReportOptions>(
    () => ({ kind: 'survey', ...common.options, ...of }),
    [common.options, of],
  );
  return (
    <ReportScreen
      options={options}
      enabled
      topics={['surveys', 'cases', 'dealers', 'reps', 'settings']}
      fileName={name || t('reports.kind.survey')}
    >
      {field}
      <CommonFields common={common} />
    </ReportScreen>
  );
}
