import { Checkbox } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useSearch } from 'wouter';
import { z } from 'zod';
import type { TierReportOptions } from '../../../shared/contract/reports.contract.ts';
import { type RepId, RunId, type SegmentId } from '../../../shared/domain/ids.ts';
import { usePreference } from '../../api/preferences.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { CommonFields } from './CommonFields.tsx';
import { useCommonOptions } from './commonOptions.ts';
import { Pick } from './Pick.tsx';
import { ReportScreen } from './ReportScreen.tsx';
import { RepsField } from './RepsField.tsx';
import { RunField } from './RunField.tsx';
import { runOf } from './runAddress.ts';
import { SegmentsField } from './SegmentsField.tsx';
import { TiersField } from './TiersField.tsx';

const Sort = z.enum(['rank', 'name', 'rep']);
/** What is kept between visits; reps belong to one data file and are not kept. */
const Kept = z.object({
  tiers: z.array(z.string()).default([]),
  sort: Sort.default('rank'),
  omitNoOrders: z.boolean().default(true),
});
const NOTHING_KEPT = Kept.parse({});
const NO_REPS: readonly (RepId | null)[] = [];
const NO_SEGMENTS: readonly SegmentId[] = [];

/** The tier report: who stands in which tier, and why. */
export function TierReport() {
  const t = useT();
  const format = useFormat();
  const overview = useApiQuery('scoring.overview', {}).data;
  const readOnly = useApiQuery('session.get', {}).data?.file?.readOnly === true;
  const common = useCommonOptions();
  const [kept, keep] = usePreference('reports.tier', Kept, NOTHING_KEPT);
  const [reps, setReps] = useState(NO_REPS);
  const [segments, setSegments] = useState(NO_SEGMENTS);
  const runId = runOf(useSearch());
  const options = useMemo<TierReportOptions>(
    () => ({
      kind: 'tier',
      ...common.options,
      ...kept,
      reps: [...reps],
      segments: [...segments],
      ...(runId === null ? {} : { runId }),
    }),
    [common.options, kept, reps, segments, runId],
  );
  const run = useApiQuery('scoring.getRun', { runId: runId ?? RunId.parse(1) }, { enabled: runId !== null }).data;
  const asOf = runId === null ? overview?.live?.asOf : run?.asOf;
  return (
    <ReportScreen
      options={options}
      enabled={overview !== undefined}
      topics={['scoring', 'settings']}
      hint={t(readOnly ? 'reports.screen.printHintReadOnly' : 'reports.screen.printHint')}
      fileName={t('reports.fileName', { day: format.day(asOf) })}
    >
      <RunField runId={runId} />
      <TiersField value={kept.tiers} onChange={(tiers) => keep({ ...kept, tiers })} />
      <RepsField value={reps} onChange={setReps} />
      <SegmentsField value={segments} onChange={setSegments} />
      <Pick
        label={t('reports.screen.sort')}
        schema={Sort}
        value={kept.sort}
        options={[
          ['rank', t('reports.screen.sortRank')],
          ['name', t('reports.screen.sortName')],
          ['rep', t('reports.screen.sortRep')],
        ]}
        onChange={(sort) => keep({ ...kept, sort })}
      />
      <Checkbox
        label={t('reports.screen.omitNoOrders')}
        checked={kept.omitNoOrders}
        onChange={(event) => keep({ ...kept, omitNoOrders: event.currentTarget.checked })}
      />
      <CommonFields common={common} />
    </ReportScreen>
  );
}
