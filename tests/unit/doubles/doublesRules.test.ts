import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPhones } from '../../../src/main/features/dealers/phone.rules.ts';
import { loadRegions } from '../../../src/main/features/dealers/regionTable.ts';
import { type DoubleRecord, doubleKeys } from '../../../src/main/features/doubles/doubleKeys.rules.ts';
import { comparePair, findDoubles, nearNames } from '../../../src/main/features/doubles/doubles.rules.ts';
import { dirtyDealers, pairQuality } from '../../helpers/dirtyDealers.ts';

const regions = loadRegions(resolve(import.meta.dirname, '../../../resources'));

const keysOf = (id: number, record: Partial<DoubleRecord>) =>
  doubleKeys({ id, name: '', city: '', address: '', taxNo: '', phones: [], ...record }, regions);

const compare = (a: Partial<DoubleRecord>, b: Partial<DoubleRecord>) => comparePair(keysOf(1, a), keysOf(2, b));

const codesOf = (a: Partial<DoubleRecord>, b: Partial<DoubleRecord>) =>
  compare(a, b)?.reasons.map(({ code }) => code) ?? [];

describe('what makes two records suspect', () => {
  test('spellings of one name, with company forms, brackets and blanks', () => {
    expect(codesOf({ name: '恒源佳贸易（集团）有限公司' }, { name: '恒源佳 贸易(集团)有限责任公司' })).toEqual([
      'same_name',
    ]);
  });

  test('a name with its place and one without, unless it is another place', () => {
    expect(codesOf({ name: '广州鑫盈德商贸有限公司' }, { name: '鑫盈德商贸', address: '广州市天河区' })).toEqual([
      'same_core',
    ]);
    expect(codesOf({ name: '广州鑫盈德商贸有限公司' }, { name: '深圳鑫盈德商贸有限公司' })).toEqual([]);
  });

  test('a name with its group and one without', () => {
    expect(codesOf({ name: '恒源佳贸易（集团）有限公司' }, { name: '恒源佳贸易有限公司' })).toEqual(['same_core']);
  });

  test('names that sound alike, but not against other facts', () => {
    expect(codesOf({ name: '广州鑫佳百货' }, { name: '广州新佳百货' })).toEqual(['same_sound']);
    expect(
      codesOf({ name: '广州鑫佳百货', phones: ['13900000001'] }, { name: '广州新佳百货', phones: ['13900000002'] }),
    ).toEqual([]);
  });

  test('one phone is enough for names nearly alike, not for names that have nothing in common', () => {
    const phones = ['13900000001'];

    expect(codesOf({ name: '河西老王批发部', phones }, { name: '河西老王批发', phones })).toEqual([
      'near_name',
      'same_phone',
    ]);
    expect(codesOf({ name: '河西老王批发部', phones }, { name: '城东烟酒店', phones })).toEqual([]);
  });

  test('shops of one owner that differ by number or direction are no doubles', () => {
    const phones = ['13900000001'];

    expect(codesOf({ name: '好又多一店', phones }, { name: '好又多二店', phones })).toEqual([]);
    expect(codesOf({ name: '好又多超市东门店', phones }, { name: '好又多超市西门店', phones })).toEqual([]);
    expect(nearNames('好又多超市东门店', '好又多超市')).toBe(false);
    expect(nearNames('好又多超市店', '好又多超市')).toBe(true);
  });

  test('one tax number is one firm whatever it is called, two tax numbers are two', () => {
    const taxNo = '91440101MA5AU12345';

    expect(codesOf({ name: '鑫源商行', taxNo }, { name: '老李批发', taxNo })).toEqual(['same_tax']);
    expect(codesOf({ name: '鑫源商行', taxNo }, { name: '鑫源商行', taxNo: '91440101MA5AU99999' })).toEqual([]);
  });

  test('one address is found behind the region in any form; the next house is another address', () => {
    const here = { name: '老王烟酒批发', address: '广东省广州市天河区旺和路233号' };

    expect(codesOf(here, { name: '老王烟酒', address: '广州天河区旺和路233' })).toEqual(['near_name', 'same_address']);
    expect(codesOf(here, { name: '老王烟酒', address: '广州市天河区旺和路2331号' })).toEqual([]);
  });

  test('one name in two cities is two dealers', () => {
    expect(codesOf({ name: '沙县小吃店', city: '广州市' }, { name: '沙县小吃店', city: '杭州市' })).toEqual([]);
  });

  test('phones that many share say nothing', () => {
    const phones = ['4008001234'];

    expect(codesOf({ name: '河西老王批发部', phones }, { name: '河西老王批发', phones })).toEqual([]);
  });
});

const record = fc.record({
  name: fc.constantFrom('鑫源商行', '广州鑫源商行', '新源商行', '鑫源商行有限公司', '城东店', '', '9号店'),
  city: fc.constantFrom('', '广州市', '深圳市'),
  address: fc.constantFrom('', '广州市天河区旺和路233号', '旺和路233号'),
  taxNo: fc.constantFrom('', '91440101MA5AU12345', '91440101MA5AU99999'),
  phones: fc.subarray(['13900000001', '13900000002', '4008001234']),
});

describe('the search', () => {
  test('is the same in either order, never finds a record with itself, and each pair once', () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 12 }), (records) => {
        const keys = records.map((each, i) => keysOf(i + 1, each));

        const found = findDoubles(keys);

        expect(findDoubles([...keys].reverse())).toEqual(found);
        expect(found.every(({ lowId, highId }) => lowId < highId)).toBe(true);
        expect(new Set(found.map(({ lowId, highId }) => `${lowId}-${highId}`)).size).toBe(found.length);
        for (const [i, a] of keys.entries()) {
          for (const b of keys.slice(i + 1)) expect(comparePair(a, b)).toEqual(comparePair(b, a));
        }
      }),
      { numRuns: 200 },
    );
  });

  test('finds whatever comparing everybody with everybody finds', () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 12 }), (records) => {
        const keys = records.map((each, i) => keysOf(i + 1, each));
        const all = keys.flatMap((a, i) => keys.slice(i + 1).filter((b) => comparePair(a, b) !== undefined));

        expect(findDoubles(keys)).toHaveLength(all.length);
      }),
      { numRuns: 200 },
    );
  });

  test.each([1, 7, 20261122, 99])('is right on a dirty list (seed %i)', (seed) => {
    const rows = dirtyDealers(seed, 600);
    const keys = rows.map(({ name, phone, address }, i) =>
      keysOf(i + 1, { name, address, phones: readPhones(phone).phones.map(({ digits }) => digits) }),
    );

    const quality = pairQuality(findDoubles(keys), new Map(rows.map(({ entity }, i) => [i + 1, entity])));

    expect(quality.truePairs).toBeGreaterThan(40);
    expect(quality.precision).toBeGreaterThanOrEqual(0.99);
    expect(quality.recall).toBeGreaterThanOrEqual(0.95);
  });

  test('20,000 dealers take seconds, and a name that half the list bears does not stop it', () => {
    const rows = dirtyDealers(3, 20_000);
    const keys = rows.map(({ name, phone, address }, i) =>
      keysOf(i + 1, {
        name: i % 2 === 0 ? name : '沙县小吃',
        address,
        phones: readPhones(phone).phones.map(({ digits }) => digits),
      }),
    );
    const started = performance.now();

    findDoubles(keys);

    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
