import { type Db, rawOf } from '../../db/open.ts';
import type { PlanPlace } from './plan/planInput.rules.ts';
import { USUAL_TRAVEL } from './plan/planInput.rules.ts';
import { travelMatrix } from './plan/travel.rules.ts';
import { readVisitRules } from './visitRules.settings.ts';

interface StoredPlace {
  id: number;
  city: string;
  district: string;
  town: string;
  latE6: number | null;
  lonE6: number | null;
}

const STOPS = `SELECT d.id, d.city, d.district, d.town, v.lat_e6 AS latE6, v.lon_e6 AS lonE6
FROM dealer d LEFT JOIN dealer_visit v ON v.dealer_id = d.id WHERE d.id IN (SELECT value FROM json_each(?))`;

/** Where dealers are, as far as it is known. */
export function placesOf(db: Db, dealerIds: readonly number[]) {
  const rows = rawOf(db).prepare<[string], StoredPlace>(STOPS).all(JSON.stringify(dealerIds));
  return rows.map(({ latE6, lonE6, ...row }) => ({ ...row, place: placeOf(latE6, lonE6) }));
}

/** Minutes on the road to each stop of a rep's day, in this order of dealers, as the planner counts them. */
export function minutesToEach(db: Db, repId: number, dealerIds: readonly number[]): number[] {
  const raw = rawOf(db);
  const byId = new Map(placesOf(db, dealerIds).map((place) => [place.id, place]));
  const stops = dealerIds.map((id) => byId.get(id) ?? { city: '', district: '', town: '', place: null });
  const rep = raw
    .prepare<[number], { latE6: number | null; lonE6: number | null }>(
      'SELECT start_lat_e6 AS latE6, start_lon_e6 AS lonE6 FROM rep WHERE id = ?',
    )
    .get(repId);
  const travel = travelMatrix({ start: placeOf(rep?.latE6 ?? null, rep?.lonE6 ?? null) }, stops, {
    ...USUAL_TRAVEL,
    usual: readVisitRules(db).minutes.travel,
  });
  const size = stops.length + 1;
  // Place 0 is the start: the way to the first stop is row 0, to each later one the row of the stop before it.
  return stops.map((_, i) => travel[i * size + i + 1] ?? 0);
}

function placeOf(latE6: number | null, lonE6: number | null): PlanPlace | null {
  return latE6 === null || lonE6 === null ? null : { latE6, lonE6 };
}
