import { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { WrongUsage } from './wrongUsage.ts';

/** A day as it was typed after an option: one of the calendar, or not given. @throws WrongUsage which option's is none */
export function checkDay(option: string, text: string | undefined, t: T): void {
  if (text !== undefined && !CalendarDay.safeParse(text).success)
    throw new WrongUsage(t('cli.predict.badDay', { option, text }));
}
