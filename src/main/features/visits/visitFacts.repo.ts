import type { Stage } from '../../../shared/contract/lifecycleRules.ts';
import type { PreferredChannel } from '../../../shared/domain/activities.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { VisitFrequency, VisitMarket, type VisitMode, VisitWindows } from '../../../shared/domain/visits.ts';
import { NO_CONTACT } from '../../db/noContact.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { UNFINISHED_CASE } from '../../db/unfinishedCase.ts';
import { breath } from '../dealers/gridRows.ts';
import type { DealerDays } from './openOn.rules.ts';

/** What the rules ask of a dealer, as it is stored. */
export interface DealerFacts {
  id: number;
  code: string;
  name: string;
  sortKey: string;
  city: string;
  district: string;
  town: string;
  address: string;
  regionCode: string;
  tier: string | null;
  stage: Stage | null;
  amountMinor: number;
  slipping: boolean;
  newSince: CalendarDay | null;
  repId: number | null;
  repName: string;
  repSortKey: string;
  mode: VisitMode;
  routeId: number | null;
  routeName: string;
  routePlace: number | null;
  frequency: VisitFrequency | null;
  lengthMinutes: number | null;
  days: DealerDays;
  windows: VisitWindows;
  place: { latE6: number; lonE6: number } | null;
  lastVisitOn: CalendarDay | null;
  lastContactOn: CalendarDay | null;
  /** How the dealer likes to be reached, and when. */
  channel: PreferredChannel | null;
  times: string;
  /** The day of the oldest case that is not finished. */
  caseOn: CalendarDay | null;
}

interface StoredFacts extends Omit<DealerFacts, 'slipping' | 'frequency' | 'days' | 'windows' | 'place' | 'mode'> {
  slipping: number;
  mode: VisitMode | null;
  freqTimes: number | null;
  freqEvery: number | null;
  freqUnit: string | null;
  weekdays: number | null;
  weekdaysOnly: number | null;
  closedWeekdays: number | null;
  market: string | null;
  windows: string | null;
  latE6: number | null;
  lonE6: number | null;
}

/**
 * Whoever is left out of grading is not visited by rules; @servedOn says who serves whom, and nothing after @today counts. Dealers of a route
 * are seen by whoever drives it, else by whoever serves them.
 */
const FACTS = `
SELECT d.id, d.code, d.name, d.sort_key AS sortKey, d.city, d.district, d.town, d.address, d.region_code AS regionCode,
  s.tier, coalesce(w.stage, l.stage) AS stage, coalesce(s.net_minor, 0) AS amountMinor, coalesce(y.is_slipping, 0) AS slipping,
  nullif(d.preferred_channel, '') AS channel, d.preferred_times AS times, coalesce(d.opened_on, s.first_on) AS newSince, r.id AS repId, coalesce(r.name, '') AS repName, coalesce(r.sort_key, '') AS repSortKey,
  v.mode, t.id AS routeId, coalesce(t.name, '') AS routeName, v.route_place AS routePlace,
  v.freq_times AS freqTimes, v.freq_every AS freqEvery, v.freq_unit AS freqUnit, v.length_minutes AS lengthMinutes,
  v.weekdays, v.weekdays_only AS weekdaysOnly, v.closed_weekdays AS closedWeekdays, v.market, v.windows,
  v.lat_e6 AS latE6, v.lon_e6 AS lonE6,
  nullif(max(
    coalesce((SELECT max(a.happened_on) FROM activity a WHERE a.dealer_id = d.id AND a.kind = 'visit'
              AND a.deleted_at IS NULL AND a.happened_on <= @today), ''),
    coalesce((SELECT max(p.done_on) FROM visit p WHERE p.dealer_id = d.id AND p.status = 'done'
              AND p.deleted_at IS NULL AND p.done_on <= @today), '')), '') AS lastVisitOn,
  (SELECT max(a.happened_on) FROM activity a WHERE a.dealer_id = d.id AND a.deleted_at IS NULL
   AND a.happened_on <= @today AND NOT ${NO_CONTACT}) AS lastContactOn,
  (SELECT min(c.reported_on) FROM dealer_case c WHERE c.dealer_id = d.id AND ${UNFINISHED_CASE}
   AND c.reported_on <= @today) AS caseOn
FROM dealer d
LEFT JOIN score_live s ON s.dealer_id = d.id
LEFT JOIN rhythm_live y ON y.dealer_id = d.id
LEFT JOIN lifecycle_live l ON l.dealer_id = d.id
LEFT JOIN stage_override w ON w.dealer_id = d.id
LEFT JOIN dealer_visit v ON v.dealer_id = d.id
LEFT JOIN route t ON t.id = v.route_id AND t.deleted_at IS NULL
LEFT JOIN rep r ON r.id = coalesce(
  (SELECT x.id FROM rep x WHERE x.id = t.rep_id AND coalesce(x.left_on, @servedOn) >= @servedOn),
  (SELECT o.rep_id FROM dealer_owner o WHERE o.dealer_id = d.id AND o.from_on <= @servedOn
   ORDER BY o.from_on DESC, o.id DESC LIMIT 1))
WHERE d.deleted_at IS NULL AND d.excluded = 0 AND d.id > @after
ORDER BY d.id LIMIT @limit`;

/** Rows a statement: so that no question waits for a whole list. */
const SLICE = 1000;

/** Every dealer that the rules are for, by number. @param only this one alone */
export async function readFacts(
  db: Db,
  today: CalendarDay,
  { only, servedOn = today }: { only?: number; servedOn?: CalendarDay } = {},
): Promise<DealerFacts[]> {
  const statement = rawOf(db).prepare<[object], StoredFacts>(FACTS);
  const closed = closedSpans(db);
  const facts: DealerFacts[] = [];
  if (only !== undefined) {
    const [row] = statement.all({ today, servedOn, after: only - 1, limit: 1 });
    return row?.id === only ? [toFacts(row, closed)] : [];
  }
  for (let after = 0; ; ) {
    const rows = statement.all({ today, servedOn, after, limit: SLICE });
    for (const row of rows) facts.push(toFacts(row, closed));
    const last = rows.at(-1);
    if (last === undefined || rows.length < SLICE) return facts;
    after = last.id;
    await breath();
  }
}

type Spans = ReadonlyMap<number, { from: CalendarDay; to: CalendarDay }[]>;

function closedSpans(db: Db): Spans {
  const spans = new Map<number, { from: CalendarDay; to: CalendarDay }[]>();
  const rows = rawOf(db)
    .prepare<[], { dealerId: number; from: string; to: string }>(
      'SELECT dealer_id AS dealerId, from_on AS "from", to_on AS "to" FROM dealer_closed ORDER BY from_on',
    )
    .all();
  for (const { dealerId, from, to } of rows) {
    const known = spans.get(dealerId) ?? [];
    known.push({ from, to });
    spans.set(dealerId, known);
  }
  return spans;
}

function toFacts(row: StoredFacts, closed: Spans): DealerFacts {
  const { freqTimes, freqEvery, freqUnit, latE6, lonE6, ...rest } = row;
  return {
    ...rest,
    mode: row.mode ?? 'visit',
    slipping: row.slipping === 1,
    frequency: freqTimes === null ? null : VisitFrequency.parse({ times: freqTimes, every: freqEvery, unit: freqUnit }),
    days: {
      weekdays: row.weekdays ?? 0,
      weekdaysOnly: row.weekdaysOnly === 1,
      closedWeekdays: row.closedWeekdays ?? 0,
      closed: closed.get(row.id) ?? [],
      market: marketOf(row.market),
    },
    windows: windowsOf(row.windows),
    place: latE6 === null || lonE6 === null ? null : { latE6, lonE6 },
  };
}

/** Market days as the table keeps them. */
export function marketOf(text: string | null): VisitMarket | null {
  return text === null || text === '' ? null : VisitMarket.parse(JSON.parse(text));
}

/** Times of the day as the table keeps them. */
export function windowsOf(text: string | null): VisitWindows {
  return text === null || text === '' ? [] : VisitWindows.parse(JSON.parse(text));
}

/** The first day a visit was written down at all. */
export function trackedFrom(db: Db, today: CalendarDay): CalendarDay | null {
  const day = rawOf(db)
    .prepare<[object], string>(
      `SELECT min(day) FROM (
         SELECT min(a.happened_on) AS day FROM activity a JOIN dealer d ON d.id = a.dealer_id AND d.deleted_at IS NULL
         WHERE a.kind = 'visit' AND a.deleted_at IS NULL AND a.happened_on <= @today
         UNION ALL SELECT min(v.done_on) FROM visit v JOIN dealer d ON d.id = v.dealer_id AND d.deleted_at IS NULL
         WHERE v.status = 'done' AND v.deleted_at IS NULL AND v.done_on <= @today)`,
    )
    .pluck()
    .get({ today });
  return day === undefined || day === null ? null : String(day);
}
