import { addDays, addMonths, type CalendarDay, toDayNumber } from '../../../shared/domain/calendarDay.ts';
import type { Random } from '../../runtime/random.ts';
import type { SampleType } from './sampleWords.ts';

/** What becomes of a dealer during the two years. */
export type SampleStory = 'steady' | 'growing' | 'dying' | 'dormant' | 'young' | 'new' | 'never' | 'counter';

/** How a dealer buys, before chance. Days are day numbers. */
export interface SampleBuyer {
  /** 0 is the largest; -1 the counter. */
  rank: number;
  type: SampleType;
  story: SampleStory;
  /** Mean amount of a bill in yuan. */
  billYuan: number;
  /** Days between two bills, on average. */
  gapDays: number;
  /** Regularity of the gaps, see Random.gamma. */
  shape: number;
  /** Day of the week on which this dealer likes to order, 1 Monday to 6 Saturday; -1 none. */
  weekday: number;
  /** First and last day on which it can order. */
  from: number;
  to: number;
}

/** Spread of the yearly spend, log scale: the top fifth of a lognormal then holds Φ(σ − 0.8416), less what minimum quantities add below. */
const SPEND_SIGMA = 1.5;
const MEDIAN_BILL_YUAN = 880;
const MEDIAN_GAP_DAYS = 36;
/** How much of a larger spend goes into more bills; the rest into larger ones. */
const INTO_FREQUENCY = 0.42;
const MIN_GAP_DAYS = 3;
const MONTHS = 24;

/** Who has which story, by rank as a share: large, middle and small ones die, newcomers are never the largest. */
const STORIES: readonly { story: SampleStory; shares: readonly number[] }[] = [
  { story: 'dying', shares: [0.03, 0.06, 0.1, 0.16, 0.22, 0.33, 0.45, 0.6] },
  { story: 'new', shares: [0.3, 0.4, 0.5, 0.62, 0.7, 0.8] },
  { story: 'never', shares: [0.72, 0.83, 0.9, 0.96] },
  { story: 'dormant', shares: [0.26, 0.38, 0.48, 0.55, 0.64, 0.68, 0.75, 0.78, 0.85, 0.88, 0.92, 0.98] },
  { story: 'growing', shares: [0.08, 0.13, 0.19, 0.25, 0.31, 0.36, 0.42, 0.52, 0.58, 0.66] },
];
const YOUNG_SHARE = 0.09;

/** Draws one dealer of `count` by its rank of spend, 0 the largest. */
export function planBuyer(
  random: Random,
  rank: number,
  count: number,
  endsOn: CalendarDay,
  typeFor: (share: number) => SampleType,
): SampleBuyer {
  const share = (rank + 0.5) / count;
  const spend = Math.exp(SPEND_SIGMA * upperQuantile(share));
  const habit = Math.exp(0.22 * random.normal());
  const gapDays = Math.max(MIN_GAP_DAYS, (MEDIAN_GAP_DAYS / spend ** INTO_FREQUENCY) * habit);
  // A dealer that comes more often than its kind buys less at a time: the yearly spend stays what its rank says.
  const billYuan = (MEDIAN_BILL_YUAN * spend * gapDays) / MEDIAN_GAP_DAYS;
  const type = typeFor(share);
  const story = storyOf(random, rank, count);
  return {
    rank,
    type,
    story,
    billYuan,
    gapDays,
    shape: random.int(2, 9),
    weekday: random.chance(0.6) ? random.int(1, 6) : -1,
    ...lifeOf(random, story, endsOn),
  };
}

/** Size of purchases against the plan on a day: slow growth for all, a rise or a fall for some. */
export function trendOf(buyer: SampleBuyer, day: number, firstDay: number, lastDay: number): number {
  const share = (day - firstDay) / (lastDay - firstDay);
  if (buyer.story === 'growing') return 0.55 + 0.95 * share;
  if (buyer.story === 'dying') return decline(buyer, day, 0.35);
  return 0.97 + 0.06 * share;
}

/** Length of the gaps against the plan on a day: a dying dealer comes less and less often. */
export function gapFactorOf(buyer: SampleBuyer, day: number): number {
  return buyer.story === 'dying' ? 1 / decline(buyer, day, 0.45) : 1;
}

const DECLINE_DAYS = 170;

function decline(buyer: SampleBuyer, day: number, floor: number): number {
  const left = (buyer.to - day) / DECLINE_DAYS;
  return Math.min(1, Math.max(floor, floor + (1 - floor) * left));
}

function storyOf(random: Random, rank: number, count: number): SampleStory {
  const told = STORIES.find(({ shares }) => shares.some((share) => Math.floor(share * count) === rank));
  if (told) return told.story;
  return rank > count * 0.06 && random.chance(YOUNG_SHARE) ? 'young' : 'steady';
}

function lifeOf(random: Random, story: SampleStory, endsOn: CalendarDay): { from: number; to: number } {
  const to = toDayNumber(endsOn);
  const from = toDayNumber(addMonths(addDays(endsOn, 1), -MONTHS));
  switch (story) {
    case 'dying':
      return { from, to: to - random.int(35, 110) };
    case 'dormant':
      return { from, to: to - random.int(375, 640) };
    case 'young':
      return { from: random.int(from + 60, to - 130), to };
    case 'new':
      return { from: to - random.int(12, 55), to };
    case 'never':
      return { from, to: from - 1 };
    default:
      return { from, to };
  }
}

/**
 * The standard normal value with `share` of the population above it.
 * @source Abramowitz and Stegun, formula 26.2.23; error below 4.5e-4
 */
function upperQuantile(share: number): number {
  const tail = Math.min(share, 1 - share);
  const t = Math.sqrt(-2 * Math.log(tail));
  const value =
    t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3);
  return share < 0.5 ? value : -value;
}
