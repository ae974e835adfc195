import { Anchor, Chip, Group, NumberInput, Select, Text, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useSearch } from 'wouter';
import {
  VISIT_REPORT_PARTS,
  type VisitReportOptions,
  type VisitReportPart,
} from '../../../shared/contract/reports.contract.ts';
import { FOLLOW_DAYS } from '../../../shared/contract/visitReview.contract.ts';
import { isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { RepId } from '../../../shared/domain/ids.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useT } from '../../components/useT.ts';
import { CommonFields } from './CommonFields.tsx';
import { useCommonOptions } from './commonOptions.ts';
import { ReportScreen } from './ReportScreen.tsx';
import { RepsField } from './RepsField.tsx';

/** Visits looked back on: not seen for long, the plan kept or not, short of the frequency. */
export function VisitReport() {
  const t = useT();
  const today = useApiQuery('session.get', {}).data?.today;
  const common = useCommonOptions();
  const asked = useAsked();
  const [days, setDays] = useState<{ from?: string; to?: string }>(asked.days);
  const [reps, setReps] = useState<readonly (RepId | null)[]>(asked.reps);
  const [parts, setParts] = useState<readonly VisitReportPart[]>(VISIT_REPORT_PARTS);
  const [unseenDays, setUnseenDays] = useState(60);
  const [followDays, setFollowDays] = useState<VisitReportOptions['followDays']>(14);
  const to = days.to ?? today ?? '';
  const from = days.from ?? (to === '' ? '' : `${to.slice(0, 8)}01`);
  const options = useMemo<VisitReportOptions>(
    () => ({
      kind: 'visitReport',
      ...common.options,
      ...(isCalendarDay(from) ? { from } : {}),
      ...(isCalendarDay(to) ? { to } : {}),
      reps: [...reps],
      parts: VISIT_REPORT_PARTS.filter((part) => parts.includes(part)),
      unseenDays,
      followDays,
      limit: 150,
    }),
    [common.options, from, to, reps, parts, unseenDays, followDays],
  );
  return (
    <ReportScreen
      options={options}
      enabled={today !== undefined}
      topics={['visits', 'activities', 'dealers', 'reps', 'orders', 'scoring', 'settings']}
      fileName={t('visitReview.paper.fileName', { from, to })}
      hint={t('visitReview.paper.hint')}
    >
      <TextInput
        type="date"
        label={t('visitReview.from')}
        value={from}
        onChange={(event) => setDays({ ...days, from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('visitReview.to')}
        value={to}
        onChange={(event) => setDays({ ...days, to: event.currentTarget.value })}
      />
      <RepsField value={reps} onChange={setReps} />
      <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
        <Text component="legend" size="sm" fw={500}>
          {t('visitReview.paper.parts')}
        </Text>
        <Group gap={4} mt={2}>
          {VISIT_REPORT_PARTS.map((part) => (
            <Chip
              key={part}
              size="xs"
              checked={parts.includes(part)}
              onChange={(on) => setParts(on ? [...parts, part] : parts.filter((each) => each !== part))}
            >
              {t(`visitReview.paper.part.${part}`)}
            </Chip>
          ))}
        </Group>
      </fieldset>
      <NumberInput
        label={t('visitReview.paper.unseenDays')}
        min={1}
        max={3650}
        value={unseenDays}
        onChange={(value) => typeof value === 'number' && value >= 1 && setUnseenDays(Math.round(value))}
      />
      <Select
        label={t('visitReview.follow')}
        allowDeselect={false}
        data={FOLLOW_DAYS.map((count) => ({ value: String(count), label: t('visitReview.days', { count }) }))}
        value={String(followDays)}
        onChange={(value) => setFollowDays(FOLLOW_DAYS.find((each) => String(each) === value) ?? 14)}
      />
      <CommonFields common={common} />
      <Text size="xs" c="dimmed">
        <Anchor href="#/visits/results">{t('reports.model.toPage')}</Anchor>
      </Text>
    </ReportScreen>
  );
}

/** Days and rep that the page of results asks for. */
function useAsked(): { days: { from?: string; to?: string }; reps: RepId[] } {
  const params = new URLSearchParams(useSearch());
  const from = params.get('from') ?? '';
  const to = params.get('to') ?? '';
  const rep = RepId.safeParse(Number(params.get('rep')));
  return {
    days: { ...(isCalendarDay(from) ? { from } : {}), ...(isCalendarDay(to) ? { to } : {}) },
    reps: rep.success ? [rep.data] : [],
  };
}
