import { Anchor, MultiSelect, Select, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { CASE_SHOWN, type CaseShown } from '../../../shared/contract/cases.contract.ts';
import type { CasesReportOptions } from '../../../shared/contract/reports.contract.ts';
import { CASE_KINDS, type CaseKind } from '../../../shared/domain/cases.ts';
import { useT } from '../../components/useT.ts';
import { CommonFields } from './CommonFields.tsx';
import { useCommonOptions } from './commonOptions.ts';
import { ReportScreen } from './ReportScreen.tsx';

/** Cases on paper: the list, ages, causes. */
export function CasesReport() {
  const t = useT();
  const common = useCommonOptions();
  const [shown, setShown] = useState<CaseShown>('all');
  const [kinds, setKinds] = useState<CaseKind[]>([]);
  const options = useMemo<CasesReportOptions>(
    () => ({ kind: 'cases', ...common.options, shown, kinds }),
    [common.options, shown, kinds],
  );
  return (
    <ReportScreen
      options={options}
      enabled
      topics={['cases', 'dealers', 'settings']}
      fileName={t('reports.kind.cases')}
    >
      <Select
        size="xs"
        label={t('cases.shown.label')}
        value={shown}
        onChange={(value) => setShown(CASE_SHOWN.find((each) => each === value) ?? 'all')}
        data={CASE_SHOWN.map((value) => ({ value, label: t(`cases.shown.${value}`) }))}
      />
      <MultiSelect
        size="xs"
        label={t('cases.filter.kind')}
        placeholder={kinds.length === 0 ? t('cases.filter.all') : ''}
        value={kinds}
        onChange={(values) => setKinds(CASE_KINDS.filter((kind) => values.includes(kind)))}
        data={CASE_KINDS.map((value) => ({ value, label: t(`cases.kind.${value}`) }))}
      />
      <CommonFields common={common} />
      <Text size="xs" c="dimmed">
        <Anchor href="#/cases">{t('reports.model.toPage')}</Anchor>
      </Text>
    </ReportScreen>
  );
}
