import { Anchor, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useSearch } from 'wouter';
import type { CaseFormOptions } from '../../../shared/contract/reports.contract.ts';
import { CaseId } from '../../../shared/domain/ids.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useT } from '../../components/useT.ts';
import { CommonFields } from './CommonFields.tsx';
import { useCommonOptions } from './commonOptions.ts';
import { ReportScreen } from './ReportScreen.tsx';

/** The form of the case that the address names, else a blank one to be written on. */
export function CaseFormReport() {
  const t = useT();
  const common = useCommonOptions();
  const text = new URLSearchParams(useSearch()).get('id');
  const id = useMemo(() => CaseId.safeParse(Number(text ?? undefined)).data, [text]);
  const number = useApiQuery('cases.get', { id: id ?? CaseId.parse(1) }, { enabled: id !== undefined }).data?.case
    .number;
  const options = useMemo<CaseFormOptions>(
    () => ({ kind: 'caseForm', ...common.options, ...(id === undefined ? {} : { id }) }),
    [common.options, id],
  );
  return (
    <ReportScreen
      options={options}
      enabled
      topics={['cases', 'dealers', 'settings']}
      fileName={number ?? t('cases.form.title')}
      workbook={false}
      portrait
    >
      <Text size="sm">{number ?? t('cases.form.blankNote')}</Text>
      {id !== undefined && (
        <Text size="xs" c="dimmed">
          <Anchor href="#/reports/caseForm">{t('cases.act.blank')}</Anchor>
        </Text>
      )}
      <CommonFields common={common} />
    </ReportScreen>
  );
}
