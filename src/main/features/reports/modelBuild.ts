import type { ReportUnit } from '../../../shared/contract/reports.contract.ts';
import type { Language, T } from '../../../shared/i18n/translator.ts';
import { rawOf } from '../../db/open.ts';
import type { BuiltReport, ReportEnv } from './builtReport.ts';
import { readFileSettings } from './fileSettings.data.ts';
import { commonWords } from './frame.report.ts';
import { modelPage } from './modelPaper.report.ts';
import { modelWorkbook } from './modelPaper.sheet.ts';
import type { ModelPaper } from './modelPaper.ts';
import { type ReportFormat, reportFormat, wholeAmounts } from './reportFormat.ts';
import { reportTexts } from './reportTexts.ts';

/** What every printed model is written with. */
export interface PaperTools {
  t: T;
  f: ReportFormat;
  lang: Language;
  unit: ReportUnit;
  preparedBy: string;
  company: string;
  currency: string;
  /** Epoch ms. */
  printedAt: number;
}

interface CommonOptions {
  lang: Language;
  unit: ReportUnit;
  preparedBy: string;
}

export function paperTools({ lang, unit, preparedBy }: CommonOptions, env: ReportEnv): PaperTools {
  const { companyName, currency, dealerNoun } = readFileSettings(rawOf(env.db));
  return {
    t: reportTexts(lang, dealerNoun),
    // What models say is not exact to the cent.
    f: wholeAmounts(reportFormat(lang, currency, unit), { lang, unit }, currency),
    lang,
    unit,
    preparedBy,
    company: companyName,
    currency,
    printedAt: env.clock.now(),
  };
}

interface ModelWords {
  title: string;
  period?: string;
  asOf?: string;
  filter?: string;
  rules?: string;
  /** Empty where nothing is money. */
  unit?: string;
  lines: readonly string[];
  parts: ModelPaper['parts'];
}

/** Puts a model's parts into the frame that all reports have. */
export function modelReport(tools: PaperTools, model: ModelWords): BuiltReport {
  const { t, f, lang, preparedBy, currency } = tools;
  const { title, period = '', asOf = '', filter = '', rules = '', lines, parts } = model;
  const common = commonWords(tools, t, f);
  const paper: ModelPaper = {
    words: { ...common, unit: model.unit ?? common.unit, title, period, asOf, filter, sort: '', rules },
    lines,
    parts,
    lang,
    preparedBy,
    currency,
    t,
    f,
  };
  return {
    page: (styles) => modelPage(paper, styles),
    workbook: () => modelWorkbook(paper),
    rows: parts.reduce((sum, { table }) => sum + (table?.rows.length ?? 0), 0),
  };
}
