import { describe, expect, test } from 'vitest';
import { type FeastYear, feastAdjust, forecastWithFeast, shareLine } from '../../../src/main/analytics/movingFeast.ts';
import { createRandom } from '../../../src/main/runtime/random.ts';

/** Days of the year of the feast in seven years, as the Spring Festival's from 2019 to 2027 (its even ones). */
const DAYS = [36, 25, 43, 32, 22, 41, 29, 48, 37];

/** Sales whose first two months change with the feast's day, their sum hardly. */
function sales(years: number, noise: number, seed: number, effect = 0.7): Float64Array {
  const random = createRandom(seed);
  return Float64Array.from({ length: years * 12 }, (_, i) => {
    const month = i % 12;
    const late = ((DAYS[Math.floor(i / 12)] ?? 0) - 21) / 30;
    const feast = month === 0 ? 0.9 + effect * (late - 0.5) : month === 1 ? 0.8 - effect * (late - 0.5) : 1;
    return 1000 * (1 + 0.004 * i) * feast * (1 + noise * random.normal());
  });
}

const feasts = (years: number): FeastYear[] => DAYS.slice(0, years).map((day, year) => ({ first: 12 * year, day }));

const options = { period: 12, horizon: 12, model: 'auto' as const, level: 0.8 };
const run = (values: Float64Array, years: number) =>
  forecastWithFeast(values, { ...options, random: createRandom(1).next }, feasts(years));

describe('a feast that wanders between two months', () => {
  test('the later it is, the more falls into the first month', () => {
    const line = shareLine(sales(6, 0, 1), feasts(6));

    expect(line?.slope).toBeGreaterThan(0.02);
  });

  test('what is adjusted is taken back to the digit', () => {
    const values = sales(5, 0.1, 2);

    const { values: adjusted, back } = feastAdjust(feasts(6))(values);

    expect(adjusted).not.toEqual(values);
    values.forEach((value, i) => {
      expect(back(i, adjusted[i] ?? 0)).toBeCloseTo(value, 9);
    });
  });

  test('is used where it has helped, and the months are then nearer to what comes', () => {
    const years = 6;
    const values = sales(years + 1, 0.03, 5);

    const { answer, used, test: tried } = run(values.slice(0, 12 * years), years + 1);

    expect(used).toBe(true);
    expect(tried?.with.feast?.wape).toBeLessThan((tried?.without.feast?.wape ?? 0) / 2);
    if (!answer.ok) throw new Error(answer.abstains.code);
    const { points } = answer.forecast;
    expect(Math.abs((points[0]?.value ?? 0) / (values[12 * years] ?? 1) - 1)).toBeLessThan(0.1);
    expect(Math.abs((points[1]?.value ?? 0) / (values[12 * years + 1] ?? 1) - 1)).toBeLessThan(0.1);
  });

  test('is left out where sales do not follow it', () => {
    const uses = [1, 2, 3, 4, 5].filter((seed) => {
      const { used, test: tried } = run(sales(5, 0.2, seed, 0), 6);
      expect(tried).not.toBeNull();
      return used && (tried?.with.all.mae ?? 0) > (tried?.without.all.mae ?? 0);
    });

    expect(uses).toEqual([]);
  });

  test('is not tried with one year, or where a month is not above zero', () => {
    expect(run(sales(1, 0.1, 1), 2)).toMatchObject({ used: false, test: null });
    const shut = sales(3, 0.1, 1).map((value, i) => (i % 12 === 1 ? 0 : value));
    expect(run(shut, 4)).toMatchObject({ used: false, test: null });
  });

  test('a series that begins within a year counts its months from its first known one', () => {
    const whole = sales(6, 0.02, 3);
    const late = Float64Array.from(whole, (value, i) => (i < 5 ? Number.NaN : value));

    const one = run(late, 7);
    const other = forecastWithFeast(
      whole.slice(5),
      { ...options, random: createRandom(1).next },
      feasts(7).map(({ first, day }) => ({ first: first - 5, day })),
    );

    expect(one.used).toBe(true);
    expect(one.answer.ok && one.answer.forecast.points).toEqual(other.answer.ok && other.answer.forecast.points);
  });
});
