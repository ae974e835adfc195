import type { PlanDealer, PlanPlace, PlanRep, TravelRules } from './planInput.rules.ts';

/** The way within a town, to another district of the city, and to another city, in usual ways. */
const SAME_TOWN = 0.5;
const SAME_CITY = 3;
const ELSEWHERE = 6;
const EARTH_RADIUS_KM = 6371;
const RADIANS_A_MICRODEGREE = Math.PI / 180 / 1e6;

/** Where a dealer is, as far as it is known. */
type Stop = Pick<PlanDealer, 'place' | 'city' | 'district' | 'town'>;

/**
 * Minutes between a rep's start (place 0) and his dealers (1 …), row by row, symmetric. With both coordinates by the distance on the
 * globe, lengthened as roads are; else by town, district and city; nothing known is a usual way.
 */
export function travelMatrix(rep: Pick<PlanRep, 'start'>, dealers: readonly Stop[], rules: TravelRules): Float64Array {
  const size = dealers.length + 1;
  const matrix = new Float64Array(size * size);
  const put = (i: number, j: number, exact: number) => {
    // Whole minutes, so that every sum is exact.
    const minutes = Math.round(exact);
    matrix[i * size + j] = minutes;
    matrix[j * size + i] = minutes;
  };
  dealers.forEach((dealer, i) => {
    put(0, i + 1, rep.start && dealer.place ? byDistance(rep.start, dealer.place, rules) : rules.usual);
    for (let j = 0; j < i; j += 1) {
      const other = dealers[j];
      if (other !== undefined) put(i + 1, j + 1, between(dealer, other, rules));
    }
  });
  return matrix;
}

function between(a: Stop, b: Stop, rules: TravelRules): number {
  if (a.place !== null && b.place !== null) return byDistance(a.place, b.place, rules);
  const known = a.city !== '' && b.city !== '';
  if (known && a.city !== b.city) return rules.usual * ELSEWHERE;
  if (a.district === '' || b.district === '') return rules.usual;
  if (a.district !== b.district) return rules.usual * SAME_CITY;
  return a.town !== '' && a.town === b.town ? rules.usual * SAME_TOWN : rules.usual;
}

function byDistance(a: PlanPlace, b: PlanPlace, { speedKmh, detour }: TravelRules): number {
  const lat1 = a.latE6 * RADIANS_A_MICRODEGREE;
  const lat2 = b.latE6 * RADIANS_A_MICRODEGREE;
  const dLon = (a.lonE6 - b.lonE6) * RADIANS_A_MICRODEGREE;
  const half = Math.sin((lat1 - lat2) / 2) ** 2 + Math.cos(lat1) * Math.cos(lat2) * Math.sin(dLon / 2) ** 2;
  const km = 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(half)));
  // Nobody is at the next door in no time.
  return Math.max(1, (km * detour * 60) / speedKmh);
}
