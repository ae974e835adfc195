import { Anchor, NumberInput, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { PredictionsReportOptions } from '../../../shared/contract/reports.contract.ts';
import { useT } from '../../components/useT.ts';
import { CommonFields } from './CommonFields.tsx';
import { useCommonOptions } from './commonOptions.ts';
import { ReportScreen } from './ReportScreen.tsx';

const FIRST = 100;
const MOST = 2000;

/** Predictions on paper, as they were calculated last. */
export function PredictionsReport() {
  const t = useT();
  const common = useCommonOptions();
  const [limit, setLimit] = useState(FIRST);
  const options = useMemo<PredictionsReportOptions>(
    () => ({ kind: 'predictions', ...common.options, limit }),
    [common.options, limit],
  );
  return (
    <ReportScreen
      options={options}
      enabled
      topics={['predictions', 'dealers', 'settings']}
      fileName={t('reports.kind.predictions')}
    >
      <NumberInput
        label={t('reports.model.limit')}
        min={1}
        max={MOST}
        value={limit}
        onChange={(value) => setLimit(Math.min(MOST, Math.max(1, Math.round(Number(value)) || FIRST)))}
      />
      <CommonFields common={common} />
      <Text size="xs" c="dimmed">
        {t('reports.model.how')} <Anchor href="#/segments/predictions">{t('reports.model.toPage')}</Anchor>
      </Text>
    </ReportScreen>
  );
}
