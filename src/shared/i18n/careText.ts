import type { CareEvent } from '../contract/care.contract.ts';
import { FESTIVAL_NAMES } from '../domain/festivalNames.ts';
import type { T } from './translator.ts';

/** What the occasion is called; of a festival its own name. */
export function occasionText({ occasion, subject }: Pick<CareEvent, 'occasion' | 'subject'>, t: T): string {
  const festival = FESTIVAL_NAMES.find((name) => name === subject);
  return occasion === 'festival' && festival !== undefined
    ? t(`activities.care.festival.${festival}`)
    : t(`activities.care.occasion.${occasion}`);
}

/** When it is, seen from today. */
export function whenText({ inDays }: Pick<CareEvent, 'inDays'>, t: T): string {
  if (inDays === 0) return t('activities.care.today');
  return inDays > 0 ? t('activities.care.inDays', { count: inDays }) : t('activities.care.past', { count: -inDays });
}

/** How old, or for how many years. */
export function yearsText({ occasion, years }: Pick<CareEvent, 'occasion' | 'years'>, t: T): string {
  if (years === null) return '';
  return t(occasion === 'birthday' ? 'activities.care.age' : 'activities.care.years', { count: years });
}

/** Whether something is planned for a festival. */
export function festivalText({ gifts }: { gifts: number }, t: T): string {
  return gifts === 0 ? t('activities.care.festivalOpen') : t('activities.care.festivalGifts', { count: gifts });
}
