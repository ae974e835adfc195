import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyScores, standsOut, stepOf, strengthsOf } from '../../../src/main/features/demand/keyAccounts.rules.ts';
import { groupProducts, namedShare, usualLevel } from '../../../src/main/features/demand/levels.rules.ts';
import { type NeedFigures, proposeNeeds, widestTenth } from '../../../src/main/features/demand/needs.rules.ts';

const product = (id: number, name: string, brand = '', category = '') => ({ id, name, brand, category });

describe('levels', () => {
  const products = [
    product(1, '澄屿水', '澄屿', '饮料'),
    product(2, '柚见茶', '柚见', ' 饮料 '),
    product(3, '麦汀', '麦汀'),
    product(4, '散装花生'),
  ];

  it('take the category, else the brand, else the product; width and blanks make no other word', () => {
    const { groupOf, words } = groupProducts(products, 'category');

    expect([...groupOf]).toEqual([0, 0, 1, 2]);
    expect(words.map(({ name }) => name)).toEqual(['饮料', '麦汀', '散装花生']);
    expect(groupProducts(products, 'product').words.map(({ key }) => key)).toEqual(['1', '2', '3', '4']);
  });

  it('a level is usual where two words bear half of the amount', () => {
    const amounts = Float64Array.of(40, 10, 30, 20);
    const of = { category: namedShare(products, amounts, 'category'), brand: namedShare(products, amounts, 'brand') };

    expect(of).toEqual({ category: { words: 1, named: 0.5 }, brand: { words: 3, named: 0.8 } });
    expect(usualLevel(of)).toBe('brand');
    expect(usualLevel({ category: { words: 0, named: 0 }, brand: { words: 0, named: 0 } })).toBe('product');
  });
});

describe('key accounts', () => {
  const unknown = Float64Array.of(Number.NaN, Number.NaN, Number.NaN, Number.NaN);
  const figures = {
    share: Float64Array.of(0.4, 0.3, 0.2, 0.1),
    frequency: Float64Array.of(2, 8, 4, 6),
    size: Float64Array.of(900, 200, 300, Number.NaN),
    growth: unknown,
    potential: unknown,
    margin: unknown,
  };

  it('are scored by the plain mean of what is known, and not at all by two figures', () => {
    const { score, points } = keyScores(figures);

    // Points of four: 87.5, 62.5, 37.5, 12.5; of three: 83.3, 50, 16.7.
    expect(points.share[0]).toBe(87.5);
    expect(score[0]).toBeCloseTo((87.5 + 12.5 + 83.333333) / 3, 5);
    expect(score[3]).toBeNaN();
  });

  it('are told what speaks for them and the step for what holds them back', () => {
    expect(strengthsOf({ share: 70, size: 95, growth: 69, margin: null })).toEqual(['size', 'share']);
    const step = (points: Parameters<typeof stepOf>[0], daysSince = 5, widens = false) =>
      stepOf(points, { daysSince, widens });
    expect(step({ frequency: 20, size: 90 })).toBe('raiseFrequency');
    expect(step({ frequency: 90, size: 20 })).toBe('raiseSize');
    expect(step({ frequency: 20, size: 90 }, 61)).toBe('winBack');
    expect(step({ frequency: 60, size: 60 }, 5, true)).toBe('widen');
    expect(step({ frequency: 60, size: 60, growth: 80 })).toBe('contract');
    expect(step({ frequency: 60, size: 60 })).toBe('askPotential');
    // What outweighs a wider range is a gap between the two, or growth.
    expect(step({ frequency: 70, size: 95 }, 5, true)).toBe('raiseFrequency');
    expect(step({ frequency: 70, size: 80, growth: 90 }, 5, true)).toBe('contract');
  });

  it('stand out above the middle, with a strength, among enough others', () => {
    expect(standsOut(51, ['size'], 5)).toBe(true);
    expect(standsOut(50, ['size'], 5)).toBe(false);
    expect(standsOut(51, [], 5)).toBe(false);
    expect(standsOut(99, ['size'], 4)).toBe(false);
    expect(standsOut(Number.NaN, ['size'], 5)).toBe(false);
  });

  it('never lose by a larger figure', () => {
    const list = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 3, maxLength: 20 });
    fc.assert(
      fc.property(list, fc.integer({ min: 1, max: 60 }), (values, more) => {
        const of = (all: readonly number[]) => {
          const one = Float64Array.from(all);
          return keyScores({
            ...figures,
            share: one,
            frequency: one,
            size: one,
            growth: one,
            potential: one,
            margin: one,
          });
        };
        const raised = values.map((value, at) => (at === 0 ? value + more : value));
        expect(of(raised).score[0] ?? 0).toBeGreaterThanOrEqual(of(values).score[0] ?? 0);
      }),
      { seed: 31 },
    );
  });
});

describe('needs', () => {
  const plain: NeedFigures = {
    bills: 12,
    billMinor: 900,
    usualBillMinor: 1000,
    returns: 0,
    products: 5,
    wideProducts: 20,
    topShare: 0.4,
    topName: '饮料',
    categories: 6,
    priceLevel: 1,
    compared: 6,
  };
  const needsOf = (change: Partial<NeedFigures>) => proposeNeeds({ ...plain, ...change }).map(({ need }) => need);

  it('are proposed from their limits on, and not before', () => {
    expect(needsOf({})).toEqual([]);
    expect(needsOf({ billMinor: 500 })).toEqual(['service.delivery']);
    expect(needsOf({ billMinor: 500, bills: 11 })).toEqual([]);
    expect(needsOf({ returns: 3 })).toEqual(['service.afterSales']);
    expect(needsOf({ returns: 3, bills: 31 })).toEqual([]);
    expect(needsOf({ topShare: 0.7 })).toEqual(['individual.specialist']);
    expect(needsOf({ topShare: 0.7, categories: 3 })).toEqual([]);
    expect(needsOf({ priceLevel: 0.95 })).toEqual(['individual.price']);
    expect(needsOf({ priceLevel: 0.9, compared: 4 })).toEqual([]);
    expect(needsOf({ priceLevel: Number.NaN })).toEqual([]);
    expect(needsOf({ products: 20 })).toEqual(['individual.range']);
    expect(needsOf({ products: 9, wideProducts: 3 })).toEqual([]);
  });

  it('the widest tenth is at most a tenth where counts differ', () => {
    expect(widestTenth(Array.from({ length: 20 }, (_, at) => at + 1))).toBe(19);
    expect(widestTenth([4, 7])).toBe(7);
    expect(widestTenth([])).toBe(1);
  });
});
