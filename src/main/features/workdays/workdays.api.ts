import type { Parsed } from '../../../shared/contract/index.ts';
import type { Ctx } from '../../runtime/context.ts';
import { importDays, previewDays, readCalendar, setDays, yearOf } from './workdays.service.ts';

export const workdaysApi = {
  'workdays.year': ({ db }: Ctx, { year }: Parsed<'workdays.year'>) => yearOf(readCalendar(db), year),
  'workdays.preview': previewDays,
  'workdays.set': setDays,
  'workdays.import': importDays,
};
