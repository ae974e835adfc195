import { Anchor, MultiSelect, NumberInput, Select, Text, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useSearch } from 'wouter';
import { CARE_OCCASIONS, type CareOccasion } from '../../../shared/contract/care.contract.ts';
import {
  type CareLabelsOptions,
  type CareReportOptions,
  LABEL_SHEETS,
  type LabelSheet,
} from '../../../shared/contract/reports.contract.ts';
import { isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { RepId } from '../../../shared/domain/ids.ts';
import { useT } from '../../components/useT.ts';
import { CommonFields } from './CommonFields.tsx';
import { useCommonOptions } from './commonOptions.ts';
import { ReportScreen } from './ReportScreen.tsx';
import { RepsField } from './RepsField.tsx';

const TOPICS = ['care', 'dealers', 'reps', 'scoring', 'files', 'activities', 'settings'] as const;

/** Which days and occasions: as the page of care was, then as they are chosen here. */
function useCareFields() {
  const t = useT();
  const asked = new URLSearchParams(useSearch());
  const day = (name: string) => (isCalendarDay(asked.get(name) ?? '') ? String(asked.get(name)) : '');
  const list = (name: string) => (asked.get(name) ?? '').split(',').filter(Boolean);
  const [from, setFrom] = useState(day('from'));
  const [to, setTo] = useState(day('to'));
  const [occasions, setOccasions] = useState<CareOccasion[]>(
    CARE_OCCASIONS.filter((one) => list('occasions').includes(one)),
  );
  const [reps, setReps] = useState<(RepId | null)[]>(
    list('reps').flatMap((id) => RepId.safeParse(Number(id)).data ?? []),
  );
  const options = useMemo(
    () => ({
      ...(isCalendarDay(from) ? { from } : {}),
      ...(isCalendarDay(to) ? { to } : {}),
      occasions,
      reps,
    }),
    [from, to, occasions, reps],
  );
  const fields = (
    <>
      <TextInput
        type="date"
        size="xs"
        label={t('activities.page.from')}
        value={from}
        onChange={(e) => setFrom(e.currentTarget.value)}
      />
      <TextInput
        type="date"
        size="xs"
        label={t('activities.page.to')}
        value={to}
        onChange={(e) => setTo(e.currentTarget.value)}
      />
      <MultiSelect
        size="xs"
        label={t('activities.care.column.occasion')}
        placeholder={occasions.length === 0 ? t('today.all') : ''}
        value={occasions}
        onChange={(values) => setOccasions(CARE_OCCASIONS.filter((one) => values.includes(one)))}
        data={CARE_OCCASIONS.map((value) => ({ value, label: t(`activities.care.occasion.${value}`) }))}
      />
      <RepsField value={reps} onChange={setReps} />
    </>
  );
  return { options, fields };
}

/** Care on paper. */
export function CareReport() {
  const t = useT();
  const common = useCommonOptions();
  const { options: asked, fields } = useCareFields();
  const options = useMemo<CareReportOptions>(
    () => ({ kind: 'care', ...common.options, ...asked }),
    [common.options, asked],
  );
  return (
    <ReportScreen options={options} enabled topics={TOPICS} fileName={t('reports.kind.care')}>
      {fields}
      <CommonFields common={common} />
      <Links />
    </ReportScreen>
  );
}

/** Labels with the addresses of whom something is to be given. */
export function CareLabelsReport() {
  const t = useT();
  const common = useCommonOptions();
  const { options: asked, fields } = useCareFields();
  const [sheet, setSheet] = useState<LabelSheet>('3x8');
  const [skip, setSkip] = useState(0);
  const options = useMemo<CareLabelsOptions>(
    () => ({ kind: 'careLabels', ...common.options, ...asked, sheet, skip }),
    [common.options, asked, sheet, skip],
  );
  return (
    <ReportScreen
      options={options}
      enabled
      topics={TOPICS}
      fileName={t('reports.kind.careLabels')}
      hint={t('activities.care.paper.labelHint')}
      portrait
    >
      <Select
        size="xs"
        label={t('activities.care.paper.sheet')}
        allowDeselect={false}
        value={sheet}
        onChange={(value) => setSheet(LABEL_SHEETS.find((each) => each === value) ?? '3x8')}
        data={LABEL_SHEETS.map((value) => ({ value, label: t(`activities.care.paper.sheets.${value}`) }))}
      />
      <NumberInput
        size="xs"
        label={t('activities.care.paper.skip')}
        description={t('activities.care.paper.skipHint')}
        min={0}
        max={23}
        value={skip}
        onChange={(next) => setSkip(Math.min(23, Math.max(0, Math.trunc(Number(next)) || 0)))}
      />
      {fields}
      <Links />
    </ReportScreen>
  );
}

function Links() {
  const t = useT();
  return (
    <Text size="xs" c="dimmed">
      <Anchor href="#/activities/care">{t('reports.model.toPage')}</Anchor>
    </Text>
  );
}
