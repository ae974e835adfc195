import { ActionIcon, Alert, Button, Group, Select, Text } from '@mantine/core';
import { CalendarPlus, ChevronLeft, ChevronRight, Printer, Users, Wand } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
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
import { JobProgress } from '../../components/JobProgress.tsx';
import { useT } from '../../components/useT.ts';
import { AddVisitModal } from './AddVisitModal.tsx';
import { PlanBoard } from './PlanBoard.tsx';
import { PlanExport } from './PlanExport.tsx';
import { PlanModal } from './PlanModal.tsx';
import { PlanVerdicts } from './PlanVerdicts.tsx';
import { comeBack, leaveWeek, type PlanWeek, readPlanWeek, sheetsAddress, writePlanWeek } from './planWeek.ts';
import { StaleSheets } from './StaleSheets.tsx';
import { usePlanActs } from './usePlanActs.ts';
import { usePlanning } from './usePlanning.ts';
import { usePlanWeek } from './usePlanWeek.ts';
import { VisitModal } from './VisitModal.tsx';

/** The visits of a week, rep by rep and day by day: planned, moved, locked, printed from here. */
export function PlanPage() {
  const search = useSearch();
  const today = useApiQuery('session.get', {}).data?.today;
  useEffect(() => {
    const address = comeBack(search);
    if (address !== null) navigate(address, { replace: true });
  }, [search]);
  if (today === undefined) return null;
  return <PlanOfWeek week={readPlanWeek(search, today)} today={today} />;
}

function PlanOfWeek({ week, today }: { week: PlanWeek; today: CalendarDay }) {
  const t = useT();
  const acts = usePlanActs();
  const [open, setOpen] = useAskedDialog();
  const [opened, setOpened] = useState<Visit | null>(null);
  const planning = usePlanning();
  const { visits, days, shown, all, ready, unknownYear, error } = usePlanWeek(week);
  usePageCommands(
    useMemo(
      () => [
        { id: 'visits.add', label: t('visits.add.title'), run: () => setOpen('add') },
        { id: 'visits.plan', label: t('visits.planner.title'), run: () => setOpen('plan') },
      ],
      [t, setOpen],
    ),
  );
  const close = () => setOpen(null);
  return (
    <VisitsFrame
      tab="plan"
      intro={t('visits.plan.intro')}
      acts={<PlanButtons week={week} disabled={shown.length === 0} onOpen={setOpen} />}
    >
      <Group gap="sm">
        <PlanBar week={week} today={today} reps={all} />
        <PlanExport visits={visits} />
      </Group>
      {planning.job && <JobProgress job={planning.job} title={t('visits.planner.title')} />}
      {unknownYear !== undefined && (
        <Alert color="yellow">{t('visits.planner.unknownYear', { year: unknownYear })}</Alert>
      )}
      {error && <ErrorNotice error={error} />}
      <StaleSheets week={week} today={today} />
      {ready && shown.length === 0 ? (
        <NoReps />
      ) : (
        <>
          <PlanBoard days={days} today={today} reps={shown} visits={visits} acts={acts} onOpen={setOpened} />
          <Text size={visits.length === 0 ? 'sm' : 'xs'} c="dimmed">
            {t(visits.length === 0 ? 'visits.plan.emptyWeek' : 'visits.plan.keys')}
          </Text>
          <PlanVerdicts repId={week.repId} />
        </>
      )}
      <AddVisitModal
        opened={open === 'add'}
        on={today >= week.from && today <= week.to ? today : week.from}
        repId={week.repId}
        onClose={close}
      />
      <PlanModal
        opened={open === 'plan'}
        today={today}
        from={week.from}
        reps={all.filter(({ active }) => active)}
        onClose={close}
        onStarted={(jobId, { from, to }) => {
          const first = from < today ? today : from;
          const waiting = writePlanWeek({ from: weekOf(first).from, repId: week.repId });
          navigate(waiting);
          void planning.follow(jobId, { from: first, to, repId: week.repId, waiting });
        }}
      />
      <VisitModal visit={opened} acts={acts} onClose={() => setOpened(null)} />
    </VisitsFrame>
  );
}

const DIALOGS = ['add', 'plan'] as const;
type Dialog = (typeof DIALOGS)[number];

/** The dialog that is open; the palette asks for one from another page by the address. */
function useAskedDialog() {
  const search = useSearch();
  const [open, setOpen] = useState<Dialog | null>(null);
  useEffect(() => {
    const params = new URLSearchParams(search);
    const asked = DIALOGS.find((name) => name === params.get('open'));
    if (asked === undefined) return;
    setOpen(asked);
    params.delete('open');
    navigate(`/visits${params.size > 0 ? `?${params}` : ''}`, { replace: true });
  }, [search]);
  return [open, setOpen] as const;
}

function PlanButtons(props: { week: PlanWeek; disabled: boolean; onOpen(what: 'add' | 'plan'): void }) {
  const t = useT();
  const { week, disabled, onOpen } = props;
  return (
    <>
      <Button
        variant="default"
        leftSection={<Printer size={15} aria-hidden />}
        disabled={disabled}
        onClick={() => {
          leaveWeek(week);
          navigate(sheetsAddress(week));
        }}
      >
        {t('visits.plan.sheets')}
      </Button>
      <Button
        variant="default"
        leftSection={<CalendarPlus size={15} aria-hidden />}
        disabled={disabled}
        onClick={() => onOpen('add')}
      >
        {t('visits.add.title')}
      </Button>
      <Button leftSection={<Wand size={15} aria-hidden />} disabled={disabled} onClick={() => onOpen('plan')}>
        {t('visits.planner.title')}
      </Button>
    </>
  );
}

function NoReps() {
  const t = useT();
  return (
    <EmptyState
      icon={<Users size={32} aria-hidden />}
      title={t('visits.plan.noReps')}
      text={t('visits.plan.noRepsText')}
    >
      <Button onClick={() => navigate('/reps')}>{t('visits.plan.toReps')}</Button>
    </EmptyState>
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
