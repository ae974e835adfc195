import type { z } from 'zod';
import { activitiesContract } from './activities.contract.ts';
import { backupsContract } from './backups.contract.ts';
import { bulkContract } from './bulk.contract.ts';
import { careContract } from './care.contract.ts';
import { caseRowsContract } from './caseRows.contract.ts';
import { casesContract } from './cases.contract.ts';
import { clustersContract } from './clusters.contract.ts';
import { contactDoublesContract } from './contactDoubles.contract.ts';
import { dataContract } from './data.contract.ts';
import { dealersContract } from './dealers.contract.ts';
import { demandContract } from './demand.contract.ts';
import { doublesContract } from './doubles.contract.ts';
import { eraseContract } from './erase.contract.ts';
import { fieldsContract } from './fields.contract.ts';
import { filesContract } from './files.contract.ts';
import { forecastsContract } from './forecasts.contract.ts';
import { healthContract } from './health.contract.ts';
import { importDifferencesContract } from './importDifferences.contract.ts';
import { importQueueContract } from './importQueue.contract.ts';
import { importSkippedContract } from './importSkipped.contract.ts';
import { importsContract } from './imports.contract.ts';
import { lifecycleContract } from './lifecycle.contract.ts';
import { messagesContract } from './messages.contract.ts';
import { notesContract } from './notes.contract.ts';
import { operatorsContract } from './operators.contract.ts';
import { ordersContract } from './orders.contract.ts';
import { ownerDoublesContract } from './ownerDoubles.contract.ts';
import { pasteContract } from './paste.contract.ts';
import { predictionsContract } from './predictions.contract.ts';
import { receivablesContract } from './receivables.contract.ts';
import { recipesContract } from './recipes.contract.ts';
import { reportsContract } from './reports.contract.ts';
import { repsContract } from './reps.contract.ts';
import { rhythmContract } from './rhythm.contract.ts';
import { samplesContract } from './samples.contract.ts';
import { scoringContract } from './scoring.contract.ts';
import { segmentsContract } from './segments.contract.ts';
import { sessionContract } from './session.contract.ts';
import { settingsContract } from './settings.contract.ts';
import { surveysContract } from './surveys.contract.ts';
import { tablesContract } from './tables.contract.ts';
import { tagsContract } from './tags.contract.ts';
import { timelineContract } from './timeline.contract.ts';
import { todayContract } from './today.contract.ts';
import { transferContract } from './transfer.contract.ts';
import { viewsContract } from './views.contract.ts';
import { visitNeedsContract } from './visitNeeds.contract.ts';
import { visitPlansContract } from './visitPlans.contract.ts';
import { visitReviewContract } from './visitReview.contract.ts';
import { visitSheetsContract } from './visitSheets.contract.ts';
import { visitsContract } from './visits.contract.ts';
import { workdaysContract } from './workdays.contract.ts';

/** Every word the window, the command line and the engine exchange. */
export const contract = {
  ...sessionContract,
  ...samplesContract,
  ...dealersContract,
  ...doublesContract,
  ...contactDoublesContract,
  ...ownerDoublesContract,
  ...eraseContract,
  ...viewsContract,
  ...tablesContract,
  ...workdaysContract,
  ...visitNeedsContract,
  ...visitPlansContract,
  ...visitReviewContract,
  ...tagsContract,
  ...timelineContract,
  ...todayContract,
  ...transferContract,
  ...fieldsContract,
  ...bulkContract,
  ...pasteContract,
  ...healthContract,
  ...repsContract,
  ...ordersContract,
  ...receivablesContract,
  ...recipesContract,
  ...importsContract,
  ...importDifferencesContract,
  ...importQueueContract,
  ...importSkippedContract,
  ...rhythmContract,
  ...lifecycleContract,
  ...scoringContract,
  ...demandContract,
  ...clustersContract,
  ...predictionsContract,
  ...forecastsContract,
  ...segmentsContract,
  ...reportsContract,
  ...dataContract,
  ...backupsContract,
  ...settingsContract,
  ...operatorsContract,
  ...notesContract,
  ...activitiesContract,
  ...messagesContract,
  ...careContract,
  ...filesContract,
  ...casesContract,
  ...caseRowsContract,
  ...surveysContract,
  ...visitsContract,
  ...visitSheetsContract,
};

export type Contract = typeof contract;
export type Channel = keyof Contract;
/** What a caller may send: defaults may be left out. */
export type Input<C extends Channel> = z.input<Contract[C]['input']>;
/** What a handler receives: defaults filled in. */
export type Parsed<C extends Channel> = z.output<Contract[C]['input']>;
export type Output<C extends Channel> = z.output<Contract[C]['output']>;

export type ChannelOfKind<K extends Contract[Channel]['kind']> = {
  [C in Channel]: Contract[C]['kind'] extends K ? C : never;
}[Channel];

/** True for commands that write nothing themselves and are answered where the file is read-only as well. */
export function worksReadOnly(name: string): boolean {
  return isChannel(name) && 'worksReadOnly' in contract[name];
}

export function isChannel(name: string): name is Channel {
  return Object.hasOwn(contract, name);
}
