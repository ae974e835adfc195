import { NumberInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { SlippingReportOptions } from '../../../shared/contract/reports.contract.ts';
import { useT } from '../../components/useT.ts';
import { CommonFields } from './CommonFields.tsx';
import { useCommonOptions } from './commonOptions.ts';
import { ReportScreen } from './ReportScreen.tsx';

const FIRST = 100;
const MOST = 2000;

/** The slipping list on paper. */
export function SlippingReport() {
  const t = useT();
  const common = useCommonOptions();
  const [limit, setLimit] = useState(FIRST);
  const options = useMemo<SlippingReportOptions>(
    () => ({ kind: 'slipping', ...common.options, limit }),
    [common.options, limit],
  );
  return (
    <ReportScreen
      options={options}
      enabled
      topics={['dealers', 'scoring', 'settings']}
      fileName={t('reports.kind.slipping')}
    >
      <NumberInput
        label={t('rhythm.report.limit')}
        min={1}
        max={MOST}
        value={limit}
        onChange={(value) => setLimit(Math.min(MOST, Math.max(1, Math.round(Number(value)) || FIRST)))}
      />
      <CommonFields common={common} />
    </ReportScreen>
  );
}
