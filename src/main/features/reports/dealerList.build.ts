import { customFieldOf } from '../../../shared/contract/dealerFilter.contract.ts';
import type { DealerRow } from '../../../shared/contract/dealers.contract.ts';
import type { DealerListOptions } from '../../../shared/contract/reports.contract.ts';
import { rawOf } from '../../db/open.ts';
import { type Cell, type CellColumn, cellColumns, type Rendering } from '../dealers/dealerCells.ts';
import { namingOf, readRows } from '../dealers/dealers.repo.ts';
import { unseenFields } from '../dealers/detailFor.ts';
import { snapshotOf } from '../dealers/gridIndex.ts';
import { mustSeeQuery, sumSeen } from '../dealers/seenQuery.ts';
import { dataCutOff } from '../orders/orders.service.ts';
import { balancesAsOf } from '../receivables/receivables.service.ts';
import type { BuiltReport, ReportEnv } from './builtReport.ts';
import { type DealerListPaper, dealerListPage } from './dealerList.report.ts';
import { fitColumns, SUMMED } from './dealerList.rules.ts';
import { readFileSettings } from './fileSettings.data.ts';
import { reportFormat } from './reportFormat.ts';
import { reportTexts } from './reportTexts.ts';

/** So many dealers are read at a time. */
const PAGE = 500;

/** The list of dealers for paper, as the window shows it. @throws AppError field_hidden, cancelled */
export async function buildDealerList(options: DealerListOptions, env: ReportEnv): Promise<BuiltReport> {
  const { db } = env;
  mustSeeQuery(env, options.query);
  const today = env.clock.today();
  const settings = readFileSettings(rawOf(db));
  const t = reportTexts(options.lang, settings.dealerNoun);
  const hidden = unseenFields(db, env.operatorId);
  const seen = options.columns.filter((column) => !hidden.has(customFieldOf(column) ?? 0));
  const fit = fitColumns(cellColumns(db, seen, t));
  const { ids } = await snapshotOf(db, options.query, today);
  const listed = readCells(ids, fit.columns, { t, naming: namingOf(db, null) }, env);
  const sums = listed.sums.map((sum) => (sum === null ? null : sumSeen(env, options.query, sum)));
  const paper: DealerListPaper = {
    rows: listed.rows,
    sums,
    fit,
    cutOff: dataCutOff(db, today),
    balancesOn: balancesAsOf(db, today),
    company: settings.companyName,
    currency: settings.currency,
    options,
    printedAt: env.clock.now(),
    t,
    f: reportFormat(options.lang, settings.currency, options.unit),
  };
  return { page: (styles) => dealerListPage(paper, styles), rows: ids.length };
}

/** The cells of all rows, and the sums of the columns that have one. */
function readCells(
  ids: Int32Array,
  columns: readonly CellColumn[],
  rendering: Rendering,
  { db, clock, port }: ReportEnv,
): Pick<DealerListPaper, 'rows' | 'sums'> {
  const sums = columns.map(({ id }): number | null => (SUMMED.has(id) ? 0 : null));
  const take = (row: DealerRow): Cell[] =>
    columns.map(({ value }, at) => {
      const cell = value(row, rendering);
      const sum = sums[at];
      if (typeof sum === 'number' && typeof cell === 'number') sums[at] = sum + cell;
      return cell;
    });
  const rows: Cell[][] = [];
  for (let from = 0; from < ids.length; from += PAGE) {
    port.checkCancelled();
    port.progress('reading', from, ids.length);
    rows.push(...readRows(db, [...ids.subarray(from, from + PAGE)], clock.today()).map(take));
  }
  return { rows, sums };
}
