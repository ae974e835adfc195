import type { TextKey } from '../../shared/i18n/translator.ts';

/** What is done on a page that need not be open; the palette leads there. */
export interface Place {
  id: string;
  label: TextKey;
  path: string;
  /** Whose page it is. */
  page: TextKey;
}

/** Main acts and parts of pages. One is added by a line here and one in the synonyms. */
export const PALETTE_PLACES: readonly Place[] = [
  { id: 'recipes', label: 'recipes.page.title', path: '/import/recipes', page: 'shell.nav.imports' },
  { id: 'paste', label: 'imports.page.paste', path: '/import', page: 'shell.nav.imports' },
  { id: 'history', label: 'imports.history.title', path: '/import', page: 'shell.nav.imports' },
  { id: 'worksheet', label: 'health.act.worksheet', path: '/data/health', page: 'health.page.title' },
  { id: 'merge', label: 'doubles.merge.title', path: '/data/doubles', page: 'doubles.page.title' },
  { id: 'bin', label: 'data.bin.title', path: '/data', page: 'shell.nav.data' },
  { id: 'changes', label: 'data.changes.title', path: '/data', page: 'shell.nav.data' },
  { id: 'whole', label: 'transfer.save', path: '/data', page: 'shell.nav.data' },
  { id: 'lists', label: 'tables.list.title', path: '/data', page: 'shell.nav.data' },
  { id: 'check', label: 'data.file.check', path: '/data', page: 'shell.nav.data' },
  { id: 'move', label: 'backups.move.title', path: '/data', page: 'shell.nav.data' },
  { id: 'fields', label: 'settings.fields.title', path: '/settings', page: 'shell.nav.settings' },
  { id: 'tags', label: 'settings.tags.title', path: '/settings', page: 'shell.nav.settings' },
  { id: 'operators', label: 'operators.title', path: '/settings', page: 'shell.nav.settings' },
  { id: 'schemes', label: 'scoring.scheme.title', path: '/scoring', page: 'shell.nav.scoring' },
  { id: 'pins', label: 'scoring.pins.title', path: '/scoring', page: 'shell.nav.scoring' },
  { id: 'runs', label: 'scoring.run.title', path: '/scoring', page: 'shell.nav.scoring' },
  { id: 'marks', label: 'scoring.marks.title', path: '/scoring/marks', page: 'shell.nav.scoring' },
  { id: 'slipping', label: 'analysis.title.slipping', path: '/segments/slipping', page: 'shell.nav.segments' },
  { id: 'lifecycle', label: 'analysis.title.lifecycle', path: '/segments/lifecycle', page: 'shell.nav.segments' },
  { id: 'segmentLists', label: 'segments.title', path: '/segments/lists', page: 'shell.nav.segments' },
  { id: 'segmentRule', label: 'segments.command.add', path: '/segments/rule', page: 'shell.nav.segments' },
  { id: 'demand', label: 'analysis.title.demand', path: '/segments/demand', page: 'shell.nav.segments' },
  { id: 'clusters', label: 'analysis.title.clusters', path: '/segments/clusters', page: 'shell.nav.segments' },
  { id: 'predictions', label: 'analysis.title.predictions', path: '/segments/predictions', page: 'shell.nav.segments' },
  { id: 'forecast', label: 'analysis.title.forecast', path: '/segments/forecast', page: 'shell.nav.segments' },
  { id: 'planVisits', label: 'visits.planner.title', path: '/visits?open=plan', page: 'shell.nav.visits' },
  { id: 'addVisit', label: 'visits.add.title', path: '/visits?open=add', page: 'shell.nav.visits' },
  { id: 'keyIn', label: 'visits.title.keyIn', path: '/visits/key-in', page: 'shell.nav.visits' },
  { id: 'spoken', label: 'visits.title.spoken', path: '/visits/spoken', page: 'shell.nav.visits' },
  { id: 'market', label: 'visits.title.market', path: '/visits/market', page: 'shell.nav.visits' },
  { id: 'visitsDue', label: 'visits.title.due', path: '/visits/due', page: 'shell.nav.visits' },
  { id: 'visitsRoutes', label: 'visits.title.routes', path: '/visits/routes', page: 'shell.nav.visits' },
  { id: 'visitsRules', label: 'visits.title.rules', path: '/visits/rules', page: 'shell.nav.visits' },
  { id: 'visitsResults', label: 'visits.title.results', path: '/visits/results', page: 'shell.nav.visits' },
  {
    id: 'visitsHelped',
    label: 'visitReview.helped.title',
    path: '/visits/results?view=helped',
    page: 'shell.nav.visits',
  },
  { id: 'visitsCapacity', label: 'visits.title.capacity', path: '/visits/capacity', page: 'shell.nav.visits' },
  { id: 'holidays', label: 'visits.title.holidays', path: '/visits/holidays', page: 'shell.nav.visits' },
  { id: 'nextSteps', label: 'activities.page.next', path: '/activities/next', page: 'shell.nav.activities' },
  { id: 'templates', label: 'activities.page.templates', path: '/activities/templates', page: 'shell.nav.activities' },
  { id: 'care', label: 'activities.page.care', path: '/activities/care', page: 'shell.nav.activities' },
  { id: 'reminders', label: 'today.reminders.command', path: '/settings', page: 'shell.nav.settings' },
  { id: 'addDealer', label: 'dealers.action.add', path: '/dealers', page: 'shell.nav.dealers' },
  { id: 'export', label: 'dealers.action.export', path: '/dealers', page: 'shell.nav.dealers' },
  { id: 'caseStats', label: 'cases.stats.causes', path: '/cases/stats', page: 'cases.page.title' },
  { id: 'oldCases', label: 'cases.oldCases.open', path: '/cases/import', page: 'cases.page.title' },
  { id: 'surveys', label: 'surveys.page.title', path: '/cases/surveys', page: 'cases.page.title' },
  { id: 'newSurvey', label: 'surveys.page.new', path: '/cases/surveys/new', page: 'cases.page.title' },
  { id: 'addRep', label: 'reps.action.add', path: '/reps', page: 'shell.nav.reps' },
  { id: 'leave', label: 'reps.action.leave', path: '/reps', page: 'shell.nav.reps' },
];
