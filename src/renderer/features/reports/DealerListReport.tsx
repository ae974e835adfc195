import { Button, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useSearch } from 'wouter';
import { navigate } from '../../app/hashLocation.ts';
import { useT } from '../../components/useT.ts';
import { readView, writeView } from '../dealers/dealerView.ts';
import { CommonFields } from './CommonFields.tsx';
import { useCommonOptions } from './commonOptions.ts';
import { readColumns } from './listAddress.ts';
import { ReportScreen } from './ReportScreen.tsx';
import { useDealerListOptions } from './useDealerListOptions.ts';

/** The list of dealers on paper: what the address says, as the list has shown it; without a word all dealers. */
export function DealerListReport() {
  const t = useT();
  const query = useSearch();
  const view = useMemo(() => readView(query), [query]);
  const columns = useMemo(() => readColumns(query), [query]);
  const common = useCommonOptions();
  const options = useDealerListOptions(view, columns, common.options);
  return (
    <ReportScreen
      options={options}
      enabled
      topics={['dealers', 'orders', 'reps', 'scoring', 'receivables', 'settings', 'imports']}
      fileName={t('reports.dealerList.fileName')}
      workbook={false}
    >
      <Text size="sm">{t('reports.dealerList.which')}</Text>
      <Button variant="default" size="xs" onClick={() => navigate(`/dealers?${writeView(view) || 'view=all'}`)}>
        {t('reports.dealerList.toList')}
      </Button>
      <CommonFields common={common} />
    </ReportScreen>
  );
}
