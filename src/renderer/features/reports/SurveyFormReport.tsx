import { Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { SURVEY_FORMS, type SurveyFormOptions } from '../../../shared/contract/reports.contract.ts';
import { useT } from '../../components/useT.ts';
import { CommonFields } from './CommonFields.tsx';
import { useCommonOptions } from './commonOptions.ts';
import { ReportScreen } from './ReportScreen.tsx';
import { useSurveyChoice } from './useSurveyChoice.tsx';

/** Forms to be filled in by hand, and as a sheet to be filled in and sent back. */
export function SurveyFormReport() {
  const t = useT();
  const common = useCommonOptions();
  const { of, name, field } = useSurveyChoice();
  const [who, setWho] = useState<SurveyFormOptions['who']>('unanswered');
  const options = useMemo<SurveyFormOptions>(
    () => ({ kind: 'surveyForm', ...common.options, ...of, who }),
    [common.options, of, who],
  );
  return (
    <ReportScreen
      options={options}
      enabled
      topics={['surveys', 'dealers', 'settings']}
      fileName={name || t('reports.kind.surveyForm')}
      hint={t('surveys.form.hint')}
      portrait
    >
      {field}
      <Select
        size="xs"
        label={t('surveys.form.for')}
        allowDeselect={false}
        value={who}
        onChange={(value) => setWho(SURVEY_FORMS.find((each) => each === value) ?? 'unanswered')}
        data={SURVEY_FORMS.map((value) => ({ value, label: t(`surveys.form.who.${value}`) }))}
      />
      <CommonFields common={common} />
    </ReportScreen>
  );
}
