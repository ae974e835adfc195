import { Anchor, NumberInput, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { DemandReportOptions } from '../../../shared/contract/reports.contract.ts';
import { useT } from '../../components/useT.ts';
import { CommonFields } from './CommonFields.tsx';
import { useCommonOptions } from './commonOptions.ts';
import { ReportScreen } from './ReportScreen.tsx';

const FIRST = 30;
const MOST = 2000;

/** What is bought and what is missing, on paper. */
export function DemandReport() {
  const t = useT();
  const common = useCommonOptions();
  const [limit, setLimit] = useState(FIRST);
  const options = useMemo<DemandReportOptions>(
    () => ({ kind: 'demand', ...common.options, limit }),
    [common.options, limit],
  );
  return (
    <ReportScreen
      options={options}
      enabled
      topics={['scoring', 'dealers', 'orders', 'tags', 'settings']}
      fileName={t('reports.kind.demand')}
    >
      <NumberInput
        label={t('reports.demand.limit')}
        min={1}
        max={MOST}
        value={limit}
        onChange={(value) => setLimit(Math.min(MOST, Math.max(1, Math.round(Number(value)) || FIRST)))}
      />
      <CommonFields common={common} />
      <Text size="xs" c="dimmed">
        <Anchor href="#/segments/demand">{t('reports.model.toPage')}</Anchor>
      </Text>
    </ReportScreen>
  );
}
