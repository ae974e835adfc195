import { MOST_PLAN_DAYS } from '../../../shared/contract/visitPlans.contract.ts';
import { MOST_VISIT_DAYS } from '../../../shared/contract/visits.contract.ts';
import { type CalendarDay, daysBetween } from '../../../shared/domain/calendarDay.ts';
import { AppError } from '../../../shared/errors/appError.ts';

interface Span {
  from: CalendarDay;
  to: CalendarDay;
}

/** Days that a plan is made for: not too many. @throws AppError visit_plan_too_long */
export function planSpan<S extends Span>(span: S): S {
  if (daysBetween(span.from, span.to) >= MOST_PLAN_DAYS)
    throw new AppError('visit_plan_too_long', { days: MOST_PLAN_DAYS });
  return span;
}

/** Days whose visits or sheets are listed or numbered at once: not too many. @throws AppError visit_days_too_many */
export function listSpan<S extends Span>(span: S): S {
  if (daysBetween(span.from, span.to) >= MOST_VISIT_DAYS)
    throw new AppError('visit_days_too_many', { days: MOST_VISIT_DAYS });
  return span;
}
