import { HORIZON_DAYS, type ModelWish } from '../../../shared/contract/predictions.contract.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import type { CommonOptions } from './cliEngine.ts';
import { checkDay } from './dayOption.ts';
import { WrongUsage } from './wrongUsage.ts';

export const TIME_UNITS = ['week', 'day'] as const;

export interface PredictCommandOptions extends CommonOptions {
  orders?: string;
  map?: string;
  header?: boolean;
  dates?: 'ymd' | 'dmy' | 'mdy';
  until?: string;
  asOf?: string;
  unit?: (typeof TIME_UNITS)[number];
  model?: ModelWish;
  horizonDays?: string;
  expectedAt?: string;
  seed?: number;
}

export interface PredictWishes {
  horizonDays: number[];
  /** Times for E[X(t)], in units. */
  expectedAt: number[];
  /** The last known day. */
  until: string | undefined;
}

/** What is asked for beside the model. @throws WrongUsage */
export function wishesOf(options: PredictCommandOptions, t: T): PredictWishes {
  return { horizonDays: horizonsOf(options, t), expectedAt: timesOf(options, t), until: untilOf(options, t) };
}

const LONGEST_HORIZON = 3650;

/** `30,90,365`: whole days. @throws WrongUsage */
function horizonsOf({ horizonDays }: PredictCommandOptions, t: T): number[] {
  if (horizonDays === undefined) return [...HORIZON_DAYS];
  const days = horizonDays.split(',').map((part) => Number(part.trim() || Number.NaN));
  if (!days.every((each) => Number.isInteger(each) && each >= 1 && each <= LONGEST_HORIZON))
    throw new WrongUsage(t('cli.predict.badHorizons', { text: horizonDays, most: LONGEST_HORIZON }));
  return [...new Set(days)];
}

/** `1,3,31.8571`: times above 0 in units. @throws WrongUsage */
function timesOf({ expectedAt }: PredictCommandOptions, t: T): number[] {
  if (expectedAt === undefined) return [];
  const times = expectedAt.split(',').map((part) => Number(part.trim() || Number.NaN));
  if (!times.every((each) => each > 0 && each < 1e6))
    throw new WrongUsage(t('cli.predict.badTimes', { text: expectedAt }));
  return times;
}

/** The last known day, by either of its names. @throws WrongUsage */
function untilOf({ until, asOf }: PredictCommandOptions, t: T): string | undefined {
  const day = until ?? asOf;
  checkDay(until === undefined ? '--as-of' : '--until', day, t);
  return day;
}
