import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';
import { describe, expect } from 'vitest';
import { nameKey } from '../../../src/main/features/dealers/nameKey.rules.ts';
import { readDate } from '../../../src/main/features/imports/readDate.rules.ts';
import { readAmount } from '../../../src/main/features/imports/readNumber.rules.ts';
import { normaliseGrade } from '../../../src/main/features/imports/readWord.rules.ts';
import { sharedIt, sharedPath } from '../../helpers/shared.ts';
import { rowsOf, understand } from './rows.ts';

interface Truth {
  entity: string;
  phone: string | null;
  phoneLossy: boolean;
  province: string;
  city: string;
  district: string;
  tier: string;
  date: string;
  amount: number;
}

const csv = (text: string) => rowsOf(Papa.parse<string[]>(text).data);
/** Shares below this are a failure; in percent. */
const LEAST = 99.5;

describe('the dirty list of ../shared/samples against its truth', () => {
  sharedIt('samples/03_dealers_utf8.csv', 'is read right in every field', () => {
    // The file's README describes these fields.
    const truth = JSON.parse(readFileSync(sharedPath('samples/truth.json'), 'utf8')) as Truth[];
    const list = understand(csv(readFileSync(sharedPath('samples/03_dealers_utf8.csv'), 'utf8')));

    const right: Record<string, number> = {};
    const note = (field: string, isRight: boolean) => {
      right[field] = (right[field] ?? 0) + (isRight ? 1 : 0);
    };
    list.dealers().forEach((draft, i) => {
      const expected = truth[i];
      const cells = list.data[i]?.cells ?? [];
      if (expected === undefined) throw new Error(`row ${draft.row} is not in the truth`);
      const mobile = draft.contacts.flatMap(({ phones }) => phones).find(({ kind }) => kind === 'mobile');
      const date = readDate(cells[list.column('lastOrderOn')]);
      const amountCell = cells[list.column('totalAmount')];
      const amount = readAmount(amountCell);
      const tolerance = /万/.test(String(amountCell)) ? 0.5 : 0;
      note('name', nameKey(draft.name ?? '') === nameKey(expected.entity));
      note('phone', (mobile?.digits ?? null) === expected.phone);
      note('phoneLossy', draft.problems.some(({ code }) => code === 'phone_lossy') === expected.phoneLossy);
      for (const level of ['province', 'city', 'district'] as const) note(level, draft[level] === expected[level]);
      note('tier', normaliseGrade(draft.originalGrade ?? '') === expected.tier);
      note('date', (date.kind === 'day' ? date.day : date.kind === 'partial' ? date.text : '') === expected.date);
      note('amount', amount.kind === 'value' && Math.abs(amount.micro / 1e6 - expected.amount) <= tolerance);
    });
    const shares = Object.entries(right).map(([field, count]) => [field, (count / truth.length) * 100] as const);

    expect(list).toMatchObject({ kind: 'dealers', found: { headerRow: 1, headerRows: 1 } });
    expect(list.data).toHaveLength(truth.length);
    expect(shares).toHaveLength(9);
    expect(shares.filter(([, share]) => share < LEAST)).toEqual([]);
    expect(right.phoneLossy).toBe(truth.length);
  });
});

describe('order files that no one here wrote', () => {
  sharedIt('data/online-retail/online_retail_orders.csv', 'the 18,532 bills of a year come to 8,911,407.904', () => {
    const list = understand(csv(readFileSync(sharedPath('data/online-retail/online_retail_orders.csv'), 'utf8')));

    const orders = list.orders();

    expect(list).toMatchObject({ kind: 'orders', shape: 'bills' });
    expect(orders).toHaveLength(18_532);
    expect(orders.reduce((sum, { amountMicro }) => sum + (amountMicro ?? 0), 0)).toBe(8_911_407_904_000);
    expect(new Set(orders.map(({ dealerCode }) => dealerCode)).size).toBe(4338);
    expect(orders.filter(({ problems, kind }) => problems.length > 0 || kind !== 'sale')).toEqual([]);
  });

  sharedIt(
    'data/online-retail/online_retail.csv.gz',
    'the lines of that year: 135,080 name no customer, 9,288 are cancelled',
    () => {
      const text = gunzipSync(readFileSync(sharedPath('data/online-retail/online_retail.csv.gz'))).toString('utf8');
      const list = understand(csv(text));

      const counts = { lines: 0, noDealer: 0, otherProblems: 0, cancelled: 0 };
      for (const { problems, kindBy } of list.orders()) {
        counts.lines += 1;
        if (problems.some(({ code }) => code === 'dealer_missing')) counts.noDealer += 1;
        else if (problems.length > 0) counts.otherProblems += 1;
        if (kindBy === 'number') counts.cancelled += 1;
      }

      expect(list).toMatchObject({ kind: 'orders', shape: 'lines' });
      expect(counts).toEqual({ lines: 541_909, noDealer: 135_080, otherProblems: 0, cancelled: 9288 });
    },
  );

  sharedIt('data/rfm/rfm_data_orders.csv', 'the orders without numbers are understood by their three columns', () => {
    const list = understand(csv(readFileSync(sharedPath('data/rfm/rfm_data_orders.csv'), 'utf8')));

    const orders = list.orders();

    expect(list).toMatchObject({ kind: 'orders', shape: 'bills' });
    expect(orders).toHaveLength(4906);
    expect(orders.every(({ problems }) => problems.length === 0)).toBe(true);
    expect(new Set(orders.map(({ dealerCode }) => dealerCode)).size).toBe(995);
  });
});
