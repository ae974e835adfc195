import type { Parsed } from '../../../shared/contract/index.ts';
import type { TableRequest } from '../../../shared/contract/tables.contract.ts';
import { minorDigits } from '../../../shared/domain/money.ts';
import type { Db } from '../../db/open.ts';
import type { JobEnv } from '../../jobs/jobPort.ts';
import { createTranslator } from '../../runtime/translate.ts';
import type { OutSheet } from '../../spreadsheets/outgoing.ts';
import { writeTables } from '../../spreadsheets/writeTables.ts';
import { loadRegions } from '../dealers/regionTable.ts';
import { readSettings } from '../settings/settings.service.ts';
import { activityLogTable, nextStepsTable } from './activity.tables.ts';
import { matrixTable, shouldBuyTable, slippingTable } from './analysis.tables.ts';
import { casesTable } from './cases.tables.ts';
import {
  activitiesTable,
  contactsTable,
  filesTable,
  lastPricesTable,
  notesTable,
  ordersTable,
  ownersTable,
  receiptsTable,
  topProductsTable,
  totalsTable,
} from './dealer.tables.ts';
import {
  binTable,
  handlersTable,
  migrationTable,
  owedByRepTable,
  owingTable,
  pinsTable,
  repMovesTable,
  repsTable,
  runsTable,
  tiersTable,
  whatIfTable,
} from './file.tables.ts';
import { listSheets } from './importLists.ts';
import {
  batchesTable,
  problemsTable,
  proposalsTable,
  reversalsTable,
  skippedRowsTable,
  stagedRowsTable,
} from './imports.tables.ts';
import { findingsTable, peopleSuspectsTable, predictionsTable, shownTable, suspectsTable } from './lists.tables.ts';
import { type Ask, chosenColumns, type GridSheet, type TableEnv } from './tableParts.ts';
import { visitsDueTable } from './visits.tables.ts';

/**
 * Writes one table of the window, every row of it.
 * @returns how many rows it has; of a table with details below it, the table alone
 * @throws AppError not_found, disk_full, not_writable, cancelled
 */
export async function exportTable(
  params: Parsed<'tables.export'>,
  env: JobEnv<unknown> & { resourcesDir: string },
  ask: Ask,
): Promise<Record<string, number>> {
  const digits = minorDigits((await readSettings(env.db)).currency);
  const target = await env.resolveFile(params.file, 'write');
  const [first, ...more] = await sheetsOf(params.request, env.db, {
    ask,
    t: createTranslator(params.lang),
    digits,
    regionName: regionNames(env.resourcesDir),
    today: env.clock.today(),
  });
  if (first === undefined) throw new Error('a table has a sheet');
  let rows = 0;
  await writeTables(
    target.path,
    {
      sheets: [chosenColumns(first, params.columns), ...more].map((sheet, at) =>
        at === 0 || params.request.table === 'list' ? counted(sheet, () => (rows += 1)) : sheet,
      ),
      currencyDigits: digits,
      onProgress: (done) => {
        env.port.checkCancelled();
        env.port.progress('building', done, null);
      },
    },
    params.format,
  );
  return { rows };
}

function regionNames(resourcesDir: string): TableEnv['regionName'] {
  const regions = loadRegions(resourcesDir);
  return (code) => {
    const { province, city, district } = regions.regionName(code);
    return [...new Set([province, city, district])].join('');
  };
}

function counted(sheet: OutSheet, count: () => void): OutSheet {
  async function* rows() {
    for await (const row of sheet.rows) {
      count();
      yield row;
    }
  }
  return { ...sheet, rows: rows() };
}

/** A table is one line here; its declaration says what it asks and what its columns are. */
function sheetsOf(request: TableRequest, db: Db, env: TableEnv): GridSheet[] | Promise<GridSheet[]> {
  switch (request.table) {
    case 'orders':
      return ordersTable(request.of, env);
    case 'lastPrices':
      return lastPricesTable(request.of, env);
    case 'topProducts':
      return topProductsTable(request.of, env);
    case 'contacts':
      return contactsTable(request.of, env);
    case 'activities':
      return activitiesTable(request.of, env);
    case 'activityLog':
      return activityLogTable(request.of, env);
    case 'visitsDue':
      return visitsDueTable(request.of, env);
    case 'nextSteps':
      return nextStepsTable(request.of, env);
    case 'totals':
      return totalsTable(request.of, env);
    case 'owners':
      return ownersTable(request.of, env);
    case 'notes':
      return notesTable(request.of, env);
    case 'receipts':
      return receiptsTable(request.of, env);
    case 'files':
      return filesTable(request.of, env);
    case 'batches':
      return batchesTable(env);
    case 'problems':
      return problemsTable(request.of, env);
    case 'stagedRows':
      return stagedRowsTable(request.of, env);
    case 'skippedRows':
      return skippedRowsTable(request.of, env);
    case 'proposals':
      return proposalsTable(request.of, env);
    case 'reversals':
      return reversalsTable(request.of, env);
    case 'slipping':
      return slippingTable(request.of, env);
    case 'demandMatrix':
      return matrixTable(request.of, env);
    case 'shouldBuy':
      return shouldBuyTable(request.of, env);
    case 'predictions':
      return predictionsTable(request.of, env);
    case 'owing':
      return owingTable(request.of, env);
    case 'cases':
      return casesTable(request.of, env);
    case 'owedByRep':
      return owedByRepTable(env);
    case 'reps':
      return repsTable(request.of, env);
    case 'repMoves':
      return repMovesTable(request.of, env);
    case 'handlers':
      return handlersTable(request.of, env);
    case 'suspects':
      return suspectsTable(request.of, env);
    case 'peopleSuspects':
      return peopleSuspectsTable(request.of, env);
    case 'findings':
      return findingsTable(request.of, env);
    case 'tiers':
      return tiersTable(env);
    case 'runs':
      return runsTable(env);
    case 'pins':
      return pinsTable(env);
    case 'migration':
      return migrationTable(request.of, env);
    case 'bin':
      return binTable(env);
    case 'whatIf':
      return whatIfTable(request.of, env);
    case 'list':
      return listSheets(request.of, db, env);
    case 'shown':
      return shownTable(request.of, env);
  }
}
