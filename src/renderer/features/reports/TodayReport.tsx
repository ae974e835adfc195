import { Anchor, MultiSelect, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { TodayReportOptions } from '../../../shared/contract/reports.contract.ts';
import { TODAY_PARTS, type TodayPartName } from '../../../shared/contract/today.contract.ts';
import { BEST_CODES } from '../../../shared/domain/tiers.ts';
import { useTierName } from '../../components/tierNames.tsx';
import { useT } from '../../components/useT.ts';
import { TodayReps } from '../today/TodayReps.tsx';
import { useTodayReps } from '../today/todayPrefs.ts';
import { CommonFields } from './CommonFields.tsx';
import { useCommonOptions } from './commonOptions.ts';
import { ReportScreen } from './ReportScreen.tsx';

/** The day on one sheet. */
export function TodayReport() {
  const t = useT();
  const tierName = useTierName();
  const common = useCommonOptions();
  const { reps } = useTodayReps();
  const [parts, setParts] = useState<TodayPartName[]>([]);
  const options = useMemo<TodayReportOptions>(
    () => ({ kind: 'today', ...common.options, parts, reps }),
    [common.options, parts, reps],
  );
  const tiers = BEST_CODES.map((code) => tierName(code)).join(t('today.and'));
  return (
    <ReportScreen
      options={options}
      enabled
      topics={['activities', 'visits', 'cases', 'care', 'surveys', 'dealers', 'orders', 'scoring', 'reps', 'settings']}
      fileName={t('reports.kind.today')}
      portrait
    >
      <MultiSelect
        size="xs"
        label={t('today.paper.parts')}
        placeholder={parts.length === 0 ? t('today.all') : ''}
        value={parts}
        onChange={(values) => setParts(TODAY_PARTS.filter((part) => values.includes(part)))}
        data={TODAY_PARTS.map((value) => ({ value, label: t(`today.part.${value}`, { tiers }) }))}
      />
      <TodayReps label={t('today.reps')} />
      <CommonFields common={common} />
      <Text size="xs" c="dimmed">
        <Anchor href="#/today">{t('reports.model.toPage')}</Anchor>
      </Text>
    </ReportScreen>
  );
}
