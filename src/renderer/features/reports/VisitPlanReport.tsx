import { Checkbox, SegmentedControl, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useSearch } from 'wouter';
import { z } from 'zod';
import type { VisitPlanReportOptions } from '../../../shared/contract/reports.contract.ts';
import { isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { RepId } from '../../../shared/domain/ids.ts';
import { weekOf } from '../../../shared/domain/week.ts';
import { usePreference } from '../../api/preferences.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useT } from '../../components/useT.ts';
import { CommonFields } from './CommonFields.tsx';
import { useCommonOptions } from './commonOptions.ts';
import { ReportScreen } from './ReportScreen.tsx';
import { RepsField } from './RepsField.tsx';

const Form = z.enum(['paper', 'phone']);

/** Sheets of visits, one for each rep and day: for paper, for the phone, or as a workbook that comes back. */
export function VisitPlanReport() {
  const t = useT();
  const today = useApiQuery('session.get', {}).data?.today;
  const common = useCommonOptions();
  const [form, setForm] = usePreference('reports.visitPlan.form', Form, 'paper');
  const [overview, setOverview] = usePreference('reports.visitPlan.overview', z.boolean(), true);
  const asked = useAsked();
  const [reps, setReps] = useState<readonly (RepId | null)[]>(asked.reps);
  const [chosen, setChosen] = useState<{ from?: string; to?: string }>(asked.days);
  const week = today === undefined ? undefined : weekOf(today);
  const from = chosen.from ?? week?.from ?? '';
  const to = chosen.to ?? week?.to ?? '';
  const options = useMemo<VisitPlanReportOptions>(
    () => ({
      kind: 'visitPlan',
      ...common.options,
      form,
      overview,
      reps: reps.filter((id) => id !== null),
      ...(isCalendarDay(from) ? { from } : {}),
      ...(isCalendarDay(to) ? { to } : {}),
    }),
    [common.options, form, overview, reps, from, to],
  );
  return (
    <ReportScreen
      options={options}
      enabled={week !== undefined}
      topics={['visits', 'activities', 'dealers', 'reps', 'receivables', 'scoring', 'settings']}
      fileName={t(`visitSheets.paper.${form === 'phone' ? 'phoneName' : 'fileName'}`, { from })}
      hint={t('visitSheets.paper.hint')}
      portrait={form === 'phone'}
    >
      <SegmentedControl
        aria-label={t('visitSheets.screen.form')}
        data={[
          { value: 'paper', label: t('visitSheets.screen.onPaper') },
          { value: 'phone', label: t('visitSheets.screen.onPhone') },
        ]}
        value={form}
        onChange={(value) => setForm(Form.parse(value))}
      />
      <TextInput
        type="date"
        label={t('visitSheets.screen.from')}
        value={from}
        onChange={(event) => setChosen({ ...chosen, from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('visitSheets.screen.to')}
        value={to}
        onChange={(event) => setChosen({ ...chosen, to: event.currentTarget.value })}
      />
      <RepsField value={reps} onChange={setReps} />
      <Checkbox
        label={t('visitSheets.screen.overview')}
        checked={overview}
        onChange={(event) => setOverview(event.currentTarget.checked)}
      />
      <CommonFields common={common} />
    </ReportScreen>
  );
}

/** Days and rep that the plan's page asks for; none: those of today's week, of everybody. */
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
