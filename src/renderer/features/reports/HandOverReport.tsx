import { Select, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useSearch } from 'wouter';
import type { Output } from '../../../shared/contract/index.ts';
import type { HandOverReportOptions } from '../../../shared/contract/reports.contract.ts';
import { isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { RepId } from '../../../shared/domain/ids.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { navigate } from '../../app/hashLocation.ts';
import { useT } from '../../components/useT.ts';
import { CommonFields } from './CommonFields.tsx';
import { useCommonOptions } from './commonOptions.ts';
import { NothingToPrint } from './NothingToPrint.tsx';
import { ReportScreen } from './ReportScreen.tsx';

const DAYS = ['from', 'to'] as const;
/** Stands for the rep where there is none: no page is built of it. */
const NOBODY = RepId.parse(1);

type Known = Output<'reps.list'>['reps'][number];

/** Of whom a list is wanted most: who left last, else anybody. */
function firstOf(reps: readonly Known[]): Known | undefined {
  const left = reps.filter(({ leftOn }) => leftOn !== null);
  return left.sort((a, b) => (b.leftOn ?? '').localeCompare(a.leftOn ?? ''))[0] ?? reps[0];
}

/** Who takes over what from a rep; who, and from which day, stands in the address. */
export function HandOverReport() {
  const t = useT();
  const common = useCommonOptions();
  const search = useSearch();
  const params = useMemo(() => new URLSearchParams(search), [search]);
  const reps = useApiQuery('reps.list', {}).data?.reps;
  const wanted = RepId.safeParse(Number(params.get('rep') ?? undefined));
  const rep = reps?.find(({ id }) => id === wanted.data) ?? firstOf(reps ?? []);
  const repId = rep?.id ?? NOBODY;
  const options = useMemo<HandOverReportOptions>(() => {
    const days = DAYS.flatMap((name) => {
      const day = params.get(name) ?? '';
      return isCalendarDay(day) ? [[name, day] as const] : [];
    });
    return { kind: 'handOver', ...common.options, repId, ...Object.fromEntries(days) };
  }, [common.options, repId, params]);
  const change = (name: string, value: string) => {
    const next = new URLSearchParams(params);
    if (value === '') next.delete(name);
    else next.set(name, value);
    navigate(`/reports/handOver?${next}`, { replace: true });
  };
  if (reps?.length === 0)
    return (
      <NothingToPrint kind="handOver" why={t('handOver.screen.none')} next={t('handOver.screen.toReps')} path="/reps" />
    );
  return (
    <ReportScreen
      options={options}
      enabled={rep !== undefined}
      topics={['dealers', 'reps', 'scoring', 'settings']}
      fileName={t('handOver.fileName', { name: rep?.name ?? '' })}
    >
      <Select
        label={t('handOver.screen.rep')}
        searchable
        data={(reps ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
        value={rep === undefined ? null : String(rep.id)}
        onChange={(value) => change('rep', value ?? '')}
      />
      {DAYS.map((name) => (
        <TextInput
          key={name}
          type="date"
          label={t(`handOver.screen.${name}`)}
          description={name === 'from' && t('handOver.screen.fromHint')}
          value={params.get(name) ?? ''}
          onChange={(event) => change(name, event.currentTarget.value)}
        />
      ))}
      <CommonFields common={common} />
    </ReportScreen>
  );
}
