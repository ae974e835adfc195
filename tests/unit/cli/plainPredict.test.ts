import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { PlainTable } from '../../../src/main/hosts/cli/plainFile.ts';
import { ordersOf } from '../../../src/main/hosts/cli/plainOrders.ts';
import { type PredictCommandOptions, wishesOf } from '../../../src/main/hosts/cli/predictOptions.ts';
import { plainPrediction } from '../../../src/main/hosts/cli/predictPlain.ts';
import { WrongUsage } from '../../../src/main/hosts/cli/wrongUsage.ts';
import { createTranslator } from '../../../src/main/runtime/translate.ts';
import { sharedIt, sharedPath } from '../../helpers/shared.ts';
import { CDNOW_FILE } from '../analytics/publishedBuyers.ts';
import { RETAIL_FILE } from '../analytics/publishedRfm.ts';

const t = createTranslator('en');

/** Rows as the reader of plain files gives them, without its process. */
function predict(rows: readonly string[][], wish: Partial<PredictCommandOptions> & { header?: boolean } = {}) {
  const [first = [], ...rest] = rows;
  const bare = wish.header === false;
  const header = bare ? first.map((_, i) => String.fromCharCode(65 + i)) : first;
  const table: PlainTable = {
    name: 'list.csv',
    header,
    rows: bare ? [...rows] : rest,
    lines: rows.map((_, i) => i + 1),
  };
  const options = { json: true, lang: 'en' as const, orders: 'list.csv', ...wish };
  return plainPrediction(ordersOf(table, options, t), wishesOf(options, t), options, t);
}

const HEAD = ['customer', 'date', 'amount'];

describe('predict --orders', () => {
  sharedIt(CDNOW_FILE, 'answers the published results of the CDNOW sample, columns by their places', () => {
    const lines = readFileSync(sharedPath(CDNOW_FILE), 'utf8').trim().split('\n');

    const answer = predict(
      lines.map((line) => line.trim().split(/\s+/)),
      {
        header: false,
        map: 'customer=1,date=3,amount=5',
        until: '1997-09-30',
        horizonDays: '273',
        expectedAt: '1,3,31.8571,78',
      },
    );

    expect([answer.customers, answer.repeatOrders, answer.onlyOneOrder]).toEqual([2357, 2457, 1411]);
    expect([answer.model, answer.reason]).toEqual(['bgnbd', 'chance']);
    expect(answer.params).toEqual({
      r: expect.closeTo(0.2426, 3),
      alpha: expect.closeTo(4.4136, 2),
      a: expect.closeTo(0.7929, 3),
      b: expect.closeTo(2.4259, 3),
    });
    expect(answer.logLik).toBeCloseTo(-9582.43, 1);
    const means = [0.053184, 0.150631, 1.040489, 1.857958];
    answer.expected.forEach(({ orders }, i) => {
      expect(Math.abs(orders - (means[i] ?? 0))).toBeLessThan(1e-4);
    });
    expect(answer.gammaGamma).toMatchObject({ n: 946 });
    expect(Math.abs((answer.gammaGamma?.logLik ?? 0) - -4055.92)).toBeLessThan(0.05);
    expect(Math.abs((answer.gammaGamma?.v ?? 0) - 15.4435)).toBeLessThan(0.01);
    expect(Math.abs((answer.gammaGamma?.meanExpected ?? 0) - 35.253)).toBeLessThan(0.01);
    // The customer of the published example; T differs by the tenth of a day that they rounded.
    const one = answer.perDealer.find(({ id }) => id === '00004');
    expect(one?.x).toBe(2);
    expect(Math.abs((one?.expectedOrders[273] ?? 0) - 1.226)).toBeLessThan(1e-3);
    expect(answer.holdout).toMatchObject({ from: '1997-10-01', to: '1998-06-30', actual: 1882 });
    expect(answer.holdout?.deciles.length).toBe(10);
    const once = answer.perDealer.filter(({ x }) => x === 0);
    expect(once.every(({ pAlive, onlyOneOrder }) => pAlive === null && onlyOneOrder)).toBe(true);
  });

  sharedIt(
    RETAIL_FILE,
    'says of wholesale data that BG/NBD runs off, predicts nothing by it, and takes the other',
    () => {
      const rows = readFileSync(sharedPath(RETAIL_FILE), 'utf8')
        .trim()
        .split(/\r?\n/)
        .map((line) => line.split(','));

      const answer = predict(rows, { until: '2011-09-09' });
      expect([answer.model, answer.params.k, answer.reason, answer.degenerate]).toEqual(['mbgcnbdk', 2, 'regular', []]);
      expect(answer.models.bgnbd?.degenerate).toContain('no_dropout');
      const alone = predict(rows, { until: '2011-09-09', model: 'bgnbd', expectedAt: '10' });
      expect(alone.degenerate).toContain('no_dropout');
      expect([alone.expected, alone.holdout]).toEqual([[], null]);
      expect(
        alone.perDealer.every(({ pAlive, expectedOrders }) => pAlive === null && expectedOrders[30] === null),
      ).toBe(true);
    },
  );

  test('merges orders of a day, leaves money given back out and says so, and counts days where days are asked for', () => {
    const rows = [
      HEAD,
      ['a', '2026-01-01', '10'],
      ['a', '2026-01-01', '5'],
      ['a', '2026-01-15', '7.5'],
      ['a', '2026-01-16', '-3'],
    ];

    const weekly = predict(rows, { until: '2026-02-12', model: 'bgnbd' });
    const daily = predict(rows, { until: '2026-02-12', model: 'bgnbd', unit: 'day' });

    expect(weekly.leftOut.negative).toBe(1);
    expect(weekly.perDealer[0]).toMatchObject({ id: 'a', x: 1, tx: 2, T: 6, meanValue: 7.5 });
    expect(daily.perDealer[0]).toMatchObject({ x: 1, tx: 14, T: 42 });
  });

  test('tells wrong wishes in words', () => {
    const rows = [HEAD, ['a', '2026-01-01', '10']];

    expect(() => predict(rows, { until: '2020-01-01' })).toThrow(WrongUsage);
    expect(() => predict(rows, { until: 'soon' })).toThrow('--until: “soon” is no day');
    expect(() => predict(rows, { horizonDays: '30,x' })).toThrow('30,x');
    expect(() => predict(rows, { expectedAt: '0' })).toThrow('--expected-at');
  });

  test('one customer, or none who came back: an answer without predictions, and no failure', () => {
    for (const rows of [
      [HEAD, ['a', '2026-01-01', '10']],
      [HEAD, ['a', '2026-01-01', '10'], ['b', '2026-01-09', '10']],
    ]) {
      const answer = predict(rows);

      expect(answer.degenerate.length).toBeGreaterThan(0);
      expect(JSON.stringify(answer)).not.toContain('NaN');
      expect(answer.perDealer.every(({ pAlive }) => pAlive === null)).toBe(true);
    }
  });
});
