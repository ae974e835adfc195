import type { SlippingReportOptions } from '../../../shared/contract/reports.contract.ts';
import type { SlippingOrder, SlippingRow } from '../../../shared/contract/rhythm.contract.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { namingOf } from '../dealers/dealers.repo.ts';
import { cutOffOrWhy } from '../orders/orders.service.ts';
import { slippingRows } from '../rhythm/rhythm.service.ts';
import type { BuiltReport, ReportEnv } from './builtReport.ts';
import { readFileSettings } from './fileSettings.data.ts';
import { reportFormat } from './reportFormat.ts';
import { withinSegments } from './reportSegments.data.ts';
import { reportTexts } from './reportTexts.ts';
import { slippingPage } from './slipping.report.ts';
import { slippingWorkbook } from './slipping.sheet.ts';
import type { SlippingPaper } from './slippingWords.ts';
import { isWithin } from './withinSegments.ts';

/** Who slips, ranked by what is likely to be lost; paper ends where the options say, the workbook has all. @throws AppError score_no_orders */
export async function buildSlippingReport(options: SlippingReportOptions, env: ReportEnv): Promise<BuiltReport> {
  const within = await withinSegments(env, options.segments);
  const { asOf, dealers, chances, weighing, rows } = await slippingRows(env, options.asOf, options.order, (all) =>
    all.filter(({ id, repId }) => isWithin(within, id) && (options.reps.length === 0 || options.reps.includes(repId))),
  );
  if (asOf === null || chances === null) {
    cutOffOrWhy(env.db, env.clock.today());
    throw new AppError('score_no_orders');
  }
  env.port.checkCancelled();
  const settings = readFileSettings(rawOf(env.db));
  const naming = namingOf(env.db, null);
  const sum = (list: readonly SlippingRow[]) => list.reduce((total, { atStakeMinor }) => total + atStakeMinor, 0);
  const repNames = new Map(readRepNames(env.db));
  const parts = options.byRep ? byRep(rows, options.order) : [rows];
  const paper: SlippingPaper = {
    asOf,
    dealers,
    chances,
    weighing,
    rows: parts.flat(),
    parts: parts.map((list) => ({
      rep: options.byRep ? (list[0]?.rep ?? '') : null,
      shown: list.slice(0, options.limit),
      dealers: list.length,
      atStakeMinor: sum(list),
      leftMinor: sum(list.slice(options.limit)),
    })),
    atStakeMinor: sum(rows),
    repNames: options.reps.map((id) => (id === null ? '' : (repNames.get(id) ?? `#${id}`))),
    segmentNames: within.names,
    naming,
    options,
    company: settings.companyName,
    currency: settings.currency,
    printedAt: env.clock.now(),
    lang: options.lang,
    t: reportTexts(options.lang, settings.dealerNoun),
    f: reportFormat(options.lang, settings.currency, options.unit),
  };
  return {
    page: (styles) => slippingPage(paper, styles),
    workbook: () => slippingWorkbook(paper),
    rows: rows.length,
  };
}

/** A list for each rep, the rep with the most of what the list is ranked by first; dealers without a rep come last. */
function byRep(rows: readonly SlippingRow[], order: SlippingOrder): SlippingRow[][] {
  const of = Map.groupBy(rows, ({ repId }) => repId);
  const money = ({ likelyMinor, atStakeMinor }: SlippingRow) =>
    order === 'likely' && likelyMinor !== null ? likelyMinor : atStakeMinor;
  const sum = (list: readonly SlippingRow[]) => list.reduce((total, row) => total + money(row), 0);
  return [...of]
    .sort(([a, one], [b, other]) => Number(a === null) - Number(b === null) || sum(other) - sum(one))
    .map(([, list]) => list);
}

function readRepNames(db: Db): [number, string][] {
  return rawOf(db).prepare('SELECT id, name FROM rep').raw().all() as [number, string][]; // as the statement names them
}
