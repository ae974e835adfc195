import { Button, Checkbox, SegmentedControl, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useSearch } from 'wouter';
import { z } from 'zod';
import type { VisitPlanReportOptions } from '../../../shared/contract/reports.contract.ts';
import { isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { RepId, VisitSheetId } from '../../../shared/domain/ids.ts';
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
  const [sheets, setSheets] = useState(asked.sheets);
  const week = today === undefined ? undefined : weekOf(today);
  const from = chosen.from ?? week?.from ?? '';
  const to = chosen.to ?? week?.to ?? '';
  const options = useMemo<VisitPlanReportOptions>(
    () => ({
      kind: 'visitPlan',
      ...common.options,
      form,
      // A week of which only some days are printed is no overview of it.
      overview: overview && sheets.length === 0,
      sheets,
      reps: reps.filter((id) => id !== null),
      ...(isCalendarDay(from) ? { from } : {}),
      ...(isCalendarDay(to) ? { to } : {}),
    }),
    [common.options, form, overview, reps, sheets, from, to],
  );
  const choose = (next: { from?: string; to?: string }) => {
    setChosen(next);
    setSheets([]);
  };
  return (
    <ReportScreen
      options={options}
      enabled={week !== undefined}
      topics={['visits', 'activities', 'dealers', 'reps', 'receivables', 'scoring', 'settings']}
      fileName={t(`visitSheets.paper.${form === 'phone' ? 'phoneName' : 'fileName'}`, { from })}
      hint={[
        ...(sheets.length > 0 ? [t('visitSheets.screen.changed', { count: sheets.length })] : []),
        t('visitSheets.paper.hint'),
      ].join(' ')}
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
        onChange={(event) => choose({ ...chosen, from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('visitSheets.screen.to')}
        value={to}
        onChange={(event) => choose({ ...chosen, to: event.currentTarget.value })}
      />
      <RepsField
        value={reps}
        onChange={(next) => {
          setReps(next);
          setSheets([]);
        }}
      />
      {sheets.length === 0 ? (
        <Checkbox
          label={t('visitSheets.screen.overview')}
          checked={overview}
          onChange={(event) => setOverview(event.currentTarget.checked)}
        />
      ) : (
        <Button size="xs" variant="default" onClick={() => setSheets([])}>
          {t('visitSheets.screen.everySheet')}
        </Button>
      )}
      <CommonFields common={common} />
    </ReportScreen>
  );
}

/** Days, rep and changed sheets that the plan's page asks for; none: those of today's week, of everybody. */
function useAsked(): { days: { from?: string; to?: string }; reps: RepId[]; sheets: VisitSheetId[] } {
  const params = new URLSearchParams(useSearch());
  const from = params.get('from') ?? '';
  const to = params.get('to') ?? '';
  const rep = RepId.safeParse(Number(params.get('rep')));
  return {
    days: { ...(isCalendarDay(from) ? { from } : {}), ...(isCalendarDay(to) ? { to } : {}) },
    reps: rep.success ? [rep.data] : [],
    sheets: (params.get('sheets') ?? '').split(',').flatMap((id) => VisitSheetId.safeParse(Number(id)).data ?? []),
  };
}
