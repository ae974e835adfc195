import type { T, TextKey } from './translator.ts';

/** Columns as the change log names them, and the words for them. A column without a word shows its own name. */
const COLUMN_TEXTS: Readonly<Record<string, TextKey>> = {
  code: 'dealers.field.code',
  name: 'dealers.field.name',
  short_name: 'dealers.field.shortName',
  mnemonic: 'imports.field.mnemonic',
  type: 'dealers.field.type',
  excluded: 'dealers.field.excluded',
  region_code: 'dealers.field.regionCode',
  province: 'dealers.field.province',
  city: 'dealers.field.city',
  district: 'dealers.field.district',
  town: 'dealers.field.town',
  area: 'dealers.field.area',
  address: 'dealers.field.address',
  opened_on: 'dealers.field.openedOn',
  original_grade: 'dealers.field.originalGrade',
  tax_no: 'dealers.field.taxNo',
  potential: 'dealers.field.potential',
  cooperation: 'dealers.field.cooperation',
  tier: 'dealers.field.tier',
  stage: 'lifecycle.column.stage',
  need: 'demand.needs.kind',
  until_on: 'dealers.field.untilOn',
  version: 'dealers.field.version',
  is_active: 'dealers.field.isActive',
  settlement: 'dealers.field.settlement',
  credit_limit_minor: 'dealers.field.creditLimit',
  term_days: 'dealers.field.termDays',
  note: 'dealers.field.note',
  rep_id: 'dealers.field.repId',
  from_on: 'dealers.field.fromOn',
  role: 'dealers.field.role',
  phones: 'dealers.field.phones',
  wechat: 'dealers.field.wechat',
  email: 'dealers.field.email',
  birthday: 'imports.field.birthday',
  is_primary: 'dealers.field.primary',
  deleted_at: 'dealers.field.deleted',
  intent: 'dealers.field.intent',
  reason: 'dealers.handOver.reason',
  phone: 'reps.field.phone',
  left_on: 'reps.field.leftOn',
  tags: 'imports.field.tags',
  regions: 'reps.field.regions',
  areas: 'reps.field.areas',
  skills: 'reps.field.skills',
  level: 'reps.field.level',
  capacity_minutes: 'reps.field.capacity',
  alias: 'reps.field.alias',
  noted_on: 'notes.on',
  happened_on: 'imports.field.day',
  happened_time: 'imports.field.time',
  contact: 'imports.field.contact',
  rep: 'imports.field.rep',
  outcome: 'imports.field.outcome',
  next_step: 'imports.field.nextStep',
  next_on: 'imports.field.nextOn',
  source_row: 'imports.check.row',
  body: 'notes.body',
  pinned: 'notes.pinned',
  author: 'data.changes.author',
  kind: 'files.kindLabel',
  expires_on: 'files.expires',
  remark: 'files.remark',
  is_owner: 'operators.owner',
  period_from: 'orders.period.from',
  period_to: 'orders.period.to',
  choices: 'data.changes.choices',
  archived: 'data.changes.archived',
  is_start: 'data.changes.isStart',
  rules: 'data.changes.rules',
  rule: 'transfer.column.rule',
  added_on: 'transfer.column.addedOn',
  key: 'data.changes.setting',
  value: 'data.changes.value',
  check_code: 'transfer.column.checkCode',
  what: 'transfer.column.what',
  dealers: 'erase.dealers',
  staying: 'erase.staying',
  work_weekdays: 'transfer.column.workWeekdays',
  day_minutes: 'transfer.column.dayMinutes',
  day_from: 'transfer.column.dayFrom',
  start_place: 'transfer.column.startPlace',
  start_lat_e6: 'transfer.column.startLatE6',
  start_lon_e6: 'transfer.column.startLonE6',
  to_on: 'transfer.column.toOn',
  weekdays: 'transfer.column.weekdays',
  every_weeks: 'transfer.column.everyWeeks',
  first_on: 'transfer.column.firstOn',
  mode: 'transfer.column.mode',
  route_id: 'transfer.column.routeId',
  route_place: 'transfer.column.routePlace',
  freq_times: 'transfer.column.freqTimes',
  freq_every: 'transfer.column.freqEvery',
  freq_unit: 'transfer.column.freqUnit',
  length_minutes: 'transfer.column.lengthMinutes',
  weekdays_only: 'transfer.column.weekdaysOnly',
  closed_weekdays: 'transfer.column.closedWeekdays',
  market: 'transfer.column.market',
  windows: 'transfer.column.windows',
  lat_e6: 'transfer.column.latE6',
  lon_e6: 'transfer.column.lonE6',
  rep_ids: 'transfer.column.repIds',
  seed: 'transfer.column.seed',
  options: 'transfer.column.options',
  summary: 'transfer.column.summary',
  plan_id: 'transfer.column.planId',
  origin: 'transfer.column.origin',
  visit_on: 'transfer.column.visitOn',
  planned_time: 'transfer.column.plannedTime',
  travel_minutes: 'transfer.column.travelMinutes',
  purposes: 'transfer.column.purposes',
  locked: 'transfer.column.locked',
  status: 'transfer.column.status',
  done_on: 'transfer.column.doneOn',
  time_in: 'transfer.column.timeIn',
  time_out: 'transfer.column.timeOut',
  activity_id: 'transfer.column.activityId',
  reason_text: 'transfer.column.reasonText',
  moved_to: 'transfer.column.movedTo',
};

/** Whose name it is, where the word for a dealer's would mislead. */
const NAMES: Readonly<Record<string, TextKey>> = {
  tag: 'data.changes.name',
  custom_field: 'data.changes.name',
  saved_view: 'data.changes.name',
  segment: 'data.changes.name',
  recipe: 'data.changes.name',
  source: 'data.changes.name',
  score_scheme: 'data.changes.name',
  score_run: 'data.changes.name',
  operator: 'data.changes.name',
  route: 'data.changes.name',
};

/** The word for a column of a record. */
export function columnText(column: string, entity: string, t: T): string {
  if (column === 'name' && entity === 'rep') return t('reps.field.name');
  if (column === 'name' && entity === 'contact') return t('dealers.field.contactName');
  if (column === 'name' && entity === 'dealer_file') return t('files.name');
  const own = ownColumnName(column);
  if (own !== undefined) return own;
  if (column === 'name' && entity in NAMES) return t(NAMES[entity] ?? 'dealers.field.name');
  if (column === 'kind' && entity === 'custom_field') return t('settings.fields.kindLabel');
  const key = COLUMN_TEXTS[column];
  return key === undefined ? column : t(key);
}

/** The name within `own:flag:Fridge`, as imports tell the owner's own fields. */
export function ownColumnName(column: string): string | undefined {
  return /^own:\w+:(.*)$/s.exec(column)?.[1];
}

/** Yes and no of the owner's own fields are told in words. */
export function isOwnFlag(column: string): boolean {
  return column.startsWith('own:flag:');
}
