import type { Stage } from '../../../shared/contract/lifecycleRules.ts';
import type { NeedReason, Pace, VisitRules, VisitWay } from '../../../shared/contract/visitRules.ts';
import { addDays, type CalendarDay, daysBetween } from '../../../shared/domain/calendarDay.ts';
import type { VisitFrequency, VisitMode, VisitPurpose } from '../../../shared/domain/visits.ts';

/** What is known of a dealer when it is asked how often he is to be seen. */
export interface NeedDealer {
  tier: string | null;
  stage: Stage | null;
  /** Segments that he is in, of those that the rules name. */
  segmentIds: readonly number[];
  mode: VisitMode;
  /** His own frequency; it goes before all rules. */
  frequency: VisitFrequency | null;
  /** Since when he is a customer; null where nobody knows. */
  newSince: CalendarDay | null;
  slipping: boolean;
  /** The day of his oldest open case; null for none. */
  caseOn: CalendarDay | null;
  lastVisitOn: CalendarDay | null;
  /** The last contact of any kind, a visit too. */
  lastContactOn: CalendarDay | null;
}

export interface NeedSetting {
  rules: VisitRules;
  /** Thirds of a contact a month that the active grading scheme asks for, by tier. */
  thirds: Readonly<Record<string, number>>;
  today: CalendarDay;
  /** From this day on visits were written down at all; who has none since then is due from then on. Null: from today. */
  trackedFrom: CalendarDay | null;
}

/** How often a dealer is to be seen, and when it is his turn. */
export interface Need {
  way: VisitWay | 'none';
  /** Contacts a month, and contacts a week: the rate is the sum of both. */
  perMonth: number;
  perWeek: number;
  /** Days from one contact to the next; Infinity where there is none. */
  interval: number;
  reasons: NeedReason[];
  /** The day of the next contact, and the days between which it counts as in time; null where none is due ever. */
  due: Due | null;
  /** Days since `due.to`, 0 while it is not over. */
  overdueDays: number;
  /** Never seen (or, by phone, never spoken to), as far as is known. */
  never: boolean;
}

/** A contact that is wanted: its day, and from when to when it counts as in time. */
export interface Due {
  on: CalendarDay;
  from: CalendarDay;
  to: CalendarDay;
}

const DAYS_A_MONTH = 365.25 / 12;
const DAYS_A_WEEK = 7;
/** A month of the grading scheme has four weeks: four visits a month are one a week. */
const THIRDS_A_WEEK = 12;

/** The pace that a number of thirds of a month stands for: one is a call a quarter. */
export function paceOfThirds(thirds: number): Pace | null {
  if (thirds <= 0) return null;
  if (thirds === 1) return { times: 1, every: 3, unit: 'month', way: 'phone' };
  if (thirds % 3 === 0) return { times: thirds / 3, every: 1, unit: 'month', way: 'visit' };
  return { times: thirds, every: 3, unit: 'month', way: 'visit' };
}

/** The figure of the grading scheme that a pace means, at least 1; 0 for none. */
export function thirdsOf(pace: VisitFrequency | null): number {
  if (pace === null) return 0;
  const aMonth = pace.unit === 'month' ? 3 : THIRDS_A_WEEK;
  return Math.max(1, Math.round((pace.times * aMonth) / pace.every));
}

/** The pace of a tier: as the rules say it while they mean the scheme's figure, else by that figure. */
export function tierPace({ rules, thirds }: Pick<NeedSetting, 'rules' | 'thirds'>, tier: string): Pace | null {
  const figure = thirds[tier] ?? 0;
  const own = rules.tiers[tier];
  return own !== undefined && thirdsOf(own) === figure ? own : paceOfThirds(figure);
}

/** How often a dealer is to be seen, why, and when it is his turn. Marks of the dealer go before all rules. */
export function needOf(dealer: NeedDealer, setting: NeedSetting): Need {
  const { pace, reasons } = basePace(dealer, setting);
  const more = extras(dealer, setting, pace);
  reasons.push(...more.reasons);
  const way = dealer.mode === 'never' ? 'none' : dealer.mode === 'phone' ? 'phone' : more.way;
  if (dealer.mode === 'never') return none([{ code: 'never' }]);
  if (way === 'none') return none(reasons);
  if (dealer.mode === 'phone') reasons.push({ code: 'phoneOnly' });
  const { perMonth, perWeek } = more;
  const aDay = perMonth / DAYS_A_MONTH + perWeek / DAYS_A_WEEK;
  const interval = aDay === 0 ? Number.POSITIVE_INFINITY : 1 / aDay;
  const last = way === 'phone' ? dealer.lastContactOn : dealer.lastVisitOn;
  const due = nextDue({ dealer, setting, last, interval, byCase: more.byCase });
  const overdueDays = due === null ? 0 : Math.max(0, daysBetween(due.to, setting.today));
  return { way, perMonth, perWeek, interval, reasons, due, overdueDays, never: last === null };
}

const none = (reasons: NeedReason[]): Need => ({
  way: 'none',
  perMonth: 0,
  perWeek: 0,
  interval: Number.POSITIVE_INFINITY,
  reasons,
  due: null,
  overdueDays: 0,
  never: false,
});

/** The dealer's own frequency, the first override that fits, or his tier's pace, with its reason. */
function basePace(dealer: NeedDealer, setting: NeedSetting): { pace: Pace | null; reasons: NeedReason[] } {
  const { rules } = setting;
  if (dealer.frequency !== null) return { pace: { ...dealer.frequency, way: 'visit' }, reasons: [{ code: 'own' }] };
  const found = rules.overrides.find(
    ({ tiers, stage, segmentId }) =>
      (tiers.length === 0 || (dealer.tier !== null && tiers.includes(dealer.tier))) &&
      (stage === null || stage === dealer.stage) &&
      (segmentId === null || dealer.segmentIds.includes(segmentId)),
  );
  if (found !== undefined) {
    const { tiers, stage, segmentId, pace } = found;
    return { pace, reasons: [{ code: 'override', tiers, stage, segmentId }] };
  }
  if (dealer.tier === null) return { pace: rules.ungraded, reasons: [{ code: 'ungraded' }] };
  return { pace: tierPace(setting, dealer.tier), reasons: [{ code: 'tier', tier: dealer.tier }] };
}

interface Extras {
  way: Need['way'];
  perMonth: number;
  perWeek: number;
  reasons: NeedReason[];
  /** The last day by which an open case asks for a visit. */
  byCase: CalendarDay | null;
}

/** What a dealer who is new, slipping or has an open case asks for beyond his pace. */
function extras(dealer: NeedDealer, { rules, today }: NeedSetting, pace: Pace | null): Extras {
  const reasons: NeedReason[] = [];
  let way: Extras['way'] = pace?.way ?? 'none';
  let rates = ratesOf(pace);
  const { newDealers, cases, slipping } = rules;
  const newFor = dealer.newSince === null ? Number.POSITIVE_INFINITY : daysBetween(dealer.newSince, today);
  if (newDealers.on && newFor < newDealers.weeks * DAYS_A_WEEK && dealer.frequency === null) {
    const asked = ratesOf(newDealers.pace);
    if (way !== 'visit' || aDayOf(asked) > aDayOf(rates)) {
      rates = aDayOf(asked) > aDayOf(rates) ? asked : rates;
      way = 'visit';
      reasons.push({ code: 'new', weeks: newDealers.weeks });
    }
  }
  if (slipping.on && dealer.slipping && way !== 'none') {
    rates = { ...rates, perMonth: rates.perMonth + slipping.aMonth };
    reasons.push({ code: 'slipping', aMonth: slipping.aMonth });
  }
  const open = cases.on ? dealer.caseOn : null;
  // Whoever came after the case has seen to it; what is left of it is the case's own affair.
  const unseen = open !== null && (dealer.lastVisitOn === null || dealer.lastVisitOn < open);
  if (unseen) {
    way = 'visit';
    reasons.push({ code: 'case', days: cases.days });
  }
  return { way, ...rates, reasons, byCase: unseen ? addDays(open, cases.days) : null };
}

function ratesOf(pace: VisitFrequency | null): { perMonth: number; perWeek: number } {
  const rate = pace === null ? 0 : pace.times / pace.every;
  return pace?.unit === 'week' ? { perMonth: 0, perWeek: rate } : { perMonth: rate, perWeek: 0 };
}

const aDayOf = ({ perMonth, perWeek }: { perMonth: number; perWeek: number }) =>
  perMonth / DAYS_A_MONTH + perWeek / DAYS_A_WEEK;

function nextDue({
  dealer,
  setting,
  last,
  interval,
  byCase,
}: {
  dealer: NeedDealer;
  setting: NeedSetting;
  last: CalendarDay | null;
  interval: number;
  byCase: CalendarDay | null;
}): Due | null {
  const since = laterOf(setting.trackedFrom ?? setting.today, dealer.newSince ?? '');
  const usual = !Number.isFinite(interval)
    ? null
    : last === null
      ? dueAround(since, 0, interval, setting.rules)
      : dueAround(last, interval, interval, setting.rules);
  if (byCase === null || (usual !== null && usual.to <= byCase)) return usual;
  const from = dealer.caseOn ?? byCase;
  return { on: usual !== null && usual.on < byCase ? laterOf(usual.on, from) : byCase, from, to: byCase };
}

function laterOf(a: CalendarDay, b: CalendarDay | ''): CalendarDay {
  return a > b ? a : b;
}

/** The contact so many days after a day, with the days between which it is in time. */
function dueAround(day: CalendarDay, after: number, interval: number, rules: VisitRules): Due {
  const on = addDays(day, Math.round(after));
  const slack = slackOf(interval, rules);
  return { on, from: after === 0 ? on : addDays(on, -slack), to: addDays(on, slack) };
}

/** Days by which a contact may come early or late and still be in time. */
export function slackOf(interval: number, { windowPercent }: Pick<VisitRules, 'windowPercent'>): number {
  return windowPercent === 0 ? 0 : Math.max(1, Math.floor((interval * windowPercent) / 100));
}

/**
 * The contacts that are wanted between two days, both included. What is overdue is wanted once, from the first day on; nothing
 * piles up. Each later one follows the one before by the interval.
 */
export function wantedBetween(
  need: Need,
  from: CalendarDay,
  to: CalendarDay,
  rules: Pick<VisitRules, 'windowPercent'>,
): Due[] {
  if (need.due === null) return [];
  const first = laterOf(need.due.on, from);
  if (first > to) return [];
  const wanted: Due[] = [{ on: first, from: laterOf(need.due.from, from), to: laterOf(need.due.to, first) }];
  if (!Number.isFinite(need.interval)) return wanted;
  const slack = slackOf(need.interval, rules);
  for (let nth = 1; ; nth += 1) {
    const on = addDays(first, Math.round(nth * need.interval));
    if (on > to) return wanted;
    wanted.push({ on, from: addDays(on, -slack), to: addDays(on, slack) });
  }
}

/**
 * Contacts that a need asks for in a span of days by its rate, with fractions: four a month are four in every month, however
 * long; by the week it is the days ÷ 7.
 */
export function requiredBetween(need: Pick<Need, 'perMonth' | 'perWeek'>, from: CalendarDay, to: CalendarDay): number {
  return need.perMonth * monthsBetween(from, to) + (need.perWeek * (daysBetween(from, to) + 1)) / DAYS_A_WEEK;
}

/** Months between two days, both included, a part of one by its days: 1 for any whole month. */
function monthsBetween(from: CalendarDay, to: CalendarDay): number {
  let months = 0;
  for (let day = from; day <= to; ) {
    const year = Number(day.slice(0, 4));
    const month = Number(day.slice(5, 7));
    const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
    const end = `${day.slice(0, 8)}${length}`;
    const last = end < to ? end : to;
    months += (daysBetween(day, last) + 1) / length;
    day = addDays(last, 1);
  }
  return months;
}

/** Minutes of a contact: the dealer's own, else by his tier and what it is for. */
export function minutesOf(
  { minutes }: Pick<VisitRules, 'minutes'>,
  {
    way,
    tier,
    own,
    purposes,
  }: { way: VisitWay; tier: string | null; own: number | null; purposes: readonly VisitPurpose[] },
): number {
  if (way === 'phone') return minutes.call;
  const base = own ?? (tier === null ? minutes.usual : (minutes.tiers[tier] ?? minutes.usual));
  return Math.min(
    MOST_MINUTES,
    purposes.reduce((sum, purpose) => sum + minutes.purposes[purpose], base),
  );
}

const MOST_MINUTES = 720;
