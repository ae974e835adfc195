/** A category that stays away by the dealer's own measure. */
export interface Away {
  name: string;
  /** The part of the purchase days of before on which it came. */
  often: number;
  /** Purchase days it would have come on in the recent span at that rate, in millionths. */
  expectedMicro: number;
  lastDay: number;
  netMicro: number;
}

/** What one dealer's categories say, the dearest that stay away first. */
export interface CategoryHabits {
  span: number;
  /** Purchase days of the recent span. */
  recentDays: number;
  netBefore: number;
  /** Of each category three numbers: its own, see {@link categoryNumber}, days expected in millionths, days it came on. */
  tallies: number[];
  away: Away[];
}

const WIDTH = 3;
const numbers = new Map<string, number>();

/** A number for a category, the same as long as the process runs. */
export function categoryNumber(name: string): number {
  let number = numbers.get(name);
  if (number === undefined) {
    number = numbers.size;
    numbers.set(name, number);
  }
  return number;
}

/** So many days of purchase speak for "as usual" before the others' say anything. */
const USUAL_DAYS = 5;

/**
 * What everybody's habits say of each category's time of year: of all dealers that are compared over the same days, on how many
 * purchase days a category came, against as many as their own rates of before would have it. Days are counted in whole
 * millionths, so that sums are the same in whatever order they are made.
 */
export class Seasons {
  /** By span and the category's number. */
  readonly #spans = new Map<number, { expectedMicro: number[]; recentDays: number[] }>();

  add({ span, tallies }: CategoryHabits, times: 1 | -1 = 1): void {
    const all = this.#spans.get(span) ?? { expectedMicro: [], recentDays: [] };
    this.#spans.set(span, all);
    for (let i = 0; i < tallies.length; i += WIDTH) {
      const number = tallies[i] ?? 0;
      all.expectedMicro[number] = (all.expectedMicro[number] ?? 0) + times * (tallies[i + 1] ?? 0);
      all.recentDays[number] = (all.recentDays[number] ?? 0) + times * (tallies[i + 2] ?? 0);
    }
  }

  /**
   * The part of its usual days a category comes on now with the others, one at most; drawn towards one, the more so the fewer
   * days they tell it by (a Poisson rate with a Gamma prior).
   */
  of(span: number, { name, expectedMicro }: Pick<Away, 'name' | 'expectedMicro'>): number {
    const all = this.#spans.get(span);
    const number = categoryNumber(name);
    const expected = ((all?.expectedMicro[number] ?? 0) - expectedMicro) / 1_000_000;
    // The dealer itself is not among those days: it stays away.
    return all === undefined ? 1 : Math.min(1, ((all.recentDays[number] ?? 0) + USUAL_DAYS) / (expected + USUAL_DAYS));
  }
}
