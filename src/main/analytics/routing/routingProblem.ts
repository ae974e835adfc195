/**
 * One family of problems: vehicles that leave a depot, call on customers and return; on one day or on several, with loads,
 * time windows and patterns of days. A tour of a single traveller, CVRP, VRPTW and PVRP are what is left when parts are empty.
 */
export interface RoutingProblem {
  /** Places; place 0 is the depot, the others are customers. */
  size: number;
  /** What a way costs, row by row; also how long it takes. Symmetric. */
  distance: Float64Array;
  demand: Float64Array;
  /** Time a call takes. */
  service: Float64Array;
  days: number;
  /** Vehicles on each day, at most. */
  vehicles: number;
  /** The most a vehicle carries on each day; Infinity for any load. */
  capacity: Float64Array;
  /** The most that ways and service of one route may take on each day; Infinity for any. */
  maxDuration: Float64Array;
  /** For each place the sets of days it may be called on, as bits (day 0 is bit 0); of the depot none. */
  patterns: readonly (readonly number[])[];
  /** When a call may begin; the depot's own: from when and until when vehicles are out. On single days only. */
  windows: { ready: Float64Array; due: Float64Array } | null;
  /** The fewest vehicles come first, the distance second. */
  fewestVehicles: boolean;
  /** What a plan of visits asks besides; published test problems ask none of it. */
  wishes?: RoutingWishes;
}

export interface RoutingWishes {
  /** What each pattern of each place costs besides its ways, in the order of `patterns`. */
  patternCost: readonly (readonly number[])[];
  /** What a route costs that takes all of its day; a shorter one by the square of its share. */
  fullDay: number;
  /**
   * Whether stops can be called on in this order on a day: several times of the day, pauses, orders that are given.
   * @param coming a place that comes before stop `at`, if it is asked for one more
   */
  canBe(day: number, stops: readonly number[], at?: number, coming?: number): boolean;
}

/** What a pattern costs besides its ways. */
export function patternCostOf({ wishes, patterns }: RoutingProblem, place: number, pattern: number): number {
  return wishes?.patternCost[place]?.[patterns[place]?.indexOf(pattern) ?? -1] ?? 0;
}

/** A route: its day and its customers in order, without the depot at either end. */
export interface PlannedRoute {
  day: number;
  stops: readonly number[];
}

export interface RoutingAnswer {
  /** Routes with at least one stop, by day. */
  routes: PlannedRoute[];
  /** The pattern taken, for each place; 0 for the depot. */
  pattern: Uint32Array;
  cost: number;
  iterations: number;
  /** The outer guard ended the search before its iterations were used up. */
  cutShort: boolean;
}

/** How a long search is watched from outside. */
export interface SearchPort {
  /** Called now and then; may throw to end the search. */
  progress(done: number, total: number): void;
  /** Only a guard: what is found is the same for the same seed and iterations unless this once says yes. */
  outOfTime(): boolean;
}

export const UNWATCHED: SearchPort = { progress: () => undefined, outOfTime: () => false };

/** Days of a pattern, ascending. */
export function daysOf(pattern: number): number[] {
  const days: number[] = [];
  for (let day = 0; pattern >> day !== 0; day += 1) if ((pattern >> day) & 1) days.push(day);
  return days;
}
