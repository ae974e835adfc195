import { describe, expect, it } from 'vitest';
import { readVisitText } from '../../../src/shared/domain/visitText.ts';

/** Wednesday. */
const of = { sheetId: 7, on: '2026-11-25', digits: 2, lines: new Set([1, 2, 3, 4, 5, 6, 7, 8]) };
const one = (text: string, on = of.on) => {
  const { rows, unread } = readVisitText(text, { ...of, on });
  expect(unread).toEqual([]);
  expect(rows).toHaveLength(1);
  return rows[0];
};

describe('an amount among other figures', () => {
  it.each([
    ['1 已订 500ml可乐 3000', 3000],
    ['1 已订 可乐 500ml 20箱', null],
    ['1 已订 东鹏特饮 250*24 10箱 1200元', 1200],
    ['1 已订 批号20261101 3000', 3000],
    ['1 已订 52度白酒 6瓶 1800', 1800],
    ['1 已订 35元/箱 20箱', null],
    ['1 已订 单价35 20箱', null],
    ['1 已订 20箱，每箱35元，合计700', 700],
    ['1 已订 每箱35 共700', 700],
    ['1 已订 9折 3000', 3000],
    ['1 已订 买10送1 3000', 3000],
    ['1 已订 10搭1 20箱', null],
    ['1 已订 20%', null],
    ['1 已订 1万2千3', 12_300],
    ['1 已订 下午3点送 2000', 2000],
    ['1 已订 去年3000今年5000', null],
    ['1 已订 3000 定金500', 3000],
    ['1 已订 3000 电话13800001234', 3000],
    ['1 有意向 竞品怡宝 35，我们 38', null],
    ['1 货架第3排 堆头2个', null],
    ['1 已订 20kg', null],
    ['1 已订 25kg 大米 10袋 1200', 1200],
    ['1 已订 53度飞天 2瓶 5998', 5998],
    ['1 已订 52°500ml 6瓶 3000', 3000],
    ['1 已订 8点半送 3000', 3000],
    ['1 已订 3款 3种 3000', 3000],
    ['1 已订 A3 3000', 3000],
    ['1 已订 2k', 2000],
    ['1 已订 3w', 30_000],
  ])('%s', (text, amount) => {
    expect(one(text)).toMatchObject({
      line: 1,
      problems: [],
      amountMinor: amount === null ? null : amount * 100,
    });
  });

  it.each(['1 已订 3 000', '1 已订 3000 5000', '1 已订 3000元 500元', '2) 已订 3) 500', '1 已订 1万2百'])(
    '%s: several that might be it are handed back',
    (text) => {
      expect(one(text)).toMatchObject({ amountMinor: null, problems: [{ code: 'amountUnclear' }] });
    },
  );

  it.each([
    '2 老板不在，娃哈哈 纯净水 12.5',
    '2 老板不在，娃哈哈 纯净水，12.5',
    '5 没订，统一 3.8',
    '2 已订 3000 11-22',
  ])('%s: what may be a price, or is a day gone by, is handed back', (text) => {
    expect(one(text)).toMatchObject({ nextOn: null, problems: [{ code: 'dayUnclear' }] });
  });

  it('is no day, and no year', () => {
    expect(one('1 已订 3000 明年1月5号')).toMatchObject({ nextOn: null });
    expect(one('1 已订 3000 3号店')).toMatchObject({ nextOn: null, amountMinor: 300_000 });

    expect(one('1 已订 下午3点送 2000')).toMatchObject({ nextOn: null, body: '下午3点送' });
    expect(one('1 已订 去年3000今年5000')?.nextOn).toBeNull();
  });
});

describe('an order that is none, or stands beside another word', () => {
  it.each([
    '可能订3000',
    '打算订 3000',
    '不一定要 3000',
    '说要订3000但没钱',
    'would have ordered 3000',
    'not sure, will order 3000',
  ])('%s is an interest', (text) => {
    expect(one(`1 ${text}`)).toMatchObject({ result: 'interested', problems: [] });
  });

  it.each([
    '没去，电话订了3000',
    '老板不在，老板娘订了3000',
    '下单3000后关门',
    '不需要可乐，订了雪碧 300',
    'order cancelled 3000',
    'he ordered from rival 500',
  ])('%s says two things and is handed back', (text) => {
    expect(one(`1 ${text}`)).toMatchObject({ result: null, problems: [{ code: 'resultUnclear' }] });
  });

  it.each([
    ['没关门，订了 500', 'ordered'],
    ['关门前订了500', 'ordered'],
    ['不休息，订500', 'ordered'],
    ['没有拒绝，订了 500', 'ordered'],
    ['拒绝涨价但订了500', 'ordered'],
    ['无竞品 已订 500', 'ordered'],
    ['竞品无 已订 500', 'ordered'],
    ['明天 已订 500', 'ordered'],
    ['met Mr. Smith ordered 500', 'ordered'],
  ])('%s: a denial is none of that', (text, result) => {
    expect(one(`1 ${text}`)).toMatchObject({ result, amountMinor: 50_000, market: null, problems: [] });
  });

  it('names nobody who was not met, and no competitor that was not seen', () => {
    expect(one('1 没见到老板')?.person).toBe('');
    expect(one('1 找不到店')).toMatchObject({ what: 'missed', person: '' });
    expect(one('1 met Mr. Smith ordered 500')?.person).toBe('Mr. Smith');
    expect(one('1 关门 竞品没有')?.market).toBeNull();
    expect(one('1 not closed, interested')?.result).toBe('interested');
  });
});

describe('what is seen of a competitor', () => {
  it.each([
    ['2 竞品 农夫山泉 1.5L 卖 28', '农夫山泉', '1.5L', 28],
    ['2 竞品 怡宝 12月1日起 卖20', '怡宝', '12月1日起', 20],
    ['2 竞品 怡宝 便宜5块', '怡宝', '便宜5块', null],
    ['8 竞品 康师傅 冰红茶 3.5元/瓶 没订', '康师傅', '冰红茶', 3.5],
  ])('%s', (text, competitor, product, price) => {
    expect(one(text)).toMatchObject({
      nextOn: null,
      amountMinor: null,
      market: { competitor, product, priceMicro: price === null ? null : price * 1_000_000 },
    });
  });

  it('ends where the order begins', () => {
    expect(one('2 竞品 康师傅 卖35 已订 3000')).toMatchObject({
      result: 'ordered',
      amountMinor: 300_000,
      market: { competitor: '康师傅', product: '', priceMicro: 35_000_000 },
    });
  });
});

describe('days in English, on a Monday', () => {
  const MONDAY = '2026-11-23';
  it.each([
    ['2 promised to pay 3000 next mon', '2026-11-30'],
    ['2 interested next tue', '2026-12-01'],
    ['2 interested, the day after tomorrow', '2026-11-25'],
    ['2 interested, in 3 days', '2026-11-26'],
    ['2 interested mon', '2026-11-30'],
    ['2 有意向 周一再去', '2026-11-30'],
    ['2 有意向 本周一送', '2026-11-23'],
  ])('%s', (text, day) => {
    expect(one(text, MONDAY)).toMatchObject({ nextOn: day, problems: [] });
  });

  it('moves to the next one, and does not guess which figure is the month', () => {
    expect(one('2 moved to next mon 10:00', MONDAY)?.movedTo).toBe('2026-11-30');
    expect(one('2 interested on 05/12/2026', MONDAY)).toMatchObject({
      nextOn: null,
      problems: [{ code: 'dayUnclear' }],
    });
  });
});

describe('several lines at once', () => {
  const told = (text: string) =>
    readVisitText(text, of).rows.map(({ row, line, what, result, amountMinor }) => [
      row,
      line,
      what,
      result,
      amountMinor,
    ]);

  it.each(['  2,3,4 没去', '2,3,4 没去', '2、3、4 没去', '2，3和4都没去', '2到4都没去', '2-4没去', '第2、3、4行没去'])(
    '%s',
    (text) => {
      expect(told(`${text}\n5 关门`)).toEqual([
        [1, 2, 'missed', null, null],
        [2, 3, 'missed', null, null],
        [3, 4, 'missed', null, null],
        [4, 5, 'done', 'closed', null],
      ]);
    },
  );

  it('hands an amount back that may be of each or of all', () => {
    const { rows } = readVisitText('2和3 已订 500', of);
    expect(rows.map(({ line, amountMinor, problems }) => [line, amountMinor, problems[0]?.code])).toEqual([
      [2, null, 'amountUnclear'],
      [3, null, 'amountUnclear'],
    ]);
  });

  it('takes no figure for the number of a line that the sheet has not', () => {
    expect(told('2、300 已订')).toEqual([[1, 2, 'done', 'ordered', null]]);
  });
});
