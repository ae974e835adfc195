import { InvalidArgumentError } from 'commander';
import type { T } from '../../../shared/i18n/translator.ts';

/** The command line itself is wrong: the JSON does not parse, options contradict each other. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

/** A plain file is read alone: a data file named beside it would be passed by in silence. @throws WrongUsage */
export function noDataFile({ file }: { file?: string }, name: string, t: T): void {
  if (file !== undefined) throw new WrongUsage(t('cli.plain.noDataFile', { name }));
}

// What readers of one option say is put into words, with the option's name, by `usageInLanguage`.

/** Reads a whole number between two others, these included. @throws InvalidArgumentError of commander's */
export function wholeBetween(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`whole ${least} to ${most}`);
  };
}

/** A number as an option takes it, up to six digits. @throws InvalidArgumentError */
export const wholeNumber = wholeBetween(0, 999_999);

/** A seed: any whole number up to nine digits. @throws InvalidArgumentError */
export const seedNumber = wholeBetween(0, 999_999_999);

/** @throws InvalidArgumentError: a number between two others is wanted */
export function notBetween(least: number, most: number): never {
  throw new InvalidArgumentError(`number ${least} to ${most}`);
}
