import { useMemo, useState } from 'react';
import { OwingShown } from '../../../shared/contract/receivables.contract.ts';
import type { ReceivablesReportOptions } from '../../../shared/contract/reports.contract.ts';
import type { RepId, SegmentId } from '../../../shared/domain/ids.ts';
import { usePreference } from '../../api/preferences.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { CommonFields } from './CommonFields.tsx';
import { useCommonOptions } from './commonOptions.ts';
import { Pick } from './Pick.tsx';
import { ReportScreen } from './ReportScreen.tsx';
import { RepsField } from './RepsField.tsx';
import { SegmentsField } from './SegmentsField.tsx';

const NO_REPS: readonly (RepId | null)[] = [];

/** The collection list: who owes what, by rep, to be signed. */
export function ReceivablesReport() {
  const t = useT();
  const format = useFormat();
  const overview = useApiQuery('receivables.overview', {}).data;
  const common = useCommonOptions();
  const [shown, setShown] = usePreference('reports.receivables', OwingShown, 'overdue');
  const [reps, setReps] = useState(NO_REPS);
  const [segments, setSegments] = useState<readonly SegmentId[]>([]);
  const options = useMemo<ReceivablesReportOptions>(
    () => ({ kind: 'receivables', ...common.options, shown, reps: [...reps], segments: [...segments] }),
    [common.options, shown, reps, segments],
  );
  return (
    <ReportScreen
      options={options}
      enabled={overview !== undefined}
      topics={['receivables', 'dealers', 'reps', 'orders', 'settings']}
      fileName={t('receivables.paper.fileName', { day: format.day(overview?.asOf ?? null) })}
    >
      <Pick
        label={t('receivables.paper.which')}
        schema={OwingShown}
        value={shown}
        options={OwingShown.options.map((value) => [value, t(`receivables.shown.${value}`)] as const)}
        onChange={setShown}
      />
      <RepsField value={reps} onChange={setReps} />
      <SegmentsField value={segments} onChange={setSegments} />
      <CommonFields common={common} />
    </ReportScreen>
  );
}
