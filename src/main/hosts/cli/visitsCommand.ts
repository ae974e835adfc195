import type { Output } from '../../../shared/contract/index.ts';
import { DUE_SHOWN, type DueShown } from '../../../shared/contract/visitNeeds.contract.ts';
import { CalendarMonth } from '../../../shared/domain/calendarDay.ts';
import { capacityLines } from '../../../shared/i18n/capacityText.ts';
import { oftenText, reasonText } from '../../../shared/i18n/needText.ts';
import type { Engine } from '../../engine/createEngine.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { type CliIo, type CommonOptions, withEngine } from './cliEngine.ts';
import { checkDay } from './dayOption.ts';
import { repNamed } from './repsCommand.ts';
import { WrongUsage } from './wrongUsage.ts';

export interface DueCommandOptions extends CommonOptions {
  rep?: string;
  tier?: string;
  shown?: string;
  until?: string;
  limit?: number;
}

/** Who is to be seen, the latest first. @throws WrongUsage, AppError rep_unknown */
export function runDue(options: DueCommandOptions, io: CliIo): Promise<boolean> {
  const t = createTranslator(options.lang);
  checkDay('--until', options.until, t);
  const shown = DUE_SHOWN.find((word) => word === (options.shown ?? 'due'));
  if (shown === undefined) throw new WrongUsage(t('visitNeeds.cli.shown', { words: DUE_SHOWN.join(', ') }));
  return withEngine(options, { beside: true }, async (engine) => {
    const answer = await askDue(engine, options, shown);
    if (options.json) {
      io.out(`${JSON.stringify(answer)}\n`);
      return true;
    }
    const { tiers } = await engine.ask('visits.rules', {});
    io.out(`${t('visitNeeds.cli.head', { until: answer.until, count: answer.total })}\n`);
    for (const row of answer.rows) {
      const tier = tiers.find(({ code }) => code === row.tier)?.name ?? row.tier ?? '—';
      const why = row.reasons
        .map((reason) => reasonText(reason, t, (code) => tiers.find((each) => each.code === code)?.name ?? code))
        .join(' · ');
      const cells = [row.dueOn ?? '—', row.overdueDays, tier, row.name, row.repName || '—', oftenText(row, t), why];
      io.out(`${cells.join('  ')}\n`);
    }
    return true;
  });
}

async function askDue(engine: Engine, options: DueCommandOptions, shown: DueShown): Promise<Output<'visits.due'>> {
  const { file } = await engine.ask('session.get', {});
  if (file?.readOnly !== true) await engine.scoreLive();
  const reps = options.rep === undefined ? [] : [await repNamed(engine, options.rep)];
  return engine.ask('visits.due', {
    shown,
    filter: { reps, tiers: options.tier === undefined ? [] : [options.tier] },
    ...(options.until === undefined ? {} : { until: options.until }),
    limit: options.limit ?? 100_000,
  });
}

export interface CapacityCommandOptions extends CommonOptions {
  month?: string;
}

/** Needed visits and minutes of a month against the reps' days. @throws WrongUsage */
export function runCapacity(options: CapacityCommandOptions, io: CliIo): Promise<boolean> {
  const t = createTranslator(options.lang);
  return withEngine(options, { beside: true }, async (engine) => {
    const { file } = await engine.ask('session.get', {});
    if (file?.readOnly !== true) await engine.scoreLive();
    const month = options.month ?? (await engine.ask('visits.due', { limit: 1 })).today.slice(0, 7);
    if (!CalendarMonth.safeParse(month).success) throw new WrongUsage(t('visitNeeds.cli.month', { month }));
    const answer = await engine.ask('visits.capacity', { month });
    if (options.json) {
      io.out(`${JSON.stringify(answer)}\n`);
      return true;
    }
    for (const line of capacityLines(answer, t)) io.out(`${line}\n`);
    return true;
  });
}
