import { Button, Chip, Group, MultiSelect, NumberInput, Text, TextInput } from '@mantine/core';
import { Gift, Printer, SlidersHorizontal, Tag } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useSearch } from 'wouter';
import { CARE_OCCASIONS, type CareEvent, type CareOccasion } from '../../../shared/contract/care.contract.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { addMonths, daysBetween, isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { FESTIVAL_NAMES, type Festival } from '../../../shared/domain/festivalNames.ts';
import { RepId } from '../../../shared/domain/ids.ts';
import { festivalText, occasionText, whenText, yearsText } from '../../../shared/i18n/careText.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { navigate } from '../../app/hashLocation.ts';
import { shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { ActivitiesFrame } from './ActivitiesFrame.tsx';
import classes from './activities.module.css';
import { CareRulesModal } from './CareRulesModal.tsx';
import { CareTable } from './CareTable.tsx';
import { CareYear } from './CareYear.tsx';
import { FestivalModal } from './FestivalModal.tsx';

const MOST_DAYS = 400;
/** All of them are asked for, so that sums, list and table agree; so many lines are drawn at first. */
const MOST_ROWS = 100_000;
const FIRST_LINES = 200;

/** Birthdays, anniversaries and ends of contracts ahead of time: what is given, what it costs, and whether it is done. */
export function CarePage() {
  const t = useT();
  const format = useFormat();
  const [from, setFrom] = useState('');
  /** As the rules say until another number is typed here. */
  const [days, setDays] = useState<number | null>(null);
  const rules = useApiQuery('care.rules', {}).data;
  const [occasions, setOccasions] = useState<CareOccasion[]>([]);
  const [reps, setReps] = useState<RepId[]>([]);
  const names = useApiQuery('reps.list', {}).data?.reps ?? [];
  const answer = useApiQuery(
    'care.list',
    { ...(isCalendarDay(from) ? { from } : {}), ...(days === null ? {} : { days }), occasions, reps, limit: MOST_ROWS },
    { keepPrevious: true },
  );
  const data = answer.data;
  const [planning, setPlanning] = useState<Festival | null>(null);
  const [ruling, setRuling] = useState(false);
  useAskedFestival(setPlanning);
  const [lines, setLines] = useState(FIRST_LINES);
  const asked = new URLSearchParams({
    ...(data === undefined ? {} : { from: data.from, to: data.to }),
    ...(occasions.length === 0 ? {} : { occasions: occasions.join(',') }),
    ...(reps.length === 0 ? {} : { reps: reps.join(',') }),
  }).toString();
  const acts = (
    <>
      <Button
        variant="default"
        leftSection={<Tag size={15} aria-hidden />}
        onClick={() => navigate(`/reports/careLabels?${asked}`)}
      >
        {t('activities.care.toLabels')}
      </Button>
      <Button
        variant="default"
        leftSection={<Printer size={15} aria-hidden />}
        onClick={() => navigate(`/reports/care?${asked}`)}
      >
        {t('activities.care.toList')}
      </Button>
      <Button
        variant="default"
        leftSection={<SlidersHorizontal size={15} aria-hidden />}
        onClick={() => setRuling(true)}
      >
        {t('activities.care.rules.open')}
      </Button>
      <Button leftSection={<Gift size={15} aria-hidden />} onClick={() => setPlanning('springFestival')}>
        {t('activities.care.plan.open')}
      </Button>
    </>
  );
  return (
    <ActivitiesFrame tab="care" intro={t('activities.page.careIntro')} acts={acts}>
      <FestivalModal festival={planning} onClose={() => setPlanning(null)} />
      <CareRulesModal opened={ruling} onClose={() => setRuling(false)} />
      {answer.error && <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.isPending && <Text c="dimmed">{t('common.loading')}</Text>}
      <Group gap="xs" align="flex-end">
        <TextInput
          type="date"
          size="xs"
          label={t('activities.care.from')}
          value={from || (data?.today ?? '')}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <NumberInput
          size="xs"
          w={110}
          label={t('activities.care.days')}
          min={1}
          max={MOST_DAYS}
          value={days ?? rules?.aheadDays ?? ''}
          onChange={(next) => {
            const count = Math.trunc(Number(next));
            if (count >= 1 && count <= MOST_DAYS) setDays(count);
          }}
        />
        <Button
          size="xs"
          variant="default"
          disabled={data === undefined}
          onClick={() => {
            if (data === undefined) return;
            const first = addMonths(`${data.today.slice(0, 7)}-01`, 1);
            setFrom(first);
            setDays(daysBetween(first, addMonths(first, 1)));
          }}
        >
          {t('activities.care.nextMonth')}
        </Button>
        <MultiSelect
          size="xs"
          w={150}
          clearable
          label={t('activities.field.rep')}
          data={names.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={reps.map(String)}
          onChange={(next) => setReps(next.map((id) => RepId.parse(Number(id))))}
        />
        <Chip.Group
          multiple
          value={occasions}
          onChange={(next) => setOccasions(CARE_OCCASIONS.filter((one) => next.includes(one)))}
        >
          <Group gap={4} role="group" aria-label={t('activities.care.column.occasion')}>
            {CARE_OCCASIONS.map((one) => (
              <Chip key={one} size="xs" value={one}>
                {t(`activities.care.occasion.${one}`)} {data?.counts[one] ?? 0}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        <span className={classes.spread} />
        {data && data.total > 0 && <CareExport events={data.events} />}
      </Group>
      {data && (
        <Text size="sm" role="status">
          {t('activities.care.sums', {
            total: data.total,
            done: data.done,
            planned: format.money(data.plannedMinor),
            spent: format.money(data.doneMinor),
          })}
          {data.before.plannedMinor + data.before.done > 0 &&
            ` · ${t('activities.care.before', {
              planned: format.money(data.before.plannedMinor),
              spent: format.money(data.before.doneMinor),
            })}`}
        </Text>
      )}
      {data && <Festivals of={data.festivals} onPlan={setPlanning} />}
      {data && data.unreadable > 0 && (
        <Text size="sm" c="dimmed">
          {t('activities.care.unreadable', { count: data.unreadable })}
        </Text>
      )}
      {data?.total === 0 && (
        <EmptyState
          icon={<Gift size={32} aria-hidden />}
          title={t('activities.care.none')}
          text={t('activities.care.noneHint')}
        />
      )}
      {data && data.total > 0 && <CareTable events={data.events.slice(0, lines)} />}
      {data && data.total > lines && (
        <Group gap="sm" mt={4}>
          <Text size="xs" c="dimmed" role="status">
            {t('timeline.count', { shown: lines, total: data.total })}
          </Text>
          <Button variant="default" size="compact-xs" onClick={() => setLines(lines + FIRST_LINES)}>
            {t('timeline.more', { count: Math.min(FIRST_LINES, data.total - lines) })}
          </Button>
        </Group>
      )}
      <CareYear />
    </ActivitiesFrame>
  );
}

/** The address of the day's page names a festival: its gifts are planned at once. */
function useAskedFestival(plan: (festival: Festival) => void): void {
  const asked = new URLSearchParams(useSearch()).get('plan');
  useEffect(() => {
    const festival = FESTIVAL_NAMES.find((name) => name === asked);
    if (festival === undefined) return;
    plan(festival);
    navigate('/activities/care', { replace: true });
  }, [asked, plan]);
}

interface FestivalsProps {
  of: Output<'care.list'>['festivals'];
  onPlan(festival: Festival): void;
}

/** Festivals ahead, each with what is planned for it; a click plans its gifts. */
function Festivals({ of, onPlan }: FestivalsProps) {
  const t = useT();
  const format = useFormat();
  if (of.length === 0) return null;
  return (
    <Group gap={6} role="group" aria-label={t('activities.care.festivals')}>
      <Text size="sm" c="dimmed">
        {t('activities.care.festivals')}
      </Text>
      {of.map((each) => (
        <Button
          key={`${each.festival}|${each.on}`}
          size="compact-xs"
          variant={each.gifts === 0 && each.announced ? 'light' : 'default'}
          onClick={() => onPlan(each.festival)}
        >
          {[
            `${t(`activities.care.festival.${each.festival}`)} ${format.day(each.on)}`,
            whenText(each, t),
            festivalText(each, t),
          ].join(' · ')}
        </Button>
      ))}
    </Group>
  );
}

/** The list as it is shown; with addresses, so that labels can be made of it. */
function CareExport({ events }: { events: readonly CareEvent[] }) {
  const t = useT();
  const name = t('activities.care.title');
  const request = shownTable(
    name,
    [
      [t('activities.care.column.on'), 'day', (row: CareEvent) => row.on],
      [t('activities.care.column.in'), 'text', (row) => whenText(row, t)],
      [
        t('activities.care.column.occasion'),
        'text',
        (row) => [occasionText(row, t), row.moved ? t('activities.care.movedShort') : ''].filter(Boolean).join(' '),
      ],
      [t('dealers.field.name'), 'text', (row) => row.dealerName],
      [t('imports.field.code'), 'text', (row) => row.dealerCode],
      [t('imports.field.contact'), 'text', (row) => row.person],
      [t('imports.field.phone'), 'text', (row) => row.phone],
      [t('activities.care.column.address'), 'text', (row) => row.address],
      [t('activities.field.rep'), 'text', (row) => row.rep],
      [t('activities.care.column.years'), 'text', (row) => yearsText(row, t)],
      [t('activities.care.column.item'), 'text', (row) => row.item],
      [t('activities.care.column.cost'), 'money', (row) => row.costMinor],
      [t('activities.care.column.note'), 'text', (row) => row.note],
      [t('activities.care.column.done'), 'day', (row) => row.doneOn],
    ],
    events,
  );
  return <TableExport request={request} name={name} />;
}
