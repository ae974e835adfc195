import type { Output } from '../../../shared/contract/index.ts';
import { isAppError } from '../../../shared/errors/appError.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { WorkCalendar } from '../../features/workdays/workdays.rules.ts';
import { yearOf } from '../../features/workdays/workdays.service.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { type CliIo, type CommonOptions, withEngine } from './cliEngine.ts';

export interface WorkdaysCommandOptions extends CommonOptions {
  year?: number;
}

/** Workdays by month, days off and make-up workdays of a year; without a data file those that are published. */
export async function runWorkdays(options: WorkdaysCommandOptions, io: CliIo): Promise<boolean> {
  const t = createTranslator(options.lang);
  const found = await yearIn(options, options.year ?? new Date().getFullYear());
  const { year, source, months, days } = found;
  const known = source === 'published' || source === 'own';
  const off = days.filter(({ kind }) => kind === 'off');
  const makeUp = days.filter(({ kind, why }) => kind === 'work' && why === 'makeUp');
  const own = days.filter(({ why }) => why === 'own');
  const name = (each: (typeof days)[number]) => nameOf(each, t);
  if (options.json) {
    const answer = {
      year,
      published: source === 'published',
      source,
      message: t(`workdays.source.${source}`, { year, to: found.publishedTo }),
      known,
      months,
      workdays: known ? months.reduce((sum, { workdays }) => sum + (workdays ?? 0), 0) : null,
      off: off.map((each) => ({ day: each.day, holiday: each.holiday, name: name(each) })),
      makeUp: makeUp.map((each) => ({ day: each.day, holiday: each.holiday, name: name(each) })),
      own: own.map((each) => ({ day: each.day, kind: each.kind, name: each.name })),
    };
    io.out(`${JSON.stringify(answer)}\n`);
    return true;
  }
  io.out(`${t(`workdays.source.${source}`, { year, to: found.publishedTo })}\n`);
  for (const { month, workdays } of months) io.out(`${month}  ${workdays ?? t('workdays.notYet')}\n`);
  for (const each of days) io.out(`${each.day}  ${t(`workdays.kind.${each.kind}`)}  ${name(each)}\n`);
  return true;
}

async function yearIn(options: CommonOptions, year: number): Promise<Output<'workdays.year'>> {
  try {
    return await withEngine(options, { beside: true }, (engine) => engine.ask('workdays.year', { year }));
  } catch (error) {
    if (options.file !== undefined || !isAppError(error) || error.code !== 'no_file_open') throw error;
    return yearOf(new WorkCalendar(), year);
  }
}

function nameOf({ name, holiday }: Output<'workdays.year'>['days'][number], t: T): string {
  return name !== '' ? name : holiday === null ? '' : t(`workdays.holiday.${holiday}`);
}
