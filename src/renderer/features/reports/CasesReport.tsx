import { Anchor, Select, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { CASE_SHOWN, type CaseShown } from '../../../shared/contract/cases.contract.ts';
import type { CasesReportOptions } from '../../../shared/contract/reports.contract.ts';
import { useT } from '../../components/useT.ts';
import { CaseFilters, useCaseChoice } from '../cases/CaseFilters.tsx';
import { CommonFields } from './CommonFields.tsx';
import { useCommonOptions } from './commonOptions.ts';
import { ReportScreen } from './ReportScreen.tsx';

/** Cases on paper: the list, ages, causes; of those that the page of figures was narrowed to. */
export function CasesReport() {
  const t = useT();
  const common = useCommonOptions();
  const choice = useCaseChoice();
  const [shown, setShown] = useState<CaseShown>('all');
  const options = useMemo<CasesReportOptions>(
    () => ({ kind: 'cases', ...common.options, shown, ...choice.filter }),
    [common.options, shown, choice.filter],
  );
  return (
    <ReportScreen
      options={options}
      enabled
      topics={['cases', 'dealers', 'reps', 'scoring', 'settings']}
      fileName={t('reports.kind.cases')}
    >
      <Select
        label={t('cases.shown.label')}
        allowDeselect={false}
        value={shown}
        onChange={(value) => setShown(CASE_SHOWN.find((each) => each === value) ?? 'all')}
        data={CASE_SHOWN.map((value) => ({ value, label: t(`cases.shown.${value}`) }))}
      />
      <CaseFilters choice={choice} />
      <CommonFields common={common} />
      <Text size="xs" c="dimmed">
        <Anchor href="#/cases">{t('reports.model.toPage')}</Anchor>
      </Text>
    </ReportScreen>
  );
}
