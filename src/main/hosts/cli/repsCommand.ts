import type { RepRow } from '../../../shared/contract/reps.contract.ts';
import { addDays } from '../../../shared/domain/calendarDay.ts';
import { fold } from '../../../shared/domain/foldText.ts';
import type { RepId } from '../../../shared/domain/ids.ts';
import { minorDigits, scaledToDecimal } from '../../../shared/domain/money.ts';
import { type TierNaming, tierName } from '../../../shared/domain/tiers.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import type { Engine } from '../../engine/createEngine.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { type CliIo, type CommonOptions, withEngine } from './cliEngine.ts';
import { checkDay } from './dayOption.ts';
import { WrongUsage } from './wrongUsage.ts';

const UNKNOWN = '-';

/** Lists the reps with what each has today. */
export function runReps(options: CommonOptions, io: CliIo): Promise<boolean> {
  const t = createTranslator(options.lang);
  return withEngine(options, { readOnly: true }, async (engine) => {
    const { reps, unserved, window } = await engine.ask('reps.overview', {});
    const naming = (await engine.ask('scoring.overview', {})).live?.rules;
    const { currency } = await engine.ask('settings.get', {});
    // Null where the owner keeps performance from whoever asks.
    const amountOf = ({ amountMinor }: RepRow) =>
      amountMinor === null ? null : scaledToDecimal(amountMinor, minorDigits(currency));
    if (options.json) {
      io.out(
        `${JSON.stringify({ reps: reps.map((rep) => jsonOf(rep, amountOf(rep))), unserved, window, currency })}\n`,
      );
      return true;
    }
    for (const rep of reps) {
      // Nothing is calculated yet, which is not nothing bought.
      const sum = window === null ? null : amountOf(rep);
      const amount = sum === null ? UNKNOWN : `${sum} ${currency}`;
      io.out(`${t('cli.reps.line', { name: rep.name, count: rep.dealers, amount, more: moreOf(rep, naming, t) })}\n`);
    }
    if (unserved > 0) io.out(`${t('cli.reps.unserved', { count: unserved })}\n`);
    return true;
  });
}

/** The stable shape of the command line. */
function jsonOf(rep: RepRow, amount: string | null) {
  const { id, name, active, leftOn, aliases, level, dealers, tiers } = rep;
  return { id, name, active, leftOn, aliases, level, dealers, amount, tiers };
}

/** Level, tiers and the last day, as far as there are any. */
function moreOf({ level, tiers, leftOn, active }: RepRow, naming: TierNaming | undefined, t: T): string {
  const byTier = Object.entries(tiers).sort(([a], [b]) => (a < b ? -1 : 1));
  const parts = [
    level,
    byTier.map(([tier, dealers]) => `${naming ? tierName(naming, tier) : tier} ${dealers}`).join(' '),
    leftOn === null ? '' : t(active ? 'cli.reps.leaving' : 'cli.reps.left', { day: leftOn }),
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : t('cli.reps.more', { list: parts.join(t('imports.check.comma')) });
}

export interface MergeCommandOptions extends CommonOptions {
  into: string;
}

/** Makes one rep part of another. */
export function runMergeReps(options: MergeCommandOptions, name: string, io: CliIo): Promise<boolean> {
  return withEngine(options, {}, async (engine) => {
    const [id, intoId] = [await repNamed(engine, name), await repNamed(engine, options.into)];
    const { dealers, owners } = await engine.ask('reps.merge', { id, intoId });
    if (options.json) io.out(`${JSON.stringify({ dealers, owners })}\n`);
    else {
      const words = { name, into: options.into, count: dealers, owners };
      io.out(`${createTranslator(options.lang)('cli.reps.merged', words)}\n`);
    }
    return true;
  });
}

export interface LeaveCommandOptions extends CommonOptions {
  on: string;
  from?: string;
  to?: string;
  toNobody?: boolean;
  reason?: string;
}

/** A rep leaves: all he has goes to one other rep, or to nobody. */
export function runLeaveRep(options: LeaveCommandOptions, name: string, io: CliIo): Promise<boolean> {
  const { on, to, reason = '' } = options;
  checkDay('--on', on, createTranslator(options.lang));
  checkDay('--from', options.from, createTranslator(options.lang));
  if ((to === undefined) === (options.toNobody !== true)) throw new WrongUsage('either --to <name> or --to-nobody');
  const fromOn = options.from ?? addDays(on, 1);
  return withEngine(options, {}, async (engine) => {
    const id = await repNamed(engine, name);
    const repId = to === undefined ? null : await repNamed(engine, to);
    const { dealers } = await engine.ask('reps.leaving', { id, fromOn });
    const ids = dealers.map((dealer) => dealer.id);
    const gifts = ids.length === 0 ? [] : [{ repId, ids }];
    const { given, kept } = await engine.ask('reps.leave', { id, lastOn: on, fromOn, reason, gifts });
    if (options.json) io.out(`${JSON.stringify({ given, kept, fromOn })}\n`);
    else {
      const t = createTranslator(options.lang);
      const words = { name, day: on, fromOn, count: given, to: to ?? t('cli.reps.nobody') };
      io.out(`${t('cli.reps.leftDone', words)}\n`);
    }
    return true;
  });
}

/** A rep by his name or one of his other names, in capitals or not. @throws AppError rep_unknown */
export async function repNamed(engine: Engine, name: string): Promise<RepId> {
  const { reps } = await engine.ask('reps.list', {});
  const wanted = fold(name).toLowerCase();
  const isHe = (other: string) => fold(other).toLowerCase() === wanted;
  const found = reps.find((rep) => isHe(rep.name)) ?? reps.find(({ aliases }) => aliases.some(isHe));
  if (!found) throw new AppError('rep_unknown', { name });
  return found.id;
}
