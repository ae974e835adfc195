import type { Topic } from '../../shared/contract/events.ts';
import type { ChannelOfKind } from '../../shared/contract/index.ts';

type SessionQuery =
  | 'session.get'
  | 'session.knownFiles'
  | 'jobs.list'
  | 'jobs.get'
  | 'prefs.get'
  | 'reports.page'
  | 'backups.status'
  | 'backups.suggestPlaces'
  | 'backups.list'
  | 'backups.inspect';
/** Channels that only answer: what a page may ask for with `useApiQuery`. */
export type QueryChannel = ChannelOfKind<'query'> | SessionQuery;

/**
 * What each answer depends on: a change of any of these topics makes a cached answer old. A new query channel without
 * a line here is a type error. `file` (another data file is open) and `day` (a new day has begun) make every answer old and
 * are not listed.
 */
export const QUERY_TOPICS: Record<QueryChannel, readonly Topic[]> = {
  'session.get': ['settings'],
  'session.knownFiles': [],
  'jobs.list': [],
  'jobs.get': [],
  'prefs.get': [],
  'reports.page': [],
  'tables.lists': ['orders', 'receivables', 'imports'],
  'predictions.overview': ['predictions', 'orders', 'dealers', 'imports'],
  'predictions.list': ['predictions', 'dealers'],
  'predictions.ids': ['predictions', 'dealers'],
  'predictions.ofDealer': ['predictions', 'orders', 'dealers', 'imports'],
  'reports.monthly': ['dealers', 'orders', 'reps', 'scoring', 'imports'],
  'forecasts.get': ['forecasts', 'orders', 'dealers', 'reps', 'operators', 'settings'],
  'forecasts.dealers': ['forecasts', 'orders', 'dealers', 'reps', 'operators', 'settings'],
  'dealers.list': ['segments', 'receivables', 'dealers', 'orders', 'reps', 'scoring', 'tags'],
  'dealers.ids': ['segments', 'receivables', 'dealers', 'orders', 'reps', 'scoring'],
  'dealers.get': ['receivables', 'dealers', 'orders', 'reps', 'scoring', 'tags'],
  'dealers.suggest': ['dealers', 'scoring'],
  'dealers.withPhone': ['dealers'],
  'dealers.any': ['dealers'],
  'dealers.totalPeriod': ['dealers', 'orders'],
  'doubles.compare': ['doubles', 'dealers', 'orders', 'receivables', 'notes', 'files', 'tags', 'fields', 'reps'],
  'doubles.like': ['doubles', 'dealers'],
  'doubles.distinct': ['doubles', 'dealers'],
  'doubles.groups': ['doubles', 'dealers', 'orders'],
  'doubles.merges': ['doubles', 'dealers'],
  'doubles.contacts': ['doubles', 'dealers'],
  'doubles.compareContacts': ['doubles', 'dealers'],
  'doubles.contactMerges': ['doubles', 'dealers'],
  'doubles.distinctContacts': ['doubles', 'dealers'],
  'doubles.owners': ['doubles', 'dealers', 'orders'],
  'doubles.distinctOwners': ['doubles', 'dealers'],
  'doubles.list': ['doubles', 'dealers', 'orders'],
  'dealers.erasePreview': ['dealers', 'orders', 'receivables', 'notes', 'files', 'tags', 'imports', 'changes'],
  'dealers.previewHandOver': ['dealers', 'reps'],
  'dealers.facets': ['receivables', 'dealers', 'orders', 'reps', 'scoring', 'tags'],
  'views.list': ['views'],
  'views.counts': ['segments', 'receivables', 'views', 'dealers', 'orders', 'reps', 'scoring', 'tags', 'fields'],
  'bulk.preview': ['dealers', 'tags', 'fields'],
  'paste.preview': ['dealers', 'reps', 'tags', 'fields'],
  'health.overview': ['health', 'dealers', 'orders', 'receivables', 'reps', 'scoring'],
  'health.list': ['health', 'dealers', 'orders', 'receivables', 'reps', 'scoring'],
  'tags.list': ['tags', 'dealers'],
  'transfer.room': ['dealers', 'reps', 'operators', 'imports', 'tags', 'fields', 'file'],
  'fields.list': ['fields', 'dealers'],
  'fields.extras': ['fields', 'dealers'],
  'reps.list': ['reps', 'dealers'],
  'reps.overview': ['reps', 'dealers', 'scoring'],
  'reps.moves': ['reps', 'dealers'],
  'reps.handlers': ['reps', 'dealers', 'orders', 'scoring'],
  'reps.previewFromHandlers': ['reps', 'dealers', 'orders', 'scoring'],
  'reps.leaving': ['reps', 'dealers', 'orders', 'scoring'],
  'reps.previewMerge': ['reps', 'dealers'],
  'orders.listByDealer': ['orders'],
  'orders.place': ['orders'],
  'orders.reversals': ['orders', 'imports', 'dealers'],
  'orders.lines': ['orders'],
  'orders.monthly': ['orders'],
  'orders.topProducts': ['orders'],
  'orders.lastPrices': ['orders'],
  'orders.coverage': ['orders'],
  'orders.totals': ['orders', 'dealers'],
  'receivables.overview': ['receivables', 'dealers', 'reps', 'orders'],
  'receivables.list': ['receivables', 'dealers', 'reps', 'orders'],
  'receivables.ofDealer': ['receivables', 'dealers', 'orders'],
  'recipes.list': ['recipes', 'imports', 'fields'],
  'imports.get': ['imports'],
  'imports.list': ['imports'],
  'imports.queue': ['imports'],
  'imports.undoPreview': ['imports', 'dealers', 'orders', 'receivables', 'changes'],
  'imports.problems': ['imports'],
  'imports.changedBills': ['imports'],
  'imports.proposals': ['imports', 'dealers'],
  'imports.taxes': ['imports', 'orders'],
  'imports.vanished': ['imports', 'orders'],
  'imports.voided': ['imports', 'orders'],
  'imports.rows': ['imports'],
  'imports.skippedRows': ['imports'],
  'scoring.portrait': ['scoring', 'dealers'],
  'scoring.points': ['scoring', 'dealers'],
  'clusters.offer': ['orders', 'imports', 'scoring', 'operators'],
  'clusters.list': ['clusters', 'operators'],
  'clusters.get': ['clusters', 'dealers', 'operators'],
  'clusters.points': ['clusters', 'dealers', 'operators'],
  'segments.list': ['segments', 'dealers', 'orders', 'receivables', 'reps', 'scoring', 'tags', 'fields', 'activities', 'imports'],
  'segments.get': ['segments', 'dealers', 'orders', 'receivables', 'reps', 'scoring', 'tags', 'fields', 'activities', 'imports'],
  'segments.count': ['segments', 'dealers', 'orders', 'receivables', 'reps', 'scoring', 'tags', 'fields', 'activities', 'imports'],
  'segments.profile': ['segments', 'dealers', 'orders', 'receivables', 'reps', 'scoring', 'tags', 'fields', 'activities', 'imports'],
  'segments.ofDealer': ['segments', 'dealers', 'orders', 'receivables', 'reps', 'scoring', 'tags', 'fields', 'activities', 'imports'],
  'segments.previewList': ['segments', 'dealers', 'orders', 'receivables', 'reps', 'scoring', 'tags', 'fields', 'activities', 'imports'],
  'segments.names': ['segments'],
  'segments.choices': ['dealers', 'orders', 'reps', 'scoring', 'tags', 'imports', 'doubles'],
  'segments.goods': ['orders', 'imports'],
  'segments.history': ['segments', 'scoring'],
  'segments.due': ['segments', 'scoring', 'imports'],
  'scoring.overview': ['scoring', 'orders'],
  'scoring.explain': ['scoring', 'orders', 'dealers'],
  'scoring.schemes': ['scoring'],
  'scoring.schemeVersions': ['scoring'],
  'scoring.pins': ['scoring', 'dealers'],
  'scoring.whatIf': ['scoring', 'orders', 'dealers', 'reps'],
  'scoring.migration': ['scoring', 'dealers', 'orders'],
  'scoring.compareCuts': ['scoring', 'orders'],
  'scoring.rows': ['scoring', 'dealers'],
  'scoring.path': ['scoring'],
  'scoring.marks': ['dealers', 'fields', 'scoring'],
  'scoring.getRun': ['scoring'],
  'scoring.runs': ['scoring'],
  'backups.status': ['backups'],
  'backups.suggestPlaces': [],
  'backups.list': ['backups'],
  'backups.inspect': ['backups'],
  'backups.contents': ['dealers', 'orders', 'imports', 'settings'],
  'backups.since': ['dealers', 'orders', 'imports', 'changes'],
  'backups.mark': ['dealers', 'orders', 'imports', 'changes', 'settings', 'scoring'],
  'data.changes': ['changes'],
  'data.bin': ['changes'],
  'data.acts': ['changes', 'imports'],
  'data.actChoices': ['changes'],
  'data.check': ['dealers', 'orders', 'receivables', 'imports', 'scoring'],
  'settings.get': ['settings'],
  'files.list': ['files'],
  'files.preview': ['files'],
  'notes.list': ['notes'],
  'activities.list': ['activities', 'dealers'],
  'operators.list': ['operators', 'settings'],
  'operators.verify': ['operators'],
  'settings.identity': ['settings'],
  'settings.logo': ['settings'],
};

/** True where an answer of `channel` may differ after these topics changed. */
export function isOutdated(channel: string, topics: readonly Topic[]): boolean {
  if (topics.includes('file') || topics.includes('day')) return true;
  if (!Object.hasOwn(QUERY_TOPICS, channel)) return true;
  const depends = QUERY_TOPICS[channel as QueryChannel]; // checked by hasOwn above
  return depends.some((topic) => topics.includes(topic));
}
