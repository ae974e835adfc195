import { describe, expect, test } from 'vitest';
import { festivalPauses } from '../../../src/main/features/samples/sampleFestivals.ts';
import { PRODUCTS } from '../../../src/main/features/samples/sampleProducts.ts';
import {
  generateSampleShop,
  type SampleBill,
  type SampleShop,
  sampleEndsOn,
} from '../../../src/main/features/samples/sampleShop.ts';
import { addDays, addMonths, isCalendarDay, monthsUpTo } from '../../../src/shared/domain/calendarDay.ts';
import { REAL_CHAINS } from './realChainsSample.ts';

const ENDS_ON = '2026-10-31';
const SEEDS = [1, 20_260_217, -7];
const shop = generateSampleShop({ seed: 1, endsOn: ENDS_ON });
const [counter] = shop.dealers;

function sales(from: string, to: string, of: SampleShop = shop): SampleBill[] {
  return of.bills.filter((bill) => bill.kind === 'sale' && bill.on > from && bill.on <= to);
}

function spendByDealer(of: SampleShop): number[] {
  const spend = new Map<string, number>();
  for (const bill of of.bills) {
    if (bill.on <= addMonths(ENDS_ON, -12) || bill.dealerCode === of.dealers[0]?.code) continue;
    spend.set(bill.dealerCode, (spend.get(bill.dealerCode) ?? 0) + bill.amountMinor);
  }
  return [...spend.values()].sort((a, b) => b - a);
}

function total(bills: readonly SampleBill[]): number {
  return bills.reduce((sum, bill) => sum + bill.amountMinor, 0);
}

describe('the sample shop', () => {
  test('is the same for the same seed and another for another', () => {
    expect(generateSampleShop({ seed: 1, endsOn: ENDS_ON })).toEqual(shop);
    expect(generateSampleShop({ seed: 2, endsOn: ENDS_ON }).bills[0]).not.toEqual(shop.bills[0]);
  });

  test('has the same figures in both languages and no Chinese names in English', () => {
    const english = generateSampleShop({ seed: 1, endsOn: ENDS_ON, lang: 'en' });

    expect(english.bills.map((bill) => [bill.number, bill.dealerCode, bill.amountMinor])).toEqual(
      shop.bills.map((bill) => [bill.number, bill.dealerCode, bill.amountMinor]),
    );
    const texts = english.dealers.flatMap((d) => [d.name, d.contact, d.address, d.rep, d.settlement, d.note]);
    expect(texts.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
  });

  test('has 300 dealers with codes and names of their own, and five reps who share them', () => {
    expect(shop.dealers).toHaveLength(300);
    expect(new Set(shop.dealers.map(({ code }) => code)).size).toBe(300);
    expect(new Set(shop.dealers.map(({ name }) => name)).size).toBe(300);
    expect(new Set(shop.reps).size).toBe(5);
    expect(new Set(shop.dealers.map(({ rep }) => rep))).toEqual(new Set(shop.reps));
    expect(PRODUCTS.length).toBeGreaterThanOrEqual(40);
    expect(PRODUCTS.length).toBeLessThanOrEqual(60);
  });

  test('has products that first came out in its last 90 days, each with more and more dealers but not with all', () => {
    const firstOn = new Map<string, string>();
    const buyers = new Map<string, Set<string>>();
    for (const { on, dealerCode, kind, lines } of shop.bills)
      for (const { productCode } of kind === 'sale' ? lines : []) {
        if (!firstOn.has(productCode)) firstOn.set(productCode, on);
        buyers.set(productCode, (buyers.get(productCode) ?? new Set()).add(dealerCode));
      }
    const fresh = [...firstOn].filter(([, on]) => on > addDays(shop.endsOn, -90)).map(([code]) => code);

    expect(fresh.sort()).toEqual(['FS006', 'XX009', 'YL010']);
    for (const code of fresh) {
      expect(buyers.get(code)?.size).toBeGreaterThan(3);
      expect(buyers.get(code)?.size).toBeLessThan(100);
    }
  });

  test('covers every one of the 24 months up to the month before today', () => {
    expect(sampleEndsOn('2026-11-22')).toBe(ENDS_ON);
    expect(sampleEndsOn('2024-03-01')).toBe('2024-02-29');
    const months = [...new Set(shop.bills.map(({ on }) => on.slice(0, 7)))];
    expect(months).toEqual(monthsUpTo(ENDS_ON, 24));
    expect(shop.bills.every(({ on }) => isCalendarDay(on) && on >= '2024-11-01' && on <= ENDS_ON)).toBe(true);
  });

  test.each(SEEDS)('gives the top fifth of the buyers 70 to 75 percent of a year (seed %i)', (seed) => {
    const spend = spendByDealer(generateSampleShop({ seed, endsOn: ENDS_ON }));
    const all = spend.reduce((sum, amount) => sum + amount, 0);
    const top = spend.slice(0, Math.round(spend.length / 5)).reduce((sum, amount) => sum + amount, 0);

    expect(top / all).toBeGreaterThan(0.7);
    expect(top / all).toBeLessThan(0.75);
  });

  test('sends nothing during Spring Festival, and stocks up before it', () => {
    const pauses = festivalPauses(shop.firstDay, shop.endsOn);

    expect(pauses.map(({ newYear }) => newYear)).toEqual(['2025-01-29', '2026-02-17']);
    for (const { from, to } of pauses) {
      expect(shop.bills.filter(({ on }) => on >= from && on <= to)).toEqual([]);
      const before = total(sales(addDays(from, -19), addDays(from, -1)));
      const usual = total(sales(addDays(from, -55), addDays(from, -37)));
      expect(before / usual).toBeGreaterThan(1.4);
    }
  });

  test('knows the festival to the day where calendars of programs go wrong', () => {
    expect(festivalPauses('2024-01-01', '2024-12-31')).toEqual([
      { from: '2024-02-02', newYear: '2024-02-10', to: '2024-02-24' },
    ]);
    expect(festivalPauses('2027-01-01', '2027-12-31')).toEqual([
      { from: '2027-01-30', newYear: '2027-02-06', to: '2027-02-20' },
    ]);
  });

  test('sums the lines to the bill, line by line quantity times price', () => {
    for (const bill of shop.bills) {
      expect(bill.lines.length).toBeGreaterThan(0);
      expect(bill.lines.reduce((sum, line) => sum + line.amountMinor, 0)).toBe(bill.amountMinor);
      for (const line of bill.lines) {
        const exact = (BigInt(line.qtyTenths) * BigInt(line.priceMicro)) / 100n;
        expect(Math.abs(line.amountMinor - Number(exact) / 1000)).toBeLessThanOrEqual(0.5);
      }
    }
    expect(new Set(shop.bills.map(({ number }) => number)).size).toBe(shop.bills.length);
  });

  test('has returns, exchanges, gifts and reversals with their signs', () => {
    const of = (kind: SampleBill['kind']) => shop.bills.filter((bill) => bill.kind === kind);

    expect(of('return').length).toBeGreaterThan(100);
    expect(of('return').every(({ amountMinor }) => amountMinor < 0)).toBe(true);
    expect(of('exchange').every(({ amountMinor }) => amountMinor === 0)).toBe(true);
    expect(of('exchange').length).toBeGreaterThan(5);
    expect(of('gift').length).toBeGreaterThan(5);
    expect(of('gift').every(({ amountMinor }) => amountMinor === 0)).toBe(true);
    const free = of('sale').flatMap(({ lines }) => lines.filter(({ priceMicro }) => priceMicro === 0));
    expect(free.length).toBeGreaterThan(100);
    for (const red of of('reversal')) {
      const original = shop.bills.find(({ number }) => red.note.endsWith(number));
      expect(original?.amountMinor).toBe(-red.amountMinor);
      expect(original?.dealerCode).toBe(red.dealerCode);
    }
    expect(of('reversal').length).toBeGreaterThan(0);
  });
});

describe('the dealers of the sample shop', () => {
  const lastSale = new Map<string, string>();
  const firstSale = new Map<string, string>();
  for (const { dealerCode, on } of sales('0000', ENDS_ON)) {
    lastSale.set(dealerCode, on);
    if (!firstSale.has(dealerCode)) firstSale.set(dealerCode, on);
  }
  const graded = shop.dealers.slice(1);

  test('are joined by one walk-in account', () => {
    expect(shop.dealers.filter(({ type }) => type === 'walk_in')).toEqual([counter]);
    expect(shop.bills.filter(({ dealerCode }) => dealerCode === counter?.code).length).toBeGreaterThan(100);
  });

  test('include newcomers of the last two months, some who never bought, and some who stopped a year ago', () => {
    const newcomers = graded.filter(({ openedOn }) => openedOn > addMonths(ENDS_ON, -2));
    const never = graded.filter(({ code }) => !lastSale.has(code));
    const dormant = graded.filter(({ code }) => (lastSale.get(code) ?? ENDS_ON) < addMonths(ENDS_ON, -12));

    expect(newcomers).toHaveLength(6);
    expect(never.length).toBeGreaterThanOrEqual(4);
    expect(never.length).toBeLessThanOrEqual(8);
    expect(dormant.length).toBeGreaterThanOrEqual(10);
  });

  test('include large ones that bought for long and have stopped in the last months', () => {
    const dying = graded.filter(({ code }) => {
      const last = lastSale.get(code) ?? '';
      return last > addDays(ENDS_ON, -170) && last < addDays(ENDS_ON, -35) && (firstSale.get(code) ?? '') < '2025-03';
    });
    const big = dying.filter(
      ({ code }) =>
        total(sales(addDays(ENDS_ON, -700), addDays(ENDS_ON, -350)).filter((b) => b.dealerCode === code)) > 3e6,
    );

    expect(dying.length).toBeGreaterThanOrEqual(8);
    expect(big.length).toBeGreaterThanOrEqual(3);
  });

  test('never bought before they were opened', () => {
    const early = graded.filter(({ code, openedOn }) => (firstSale.get(code) ?? ENDS_ON) < openedOn);

    expect(early).toEqual([]);
  });

  test('carry grades from the gut that the orders do not always bear out', () => {
    const grades = new Set(graded.map(({ grade }) => grade));
    const spend = new Map(graded.map(({ code }) => [code, 0]));
    for (const bill of sales(addMonths(ENDS_ON, -12), ENDS_ON)) {
      if (spend.has(bill.dealerCode)) spend.set(bill.dealerCode, (spend.get(bill.dealerCode) ?? 0) + bill.amountMinor);
    }
    const top = new Set(
      [...spend]
        .sort((a, b) => b[1] - a[1])
        .slice(0, 60)
        .map(([code]) => code),
    );
    const gutA = graded.filter(({ grade }) => grade === 'A');
    const right = gutA.filter(({ code }) => top.has(code)).length / gutA.length;

    expect(grades).toEqual(new Set(['A', 'B', 'C', '']));
    expect(right).toBeGreaterThan(0.4);
    expect(right).toBeLessThan(0.97);
  });

  test('are called like no chain there is, and phone from a block nobody has', () => {
    const names = graded.flatMap(({ name, shortName }) => [name, shortName]);
    const phones = graded.flatMap(({ phone }) => phone.split(/[/ ](?=\d{4})/)).filter((phone) => phone !== '');

    expect(names.filter((name) => REAL_CHAINS.some((chain) => name.includes(chain)))).toEqual([]);
    expect(PRODUCTS.filter(({ name }) => REAL_CHAINS.some((chain) => name['zh-CN'].includes(chain)))).toEqual([]);
    expect(phones.length).toBeGreaterThan(250);
    const mobiles = graded.flatMap(({ phone }) => phone.replace(/[- ]/g, '').match(/1\d{10}/g) ?? []);
    expect(mobiles.filter((mobile) => !mobile.startsWith('1640000'))).toEqual([]);
    expect(new Set(mobiles).size).toBe(mobiles.length);
    expect(graded.some(({ phone }) => phone.includes('-'))).toBe(true);
  });
});
