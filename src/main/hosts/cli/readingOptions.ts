import { type Command, Option } from 'commander';
import type { CheckOptions } from '../../../shared/contract/imports.contract.ts';
import {
  DateOrderRule,
  DiscountRule,
  FIRST_YEAR,
  LAST_YEAR,
  LONGEST_SKIP_WORD,
  MOST_SKIP_WORDS,
  NumberStyleRule,
  SignRule,
  SkipWords,
  TotalRowRule,
  YearRule,
} from '../../../shared/contract/readingRules.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { WrongUsage } from './wrongUsage.ts';

/** How rows are to be read, as the caller says it; what he does not say is as the recipe or the file says. */
export interface ReadingOptions {
  dateOrder?: DateOrderRule;
  year?: string;
  numberStyle?: NumberStyleRule;
  signs?: SignRule;
  discount?: DiscountRule;
  totalRows?: TotalRowRule;
  skipWords?: string;
  units?: string;
}

/** The options by which `import` is told how rows are to be read. */
export function addReadingOptions(command: Command, t: T): void {
  command
    .addOption(new Option('--date-order <order>', t('cliHelp.import.dateOrder')).choices([...DateOrderRule.options]))
    .option('--year <year>', t('cliHelp.import.year'))
    .addOption(
      new Option('--number-style <style>', t('cliHelp.import.numberStyle')).choices([...NumberStyleRule.options]),
    )
    .addOption(new Option('--signs <rule>', t('cliHelp.import.signs')).choices([...SignRule.options]))
    .addOption(new Option('--discount <where>', t('cliHelp.import.discount')).choices([...DiscountRule.options]))
    .addOption(new Option('--total-rows <what>', t('cliHelp.import.totalRows')).choices([...TotalRowRule.options]))
    .option('--skip-words <words>', t('cliHelp.import.skipWords'))
    .option('--units <json>', t('cliHelp.import.units'));
}

/** @throws WrongUsage where the words are too many or too long, or the year is none */
export function readingOf({ dateOrder, year, numberStyle, signs, discount, totalRows, skipWords }: ReadingOptions) {
  return {
    ...(dateOrder === undefined ? {} : { dateOrder }),
    ...(year === undefined ? {} : { year: yearOf(year) }),
    ...(numberStyle === undefined ? {} : { numberStyle }),
    ...(signs === undefined ? {} : { signs }),
    ...(discount === undefined ? {} : { discount }),
    ...(totalRows === undefined ? {} : { totalRows }),
    ...(skipWords === undefined ? {} : { skipWords: wordsOf(skipWords) }),
  };
}

function yearOf(text: string): YearRule {
  const year = YearRule.safeParse(/^\d{4}$/.test(text) ? Number(text) : text);
  if (!year.success) throw new WrongUsage(`--year: auto, none or a year from ${FIRST_YEAR} to ${LAST_YEAR}`);
  return year.data;
}

function wordsOf(text: string): string[] {
  const words = SkipWords.safeParse(text.split(/[,，、]/).filter((word) => word.trim() !== ''));
  if (!words.success)
    throw new WrongUsage(`--skip-words: at most ${MOST_SKIP_WORDS} words of up to ${LONGEST_SKIP_WORD} characters`);
  return words.data;
}

/** The rules a file was read by, for programs. */
export function rulesOf({
  dateOrder,
  year,
  numberStyle,
  signs,
  discount,
  totalRows,
  skipWords,
  hiddenRows,
  ladder,
  joined,
}: CheckOptions) {
  return { dateOrder, year, numberStyle, signs, discount, totalRows, skipWords, hiddenRows, ladder, joined };
}
