import { useMemo } from 'react';
import type { PortraitReportOptions } from '../../../shared/contract/reports.contract.ts';
import { useT } from '../../components/useT.ts';
import { CommonFields } from './CommonFields.tsx';
import { useCommonOptions } from './commonOptions.ts';
import { ReportScreen } from './ReportScreen.tsx';

/** The overview of segments on paper. */
export function PortraitReport() {
  const t = useT();
  const common = useCommonOptions();
  const options = useMemo<PortraitReportOptions>(() => ({ kind: 'portrait', ...common.options }), [common.options]);
  return (
    <ReportScreen
      options={options}
      enabled
      topics={['dealers', 'scoring', 'settings']}
      fileName={t('reports.kind.portrait')}
    >
      <CommonFields common={common} />
    </ReportScreen>
  );
}
