import type { Input } from '../../../shared/contract/index.ts';
import { ActivityKind, ActivityOutcome } from '../../../shared/domain/activities.ts';
import { RepId } from '../../../shared/domain/ids.ts';
import { minorDigits, scaledToDecimal } from '../../../shared/domain/money.ts';
import { readPastDay, readTypedDay } from '../../../shared/domain/typedDay.ts';
import { outcomeText } from '../../../shared/i18n/activityText.ts';
import { kindNamed, outcomeNamed } from '../../features/imports/kinds/logSynonyms.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { dealerCalled } from './cardDealers.ts';
import { type CliIo, type CommonOptions, withEngine } from './cliEngine.ts';
import { checkDay } from './dayOption.ts';
import { repNamed } from './repsCommand.ts';
import { WrongUsage } from './wrongUsage.ts';

export interface LogCommandOptions extends CommonOptions {
  dealer: string;
  kind: string;
  outcome?: string;
  text?: string;
  rep?: string;
  contact?: string;
  date?: string;
  time?: string;
  next?: string;
  on?: string;
}

/** Writes down an activity. Kinds, outcomes and days are taken as people write them. @throws WrongUsage, AppError rep_unknown */
export function runLog(options: LogCommandOptions, io: CliIo): Promise<boolean> {
  const t = createTranslator(options.lang);
  const kind = ActivityKind.safeParse(options.kind).data ?? kindNamed(options.kind);
  if (kind === undefined) throw new WrongUsage(`--kind ${options.kind}: ${ActivityKind.options.join(', ')}`);
  const outcome = outcomeOf(options.outcome);
  return withEngine(options, {}, async (engine) => {
    const { today } = await engine.ask('session.get', {});
    const day = (option: '--date' | '--on', text: string | undefined) => {
      // What was done lies behind, what comes next lies ahead.
      const reading = option === '--date' ? readPastDay : readTypedDay;
      const read = text === undefined ? null : reading(text, today);
      if (read === undefined) throw new WrongUsage(t('cli.log.noDay', { option, text: text ?? '' }));
      return read;
    };
    const done = day('--date', options.date);
    const next = day('--on', options.on);
    const dealerId = await dealerCalled(engine, options.dealer, t);
    const { id } = await engine.ask('activities.add', {
      dealerId,
      kind,
      on: done?.day ?? today,
      time: options.time ?? done?.time ?? '',
      outcomeCode: outcome,
      body: options.text ?? '',
      contact: options.contact ?? '',
      repId: options.rep === undefined ? null : RepId.parse(await repNamed(engine, options.rep)),
      nextStep: options.next ?? '',
      nextOn: next?.day ?? null,
      nextTime: next?.time ?? '',
    });
    const { activities } = await engine.ask('activities.list', { dealerId, limit: 1000 });
    const written = activities.find((each) => each.id === id);
    if (options.json) io.out(`${JSON.stringify({ id, dealerId, activity: written })}\n`);
    else io.out(`${t('cli.log.written', { dealer: options.dealer, kind: t(`activities.kind.${kind}`) })}\n`);
    return true;
  });
}

function outcomeOf(text: string | undefined): ActivityOutcome | null {
  if (text === undefined) return null;
  const code = ActivityOutcome.safeParse(text).data ?? outcomeNamed(text)?.[0];
  if (code === undefined) throw new WrongUsage(`--outcome ${text}: ${ActivityOutcome.options.join(', ')}`);
  return code;
}

export interface ActivitiesCommandOptions extends CommonOptions {
  dealer?: string;
  rep?: string;
  from?: string;
  until?: string;
  open?: boolean;
  limit?: number;
}

const PAGE = 1000;

/** Lists activities, the newest first, or with --open the next steps that are still to be done. */
export function runActivities(options: ActivitiesCommandOptions, io: CliIo): Promise<boolean> {
  const t = createTranslator(options.lang);
  checkDay('--from', options.from, t);
  checkDay('--until', options.until, t);
  return withEngine(options, { beside: true }, async (engine) => {
    const { currency } = await engine.ask('settings.get', {});
    const reps = options.rep === undefined ? [] : [RepId.parse(await repNamed(engine, options.rep))];
    const dealerId = options.dealer === undefined ? undefined : await dealerCalled(engine, options.dealer, t);
    const limit = Math.min(options.limit ?? PAGE, PAGE);
    if (options.open === true) {
      const { rows, total, counts } = await engine.ask('activities.nextSteps', {
        reps,
        limit,
        ...(dealerId === undefined ? {} : { dealerId }),
      });
      if (options.json) io.out(`${JSON.stringify({ steps: rows, total, counts })}\n`);
      else
        for (const row of rows)
          io.out(
            `${[row.nextOn ?? '-', t(`activities.group.${row.group}`), row.dealerName, row.nextStep, row.owner].join('  ')}\n`,
          );
      return true;
    }
    const filter: Input<'activities.all'> = { reps, limit };
    if (dealerId !== undefined) filter.dealerIds = [dealerId];
    if (options.from !== undefined) filter.from = options.from;
    if (options.until !== undefined) filter.to = options.until;
    const { rows, total } = await engine.ask('activities.all', filter);
    if (options.json) {
      const amount = (minor: number | null) => (minor === null ? null : scaledToDecimal(minor, minorDigits(currency)));
      io.out(
        `${JSON.stringify({ activities: rows.map(({ amountMinor, ...row }) => ({ ...row, amount: amount(amountMinor) })), total, currency })}\n`,
      );
      return true;
    }
    for (const row of rows)
      io.out(
        `${[
          row.on,
          row.time.slice(0, 5),
          row.dealerName,
          t(`activities.kind.${row.kind}`),
          outcomeText(row, t),
          row.body,
          row.rep,
        ]
          .filter(Boolean)
          .join('  ')}\n`,
      );
    return true;
  });
}
