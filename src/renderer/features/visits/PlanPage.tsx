import { ActionIcon, Button, Group, Select, Text } from '@mantine/core';
import { CalendarPlus, ChevronLeft, ChevronRight, Users } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useSearch } from 'wouter';
import type { Visit } from '../../../shared/contract/visits.contract.ts';
import { addDays, type CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { RepId } from '../../../shared/domain/ids.ts';
import { weekOf } from '../../../shared/domain/week.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { usePageCommands } from '../../app/commands.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { VisitsFrame } from '../../app/visits/VisitsFrame.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { AddVisitModal } from './AddVisitModal.tsx';
import { PlanBoard } from './PlanBoard.tsx';
import { PlanExport } from './PlanExport.tsx';
import { daysOf, type PlanWeek, readPlanWeek, writePlanWeek } from './planWeek.ts';
import { usePlanActs } from './usePlanActs.ts';
import { VisitModal } from './VisitModal.tsx';

/** The visits of a week, rep by rep and day by day: planned, moved, locked, printed from here. */
export function PlanPage() {
  const search = useSearch();
  const today = useApiQuery('session.get', {}).data?.today;
  if (today === undefined) return null;
  return <PlanOfWeek week={readPlanWeek(search, today)} today={today} />;
}

function PlanOfWeek({ week, today }: { week: PlanWeek; today: CalendarDay }) {
  const t = useT();
  const acts = usePlanActs();
  const [adding, setAdding] = useState(false);
  const [opened, setOpened] = useState<Visit | null>(null);
  const reps = useApiQuery('reps.list', {});
  const answer = useApiQuery(
    'visits.list',
    { from: week.from, to: week.to, ...(week.repId === null ? {} : { repIds: [week.repId] }) },
    { keepPrevious: true },
  );
  usePageCommands(useMemo(() => [{ id: 'visits.add', label: t('visits.add.title'), run: () => setAdding(true) }], [t]));
  const visits = answer.data?.visits ?? [];
  const here = new Set(visits.map(({ repId }) => repId));
  const shown = (reps.data?.reps ?? []).filter(
    ({ id, active }) => (week.repId === null || id === week.repId) && (active || here.has(id)),
  );
  return (
    <VisitsFrame
      tab="plan"
      intro={t('visits.plan.intro')}
      acts={
        <Button
          variant="default"
          leftSection={<CalendarPlus size={15} aria-hidden />}
          disabled={shown.length === 0}
          onClick={() => setAdding(true)}
        >
          {t('visits.add.title')}
        </Button>
      }
    >
      <Group gap="sm">
        <PlanBar week={week} today={today} reps={reps.data?.reps ?? []} />
        <PlanExport visits={visits} />
      </Group>
      {(answer.error ?? reps.error) && <ErrorNotice error={answer.error ?? reps.error} />}
      {reps.data && shown.length === 0 ? (
        <EmptyState
          icon={<Users size={32} aria-hidden />}
          title={t('visits.plan.noReps')}
          text={t('visits.plan.noRepsText')}
        >
          <Button onClick={() => navigate('/reps')}>{t('visits.plan.toReps')}</Button>
        </EmptyState>
      ) : (
        <>
          <PlanBoard
            days={daysOf(week).map((day) => ({ day, name: '' }))}
            today={today}
            reps={shown.map(({ id, name }) => ({ id, name, time: () => ({ minutes: null, off: '' }) }))}
            visits={visits}
            acts={acts}
            onOpen={setOpened}
          />
          <Text size="xs" c="dimmed">
            {t('visits.plan.keys')}
          </Text>
        </>
      )}
      <AddVisitModal
        opened={adding}
        on={today >= week.from && today <= week.to ? today : week.from}
        repId={week.repId}
        onClose={() => setAdding(false)}
      />
      <VisitModal visit={opened} acts={acts} onClose={() => setOpened(null)} />
    </VisitsFrame>
  );
}

interface PlanBarProps {
  week: PlanWeek;
  today: CalendarDay;
  reps: readonly { id: RepId; name: string; active: boolean }[];
}

/** Which week, and whose. */
function PlanBar({ week, today, reps }: PlanBarProps) {
  const t = useT();
  const format = useFormat();
  const go = (next: Partial<PlanWeek>) => navigate(writePlanWeek({ ...week, ...next }));
  const isNow = weekOf(today).from === week.from;
  return (
    <>
      <ActionIcon
        variant="default"
        aria-label={t('visits.plan.before')}
        onClick={() => go({ from: addDays(week.from, -7) })}
      >
        <ChevronLeft size={16} aria-hidden />
      </ActionIcon>
      <Button variant="default" disabled={isNow} onClick={() => go({ from: weekOf(today).from })}>
        {t('visits.plan.now')}
      </Button>
      <ActionIcon
        variant="default"
        aria-label={t('visits.plan.after')}
        onClick={() => go({ from: addDays(week.from, 7) })}
      >
        <ChevronRight size={16} aria-hidden />
      </ActionIcon>
      <Text fw={600} role="status">
        {t('visits.plan.week', { from: format.day(week.from), to: format.day(week.to) })}
      </Text>
      <Select
        aria-label={t('visits.plan.rep')}
        data={[
          { value: '', label: t('visits.plan.allReps') },
          ...reps.filter(({ active }) => active).map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
        allowDeselect={false}
        searchable
        value={week.repId === null ? '' : String(week.repId)}
        onChange={(next) => go({ repId: next ? RepId.parse(Number(next)) : null })}
      />
    </>
  );
}
