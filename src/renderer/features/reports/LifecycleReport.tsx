import { Anchor, Text } from '@mantine/core';
import { useMemo } from 'react';
import type { LifecycleReportOptions } from '../../../shared/contract/reports.contract.ts';
import { useT } from '../../components/useT.ts';
import { CommonFields } from './CommonFields.tsx';
import { useCommonOptions } from './commonOptions.ts';
import { ReportScreen } from './ReportScreen.tsx';

/** The lifecycle on paper. */
export function LifecycleReport() {
  const t = useT();
  const common = useCommonOptions();
  const options = useMemo<LifecycleReportOptions>(() => ({ kind: 'lifecycle', ...common.options }), [common.options]);
  return (
    <ReportScreen
      options={options}
      enabled
      topics={['scoring', 'dealers', 'orders', 'settings']}
      fileName={t('reports.kind.lifecycle')}
    >
      <CommonFields common={common} />
      <Text size="xs" c="dimmed">
        <Anchor href="#/segments/lifecycle">{t('reports.model.toPage')}</Anchor>
      </Text>
    </ReportScreen>
  );
}
