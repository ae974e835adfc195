import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { addDays, type CalendarDay } from '../../../shared/domain/calendarDay.ts';
import type { Ctx } from '../../runtime/context.ts';
import { readCalendar } from '../workdays/workdays.service.ts';
import { listRepTimes, repShare } from './repTime.service.ts';

/** What some days are, and the minutes that each rep on duty has on them. */
export function boardDays({ db }: Pick<Ctx, 'db'>, { from, to }: Parsed<'visits.days'>): Output<'visits.days'> {
  const calendar = readCalendar(db);
  const days: CalendarDay[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  const facts = days.map((day) => calendar.of(day));
  return {
    days: facts.map(({ day, kind, why, holiday, name, known }) => ({ day, kind, why, holiday, name, known })),
    reps: listRepTimes(db, from).map((rep) => ({
      repId: rep.id,
      days: days.map((day) => {
        const leave = rep.leave.find((span) => day >= span.from && day <= span.to);
        return {
          minutes: Math.round(repShare(rep, calendar, day) * rep.counts.dayMinutes),
          away: leave !== undefined,
          reason: leave?.reason ?? '',
        };
      }),
    })),
  };
}
