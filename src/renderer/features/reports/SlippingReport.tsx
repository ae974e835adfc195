import { Checkbox, NumberInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useSearch } from 'wouter';
import type { SlippingReportOptions } from '../../../shared/contract/reports.contract.ts';
import { useT } from '../../components/useT.ts';
import { readSlippingChoice } from '../rhythm/slippingChoice.ts';
import { CommonFields } from './CommonFields.tsx';
import { useCommonOptions } from './commonOptions.ts';
import { ReportScreen } from './ReportScreen.tsx';
import { RepsField } from './RepsField.tsx';
import { SegmentsField } from './SegmentsField.tsx';

const FIRST = 100;
const MOST = 2000;

/** The slipping list on paper, whole or a part for each rep; the page it is opened from hands on whom it was narrowed to. */
export function SlippingReport() {
  const t = useT();
  const common = useCommonOptions();
  const asked = readSlippingChoice(useSearch());
  const [limit, setLimit] = useState(FIRST);
  const [reps, setReps] = useState(asked.reps);
  const [segments, setSegments] = useState(asked.segments);
  const [byRep, setByRep] = useState(false);
  const options = useMemo<SlippingReportOptions>(
    () => ({ kind: 'slipping', ...common.options, limit, reps, segments, byRep, order: asked.order }),
    [common.options, limit, reps, segments, byRep, asked.order],
  );
  return (
    <ReportScreen
      options={options}
      enabled
      topics={['dealers', 'reps', 'scoring', 'segments', 'settings']}
      fileName={t('reports.kind.slipping')}
    >
      <RepsField value={reps} onChange={setReps} />
      <SegmentsField value={segments} onChange={setSegments} />
      <Checkbox
        label={t('rhythm.report.byRep')}
        checked={byRep}
        onChange={(event) => setByRep(event.currentTarget.checked)}
      />
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
