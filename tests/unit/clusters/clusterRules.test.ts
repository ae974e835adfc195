import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestTwo, traitsOf } from '../../../src/main/features/clusters/describe.rules.ts';
import { goOn } from '../../../src/main/features/clusters/goOn.rules.ts';
import { medianOf, originalOf, plainOf, prepareFeature } from '../../../src/main/features/clusters/transform.rules.ts';
import { createTranslator } from '../../../src/main/runtime/translate.ts';
import type { ClusterTrait } from '../../../src/shared/contract/clusters.contract.ts';
import { GROWTH_TICKS } from '../../../src/shared/domain/clusterFeatures.ts';
import {
  clusterName,
  clusterSentence,
  featureText,
  numberedName,
  traitText,
} from '../../../src/shared/i18n/clusterText.ts';

const BOTH = { log: true, standardise: true };
const amounts = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 3, maxLength: 40 });

describe('a feature on its way into the space of the distances', () => {
  it('comes back from it, and scaling all money changes no distance', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 2, max: 100 }), (list, factor) => {
        fc.pre(Math.max(...list) < 1000 * medianOf(list) && Math.min(...list) > medianOf(list) / 900);
        const plain = prepareFeature('amount', Float64Array.from(list), BOTH);
        const times = prepareFeature(
          'amount',
          Float64Array.from(list, (amount) => amount * factor),
          BOTH,
        );

        list.forEach((amount, i) => {
          expect(originalOf(plain.values[i] ?? 0, plain.transform)).toBeCloseTo(amount, 3);
          expect(times.values[i]).toBeCloseTo(plain.values[i] ?? 0, 6);
        });
      }),
      { seed: 3, numRuns: 50 },
    );
  });

  it('takes nothing and less than nothing for a thousandth of the median, and what is unknown for the median', () => {
    const { values, raw, missing } = prepareFeature('amount', Float64Array.of(-500, 0, 10, 2000, 3000, Number.NaN), {
      log: true,
      standardise: false,
    });

    expect(values[0]).toBe(values[1]);
    expect(values[0]).toBeCloseTo(Math.log(2), 9);
    expect([raw[5], missing]).toEqual([10, 1]);
  });

  it('leaves shares without a logarithm, and one that all have alike becomes nothing', () => {
    const share = prepareFeature('returns', Float64Array.of(0, 0.5, 1), { log: true, standardise: false });
    const same = prepareFeature('orders', Float64Array.of(4, 4, 4), BOTH);

    expect([...share.values]).toEqual([0, 0.5, 1]);
    expect([...same.values]).toEqual([0, 0, 0]);
    expect(same.transform.scale.sd).toBe(0);
    expect(plainOf(0, same.transform)).toBeCloseTo(Math.log(5), 12);
  });
});

describe('clusters that go on from a former run', () => {
  const { transform } = prepareFeature('orders', Float64Array.of(1, 5, 9, 30), { log: false, standardise: true });
  const place = (orders: number) => [(orders - transform.scale.mean) / transform.scale.sd];
  const former = [
    { label: 1, name: '常来', plainCentre: [28] },
    { label: 2, name: '', plainCentre: [9] },
    { label: 4, name: '散客', plainCentre: [2] },
  ];

  it('keep number and name wherever they stand now; a further one takes the first free number', () => {
    const numbers = goOn([place(2), place(15), place(9), place(30)], [transform], former);

    expect(numbers).toEqual([
      { label: 4, name: '散客' },
      { label: 3, name: '' },
      { label: 2, name: '' },
      { label: 1, name: '常来' },
    ]);
  });

  it('are numbered from 1 where there is none', () => {
    expect(goOn([place(1), place(9)], [transform], [])).toEqual([
      { label: 1, name: '' },
      { label: 2, name: '' },
    ]);
  });
});

describe('what sets a cluster apart', () => {
  const t = createTranslator('zh-CN');
  const trait = (feature: ClusterTrait['feature'], sd: number): ClusterTrait => ({
    feature,
    direction: sd > 0 ? 'high' : 'low',
    sd,
    own: 9,
    all: 3,
  });
  const figure = (unit: string, value: number) => `${unit} ${value.toFixed(2)}`;

  it('is told from 0.4 deviations on, the most telling first', () => {
    const figures = [
      { feature: 'orders' as const, sd: 0.39, own: 3, all: 3 },
      { feature: 'average' as const, sd: -0.5, own: 1, all: 3 },
      { feature: 'recency' as const, sd: 1.5, own: 90, all: 20 },
    ];

    expect(traitsOf(figures).map(({ feature, direction }) => [feature, direction])).toEqual([
      ['recency', 'high'],
      ['average', 'low'],
    ]);
    expect(bestTwo([0.2, 0.9, 0.5])).toEqual([1, 2]);
  });

  it('of growth is no growth of so many times where most had nothing before, and the axis stands on round values', () => {
    const fresh = { ...trait('growth', 1.5), own: 0.85, all: 0 };
    const grown = { ...trait('growth', 0.8), own: 1 / 3, all: 0 };

    expect(clusterSentence({ traits: [fresh] }, t)).toBe('新来或回来');
    expect(traitText(fresh, t, figure)).toBe('比上一期的变化：上一期没有或很少进货（全部客户 share 0.00）');
    expect(traitText(grown, t, figure)).toBe('比上一期的变化：share 1.00（全部客户 share 0.00）');
    expect(GROWTH_TICKS.map((value) => featureText('growth', value, t, figure))).toEqual([
      'share -1.00',
      'share -0.50',
      'share 0.00',
      'share 1.00',
      'share 3.00',
      '新来或回来',
    ]);
  });

  it('is a sentence that keeps the good and the bad apart, and a name of two words', () => {
    const traits = [trait('orders', 1.2), trait('average', 1), trait('recency', 0.9)];

    expect(clusterSentence({ traits }, t)).toBe('来得勤、单子大，但上次来得早');
    expect(clusterSentence({ traits }, createTranslator('en'))).toBe('orders often, large orders, but no order lately');
    expect(clusterName({ label: 2, name: '', traits }, t)).toBe('来得勤·单子大');
    expect(numberedName({ label: 2, name: '老主顾', traits }, t)).toBe('2 老主顾');
    expect(clusterSentence({ traits: [] }, t)).toBe('各方面都居中');
  });

  it('tells a change as growth', () => {
    expect(featureText('growth', 0.2, t, figure)).toBe('share 0.50');
    expect(featureText('growth', -1, t, figure)).toBe('share -1.00');
    expect(featureText('growth', 0.8, t, figure)).toBe('9 倍');
    expect(featureText('growth', 1, t, figure)).toBe('新来或回来');
  });
});
