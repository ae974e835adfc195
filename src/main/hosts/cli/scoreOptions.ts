import type { ScoreRules } from '../../../shared/contract/scoring.contract.ts';
import { badRule } from '../../../shared/domain/badRule.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import type { CommonOptions } from './cliEngine.ts';
import { checkDay } from './dayOption.ts';
import { WrongUsage } from './wrongUsage.ts';

/** What `score` takes, whether it scores a data file or a plain list. */
export interface ScoreCommandOptions extends CommonOptions {
  asOf?: string;
  windowMonths?: number;
  all?: boolean;
  scheme?: string;
  rulesOfDay?: boolean;
  binning?: ScoreRules['binning'];
  bounds?: string;
  amountAs?: ScoreRules['amountAs'];
  weights?: string;
  // a plain list
  orders?: string;
  map?: string;
  header?: boolean;
  dates?: 'ymd' | 'dmy' | 'mdy';
  count?: 'sales' | 'bills' | 'rows';
  segments?: 'map' | 'rectangles';
  cuts?: string;
  until?: string;
  /** Nothing is drawn by lot here; the commands for plain files all take one. */
  seed?: number;
}

/** @throws WrongUsage */
export function asOfDay(
  { asOf }: Pick<ScoreCommandOptions, 'asOf'>,
  t: T,
  option: '--as-of' | '--until' = '--as-of',
): CalendarDay | undefined {
  checkDay(option, asOf, t);
  return asOf;
}

/** The rules that options change; amounts × `moneyUnit`. @throws WrongUsage */
export function ruleOptions(options: ScoreCommandOptions, moneyUnit: number, t: T): Partial<ScoreRules> {
  const { binning, bounds, amountAs, cuts } = options;
  if ((binning === 'fixed') !== (bounds !== undefined)) throw new WrongUsage(t('cli.score.boundsWith'));
  const [a, b] = cuts === undefined ? [] : numbers(cuts, 2, t).map((percent) => percent / 100);
  return {
    ...(binning === undefined ? {} : { binning }),
    ...(bounds === undefined ? {} : { fixedBounds: boundsOf(bounds, moneyUnit, t) }),
    ...(amountAs === undefined ? {} : { amountAs }),
    ...(a === undefined || b === undefined ? {} : { cutA: a, cutB: b }),
  };
}

/** @throws WrongUsage where options contradict themselves */
export function mustFit(rules: ScoreRules, t: T): void {
  const bad = badRule(rules);
  if (bad !== undefined) throw new WrongUsage(t(`scoring.scheme.bad.${bad}`));
}

/** `r=30,60,90,180;f=1,2,3,6;m=250,500,1000,2000`: four upper bounds each, rising. */
function boundsOf(text: string, moneyUnit: number, t: T): NonNullable<ScoreRules['fixedBounds']> {
  const parts = new Map(
    text.split(';').map((part) => {
      const [key = '', list = ''] = part.split('=');
      return [key.trim().toLowerCase(), numbers(list, 4, t)];
    }),
  );
  const of = (factor: string) => {
    const bounds = parts.get(factor);
    if (bounds === undefined) throw new WrongUsage(t('cli.score.badBounds', { text }));
    return bounds;
  };
  return { r: of('r'), f: of('f'), m: of('m').map((bound) => bound * moneyUnit) };
}

/** Weights of R, F and M. @throws WrongUsage */
export function weightsOf({ weights }: ScoreCommandOptions, t: T): readonly number[] | undefined {
  if (weights === undefined) return undefined;
  const found = numbers(weights, 3, t);
  if (found.some((weight) => weight < 0) || found.every((weight) => weight === 0))
    throw new WrongUsage(t('cli.score.badNumbers', { text: weights, count: 3 }));
  return found;
}

/** The mean of three scores 1–5 by weights, to six digits. */
export function weightedScore(scores: readonly (number | null)[], weights: readonly number[]): number | null {
  if (scores.some((score) => score === null)) return null;
  const sum = scores.reduce<number>((all, score, i) => all + (score ?? 0) * (weights[i] ?? 0), 0);
  return Math.round((sum / weights.reduce((all, weight) => all + weight, 0)) * 1e6) / 1e6;
}

function numbers(text: string, count: number, t: T): number[] {
  const found = text.split(/[,/]/).map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if (found.length !== count || found.some((value) => !Number.isFinite(value)))
    throw new WrongUsage(t('cli.score.badNumbers', { text, count }));
  return found;
}
