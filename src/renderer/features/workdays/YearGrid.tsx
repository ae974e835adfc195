import { VisuallyHidden } from '@mantine/core';
import type { Output } from '../../../shared/contract/index.ts';
import type { SpecialDay } from '../../../shared/contract/workdays.contract.ts';
import { addDays, toDayNumber } from '../../../shared/domain/calendarDay.ts';
import { weekdayOf } from '../../../shared/domain/workdays.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import classes from './workdays.module.css';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

interface YearGridProps {
  answer: Output<'workdays.year'>;
  onDay(day: string): void;
}

/** Twelve months; what is no plain weekday stands out by a letter as well as by its colour. */
export function YearGrid({ answer, onDay }: YearGridProps) {
  const special = new Map(answer.days.map((each) => [each.day, each]));
  return (
    <div className={classes.year}>
      {answer.months.map(({ month, workdays }) => (
        <Month key={month} month={month} workdays={workdays} special={special} onDay={onDay} />
      ))}
    </div>
  );
}

interface MonthProps {
  month: string;
  workdays: number | null;
  special: ReadonlyMap<string, SpecialDay>;
  onDay(day: string): void;
}

function Month({ month, workdays, special, onDay }: MonthProps) {
  const t = useT();
  const format = useFormat();
  const days = daysOf(month);
  const blank = weekdayOf(toDayNumber(`${month}-01`));
  const count =
    workdays === null
      ? t('workdays.month.unknown')
      : Number.isInteger(workdays)
        ? t('workdays.month.count', { count: workdays })
        : t('workdays.month.half', { days: workdays });
  return (
    <section className={classes.month} aria-label={format.month(month)}>
      <h3 className={classes.monthName}>
        {format.month(month)} <span className={classes.count}>{count}</span>
      </h3>
      <div className={classes.days}>
        {WEEKDAYS.map((name) => (
          <span key={name} className={classes.weekday} aria-hidden>
            {t(`visits.weekday.${name}`).slice(-1)}
          </span>
        ))}
        {days.map((day, at) => (
          <Day
            key={day}
            day={day}
            special={special.get(day)}
            {...(at === 0 ? { column: blank + 1 } : {})}
            onDay={onDay}
          />
        ))}
      </div>
    </section>
  );
}

interface DayProps {
  day: string;
  special: SpecialDay | undefined;
  column?: number;
  onDay(day: string): void;
}

function Day({ day, special, column, onDay }: DayProps) {
  const t = useT();
  const format = useFormat();
  const weekday = weekdayOf(toDayNumber(day));
  const kind = special?.kind ?? (weekday < 5 ? 'work' : 'off');
  const why = special?.why ?? (weekday < 5 ? 'weekday' : 'weekend');
  const name = special?.name || (special?.holiday ? t(`workdays.holiday.${special.holiday}`) : '');
  const words = {
    day: format.day(day),
    weekday: t(`visits.weekday.${WEEKDAYS[weekday] ?? 'mon'}`),
    kind: t(`workdays.kind.${kind}`),
    why: t(`workdays.why.${why}`),
  };
  const label = name === '' ? t('workdays.day.of', words) : t('workdays.day.named', { ...words, name });
  return (
    <button
      type="button"
      className={classes.day}
      data-kind={kind}
      data-why={why}
      style={column === undefined ? undefined : { gridColumnStart: column }}
      title={label}
      onClick={() => onDay(day)}
    >
      {/* No label: one that leaves out what is seen (“1休”) cannot be spoken to. */}
      <VisuallyHidden>{label}</VisuallyHidden>
      <span aria-hidden>{Number(day.slice(8))}</span>
      {special && (
        <span className={classes.mark} aria-hidden>
          {t(`workdays.mark.${kind}`)}
        </span>
      )}
    </button>
  );
}

function daysOf(month: string): string[] {
  const days: string[] = [];
  for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) days.push(day);
  return days;
}
