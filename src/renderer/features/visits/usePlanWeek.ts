import type { Output } from '../../../shared/contract/index.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useT } from '../../components/useT.ts';
import type { BoardDay, BoardRep } from './PlanBoard.tsx';
import { daysOf, type PlanWeek } from './planWeek.ts';

type Day = Output<'visits.days'>['days'][number];

/** The days of a week with their holidays, the reps with the minutes they have on them, and the visits. */
export function usePlanWeek(week: PlanWeek) {
  const t = useT();
  const { from, to, repId } = week;
  const reps = useApiQuery('reps.list', {});
  const answer = useApiQuery(
    'visits.list',
    { from, to, ...(repId === null ? {} : { repIds: [repId] }) },
    { keepPrevious: true },
  );
  const calendar = useApiQuery('visits.days', { from, to }, { keepPrevious: true });
  const visits = (answer.data?.visits ?? []).filter(({ on }) => on >= from && on <= to);
  const facts = new Map((calendar.data?.days ?? []).map((day) => [day.day, day]));
  const days: BoardDay[] = daysOf(week).map((day) => ({ day, name: dayName(facts.get(day), t) }));
  const order = calendar.data?.days.map(({ day }) => day) ?? [];
  const times = new Map(calendar.data?.reps.map((rep) => [rep.repId, rep.days]) ?? []);
  const here = new Set(visits.map((visit) => visit.repId));
  const all = reps.data?.reps ?? [];
  const shown: BoardRep[] = all
    .filter(({ id, active }) => (repId === null || id === repId) && (active || here.has(id)))
    .map(({ id, name }) => ({
      id,
      name,
      time(day) {
        const own = times.get(id)?.[order.indexOf(day)];
        if (own === undefined) return { minutes: null, off: '' };
        const off = own.away ? [t('visits.planner.away'), own.reason].filter((text) => text !== '').join(' · ') : '';
        return { minutes: own.minutes, off: own.minutes === 0 && off === '' ? t('visits.planner.dayOff') : off };
      },
    }));
  const unknown = calendar.data?.days.find(({ known }) => !known);
  return {
    visits,
    days,
    shown,
    all,
    ready: reps.data !== undefined,
    unknownYear: unknown?.day.slice(0, 4),
    error: answer.error ?? reps.error ?? calendar.error,
  };
}

/** The holiday, the owner's own word, or that a weekend is worked; nothing for a plain day. */
function dayName(fact: Day | undefined, t: ReturnType<typeof useT>): string {
  if (fact === undefined || fact.why === 'weekday' || fact.why === 'weekend') return '';
  const holiday = fact.holiday === null ? '' : t(`workdays.holiday.${fact.holiday}`);
  const kind = { work: t('visits.planner.makeUp'), off: '', half: t('visits.planner.half') }[fact.kind];
  return [fact.name || holiday, kind].filter((text) => text !== '').join(' · ');
}
