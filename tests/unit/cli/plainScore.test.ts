import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { PlainTable } from '../../../src/main/hosts/cli/plainFile.ts';
import { ordersOf, upTo } from '../../../src/main/hosts/cli/plainOrders.ts';
import { plainAnswer } from '../../../src/main/hosts/cli/plainScoreCommand.ts';
import type { ScoreCommandOptions } from '../../../src/main/hosts/cli/scoreOptions.ts';
import { WrongUsage } from '../../../src/main/hosts/cli/wrongUsage.ts';
import { createTranslator } from '../../../src/main/runtime/translate.ts';
import { sharedIt, sharedPath } from '../../helpers/shared.ts';
import { RETAIL_FILE, RFM_FILE } from '../analytics/publishedRfm.ts';

const t = createTranslator('en');

/** Lines as the reader of plain files gives them; a process for each list would take longer than all tests. */
function score(lines: readonly string[], wish: Partial<ScoreCommandOptions> = {}) {
  const options = { json: true, lang: 'en' as const, orders: 'list.csv', ...wish };
  return plainAnswer(readingOf(lines, wish), options, t);
}

function readingOf(lines: readonly string[], wish: Partial<ScoreCommandOptions> = {}) {
  const [header = [], ...rest] = lines.map((line) => line.split(','));
  const rows = wish.header === false ? [header, ...rest] : rest;
  const names = wish.header === false ? ['A', 'B', 'C', 'D', 'E'] : header;
  const table: PlainTable = { name: 'list.csv', header: names, rows, lines: rows.map((_, i) => i + 1) };
  return ordersOf(table, { orders: 'list.csv', ...wish }, t);
}

function linesOf(file: string): string[] {
  return readFileSync(sharedPath(file), 'utf8').trim().split(/\r?\n/);
}

describe('the published results as the command line answers them', () => {
  sharedIt(RFM_FILE, 'every figure of the R package: thresholds, listed rows, all segments', () => {
    const answer = score(linesOf(RFM_FILE), { asOf: '2006-12-31', binning: 'rfmPackage' });

    expect(answer).toMatchObject({ customers: 995, orders: 4906, count: 'rows', segmentRules: 'rectangles' });
    const { r, f, m } = answer.thresholds;
    expect([r, f, m]).toEqual([
      [115, 181, expect.closeTo(297.4, 9), 482],
      [4, 5, 6, 8],
      [expect.closeTo(255.8, 9), 382, expect.closeTo(506.4, 9), 666],
    ]);
    const row = (id: string) => answer.perDealer.find((one) => one.id === id);
    expect(row("Abbey O'Reilly")).toMatchObject({ days: 205, orders: 6, amount: 472, score: 343 });
    expect(row('Ailene Hermann')).toMatchObject({ days: 281, score: 355, segment: 'Potential Loyalist' });
    expect(row('Aiyanna Bruen')).toMatchObject({ days: 246, score: 321, segment: 'About To Sleep' });
    expect(answer.segments.map((each) => [each.segment, each.customers, each.orders, each.revenue])).toEqual([
      ['Champions', 35, 316, 31646],
      ['Potential Loyalist', 342, 2211, 204856],
      ['Loyal Customers', 170, 799, 76562],
      ['Promising', 9, 28, 4249],
      ['New Customers', 104, 329, 28837],
      ["Can't Lose Them", 47, 274, 32446],
      ['At Risk', 28, 216, 22227],
      ['Need Attention', 10, 57, 4562],
      ['About To Sleep', 102, 283, 23449],
      ['Lost', 148, 393, 35324],
    ]);
  });

  sharedIt(RETAIL_FILE, 'every figure of Online Retail to the third decimal', () => {
    const answer = score(linesOf(RETAIL_FILE), { asOf: '2011-12-10' });

    expect(answer).toMatchObject({
      customers: 4338,
      orders: 18_532,
      revenue: 8_911_407.904,
      thresholds: {
        r: [expect.closeTo(13.8, 9), 33, 72, 180],
        f: [1, 2, 3, 6],
        m: [250.194, 490.096, 942.276, 2058.426].map((bound) => expect.closeTo(bound, 9)),
      },
      abc: { A: 1133, B: 1469, C: 1736 },
      gini: expect.closeTo(0.71514, 5),
      top20: { customers: 868, share: expect.closeTo(0.74617, 5) },
    });
    expect(answer.segments.reduce((sum, { customers }) => sum + customers, 0)).toBe(4338);
  });
});

describe('a plain list', () => {
  const LINES = [
    'Bill,Name,Day,Total',
    'S1,Ann,2026-01-05,10.5',
    'S1,Ann,2026-01-05,-0.5',
    'S2,Ann,2026-03-01,20',
    'R1,Ann,2026-03-20,-4',
    'S3,Ben,2026-02-01,1',
    'S4,Ben,2027-01-01,99',
    'S5,,2026-02-01,5',
    'S6,Cid,soon,5',
    'S7,Cid,2026-02-01,much',
    'R2,Dan,2026-02-02,-3',
  ];
  const wish = { map: 'customer=Name,date=Day,amount=Total,bill=Bill', asOf: '2026-03-31' };

  test('counts lines of a bill as one order; returns lower the amount and make nobody fresh', () => {
    const answer = score(LINES, wish);

    expect(answer.leftOut).toEqual({ noCustomer: 1, noDate: 1, afterToday: 0, noAmount: 1, later: 1, beforeWindow: 0 });
    expect(answer).toMatchObject({ count: 'bills', customers: 2, orders: 3, revenue: 27 });
    expect(answer.perDealer).toMatchObject([
      { id: 'Ann', days: 30, orders: 2, amount: 26, abc: 'A', tier: 'A' },
      { id: 'Ben', days: 58, orders: 1, amount: 1 },
      { id: 'Dan', days: null, orders: 0, amount: -3, r: null, score: null, segment: null, abc: null, tier: 'D' },
    ]);
  });

  test('by the rule of rows every line counts, the return too', () => {
    const answer = score(LINES, { ...wish, count: 'rows' });

    expect(answer.perDealer).toMatchObject([
      { id: 'Ann', days: 11, orders: 4, amount: 26 },
      { id: 'Ben', orders: 1 },
      { id: 'Dan', days: 57, orders: 1 },
    ]);
  });

  test('a window leaves out what lies before it', () => {
    const answer = score(LINES, { ...wish, windowMonths: 1 });

    expect(answer.window).toEqual({ months: 1, from: '2026-03-01' });
    expect(answer.perDealer).toMatchObject([
      { id: 'Ann', orders: 1, amount: 16 },
      { id: 'Ben', days: 58, orders: 0, amount: 0, tier: 'D' },
      { id: 'Dan', tier: 'D' },
    ]);
  });

  test('columns without a header go by their places; bounds and weights are the own ones', () => {
    const answer = score(['001,1,20260105,2,10.50', '002,2,20260301,1,2.00', '003,3,20260320,9,400.00'], {
      header: false,
      map: 'customer=2,date=3,amount=5',
      asOf: '2026-03-31',
      binning: 'fixed',
      bounds: 'r=10,20,30,60;f=1,2,3,4;m=1,10,100,300',
      weights: '2,1,1',
    });

    expect(answer.perDealer.map(({ id, score: each, weighted }) => [id, each, weighted])).toEqual([
      ['1', 113, 1.5],
      ['2', 312, 2.25],
      ['3', 415, 3.5],
    ]);
  });

  test('quantity times price is the amount', () => {
    const lines = ['Invoice,CustomerID,InvoiceDate,Quantity,UnitPrice', 'A,7,2026-01-01 08:26:00,3,1.125'];
    const answer = score(lines, { map: 'bill=Invoice,quantity=Quantity,price=UnitPrice' });

    expect(answer).toMatchObject({ asOf: '2026-01-01', customers: 1, revenue: 3.375 });
  });

  test('1, 2, 4 or 30 customers, all equal, answer sensibly', () => {
    for (const count of [1, 2, 4, 30]) {
      const rows = Array.from({ length: count }, (_, i) => `c${i},2026-01-01,10`);
      const answer = score(['customer,date,amount', ...rows]);

      expect(answer.perDealer.map(({ score: each, tier }) => [each, tier])).toEqual(rows.map(() => [511, 'A']));
      expect(answer.gini).toBeCloseTo(0, 12);
    }
  });

  test('nobody had bought by the as-of day: there is nothing to score, and it is said', () => {
    const answer = score(LINES, { ...wish, asOf: '2020-01-01' });

    expect(answer).toMatchObject({ customers: 0, orders: 0, gini: null, perDealer: [], thresholds: { r: [] } });
    expect(answer.leftOut.later).toBe(7);
  });

  const ONE = ['customer,date,amount', 'a,2026-01-01,1'];
  test.each<[string, string[], Partial<ScoreCommandOptions>]>([
    ['no column for the amount', ['customer,date', 'a,2026-01-01'], {}],
    ['a field that is none', ONE, { map: 'name=customer' }],
    ['bounds that fall', ONE, { binning: 'fixed', bounds: 'r=9,8,7,6;f=1,2,3,4;m=1,2,3,4' }],
    ['bounds without their binning', ONE, { bounds: 'r=1,2,3,4;f=1,2,3,4;m=1,2,3,4' }],
    ['weights of nothing', ONE, { weights: '0,0,0' }],
    ['a day that is none', ONE, { asOf: '2026-02-30' }],
    ['cuts that fall', ONE, { cuts: '95,80' }],
  ])('%s is refused', (_what, lines, wrong) => {
    expect(() => score(lines, wrong)).toThrow(WrongUsage);
  });

  test('an order of 2062 is left out and counted, unless an as-of day is named; a list of nothing else says so', () => {
    const read = readingOf([...ONE, 'b,2062-01-01,5']);

    expect(upTo(read, '2026-11-27', t)).toMatchObject({ orders: [{ customer: 'a' }], leftOut: { afterToday: 1 } });
    expect(() => upTo(readingOf(['customer,date,amount', 'b,2062-01-01,5']), '2026-11-27', t)).toThrow(WrongUsage);
  });

  test('decimals of a column are read as all its amounts tell', () => {
    const row = (amount: string) => ['a', '2026-01-01', amount];
    const read = (...amounts: string[]) => {
      const rows = amounts.map(row);
      const table = { name: 'x', header: ['customer', 'date', 'amount'], rows, lines: rows.map((_, i) => i + 2) };
      const { orders, digits, leftOut } = ordersOf(table, { orders: 'x' }, t);
      return { amounts: orders.map(({ amount }) => amount / 10 ** digits), leftOut: leftOut.noAmount };
    };

    expect(read('1,234', '10,5', '2.000,25').amounts).toEqual([1.234, 10.5, 2000.25]);
    expect(read('1,234', '10.5', '-3').amounts).toEqual([1234, 10.5, -3]);
    expect(() => read('10,5', '10.5')).toThrow(expect.objectContaining({ code: 'plain_unclear_decimals' }));
    // One slip among many rows is left out and counted, as every row without a readable amount.
    expect(read('10,5', ...new Array<string>(40).fill('2.25')).leftOut).toBe(1);
  });

  test.each([
    [['Customer ID', 'Order Date', 'Amount']],
    [['customer_id', 'order_date', 'revenue']],
    [['客户名称', '单据日期', '金额']],
  ])('columns are found by their usual names: %j', (header) => {
    expect(score([header.join(','), 'a,2026-01-01,5'])).toMatchObject({ customers: 1 });
  });

  test('a list without a single order says so', () => {
    expect(() => score(['customer,date,amount', 'a,soon,1'])).toThrow(
      expect.objectContaining({ code: 'plain_no_orders' }),
    );
  });
});
