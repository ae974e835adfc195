import { MultiSelect } from '@mantine/core';
import { RepId } from '../../../shared/domain/ids.ts';
import { useT } from '../../components/useT.ts';
import { useTodayReps } from './todayPrefs.ts';

/** Whose day it is: the page and the sheet on paper follow it. */
export function TodayReps({ label }: { label?: string }) {
  const t = useT();
  const { reps, names, choose } = useTodayReps();
  return (
    <MultiSelect
      size="xs"
      miw={150}
      maw={320}
      clearable
      searchable
      {...(label === undefined ? { 'aria-label': t('today.reps') } : { label })}
      placeholder={reps.length === 0 ? t('today.reps') : ''}
      data={names.map(({ id, name }) => ({ value: String(id), label: name }))}
      value={reps.map(String)}
      onChange={(next) => choose(next.map((id) => RepId.parse(Number(id))))}
    />
  );
}
