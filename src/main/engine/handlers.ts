import type { ChannelKind } from '../../shared/contract/define.ts';
import { type ChannelOfKind, contract, isChannel, type Output, type Parsed } from '../../shared/contract/index.ts';
import { activitiesApi } from '../features/activities/activities.api.ts';
import { backupsApi } from '../features/backups/backups.api.ts';
import { bulkApi } from '../features/bulk/bulk.api.ts';
import { careApi } from '../features/care/care.api.ts';
import { casesApi } from '../features/cases/cases.api.ts';
import { clustersApi } from '../features/clusters/clusters.api.ts';
import { createDataApi } from '../features/data/data.api.ts';
import { dealersApi } from '../features/dealers/dealers.api.ts';
import { connectSegments } from '../features/dealers/segmentPort.ts';
import { demandApi } from '../features/demand/demand.api.ts';
import { doublesApi } from '../features/doubles/doubles.api.ts';
import { mergeActs } from '../features/doubles/mergeActs.ts';
import { fieldsApi } from '../features/fields/fields.api.ts';
import { filesApi } from '../features/files/files.api.ts';
import { forecastsApi } from '../features/forecasts/forecasts.api.ts';
import { healthApi } from '../features/health/health.api.ts';
import { importsApi } from '../features/imports/imports.api.ts';
import { lifecycleApi } from '../features/lifecycle/lifecycle.api.ts';
import { messagesApi } from '../features/messages/messages.api.ts';
import { notesApi } from '../features/notes/notes.api.ts';
import { operatorsApi } from '../features/operators/operators.api.ts';
import { ordersApi } from '../features/orders/orders.api.ts';
import { pasteApi } from '../features/paste/paste.api.ts';
import { predictionsApi } from '../features/predictions/predictions.api.ts';
import { receivablesApi } from '../features/receivables/receivables.api.ts';
import { recipesApi } from '../features/recipes/recipes.api.ts';
import { reportsApi } from '../features/reports/reports.api.ts';
import { repsApi } from '../features/reps/reps.api.ts';
import { rhythmApi } from '../features/rhythm/rhythm.api.ts';
import { scoringApi } from '../features/scoring/scoring.api.ts';
import { prepareAny } from '../features/segments/members.ts';
import { segmentFields } from '../features/segments/segmentSeen.ts';
import { segmentsApi } from '../features/segments/segments.api.ts';
import { settingsApi } from '../features/settings/settings.api.ts';
import { keepAnswered } from '../features/surveys/answeredActs.ts';
import { surveysApi } from '../features/surveys/surveys.api.ts';
import { tablesApi } from '../features/tables/tables.api.ts';
import { tagsApi } from '../features/tags/tags.api.ts';
import { timelineApi } from '../features/timeline/timeline.api.ts';
import { todayApi } from '../features/today/today.api.ts';
import { transferApi } from '../features/transfer/transfer.api.ts';
import { viewsApi } from '../features/views/views.api.ts';
import { visitNeedsApi } from '../features/visits/needs.api.ts';
import { visitPlansApi } from '../features/visits/plan.api.ts';
import { visitReviewApi } from '../features/visits/results/visitReview.api.ts';
import { visitSheetsApi } from '../features/visits/visitSheets.api.ts';
import { visitsApi } from '../features/visits/visits.api.ts';
import { workdaysApi } from '../features/workdays/workdays.api.ts';
import type { Ctx } from '../runtime/context.ts';
import type { AnyHandler } from './dispatch.ts';

type Handlers = {
  [C in ChannelOfKind<'query' | 'command'>]: (ctx: Ctx, input: Parsed<C>) => Output<C> | Promise<Output<C>>;
};

// The list of dealers narrows itself to segments, which stand above it.
connectSegments({ prepare: prepareAny, fieldsOf: segmentFields });

/** Every channel that runs in a worker; a missing or wrongly typed one does not compile. */
const handlers: Handlers = {
  ...dealersApi,
  ...doublesApi,
  ...viewsApi,
  ...tagsApi,
  ...fieldsApi,
  ...bulkApi,
  ...pasteApi,
  ...healthApi,
  ...repsApi,
  ...ordersApi,
  ...receivablesApi,
  ...recipesApi,
  ...importsApi,
  ...rhythmApi,
  ...lifecycleApi,
  ...scoringApi,
  ...demandApi,
  ...clustersApi,
  ...predictionsApi,
  ...forecastsApi,
  ...segmentsApi,
  ...reportsApi,
  ...createDataApi(keepAnswered(mergeActs)),
  ...backupsApi,
  ...settingsApi,
  ...operatorsApi,
  ...notesApi,
  ...activitiesApi,
  ...messagesApi,
  ...careApi,
  ...filesApi,
  ...casesApi,
  ...surveysApi,
  ...visitsApi,
  ...visitSheetsApi,
  ...tablesApi,
  ...timelineApi,
  ...todayApi,
  ...transferApi,
  ...workdaysApi,
  ...visitNeedsApi,
  ...visitPlansApi,
  ...visitReviewApi,
};

/** The function behind a channel of this kind, bound to a context. */
export function handlerOf(channel: string, kind: ChannelKind, ctx: Ctx): AnyHandler | undefined {
  if (!isChannel(channel) || contract[channel].kind !== kind || !Object.hasOwn(handlers, channel)) return undefined;
  // The table above is checked by type; here the pairing is by name.
  const handler = handlers[channel as keyof Handlers] as (ctx: Ctx, input: never) => unknown;
  return (input) => handler(ctx, input);
}
