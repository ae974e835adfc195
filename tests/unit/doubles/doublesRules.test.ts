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

  test('one tax number under two names at two addresses is one owner of two shops', () => {
    const taxNo = '91440101MA5AU12345';
    const phones = ['13900000001'];
    const one = { name: '鑫源商行', taxNo, phones, address: '广州市天河区旺和路233号' };

    expect(codesOf(one, { name: '老李批发', taxNo, phones, address: '广州市白云区新市街8号' })).toEqual([]);
    expect(codesOf(one, { name: '鑫源商贸', taxNo, phones, address: '广州市天河区旺和路233号' })).toContain('same_tax');
    expect(codesOf(one, { name: '鑫源商行', taxNo, phones, address: '广州市白云区新市街8号' })).toContain('same_tax');
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

describe('cases made to deceive', () => {
  const phones = ['13900000001'];
  const taxNo = '91440101MA5AU12345';
  test.each<[string, Partial<DoubleRecord>, Partial<DoubleRecord>]>([
    ['numbered shops', { name: '美宜佳便利店一店', phones }, { name: '美宜佳便利店二店', phones }],
    ['shops by street', { name: '美宜佳便利店南街店', phones }, { name: '美宜佳便利店北街店', phones }],
    ['shops by street in brackets', { name: '美宜佳（人民路店）', phones }, { name: '美宜佳（解放路店）', phones }],
    ['a brand and its shop', { name: '美宜佳便利店', phones }, { name: '美宜佳便利店南街店', phones }],
    ['a brand and its branch', { name: '美宜佳便利店', phones }, { name: '美宜佳便利店人民路分店', phones }],
    ['shops under one tax number', { name: '美宜佳人民路店', taxNo }, { name: '美宜佳解放路店', taxNo }],
    ['shops by letter', { name: '鑫源A店', phones }, { name: '鑫源B店', phones }],
    ['head office and branch', { name: '鑫源总店', phones }, { name: '鑫源分店', phones }],
    ['neighbours of one landlord', { name: '老张五金', phones }, { name: '小李百货', phones }],
    ['directions in English', { name: 'Corner Shop North', phones }, { name: 'Corner Shop South', phones }],
    ['one brand in two cities', { name: '广州鑫源商贸' }, { name: '深圳鑫源商贸' }],
  ])('%s are two', (_what, a, b) => {
    expect(codesOf(a, b)).toEqual([]);
    expect(codesOf(b, a)).toEqual([]);
  });

  test.each<[string, Partial<DoubleRecord>, Partial<DoubleRecord>, string]>([
    ['full-width brackets', { name: '鑫源商行（天河）' }, { name: '鑫源商行(天河)' }, 'same_name'],
    ['company forms', { name: '鑫源商贸股份有限公司' }, { name: '鑫源商贸有限责任公司' }, 'same_name'],
    ['one-man business', { name: '鑫源商贸（个体户）' }, { name: '鑫源商贸（个体工商户）' }, 'same_core'],
    ['a place before the name', { name: '广东鑫源商贸' }, { name: '鑫源商贸', city: '广州市' }, 'same_core'],
    ['homophones', { name: '鸿运来酒楼' }, { name: '宏运来酒楼' }, 'same_sound'],
    ['short homophones and a phone', { name: '鸿运来', phones }, { name: '宏运来', phones }, 'near_name'],
    ['traditional characters', { name: '東方超級市場' }, { name: '东方超级市场' }, 'same_sound'],
    ['a trade left out', { name: '老王烟酒店', phones }, { name: '老王烟酒', phones }, 'near_name'],
    ['what is sold before 店', { name: '老王烟酒', phones }, { name: '老王烟酒便利店', phones }, 'near_name'],
    ['English forms', { name: 'Smith Trading Company Limited' }, { name: 'Smith Trading Ltd' }, 'same_core'],
    ['& and and', { name: 'Smith & Sons' }, { name: 'Smith and Sons' }, 'same_core'],
    ['an English slip and a phone', { name: 'Smith Trading', phones }, { name: 'Smith Tradings', phones }, 'near_name'],
  ])('%s are one', (_what, a, b, code) => {
    expect(codesOf(a, b)).toContain(code);
    expect(codesOf(b, a)).toContain(code);
  });

  test('a phone that many have is a landlord’s and says nothing, even for one house', () => {
    const market = ['老张五金', '小李百货', '阿强水果', '陈记粮油', '好又多超市'].map((name, i) =>
      keysOf(i + 1, { name, phones, address: '广州市天河区旺和路1号' }),
    );

    expect(findDoubles(market)).toEqual([]);
    expect(findDoubles(market.slice(0, 2))).toHaveLength(1);
  });

  test('ten brands of a few sounds in four cities are forty dealers', () => {
    const brands = ['鸿运', '宏运', '鑫源', '欣源', '新元', '福来', '富来', '佳和', '嘉禾', '家和'];
    const places = ['广州市', '杭州市', '成都市', '武汉市'];
    const records = brands.flatMap((brand, i) =>
      places.map((city, j) => keysOf(i * 10 + j + 1, { name: `${brand}商行`, city, phones: [`138${i}000${j}000`] })),
    );

    expect(findDoubles(records)).toEqual([]);
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
        // What five have is a landlord's phone, which only the search can know.
        const holders = (phone: string) => records.filter(({ phones }) => phones.includes(phone)).length;
        fc.pre(records.every(({ phones }) => phones.every((phone) => holders(phone) < 5)));
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

  test('of 20,000 dealers half bear one name: it makes no pairs, and the search can be stopped at every step', () => {
    const rows = dirtyDealers(3, 20_000);
    const keys = rows.map(({ name, phone, address }, i) =>
      keysOf(i + 1, {
        name: i % 2 === 0 ? name : '沙县小吃',
        address,
        phones: readPhones(phone).phones.map(({ digits }) => digits),
      }),
    );
    let steps = 0;
    const stopAt = (last: number) => () => {
      steps += 1;
      if (steps > last) throw new Error('stopped');
    };

    const pairs = findDoubles(keys, stopAt(Number.POSITIVE_INFINITY));
    const all = steps;
    steps = 0;

    // Six ways to meet, each a look every 5,000 records.
    expect(all).toBeGreaterThanOrEqual(6 * (20_000 / 5000));
    expect(pairs.filter(({ reasons }) => reasons.every(({ code }) => code === 'same_name'))).toEqual(
      pairs.filter(
        ({ lowId, highId, reasons }) =>
          lowId % 2 === 1 && highId % 2 === 1 && reasons.every(({ code }) => code === 'same_name'),
      ),
    );
    for (const last of [0, 7, all - 1]) {
      steps = 0;
      expect(() => findDoubles(keys, stopAt(last))).toThrow('stopped');
      expect(steps).toBe(last + 1);
    }
  });
});
