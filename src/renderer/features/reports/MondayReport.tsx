import { Checkbox, Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { z } from 'zod';
import type { MondayReportOptions } from '../../../shared/contract/reports.contract.ts';
import { addDays } from '../../../shared/domain/calendarDay.ts';
import { nextMeeting, type Week, weekOf } from '../../../shared/domain/week.ts';
import { usePreference } from '../../api/preferences.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { CommonFields } from './CommonFields.tsx';
import { useCommonOptions } from './commonOptions.ts';
import { ReportScreen } from './ReportScreen.tsx';

const WithReps = z.boolean();
type Which = 'this' | 'next' | 'after';

/** The owner's sheet for the meeting on Monday, with a part to hand to each rep. */
export function MondayReport() {
  const t = useT();
  const common = useCommonOptions();
  const [withReps, setWithReps] = usePreference('reports.monday.reps', WithReps, true);
  const weeks = useWeeks();
  const [chosen, setChosen] = useState<string | null>(null);
  const day = weeks && (weeks.find(({ from }) => from === chosen) ?? weeks.find(({ usual }) => usual))?.from;
  const options = useMemo<MondayReportOptions>(
    () => ({ kind: 'monday', ...common.options, withReps, ...(day === undefined ? {} : { day }) }),
    [common.options, withReps, day],
  );
  return (
    <ReportScreen
      options={options}
      enabled={weeks !== undefined}
      topics={['dealers', 'scoring', 'receivables', 'reps', 'settings']}
      fileName={t('reports.kind.monday')}
      portrait
    >
      <WeekField weeks={weeks ?? []} value={day ?? null} onChange={setChosen} />
      <Checkbox
        label={t('monday.withReps')}
        checked={withReps}
        onChange={(event) => setWithReps(event.currentTarget.checked)}
      />
      <CommonFields common={common} />
    </ReportScreen>
  );
}

interface Choice extends Week {
  which: Which;
  /** The one that is meant where none was chosen. */
  usual: boolean;
}

/** This week, the next, and where the data are older the one after their end; undefined until both days are known. */
function useWeeks(): Choice[] | undefined {
  const today = useApiQuery('session.get', {}).data?.today;
  const overview = useApiQuery('scoring.overview', {});
  const dataTo = overview.data?.live?.dataTo ?? null;
  return useMemo(() => {
    if (today === undefined || (overview.data === undefined && overview.error === null)) return undefined;
    const now = weekOf(today);
    const usual = nextMeeting(today).from;
    const after = dataTo === null ? null : weekOf(addDays(dataTo, 1));
    const weeks: [Which, Week][] = [
      ['this', now],
      ['next', weekOf(addDays(now.to, 1))],
      ...(after !== null && after.from < now.from ? [['after', after] as [Which, Week]] : []),
    ];
    return weeks.map(([which, week]) => ({ ...week, which, usual: week.from === usual }));
  }, [today, dataTo, overview.data, overview.error]);
}

function WeekField(props: { weeks: readonly Choice[]; value: string | null; onChange(from: string | null): void }) {
  const t = useT();
  const format = useFormat();
  const chosen = props.weeks.find(({ from }) => from === props.value);
  return (
    <Select
      label={t('monday.which')}
      // The field is too narrow for the days beside the words.
      description={chosen && t('monday.week', { from: format.day(chosen.from), to: format.day(chosen.to) })}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      allowDeselect={false}
      data={props.weeks.map(({ which, from }) => ({ value: from, label: t(`monday.${which}`) }))}
      value={props.value}
      onChange={props.onChange}
    />
  );
}
