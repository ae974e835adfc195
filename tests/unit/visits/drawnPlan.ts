import type {
  PlanDealer,
  PlanInput,
  PlanRep,
  StandingVisit,
} from '../../../src/main/features/visits/plan/planInput.rules.ts';
import { createRandom, type Random } from '../../../src/main/runtime/random.ts';

export interface DrawnPlan {
  seed: number;
  days: number;
  reps: number;
  dealersARep: number;
  /** Without them by towns alone. */
  coordinates: boolean;
  locked: number;
  /** Places are known of some, cities of some, nothing of others: a way round may be shorter than the straight one. */
  uneven?: boolean;
}

const PACES = [
  { interval: 7, aMonth: 4 },
  { interval: 14, aMonth: 2 },
  { interval: 30, aMonth: 1 },
  { interval: 91, aMonth: 1 / 3 },
];

/** Reps, dealers and locked visits as a shop might have them, with every kind of obstacle now and then. */
export function drawnPlan({
  seed,
  days,
  reps,
  dealersARep,
  coordinates,
  locked,
  uneven = false,
}: DrawnPlan): PlanInput {
  const random = createRandom(seed);
  const planReps = Array.from({ length: reps }, (_, i): PlanRep => {
    const leave = Array.from({ length: days }, () => random.chance(0.04));
    return {
      id: i + 1,
      leave,
      minutes: leave.map((away, day) => (away || day % 7 > 4 ? 0 : random.chance(0.05) ? 210 : 420)),
      begins: 510,
      start: coordinates && random.chance(0.7) ? { latE6: 30_000_000 + i * 200_000, lonE6: 120_000_000 } : null,
    };
  });
  const dealers = Array.from({ length: reps * dealersARep }, (_, i): PlanDealer => {
    const rep = i % reps;
    const pace = random.pick(PACES);
    const on = random.int(-20, 25);
    const town = random.int(0, 7);
    const route = random.chance(0.15);
    return {
      id: i + 1,
      repId: rep + 1,
      way: random.chance(0.05) ? 'phone' : random.chance(0.02) ? 'never' : 'visit',
      due: { on, from: on - Math.floor(pace.interval * 0.3), to: on + Math.floor(pace.interval * 0.3) },
      interval: pace.interval,
      required: (pace.aMonth * days) / 30,
      minutes: random.pick([15, 20, 30, 40]),
      open: Array.from({ length: days }, () => (random.chance(0.05) ? 0 : random.chance(0.3) ? 1 : 2)),
      windows: random.chance(0.1) ? [{ from: 540, to: 690 }] : random.chance(0.02) ? [{ from: 0, to: 60 }] : [],
      route: route
        ? {
            id: town,
            place: random.chance(0.8) ? i + 1 : null,
            days: Array.from({ length: days }, (_unused, d) => d % 7 === town % 5),
          }
        : null,
      place: coordinates
        ? {
            latE6: 30_000_000 + rep * 200_000 + town * 30_000 + random.int(-9000, 9000),
            lonE6: 120_000_000 + (town % 3) * 60_000 + random.int(-9000, 9000),
          }
        : null,
      city: 'c',
      district: `d${rep}-${town % 3}`,
      town: `t${town}`,
      value: random.next() ** 3,
      rank: (i % 4) / 3,
      slipping: random.chance(0.1),
      overdueDays: Math.max(0, -on),
    };
  });
  return {
    days,
    reps: planReps,
    dealers: uneven ? dealers.map((dealer) => unevenly(dealer, random)) : dealers,
    locked: Array.from({ length: locked }, (_, i): StandingVisit => {
      const dealer = random.pick(dealers);
      return {
        visitId: 1000 + i,
        dealerId: dealer.id,
        repId: dealer.repId ?? 1,
        day: random.int(0, days - 1),
        minutes: dealer.minutes,
        time: random.chance(0.2) ? random.int(540, 840) : null,
        place: i + 1,
      };
    }),
    elsewhere: [],
    before: [],
    options: { keepRoutes: true, group: random.chance(0.7), balance: random.chance(0.5) },
    travel: { usual: 15, speedKmh: 30, detour: 1.3 },
  };
}

/** The same with visits that somebody else makes: locked ones of the other rep, of reps who are not planned, after the period. */
export function withOthers(input: PlanInput, seed: number): PlanInput {
  const random = createRandom(seed);
  const other = (repId: number | null) => (repId === 1 ? 2 : 1);
  return {
    ...input,
    locked: input.locked.map((visit, i) => (i % 2 === 0 ? { ...visit, repId: other(visit.repId) } : visit)),
    elsewhere: input.dealers
      .filter(() => random.chance(0.3))
      .map(({ id }) => ({ dealerId: id, day: random.int(0, input.days + 20) })),
  };
}

function unevenly(dealer: PlanDealer, random: Random): PlanDealer {
  const far = { latE6: 30_000_000 + random.int(0, 600_000), lonE6: 120_000_000 + random.int(0, 600_000) };
  const [city, district] = [random.pick(['', 'c', 'e']), random.pick(['', 'd', 'f', 'g'])];
  return { ...dealer, place: random.chance(0.5) ? far : null, city, district };
}
